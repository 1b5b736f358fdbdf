"""Two signs set out side by side."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.findings import BadInputError, MissingPartError
from countermark.marks.comparison.by_meaning import Meant
from countermark.marks.comparison.setting_out import Comparison, set_out
from countermark.marks.comparison.side import Side
from countermark.marks.precedents import GoodsRelation
from countermark.marks.sign import meaning


@pytest.fixture(autouse=True)
def _no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the encoder of meanings out: it takes seconds and has its own tests."""

    def missing(_: list[str]) -> None:
        problem = "The encoder is not installed."
        raise MissingPartError(problem)

    monkeypatch.setattr(meaning, "directions", lambda _: None)
    monkeypatch.setattr(meaning, "encode", missing)


def compared(sign: str, mark: str) -> Comparison:
    """Compare two texts without goods."""
    return set_out(Side(text=sign), Side(text=mark))


def said(found: Comparison, title: str) -> str:
    """Join what a section says, its table with it."""
    section = next(section for section in found.sections if section.title == title)
    rows = section.grid.rows if section.grid else ()
    return "\n".join([*section.statements, *(" | ".join(row) for row in rows)])


def test_every_point_is_set_out_in_order() -> None:
    """An examiner's points come in an examiner's order, each point of law with sources."""
    found = compared("GUCCl bags", "GUCCI")
    assert [section.title for section in found.sections] == [
        "The signs",
        "Visual",
        "Aural",
        "Conceptual",
        "Goods and services",
        "Distinctive and dominant elements",
        "As a whole",
        "Decided pairs",
    ]
    assert all(section.grounds for section in found.sections[1:7])
    assert not any(
        source.checked
        for section in found.sections
        for ground in section.grounds
        for source in ground.sources
    )


def test_a_trick_with_letters_is_set_out() -> None:
    """GUCCl bags: the l is shown, the descriptive word set aside, the relation named."""
    found = compared("GUCCl bags", "GUCCI")
    assert "bags (goods)" in said(found, "The signs")
    assert "also read as | gucci" in said(found, "The signs")
    assert "letters that look alike in 1" in said(found, "Visual")
    assert "in Latin letters | gucci | gucci" in said(found, "Aural")
    assert "can be read as the same" in said(found, "Distinctive and dominant elements")
    assert "essential aspects" in said(found, "As a whole")
    assert found.short.startswith("Suspected: not distinguishable")


def test_digits_are_heard_as_the_letters_they_look_like() -> None:
    """R0LEKS: the ear is told the reading whose sound was measured, not one without the digit."""
    found = compared("R0LEKS", "ROLEX")
    assert "in Latin letters | roleks | rolex" in said(found, "Aural")
    assert "as heard, roughly | roleks | roleks" in said(found, "Aural")
    assert "the same in the same order" in said(found, "Aural")


def test_another_script_is_compared_by_ear() -> None:
    """Between scripts letters are not laid side by side, and no number for the eye is given."""
    found = compared("Шанель", "CHANEL")
    visual = next(section for section in found.sections if section.title == "Visual")
    assert visual.alignment is None
    assert "Cyrillic and Latin" in visual.statements[0]
    assert "by eye not compared" in found.short
    assert "a-e | a-e" in said(found, "Aural")


def test_words_without_spaces_are_parted() -> None:
    """Where a script writes no spaces, descriptive words are set aside all the same."""
    found = compared("小米官方旗舰店", "小米")
    assert found.sign.sign.words == ("小米", "官方旗舰店")
    assert compared("PHOTOSHOP", "PHOTO").sign.sign.words == ("PHOTOSHOP",)


def test_letters_that_only_look_latin_are_compared_by_eye() -> None:
    """Cyrillic letters throughout, each of which looks Latin, are laid side by side."""
    found = compared("СОСА", "COCA")
    assert "letters that look alike in 4" in said(found, "Visual")


def test_mixed_scripts_are_remarked() -> None:
    """The letter of another script is named, with its script."""
    assert "'І' (Cyrillic)" in said(compared("NІKE", "NIKE"), "The signs")


def test_unseen_characters_are_remarked() -> None:
    """Characters that nobody sees are counted and taken away; ® is no trick."""
    assert "1 characters that nobody sees" in said(compared("NI\u200bKE", "NIKE®"), "The signs")
    assert "nobody sees" not in said(compared("NIKE®", "NIKE"), "The signs")


def test_letters_from_right_to_left_are_counted_only() -> None:
    """Letters that run from right to left are not laid out, but their number is told."""
    visual = next(one for one in compared("شانيل", "شنيل").sections if one.title == "Visual")
    assert visual.alignment is None
    assert "The sign has 5 letters in 1 word" in visual.statements[0]


def test_consonant_scripts_have_no_syllables_to_count() -> None:
    """Arabic leaves vowels out: nothing is said about rhythm."""
    found = compared("شانيل", "CHANEL")
    assert "not written" in said(found, "Aural")
    assert "does not tell how many syllables" in said(found, "Aural")


