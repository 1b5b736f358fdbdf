"""Fields that the offices' formats have in common."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks.register.fields import (
    day,
    designations,
    goods_text,
    meanings_in,
    nice_classes,
    number_of,
    readings_in,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2000-05-09", date(2000, 5, 9)),
        ("20000509", date(2000, 5, 9)),
        ("2000-05-09-04:00", date(2000, 5, 9)),
        ("2000-05-09Z", date(2000, 5, 9)),
        ("2000-05-09T23:59:59.5+02:00", date(2000, 5, 9)),
        ("", None),
        ("00000000", None),
        ("0000-00-00", None),
    ],
)
def test_days_are_read_as_offices_write_them(text: str, expected: date | None) -> None:
    """Times and zones do not move the day; zeros are no day and worth no remark."""
    remarks: list[str] = []
    assert day("filed", text, remarks) == expected
    assert remarks == []


@pytest.mark.parametrize("text", ["19960100", "2020-02-30", "soon", "2020", "٢٠٢٠-٠١-٠١"])
def test_a_day_that_is_none_is_left_out_with_a_remark(text: str) -> None:
    """A remark tells which day it is and what stands there."""
    remarks: list[str] = []
    assert day("filed", text, remarks) is None
    assert remarks == [f"the day '{text}' (filed) is no date; it was left out"]


def test_classes_beyond_nice_are_left_out_with_a_remark() -> None:
    """Numbers from 1 to 45 are classes, with zeros before them or not; others are told."""
    remarks: list[str] = []
    assert nice_classes(["045", "1", "46", "000", "A", "200", "1"], remarks) == (1, 45)
    assert [remark.split("'")[1] for remark in remarks] == ["46", "000", "A", "200"]


TERMS = st.text("ab;., \n:0123456789", max_size=30)


@given(st.lists(st.tuples(st.integers(0, 45), TERMS), max_size=8))
def test_goods_can_be_told_apart_by_class_again(terms: list[tuple[int, str]]) -> None:
    """Splitting the text at its numbers gives the classes that have words, in their order."""
    parts = re.split(r"(?:^|\. )(?=\d{1,2}: )", goods_text(terms))
    numbers = [int(part.split(": ")[0]) for part in parts if re.match(r"\d{1,2}: ", part)]
    assert numbers == list(
        dict.fromkeys(number for number, words in terms if number and words.strip(" .;\n"))
    )


def test_goods_without_a_class_come_first() -> None:
    """Words whose class is not told stand before the classes, and nothing is written twice."""
    terms = [(25, "hats."), (0, "nets"), (25, "hats"), (18, "bags;\n purses"), (3, " ")]
    assert goods_text(terms) == "nets. 25: hats. 18: bags; purses"


def test_words_that_look_like_a_class_do_not_begin_one() -> None:
    """A number with a colon within the words is not read as a class."""
    assert goods_text([(25, "hats. 18: bags")]) == "25: hats; 18: bags"
    assert goods_text([(0, "18: bags")]) == "18; bags"


def test_a_record_is_named_by_office_and_number() -> None:
    """Spaces in the number do not matter; without an office or a number there is no name."""
    assert number_of("RO", "M 2012 00091") == "ROM201200091"
    with pytest.raises(BadInputError, match="no application number"):
        number_of("EM", "")
    with pytest.raises(BadInputError, match="no office"):
        number_of("Romania", "1")


def test_designated_territories_are_codes() -> None:
    """Each territory is listed once; the EU's office stands for the EU; words are told."""
    remarks: list[str] = []
    found = designations(["em", "JP", "jp", "Japan"], remarks)
    assert [one.territory for one in found] == ["EU", "JP"]
    assert "'JAPAN'" in remarks[0]


@pytest.mark.parametrize(
    ("text", "readings", "meanings"),
    [
        (
            'The English translation of "SOL Y MAR" in the mark is "sun and sea".',
            [],
            ["sun and sea"],
        ),
        ("The word 'LUPO' means 'wolf' in Italian.", [], ["wolf"]),
        ('The wording transliterates to "RI" and this means "sun" in English.', ["RI"], ["sun"]),
        ("The wording has no meaning in a foreign language.", [], []),
        ("", [], []),
    ],
)
def test_sentences_are_taken_apart(text: str, readings: list[str], meanings: list[str]) -> None:
    """Only what a sentence quotes as reading or meaning is taken from it."""
    assert readings_in(text, plain=False) == readings
    assert meanings_in(text, plain=False) == meanings


def test_plain_words_are_taken_as_they_are() -> None:
    """An office that writes the words themselves is taken at its word."""
    assert readings_in("ZE TA", plain=True) == ["ZE TA"]
    assert meanings_in("sun", plain=True) == ["sun"]
    assert readings_in("", plain=True) == []
