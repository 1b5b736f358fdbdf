"""Finding the marks of a register that mean the same as a sign.

First the 64 bits that say on which side of zero a meaning lies along 64 axes are compared with all
marks, then the whole codes of the nearest few in a hundred. With numba or without, the sums are of
whole numbers, so that the answers are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.register.concepts import (
    VALUES,
    WORDS,
    Asked,
    Meaning,
    Places,
    codes_at,
    likeness_at,
    prepared,
    weighted,
)
from countermark.marks.sign.meaning import Directions, encode

_SPARE: Final = 2
_FEWEST: Final = 4000
_PER_ROOT: Final = 8
_SAMPLE: Final = 1 << 14
_BITS: Final = 64


def nearest(
    meaning: Meaning,
    asked: Directions,
    count: int,
    keep: Callable[[Places], NDArray[np.bool_]] | None = None,
) -> tuple[Places, NDArray[np.float32]]:
    """Find the marks that mean nearly the same.

    Args:
        meaning: the arrays of a segment.
        asked: of the sign (`sign.meaning.directions`).
        count: how many marks at most.
        keep: tells which of some places may be found; all if not given.

    Returns: places and approximate cosines as `likeness_at` gives them, the nearest first, of
        equals the first place; marks without a known meaning are left out. Not all of the truly
        nearest are found.
    """
    found = []
    for query in prepared(asked)[0]:
        places = _candidates(meaning["sides"], query)
        places = places[meaning["weight"][places] > 0]
        if keep:
            places = places[keep(places)]
        found.append(_first(places, _products(meaning, query, places), _SPARE * count))
    together = np.unique(np.concatenate(found))
    cosines = likeness_at(meaning, asked, together)
    order = np.lexsort((together, -cosines))[:count]
    return together[order], cosines[order]


def make_ready() -> None:
    """Load the encoder and compile what is compiled, so that no search has to wait for it."""
    none = np.zeros(2 * _FEWEST, np.uint64)
    meaning = {"sides": none, "rest": np.zeros((len(none), WORDS - 1), np.uint64)}
    example = Directions(encode(["sun"]), ())
    nearest(meaning | {"weight": none.astype(np.uint8)}, example, 1)


def _first(places: Places, values: NDArray[np.int64], count: int) -> Places:
    """Choose the places with the greatest values, of equals all."""
    if len(places) <= count:
        return places
    best: Places = places[values >= np.partition(values, -count)[-count]]
    return best


def _candidates(sides: NDArray[np.uint64], asked: Asked) -> Places:
    """Choose the marks whose sides differ least: about 8 times the root of their number."""
    wanted = max(_FEWEST, int(_PER_ROOT * len(sides) ** 0.5))
    if len(sides) <= wanted:
        return np.arange(len(sides))
    sample = sides[:: max(1, len(sides) // _SAMPLE)]
    counts = np.bincount(np.bitwise_count(sample ^ asked.sides), minlength=_BITS + 1)
    most = int(np.searchsorted(np.cumsum(counts), wanted / len(sides) * len(sample)))
    if kernels := _kernels():
        found = np.empty(len(sides), np.int32)
        count: int = kernels.near(sides, asked.sides, np.uint64(most), found)
        return found[:count]
    return np.flatnonzero(np.bitwise_count(sides ^ asked.sides) <= most)


def _products(meaning: Meaning, asked: Asked, places: Places) -> NDArray[np.int64]:
    codes = codes_at(meaning, places)
    kernels = _kernels()
    sums = kernels.products(codes, asked.planes, VALUES) if kernels else asked.times(codes)
    return weighted(meaning, asked, places, sums)


@cache
def _kernels() -> ModuleType | None:
    try:
        from countermark.marks.search import concept_kernels  # noqa: PLC0415 - numba is an extra
    except ImportError:
        return None
    return concept_kernels
