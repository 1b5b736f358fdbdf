"""Finding marks that mean the same as a sign, in a register that was enriched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.register.array_file import Arrays
from countermark.marks.register.concepts import FORM, likeness_at
from countermark.marks.search.concepts import nearest
from countermark.marks.search.index import Index
from countermark.marks.search.part import Part, in_order
from countermark.marks.sign.meaning import Directions, directions, words_of
from countermark.marks.sign.sign import Sign

NEAREST: Final = 60
"""How many marks meaning alone hands on."""


class Meant:
    """What a sign means, beside the marks of an enriched register."""

    def __init__(self, index: Index, sign: Sign) -> None:
        """Work out what a sign means; nothing is worked out where no mark's meaning is kept.

        Args:
            index: the opened register.
            sign: what was asked.
        """
        self._parts = tuple(_enriched(index))
        self._directions = directions(words_of(sign)) if self._parts else None

    def places(self, wanted: int = 0) -> NDArray[np.int64]:
        """List the places that mean most nearly the same, in rising order.

        Args:
            wanted: bits of classes (`views.class_bits`) that a mark must have one of, or 0.
        """
        found = []
        for part, arrays, meanings in self._known():
            keep = partial(_may_be, part, wanted)
            records, _ = nearest(arrays, meanings, NEAREST, keep)
            found.append(part.offset + part.places_of(records))
        return in_order(found)

    def cosines(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Tell how near the meanings of places are; not a number where it is not known.

        Args:
            places: places of the register, in rising order.
        """
        found = np.full(len(places), np.nan)
        for part, arrays, meanings in self._known():
            low, high = np.searchsorted(places, [part.offset, part.offset + len(part)])
            if low < high:
                records = part.arrays["record"][places[low:high] - part.offset]
                found[low:high] = likeness_at(arrays, meanings, records)
        return found

    def _known(self) -> Iterator[tuple[Part, Arrays, Directions]]:
        """List the parts with what their marks mean and what the sign means, if anything."""
        for part in self._parts:
            if part.segment.meaning and self._directions is not None:
                yield part, part.segment.meaning.arrays, self._directions


def _may_be(part: Part, wanted: int, records: NDArray[Any]) -> NDArray[np.bool_]:
    return part.may_be(part.places_of(records), wanted)


def _enriched(index: Index) -> Iterator[Part]:
    for part in index.parts:
        meaning = part.segment.meaning
        if meaning and meaning.form == FORM:
            yield part
