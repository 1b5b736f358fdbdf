"""Likeness of goods by class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.likeness.goods import likeness

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
