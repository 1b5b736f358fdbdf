"""Finding the marks of a register that mean the same, and how near a mark's meaning is.

First the 64 bits that say on which side of zero a meaning lies along 64 axes are compared with all
marks, then the whole codes of the nearest few in a hundred. With numba or without, the sums are of
whole numbers, so that the answers are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.register.concepts import UNIT, WORDS, coordinates
from countermark.marks.sign.meaning import encode

Places = NDArray[np.integer[Any]]
Meaning = Mapping[str, NDArray[Any]]
"""The arrays that `register.concepts.build` makes."""

_PLANES: Final = 5
_VALUES: Final = np.array([1, 2, 4, 8, -16], np.int64)
_STEPS: Final = 60
_FEWEST: Final = 4000
_PER_ROOT: Final = 12
_SAMPLE: Final = 1 << 14
_STRETCH: Final = 1.04


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A direction as it is multiplied with codes."""

    planes: NDArray[np.uint64]
    """The bits of its coordinates, in two's complement, the lowest first."""

    sides: np.uint64
    """On which side of zero the first 64 coordinates lie."""

    total: int
    """The sum of the coordinates."""

    factor: float
    """What turns products into cosines."""

    @classmethod
    def of(cls, direction: NDArray[np.float32]) -> _Asked:
        along = coordinates(direction[None, :])[0]
        whole = np.clip(np.rint(along * _STEPS), -(1 << _PLANES - 1), (1 << _PLANES - 1) - 1)
        numbers = whole.astype(np.int64)
        bits = (numbers >> np.arange(_PLANES)[:, None]) & 1
        planes = np.packbits(bits.astype(np.bool_), axis=1, bitorder="little").view(np.uint64)
        sides = np.packbits(along >= 0, bitorder="little").view(np.uint64)[0]
        length = float(np.sqrt((numbers**2).sum()))
        known = float(np.linalg.norm(direction))
        return cls(planes, sides, int(numbers.sum()), _STRETCH * known / (length * UNIT))


def nearest(
    meaning: Meaning,
    directions: NDArray[np.float32],
    count: int,
    keep: Callable[[Places], NDArray[np.bool_]] | None = None,
) -> tuple[Places, NDArray[np.float32]]:
    """Find the marks that mean nearly the same.

    Args:
        meaning: the arrays of a segment.
        directions: of the sign (`sign.meaning.directions`).
        count: how many marks at most.
        keep: tells which of some places may be found; all if not given.

    Returns: places and approximate cosines, the nearest first, of equals the first place; marks
        without a known meaning are left out. Not all of the truly nearest are found.
    """
    found = []
    for direction in directions:
        asked = _Asked.of(direction)
        places = _candidates(meaning["sides"], asked)
        places = places[meaning["weight"][places] > 0]
        if keep:
            places = places[keep(places)]
        found.append(_first(places, _products(meaning, asked, places), count))
    # What one direction finds is measured by all of them, as `likeness_at` does.
    together = np.unique(np.concatenate(found))
    cosines = likeness_at(meaning, directions, together)
    order = np.lexsort((together, -cosines))[:count]
    return together[order], cosines[order]


def likeness_at(
    meaning: Meaning, directions: NDArray[np.float32], places: Places
) -> NDArray[np.float32]:
    """Tell how near the meanings of some marks are.

    Args:
        meaning: the arrays of a segment.
        directions: of the sign (`sign.meaning.directions`).
        places: the marks.

    Returns: approximate cosines, each the same as `nearest` gives; not a number where no meaning
        is known.
    """
    each = []
    for direction in directions:
        asked = _Asked.of(direction)
        each.append((_products(meaning, asked, places) * asked.factor).astype(np.float32))
    values: NDArray[np.float32] = np.minimum(np.max(each, axis=0), np.float32(1))
    values[meaning["weight"][places] == 0] = np.nan
    return values


def _first(places: Places, values: NDArray[np.int64], count: int) -> Places:
    """Choose the places with the greatest values, of equals all."""
    if len(places) <= count:
        return places
    return places[values >= np.partition(values, -count)[-count]]


def make_ready() -> None:
    """Load the encoder and compile what is compiled, so that no search has to wait for it."""
    none = np.zeros(2 * _FEWEST, np.uint64)
    meaning = {"sides": none, "rest": np.zeros((len(none), WORDS - 1), np.uint64)}
    nearest(meaning | {"weight": none.astype(np.uint8)}, encode(["sun"]), 1)


def _candidates(sides: NDArray[np.uint64], asked: _Asked) -> Places:
    """Choose the marks whose sides differ least: about 12 times the root of their number."""
    wanted = max(_FEWEST, int(_PER_ROOT * len(sides) ** 0.5))
    if len(sides) <= wanted:
        return np.arange(len(sides))
    sample = sides[:: max(1, len(sides) // _SAMPLE)]
    counts = np.bincount(np.bitwise_count(sample ^ asked.sides), minlength=65)
    most = int(np.searchsorted(np.cumsum(counts), wanted / len(sides) * len(sample)))
    if kernels := _kernels():
        found = np.empty(len(sides), np.int32)
        return found[: kernels.near(sides, asked.sides, np.uint64(most), found)]
    return np.flatnonzero(np.bitwise_count(sides ^ asked.sides) <= most)


def _products(meaning: Meaning, asked: _Asked, places: Places) -> NDArray[np.int64]:
    """Multiply the query with codes: each coordinate of a code is -3, -1, 1 or 3."""
    codes = np.empty((WORDS, len(places)), np.uint64)
    np.take(meaning["sides"], places, out=codes[0])
    codes[1:] = np.take(meaning["rest"], places, axis=0).T
    if kernels := _kernels():
        sums: NDArray[np.int64] = kernels.products(codes, asked.planes, _VALUES)
    else:
        sums = np.zeros(len(places), np.int64)
        for plane, value in zip(asked.planes, _VALUES, strict=True):
            for at, counts in enumerate((2, 2, 2, 1, 1, 1)):
                sums += (value * counts) * np.bitwise_count(codes[at] & plane[at % 3])
    return (2 * sums - 3 * asked.total) * meaning["weight"][places]


@cache
def _kernels() -> ModuleType | None:
    try:
        from countermark.marks.search import concept_kernels  # noqa: PLC0415 - numba is an extra
    except ImportError:
        return None
    return concept_kernels
