"""Taking files of marks into a register: all of them, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import JsonValue
from countermark.marks.register import database, store, views
from countermark.marks.register.building import Builder
from countermark.marks.register.found import Found, Note, Rejected
from countermark.marks.register.merging import grouped
from countermark.marks.register.reading import read_marks
from countermark.marks.register.record import digest, written
from countermark.marks.register.segment import (
    Listed,
    Segment,
    as_bits,
    map_segment,
    merged_meaning,
    write_segment,
)
from countermark.marks.register.store import State
from countermark.marks.register.taking import Given, Taking

AT_ONCE: Final = 10_000
"""How many records are taken in at once; what importing takes in memory rests on it."""

_TOLD_EVERY: Final = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    read: int
    """Records that were found, those included that were rejected."""

    imported: int
    """Marks that are new in the register."""

    unchanged: int
    """Records that the register has just so."""

    replaced: int
    """Records that took the place of an older one of the same id."""

    rejected: tuple[Rejected, ...]
    """What is no mark, with the reason."""

    notes: tuple[Note, ...]
    """What was taken for granted or left out."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the counters in the form of the command line's contract."""
        return {
            "read": self.read,
            "imported": self.imported,
            "unchanged": self.unchanged,
            "replaced": self.replaced,
            "rejected": [one.to_json() for one in self.rejected],
            "notes": [one.to_json() for one in self.notes],
        }


@dataclass(slots=True)
class _Read:
    """What the files held."""

    count: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def import_files(
    paths: Sequence[Path],
    register: Path,
    *,
    form: str = "",
    on: date | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Take files of marks into a register; what is missing is made.

    All files go in together or, if something prevents it, none. Importing them again changes
    nothing. A record of an id that the register has takes the place of the one there, which is kept
    as history, unless both tell the day of their state and its own is the older; so does the later
    of two records of one id in these files. Notes say so.

    Args:
        paths: the files.
        register: the register's folder.
        form: one of `reading.FORMS`; without it, each file's is found out.
        on: the day of the import, for the history; nothing if it is not to be told.
        progress: is called with the number of records read, every now and then.

    Errors: `BadInputError` if a file cannot be read, `register` is something else, another import
        is running, or the disk is full; the register is then as it was before.
    """
    found = _Read()
    given = _given(found, [(path, read_marks(path, form)) for path in paths], progress)
    # A file that cannot be read is noticed before a register is made.
    begun = list(islice(given, AT_ONCE))
    with database.writing(register) as connection:
        taking = _take_all(register, connection, chain(begun, given), on)
    return Imported(
        read=found.count,
        imported=taking.imported,
        unchanged=taking.unchanged,
        replaced=taking.replaced,
        rejected=tuple(found.rejected),
        notes=(*found.notes, *taking.notes),
    )


def _given(
    found: _Read,
    files: list[tuple[Path, Iterator[Found | Rejected | Note]]],
    progress: Callable[[int], None],
) -> Iterator[Given]:
    """Read the files one after the other; what is no mark is put aside."""
    for path, content in files:
        for one in content:
            if isinstance(one, Note):
                found.notes.append(one)
                continue
            found.count += 1
            if found.count % _TOLD_EVERY == 0:
                progress(found.count)
            if isinstance(one, Rejected):
                found.rejected.append(one)
            else:
                text = written(one.mark)
                yield Given(str(path), one.position, one.mark.mark_id, digest(text), text)
    progress(found.count)


def _take_all(
    register: Path, connection: sqlite3.Connection, given: Iterator[Given], on: date | None
) -> Taking:
    """Take in all records, and write segments and state unless nothing changed."""
    state = store.read_state(connection)
    taking = Taking(connection, state.fingerprint, state.last_row + 1)
    with Builder(register) as builder:
        while chunk := list(islice(given, AT_ONCE)):
            new = taking.take(chunk)
            if new:
                builder.take(new)
        parts = builder.parts()
    if taking.imported or taking.replaced:
        segments = _segments(register, [*state.segments], parts, taking.dead())
        imports = (*state.imports, (taking.first_row, on))
        after = State(taking.fingerprint, taking.last_row, segments, imports)
        store.write_state(connection, after)
    elif state.last_row:
        connection.execute("ROLLBACK")
    return taking


def _segments(
    register: Path, old: list[Listed], new: list[Listed], dead: NDArray[np.int64]
) -> tuple[Listed, ...]:
    """Merge what is to be merged, and mark in the rest what stands no more."""
    listed = [*old, *new]
    mapped = [map_segment(register, one).without(dead) for one in listed]
    sizes = [one.living for one in mapped]
    after = []
    for group in grouped(sizes[: len(old)], sizes[len(old) :]):
        if len(group) == 1:
            place = group[0]
            after.append(replace(listed[place], alive=as_bits(mapped[place].alive)))
        else:
            whole = _merged([mapped[place] for place in group])
            after.append(write_segment(register, whole))
    return tuple(after)


def _merged(parts: Sequence[Segment]) -> Segment:
    arrays = views.merge([(part.arrays, part.standing()) for part in parts])
    rows = np.concatenate([part.rows[part.standing()] for part in parts])
    return Segment(arrays, rows, meaning=merged_meaning(parts))
