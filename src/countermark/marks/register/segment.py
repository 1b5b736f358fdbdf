"""A segment: the views of a run of records, and which of them still stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import BadInputError
from countermark.marks.register.array_file import ArrayFile, Arrays, map_arrays, write_arrays
from countermark.marks.register.views import FORMAT

VIEWS: Final = "views"
"""How the names of files of views begin."""

FORM: Final = f"views {FORMAT}"
"""The form of a file of views, with its version."""

MEANING: Final = "meaning"
"""How the names of files of meanings begin."""

ROWS: Final = "rows"
"""The array of a file of views that tells each position's row among the records, ascending."""

KNOWN: Final = "known"
"""The array of a file of meanings that tells for which positions it was worked out."""


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What the words of a segment mean, in numbers; added to a register afterwards."""

    form: str
    """How it was worked out, with the version."""

    arrays: Arrays
    """Arrays whose first axis is the position, `known` among them: whether it was worked out."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A run of a register's records, as searching sees it."""

    arrays: Arrays
    """The views, as `views.build` made them; read-only."""

    rows: NDArray[np.int64]
    """The row of each position, ascending."""

    alive: NDArray[np.bool_] | None = None
    """Which positions stand; nothing if all do. The others were replaced by newer records."""

    meaning: Meaning | None = None
    """What the words mean, if that was worked out."""

    name: str = ""
    """The name of its file of views; empty if it is in memory."""

    @property
    def living(self) -> int:
        """How many positions stand."""
        return len(self.rows) if self.alive is None else int(self.alive.sum())

    def standing(self) -> NDArray[np.bool_]:
        """Tell of each position whether it stands."""
        return np.ones(len(self.rows), np.bool_) if self.alive is None else self.alive

    def without(self, dead: NDArray[np.int64]) -> Segment:
        """Make the segment in which some rows stand no more.

        Args:
            dead: rows in ascending order, of this segment or of others.
        """
        gone = np.isin(self.rows, dead, assume_unique=True)
        if not gone.any():
            return self
        return replace(self, alive=self.standing() & ~gone)


def merged_meaning(parts: Sequence[Segment]) -> Meaning | None:
    """Put the meanings of segments together, for the positions that stand.

    Args:
        parts: the segments; where one has none, or one worked out otherwise than the last one
            that has any, its positions are unknown.
    """
    form = next((part.meaning.form for part in reversed(parts) if part.meaning), None)
    if form is None:
        return None
    usable = [part.meaning if part.meaning and part.meaning.form == form else None
              for part in parts]  # fmt: skip
    model = next(one.arrays for one in usable if one)
    arrays = {
        name: np.concatenate(
            [
                one.arrays[name][part.standing()] if one else _unknown(array, part.living)
                for part, one in zip(parts, usable, strict=True)
            ]
        )
        for name, array in model.items()
    }
    return Meaning(form, arrays)


def _unknown(like: NDArray[Any], count: int) -> NDArray[Any]:
    return np.zeros((count, *like.shape[1:]), like.dtype)


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment as the register's list has it."""

    positions: int
    """How many positions it has, standing or not."""

    alive: bytes | None
    """Which of them stand: a bit each, the first in the highest of its byte; nothing if all do."""

    views: ArrayFile
    """Its file of views."""

    meaning: ArrayFile | None = None
    """Its file of meanings, if there is one."""

    meaning_form: str = ""
    """How the meanings were worked out."""


def map_segment(folder: Path, listed: Listed) -> Segment:
    """Map a segment into memory.

    Args:
        folder: the register.
        listed: the segment.

    Errors: `GoneError` if a file was merged away since; `BadInputError` for damage.
    """
    arrays = map_arrays(folder, listed.views, FORM)
    rows, count, bits = arrays.pop(ROWS, None), listed.positions, listed.alive
    if rows is None or len(rows) != count or (bits is not None and len(bits) != -(-count // 8)):
        problem = (
            f"The register '{folder}' is damaged: its list does not belong to its file "
            f"'{listed.views.name}'; restore the folder from a copy, or import the marks again "
            "into a new register."
        )
        raise BadInputError(problem)
    alive = None
    if bits is not None:
        alive = np.unpackbits(np.frombuffer(bits, np.uint8), count=count).astype(np.bool_)
    meaning = None
    if listed.meaning:
        told = map_arrays(folder, listed.meaning, listed.meaning_form)
        meaning = Meaning(listed.meaning_form, told)
    return Segment(arrays, rows, alive, meaning, listed.views.name)


def write_segment(folder: Path, segment: Segment) -> Listed:
    """Write a segment's files, whole and on the disk when this returns.

    Args:
        folder: the register.
        segment: what to write; all of it stands.

    Errors: `OSError` if the disk is full or the folder cannot be written.
    """
    views = write_arrays(folder, VIEWS, FORM, {**segment.arrays, ROWS: segment.rows})
    if segment.meaning is None:
        return Listed(len(segment.rows), None, views)
    meaning = write_arrays(folder, MEANING, segment.meaning.form, segment.meaning.arrays)
    return Listed(len(segment.rows), None, views, meaning, segment.meaning.form)


def as_bits(alive: NDArray[np.bool_] | None) -> bytes | None:
    """Pack which positions stand, as `Listed.alive` has it.

    Args:
        alive: nothing if all stand.
    """
    return None if alive is None else np.packbits(alive).tobytes()
