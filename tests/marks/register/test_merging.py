"""Which segments become one."""

from __future__ import annotations

from itertools import pairwise
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register import merging
from countermark.marks.register.merging import grouped

sizes = st.lists(st.integers(0, 50), max_size=12)


@given(sizes, sizes)
def test_every_living_part_is_in_one_group_in_order(old: list[int], new: list[int]) -> None:
    """Groups name the parts in their order, each once, and leave out only empty ones."""
    places = [place for group in grouped(old, new) for place in group]
    assert places == sorted(set(places))
    every = [*old, *new]
    assert all(every[place] == 0 for place in set(range(len(every))) - set(places))


@given(sizes, sizes)
def test_segments_at_least_halve(old: list[int], new: list[int]) -> None:
    """After an import each segment is less than half of the one before it."""
    every = [*old, *new]
    after = [sum(every[place] for place in group) for group in grouped(old, new)]
    assert all(2 * newer < older for older, newer in pairwise(after))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=200))
def test_many_small_imports_leave_few_segments(imports: list[int]) -> None:
    """After any number of imports there are at most as many segments as the size has digits."""
    kept: list[int] = []
    for count in imports:
        every = [*kept, count]
        kept = [sum(every[place] for place in group) for group in grouped(kept, [count])]
    assert len(kept) <= log2(sum(imports)) + 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [], []),
        ([], [3, 4, 5], [(0, 1), (2,)]),
        ([8], [1], [(0,), (1,)]),
        ([8, 2], [1], [(0,), (1, 2)]),
        ([8], [9], [(0,), (1,)]),
        ([5], [3], [(0, 1)]),
    ],
)
def test_no_segment_grows_too_large(
    monkeypatch: pytest.MonkeyPatch,
    old: list[int],
    new: list[int],
    expected: list[tuple[int, ...]],
) -> None:
    """Merging stops where a segment would be larger than the largest."""
    monkeypatch.setattr(merging, "LARGEST", 8)
    assert grouped(old, new) == expected
