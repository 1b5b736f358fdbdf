"""Which segments become one, so that there are always few of them and none is copied often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

LARGEST: Final = 1 << 20
"""How many records a merged segment has at most; what merging takes in memory rests on it."""


def grouped(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, ...]]:
    """Decide which segments are merged after an import.

    The parts of one import are put together first. Then, from the oldest to the newest, a segment
    is merged with the one before it while it is at least half as large (a log-structured merge,
    O'Neil and others, The Log-Structured Merge-Tree, Acta Informatica 33, 1996), so that a record
    is copied about as often as the register doubles.

    Args:
        old: how many living records each present segment has, the oldest first.
        new: how many each part of the import has, in their order.

    Returns: for each segment that there will be, the places of its parts in `old` and `new` one
        after the other; segments without living records are left out.

    >>> grouped([1000, 3], [1, 1])
    [(0,), (1, 2, 3)]
    """
    sizes = [*old, *new]
    groups: list[tuple[int, ...]] = [(place,) for place, size in enumerate(old) if size]
    groups += _put_together(range(len(old), len(sizes)), sizes)
    kept: list[tuple[int, ...]] = []
    for group in groups:
        kept.append(group)
        while len(kept) > 1 and _to_be_merged(*(_living(one, sizes) for one in kept[-2:])):
            last = kept.pop()
            kept[-1] += last
    return kept


def _put_together(places: range, sizes: Sequence[int]) -> list[tuple[int, ...]]:
    groups: list[tuple[int, ...]] = []
    for place in places:
        if groups and _living(groups[-1], sizes) + sizes[place] <= LARGEST:
            groups[-1] += (place,)
        elif sizes[place]:
            groups.append((place,))
    return groups


def _to_be_merged(older: int, newer: int) -> bool:
    return 2 * newer >= older and older + newer <= LARGEST


def _living(group: tuple[int, ...], sizes: Sequence[int]) -> int:
    return sum(sizes[place] for place in group)
