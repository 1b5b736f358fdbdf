"""Likeness of goods by class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks.goods import likeness, read_classes

CLASSES = st.lists(st.integers(1, 45), max_size=4).map(tuple)


@given(CLASSES, CLASSES)
def test_likeness_has_no_direction(ours: tuple[int, ...], theirs: tuple[int, ...]) -> None:
    """Who asks makes no difference."""
    assert likeness(ours, theirs) == likeness(theirs, ours)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [((25,), (25,), 1.0), ((25,), (18,), 0.6), ((25,), (7,), 0.1), ((), (25,), None)],
)
def test_classes_are_the_same_related_or_not(
    ours: tuple[int, ...], theirs: tuple[int, ...], expected: float | None
) -> None:
    """Same class 1, related by the table, else low; unknown stays unknown."""
    assert likeness(ours, theirs) == expected


@pytest.mark.parametrize("text", ["46", "0", "x", "-1", "1.5", "²"])
def test_wrong_classes_are_refused(text: str) -> None:
    """Only Nice classes from 1 to 45 are accepted."""
    with pytest.raises(BadInputError, match="1 to 45"):
        read_classes(text)


def test_classes_are_read_in_order_and_once() -> None:
    """Repeated classes count once."""
    assert read_classes(" 25;18;25; ") == (18, 25)
