"""A segment of a register, opened for searching, and the best places found in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.likeness.measure import Forms
from countermark.marks.register.segment import Segment

SHAPED: Final = ("look", "word")
"""Views in which letters that are written for each other are one."""

BY_NUMBER: Final = ("word", "spoken", "foreign")
"""Views of which the numbers of the texts are kept, not their places."""

_BITS: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A segment and where its places stand among all places of the register."""

    arrays: Mapping[str, NDArray[Any]]
    """Its views."""

    rows: NDArray[np.int64]
    """The row of the record of each place."""

    alive: NDArray[np.bool_]
    """Which places stand; empty if all do."""

    offset: int
    """How many places the segments before it have."""

    segment: Segment
    """What it was opened from."""

    of_record: tuple[NDArray[np.int32], ...]
    """The first place of each record (-1 for none), if meanings are kept; else nothing."""

    @classmethod
    def of(cls, segment: Segment, offset: int) -> Part:
        """Open a segment.

        Args:
            segment: a segment of a register.
            offset: how many places the segments before it have.
        """
        records = segment.arrays["record"]
        alive = np.empty(0, np.bool_) if segment.alive is None else segment.alive[records]
        of_record = (_first_places(records, len(segment.rows)),) if segment.meaning else ()
        return cls(segment.arrays, segment.rows[records], alive, offset, segment, of_record)

    def __len__(self) -> int:
        return len(self.rows)

    def text(self, view: str, place: int) -> str:
        """Give the form of a place in a view, one character for each code.

        Args:
            view: `look` or `sound`.
            place: its place in this part.
        """
        starts = self.arrays[f"{view}_starts"]
        at = place if view == "look" else self.arrays[f"{view}_at"].item(place)
        codes = self.arrays[f"{view}_bytes"][starts.item(at) : starts.item(at + 1)]
        return codes.tobytes().decode("latin-1")

    def forms(self, place: int) -> Forms:
        """Give the forms of a place as they are measured.

        Args:
            place: its place in this part.
        """
        text, breaks = self.text("look", place), self.arrays["breaks"].item(place)
        if text and breaks == 1:  # one word, as most marks have
            return Forms((text,), (self.text("sound", place),), (text,))
        starts = [at for at in range(min(len(text), _BITS)) if breaks >> at & 1]
        words = (text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
        return Forms((text,), (self.text("sound", place),), tuple(words))

    def places_of(self, records: NDArray[Any]) -> NDArray[np.int64]:
        """Find the first place of records; -1 for one without words.

        Args:
            records: positions in the segment.
        """
        places: NDArray[np.int64] = self.of_record[0][records].astype(np.int64)
        return places

    def may_be(self, places: NDArray[np.int64], wanted: int) -> NDArray[np.bool_]:
        """Tell which places stand and have a class that is wanted.

        Args:
            places: places in this part; -1 is none.
            wanted: bits of classes (`views.class_bits`), or 0 for all.
        """
        kept = places >= 0
        if wanted:
            kept &= (self.arrays["classes"][places] & np.uint64(wanted)) > 0
        if len(self.alive):
            kept &= self.alive[places]
        return kept

    def standing(self, places: NDArray[Any], wanted: int, most: int) -> NDArray[np.int64]:
        """Choose the first places that stand and have a class that is wanted.

        Args:
            places: places in this part.
            wanted: bits of classes (`views.class_bits`), or 0 for all.
            most: how many at most.
        """
        if wanted or len(self.alive):
            places = places[self.may_be(places, wanted)]
        return places[:most].astype(np.int64)


def in_order(found: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Put places in rising order, each once; for so few, sorting is faster than `np.unique`.

    Args:
        found: places in any order.
    """
    places = np.sort(np.concatenate([np.empty(0, np.int64), *found]))
    first = np.ones(len(places), np.bool_)
    first[1:] = places[1:] != places[:-1]
    return places[first]


def _first_places(records: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    first = np.full(count, -1, np.int32)
    first[records[::-1]] = np.arange(len(records), dtype=np.int32)[::-1]
    return first


@dataclass(slots=True, eq=False)
class Best:
    """The best places so far, by falling score; of equals the first."""

    limit: int
    """How many are kept."""

    floor: float
    """The least score that is kept."""

    scores: NDArray[np.float64] = field(init=False)
    """The scores of those kept, in any order."""

    places: NDArray[np.int64] = field(init=False)
    """Their places among all places of the register."""

    count: int = 0
    """How many are kept."""

    def __post_init__(self) -> None:
        self.scores = np.zeros(self.limit)
        self.places = np.zeros(self.limit, np.int64)

    @property
    def threshold(self) -> float:
        """The score that a place must reach to be kept."""
        return float(self.scores[: self.count].min()) if self.count == self.limit else self.floor

    def kept(self) -> NDArray[np.int64]:
        """List the places kept, in rising order."""
        return np.sort(self.places[: self.count])
