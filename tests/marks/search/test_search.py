"""Searching a register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError, Territory
from countermark.marks import Mark, Query, Register, demonstration, import_files, search

DAY = date(2026, 11, 23)


def register(*marks: Mark) -> Register:
    """Make a register."""
    return Register.of("test", marks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nlke", "NIKE"),
        ("Knike", "NIKE"),
        ("adibas", "ADIDAS"),
        ("Wiagra", "VIAGRA"),
        ("Vlagra", "VIAGRA"),
        ("GUCCl bags", "GUCCI"),
        ("rolex outlet", "ROLEX"),
        ("g00gle", "GOOGLE"),
        ("Шанель", "CHANEL"),
        ("תבע טבע", "טבע"),
    ],
)
def test_known_tricks_find_the_mark_first(text: str, expected: str) -> None:
    """The probes that other programs miss are found at the first place."""
    assert search(demonstration(), Query(text=text))[0].mark.text == expected


def test_cocacola_by_sound_is_found() -> None:
    """A spelling by sound finds the Latin mark before those that only sound so elsewhere."""
    found = search(demonstration(), Query(text="koka kola", top=2))
    assert "COCA-COLA" in [match.mark.text for match in found]


def test_turned_words_are_found_among_many() -> None:
    """The same words in another order are similar, however many marks begin alike."""
    many = [Mark(mark_id=f"B{number}", text=f"MICHAEL{number}") for number in range(200)]
    found = search(
        register(Mark(mark_id="A", text="KORS MICHAEL"), *many), Query(text="Michael Kors")
    )
    assert (found[0].mark.mark_id, found[0].relation) == ("A", "similar")
    assert "similar: the same words in another order" in found[0].why


def test_nothing_like_it_gives_an_empty_list() -> None:
    """Noise is not listed."""
    assert search(demonstration(), Query(text="vrtzlk")) == []


@given(st.sampled_from([mark.text for mark in demonstration().marks]))
def test_every_mark_finds_itself(text: str) -> None:
    """The text of any mark finds that mark first, as identical."""
    best = search(demonstration(), Query(text=text))[0]
    assert (best.mark.text.casefold(), best.relation.value) == (text.casefold(), "identical")


@given(st.text("adinkerolx 01", min_size=1, max_size=12).filter(lambda text: text.strip() != ""))
def test_matches_are_in_order(text: str) -> None:
    """Matches fall by score, equals rise by mark_id, ranks count from 1."""
    found = search(demonstration(), Query(text=text, top=30))
    keys = [(-match.score, match.mark.mark_id) for match in found]
    assert keys == sorted(keys)
    assert [match.rank for match in found] == list(range(1, len(found) + 1))


def test_identical_texts_of_one_owner_are_one_match() -> None:
    """Further records are named, not repeated; another owner stays apart."""
    found = search(
        register(
            Mark(mark_id="1", text="Zeta", owner="A"),
            Mark(mark_id="2", text="ZETA", owner="a"),
            Mark(mark_id="3", text="Zeta", owner="B"),
            Mark(mark_id="4", text="Zeta"),
            Mark(mark_id="5", text="Zeta"),
        ),
        Query(text="zeta"),
    )
    assert [match.mark.mark_id for match in found] == ["1", "3", "4", "5"]
    assert found[0].other_ids == ("2",)
    assert "also as 2" in found[0].why[-1]


def test_classes_rank_and_hide_nothing() -> None:
    """The mark with like goods comes first, the other stays."""
    marks = register(
        Mark(mark_id="1", text="Zeta", classes=(7,), owner="A"),
        Mark(mark_id="2", text="Zeta", classes=(25,), owner="B"),
    )
    found = search(marks, Query(text="zeta", classes=(25,)))
    assert [match.mark.mark_id for match in found] == ["2", "1"]
    assert (found[0].goods.value or 0) > 0.8
    assert (found[1].goods.value or 0) < 0.2
    assert len(search(marks, Query(text="zeta", classes=(25,), only_classes=True))) == 1


def zeta(mark_id: str, office: str, expires: date | None) -> Mark:
    """Make a registered mark of an office."""
    return Mark(
        mark_id=mark_id,
        text="Zeta",
        owner=mark_id,
        office=office,
        status="registered",
        registered=date(2015, 1, 1),
        expires=expires,
    )


RIGHTS = register(
    zeta("1", "DE", date(2030, 1, 1)), zeta("2", "US", date(2030, 1, 1)),
    zeta("3", "DE", date(2020, 1, 1)), zeta("4", "DE", None),
)  # fmt: skip


def test_rights_that_do_not_reach_are_said_and_not_hidden() -> None:
    """Where a territory is asked for, each match says whether it is in force there and why not."""
    found = search(RIGHTS, Query(text="zeta", territory=Territory("DE"), on=DAY))
    assert {match.mark.mark_id: match.flags for match in found} == {
        "1": (),
        "2": ("not_in_territory",),
        "3": ("expired",),
        "4": ("expiry_unknown",),
    }
    assert [match.to_json()["in_force"] for match in found] == ["yes", "no", "no", "unknown"]
    assert any("2020-01-01" in reason for reason in found[2].why)


def test_only_marks_in_force_leave_out_what_surely_is_not() -> None:
    """What is unknown stays in; what has expired or has no effect there is left out."""
    query = Query(text="zeta", territory=Territory("DE"), on=DAY, in_force=True)
    assert [match.mark.mark_id for match in search(RIGHTS, query)] == ["1", "4"]


def test_without_a_territory_only_a_no_is_said() -> None:
    """The day alone finds what has expired; what the register does not tell is left unsaid."""
    found = search(RIGHTS, Query(text="zeta", on=DAY))
    assert {match.mark.mark_id for match in found if match.limits} == {"3"}


def test_a_state_without_a_day_holds_from_the_last_import_on(tmp_path: Path) -> None:
    """A mark that the register has as ended is left out from the day of the import, not before."""
    file = tmp_path / "marks.csv"
    file.write_text("mark_id,text,office,status,expires\n1,Zeta,DE,ended,2030-01-01\n", "utf-8")
    import_files([file], tmp_path / "register", on=date(2026, 6, 1))
    opened = Register.open(tmp_path / "register")
    told = {
        day: search(opened, Query(text="zeta", on=day))[0].to_json()["in_force"]
        for day in (date(2026, 5, 31), date(2026, 6, 1))
    }
    assert told == {date(2026, 5, 31): "unknown", date(2026, 6, 1): "no"}


def test_scores_that_are_written_alike_are_ordered_by_mark_id() -> None:
    """Where more marks share the last score than are asked for, the first ids are listed."""
    marks = [
        Mark(mark_id=f"{30 - n}", text=f"zetal{chr(97 + n)}n", owner=str(n)) for n in range(15)
    ]
    every, first = (search(register(*marks), Query(text="zetalzn", top=top)) for top in (40, 5))
    assert [match.mark for match in first] == [match.mark for match in every[:5]]
    assert first[-1].score == every[5].score


def test_goods_of_marks_are_not_compared_with_nothing() -> None:
    """Without goods or classes in the question, the likeness of goods is not known."""
    marks = register(Mark(mark_id="1", text="Zeta", classes=(25,), goods="25: hats"))
    found = search(marks, Query(text="zeta"))[0]
    assert found.goods.value is None
    assert not [reason for reason in found.why if "goods" in reason]


@pytest.mark.parametrize(
    ("text", "mark", "read_as"),
    [
        ("rolex-outlet.shop", "ROLEX", "read as 'rolex outlet' in the domain rolex-outlet.shop"),
        ("@gucci_bags_official", "GUCCI", "read as 'gucci bags official' in the handle"),
        ("#rolexreplica", "ROLEX", "the address itself says 'replica'"),
        ("guccibagsofficial", "GUCCI", "read as 'gucci bags official'"),
    ],
)
def test_addresses_and_joined_words_carry_signs(text: str, mark: str, read_as: str) -> None:
    """The sign in an address, or in words written as one, is found, and how it was read is said."""
    best = search(demonstration(), Query(text=text))[0]
    assert (best.mark.text, best.relation) == (mark, "not_distinguishable")
    assert any(reason.startswith(read_as) for reason in best.why)


def test_a_reading_of_the_register_is_compared() -> None:
    """A mark is found by the other letters that its register gives, and the match says so."""
    marks = register(Mark(mark_id="1", text="Ωμεζα", readings=("ZETALON", "ZETA LON")))
    best = search(marks, Query(text="zetalon"))[0]
    assert best.text == "ZETALON"
    assert any("writes the mark also as 'ZETALON'" in reason for reason in best.why)


def test_letters_of_another_script_are_named() -> None:
    """A mixed-script sign names its foreign letters by code point."""
    best = search(demonstration(), Query(text="АDIDAS"))[0]
    assert any("U+0410" in reason for reason in best.why)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Happy Zetalon Choco", "Zetalon"),
        ("Zetalon", "Happy Zetalon Choco"),
        ("Zetalonit", "Zetalon"),
        ("Zetalon", "Superzetalonit"),
        ("Happy Zetalonn", "Zetalon"),
    ],
)
def test_a_sign_inside_another_is_found(text: str, mark: str) -> None:
    """Containment is found among many other marks, in both directions."""
    others = [Mark(mark_id=f"n{n}", text=f"Happy Choco {n} bis") for n in range(200)]
    found = search(register(Mark(mark_id="m", text=mark), *others), Query(text=text, top=250))
    assert "m" in [match.mark.mark_id for match in found]


def test_an_empty_register_finds_nothing() -> None:
    """A register without marks answers with an empty list."""
    assert search(register(), Query(text="zeta")) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"top": 0}, "1 or more"),
        ({"only_classes": True}, "no class"),
        ({"territory": Territory("DE")}, "without a day"),
        ({"in_force": True}, "no day"),
    ],
)
def test_questions_that_make_no_sense_are_refused(arguments: dict[str, object], says: str) -> None:
    """A query says what is missing in it."""
    with pytest.raises(BadInputError, match=says):
        Query(text="x", **arguments)  # type: ignore[arg-type]


def test_a_match_is_written_as_the_contract_says() -> None:
    """The fields of the contract are there, in its order."""
    found = search(demonstration(), Query(text="nike", classes=(25,)))[0].to_json()
    assert list(found)[:14] == [
        "rank",
        "mark_id",
        "text",
        "owner",
        "office",
        "classes",
        "status",
        "score",
        "visual",
        "aural",
        "conceptual",
        "goods",
        "relation",
        "why",
    ]
    assert found["conceptual"] is None


def test_goods_in_words_decide_between_equal_signs() -> None:
    """Of two marks of one text and class, the one for like goods comes first."""
    marks = register(
        Mark(mark_id="1", text="Zeta", classes=(25,), goods="25: bathing caps", owner="A"),
        Mark(mark_id="2", text="Zeta", classes=(25,), goods="25: leather shoes", owner="B"),
    )
    found = search(marks, Query(text="zeta", classes=(25,), goods="boots and footwear"))
    assert [match.mark.mark_id for match in found] == ["2", "1"]
    assert "leather shoes" in found[0].why[-1]
