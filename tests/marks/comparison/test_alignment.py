"""Letters side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.comparison.alignment import Alignment, letters_of

LETTERS = st.text("abIl1О0é น้ำกี่rn", max_size=12)


@pytest.mark.parametrize(
    ("ours", "theirs", "relations"),
    [
        ("nike", "NIKE", "same same same same"),
        ("N1KE", "NIKE", "same alike same same"),
        ("NІKE", "NIKE", "same alike same same"),
        ("gucci", "GUCCl", "same same same same other"),
        ("Škoda", "SKODA", "alike same same same same"),
        ("knike", "nike", "sign only,same,same,same,same"),
        ("nik", "nike", "same,same,same,mark only"),
        ("adidos", "adidas", "same same same same other same"),
    ],
)
def test_each_place_says_how_letters_compare(ours: str, theirs: str, relations: str) -> None:
    """Same, alike, other, or on one side only."""
    expected = relations.split("," if "," in relations else " ")
    found = Alignment.of(ours, theirs)
    assert [cell.relation.value for cell in found.cells] == expected


def test_letters_that_look_alike_meet() -> None:
    """The l of GUCCl stands beside the I of GUCCI, not beside a later i."""
    found = Alignment.of("GUCCl official", "GUCCI")
    assert (found.same, found.alike, found.beginning, found.ending) == (4, 1, 5, 0)


def test_spaces_are_no_places() -> None:
    """Where only words are parted, nothing is counted."""
    found = Alignment.of("a b", "a b")
    assert (found.same, found.beginning, len(found.places)) == (2, 2, 2)
    assert found.cells[1].blank


def test_vowel_signs_stay_with_their_letter() -> None:
    """A letter with its marks is one place."""
    assert letters_of("ที่นี่") == ["ที่", "นี่"]
    assert letters_of("\u0301a") == ["\u0301", "a"]


@given(LETTERS, LETTERS)
def test_nothing_is_lost(ours: str, theirs: str) -> None:
    """Each side's letters are all there, in their order, and rows hold every place."""
    found = Alignment.of(ours, theirs)
    assert "".join(cell.ours for cell in found.cells) == "".join(letters_of(ours))
    assert "".join(cell.theirs for cell in found.cells) == "".join(letters_of(theirs))
    assert sum(found.rows(5), ()) == found.cells


@given(LETTERS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    """Beside itself every place is the same."""
    found = Alignment.of(text, text)
    assert found.same == found.beginning == found.ending == len(found.places)
