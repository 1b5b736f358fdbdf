"""Marks in another script that are spoken alike."""

from __future__ import annotations

import numpy as np
import pytest

from countermark.marks import Mark, Query, Register, Sign, search
from countermark.marks.search.hearing import heard
from countermark.marks.search.index import Index

MARKS = Register.of(
    "test",
    [
        Mark(mark_id=str(number), text=text, owner=str(number))
        for number, text in enumerate(
            ["NIKE", "ADIDAS", "МЕГАФОН", "Zetalon", "スバル", "Nokia", "Samovar", "현대"]
        )
    ],
)


@pytest.mark.parametrize(
    ("sign", "mark"),
    [("ナイキ", "NIKE"), ("Адидас", "ADIDAS"), ("Megafon", "МЕГАФОН"), ("Subaru", "スバル"),
     ("ЗЕТАЛОН", "Zetalon"), ("Hyundai", "현대")],
)  # fmt: skip
def test_marks_are_found_across_scripts(sign: str, mark: str) -> None:
    """Each name finds its brand first, says how both are read, and is similar at most."""
    best = search(MARKS, Query(text=sign))[0]
    assert (best.mark.text, best.relation) == (mark, "similar")
    assert [feature.name for feature in best.likeness.features] == ["speech across scripts"]


def test_what_sounds_otherwise_is_not_found() -> None:
    """A sign in another script that is spoken otherwise has no match above weak."""
    found = search(MARKS, Query(text="Брусника"))
    assert not [match for match in found if match.relation == "similar"]


def test_both_ways_of_scanning_hear_the_same() -> None:
    """With numba or without, the same marks are heard with the same values."""
    for text in ("ナイキ", "Hyundai", "МЕГАФОН"):
        plain, compiled = (
            heard(Index(MARKS, compiled=way), Sign.of(text)) for way in (False, True)
        )
        assert plain == compiled
        assert plain


def test_classes_are_kept_to() -> None:
    """Where classes are wanted, only their marks are heard."""
    marks = [Mark(mark_id=str(n), text="NIKE", owner=str(n), classes=(n,)) for n in (7, 25)]
    index = Index(Register.of("test", marks))
    places = np.array(list(heard(index, Sign.of("ナイキ"), 1 << 25)))
    assert [mark.classes for mark in index.register.marks_of(index.rows(places).tolist())] == [
        (25,)
    ]


def test_a_latin_register_is_not_heard_for_a_latin_sign() -> None:
    """Where no mark is in another script, nothing is listened to."""
    latin = Register.of("test", [Mark(mark_id="1", text="NIKE")])
    assert heard(Index(latin), Sign.of("Knike")) == {}