@pytest.mark.parametrize(
    ("sign", "mark", "says"),
    [
        ("MOTOROLO", "MOTOROLA", "Both have 4 groups of vowels, but not the same ones."),
        ("GUCCIO", "GUC", "2 beside 1 groups of vowels"),
        ("Nyke", "Nike", "not the same ones"),
    ],
)
def test_rhythm_is_counted(sign: str, mark: str, says: str) -> None:
    """Groups of vowels are counted and compared in their order."""
    assert says in said(compared(sign, mark), "Aural")


def test_addresses_are_taken_apart_first() -> None:
    """Of an address, the words that are most like the mark are compared, and its words are told."""
    found = compared("https://rolexreplica.evil-shop.net/x", "ROLEX")
    assert found.sign.sign.core == ("rolex",)
    assert found.short.startswith("Of the address, 'rolex replica' is compared. Suspected: ")
    assert "read as an address (url)" in said(found, "The signs")
    assert "says that it is a copy" in said(compared("rolex replica", "ROLEX"), "The signs")
    assert "say that it is a copy" in said(found, "The signs")
    assert found.to_json()["sign"]["address"] == "url"  # type: ignore[call-overload,index]


@pytest.mark.parametrize(
    ("sign", "mark", "says"),
    [
        ("online shop", "SHOP", "Every word of the sign describes"),
        ("Gucci shop", "Prada shop", "'shop', only describes"),
        ("NIKE AIR", "NIKE", "beside other distinguishing words"),
        ("NIKELAND", "NIKE", "The whole mark stands inside the sign."),
        ("NIKE", "NIKELAND", "The whole sign stands inside the mark."),
        ("ZETA RED", "RED OMEGA", "They share 'RED'; the rest differs."),
        ("PRADA", "GUCCI", "this program does not know"),
    ],
)
def test_elements_are_weighed_as_far_as_words_tell(sign: str, mark: str, says: str) -> None:
    """What distinguishes, what is shared, and what cannot be judged is said."""
    assert says in said(compared(sign, mark), "Distinctive and dominant elements")


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        (Side(text="A", goods="Hats"), Side(text="A", goods="hats"), GoodsRelation.IDENTICAL),
        (Side(text="A", classes=(25,)), Side(text="A", classes=(25,)), GoodsRelation.SIMILAR),
        (Side(text="A", classes=(7,)), Side(text="A", classes=(25,)), GoodsRelation.DISSIMILAR),
        (Side(text="A"), Side(text="A", classes=(25,)), GoodsRelation.UNKNOWN),
    ],
)
def test_goods_are_compared_as_far_as_they_are_given(
    ours: Side, theirs: Side, relation: GoodsRelation
) -> None:
    """By their words, else by class, else not at all."""
    assert set_out(ours, theirs).goods.relation is relation


def test_a_translation_is_similar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A translation is weak to eye and ear; meaning makes it similar, and the score says so."""
    told = Meant(0.9, "they may mean the same.")
    monkeypatch.setattr("countermark.marks.comparison.by_meaning.beside", lambda *_: told)
    found = compared("SUN", "LE SOLEIL")
    assert found.short.startswith("Suspected: similar")
    assert [feature.name for feature in found.likeness.features] == ["meaning"]


def test_without_the_encoder_meanings_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The part that is missing is named, and everything else is compared."""

    def missing(_: tuple[str, ...]) -> None:
        problem = "The encoder is not installed."
        raise MissingPartError(problem)

    monkeypatch.setattr(meaning, "directions", missing)
    found = compared("SUN", "SOL")
    assert "The encoder is not installed." in said(found, "Conceptual")
    assert found.to_json()["conceptual"] is None


@pytest.mark.parametrize(
    ("sign", "mark", "side"),
    [("", "NIKE", "sign"), ("NIKE", "?!", "mark"), ("NIKE", "a" * 301, "mark")],
)
def test_a_side_that_cannot_be_read_is_named(sign: str, mark: str, side: str) -> None:
    """The sentence says on which side the problem is."""
    with pytest.raises(BadInputError, match=f"On the side of the {side}"):
        compared(sign, mark)


def test_no_probability_is_given_and_authorities_differ() -> None:
    """Score and relation stand beside decided pairs, never a probability of confusion."""
    found = compared("Knike", "NIKE").to_json()
    assert found["probability"] is None
    assert "no probability" in str(found["authorities"])
    assert len(found["precedents"]) == 5  # type: ignore[arg-type]
    json.dumps(found)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=12), st.text("abcIl0 .-", min_size=1, max_size=12))
def test_whatever_is_given_is_compared_or_refused(sign: str, mark: str) -> None:
    """Any two texts are set out, or refused with a sentence; the score is within 0 and 1."""
    try:
        found = compared(sign, mark)
    except BadInputError:
        return
    assert 0 <= found.likeness.score <= 1
    assert len(found.sections) == 8
