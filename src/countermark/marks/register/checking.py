"""Checking a register: whether everything in it still is what was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import BadInputError, JsonValue
from countermark.marks.register import database, store
from countermark.marks.register.array_file import is_whole
from countermark.marks.register.fingerprint import Fingerprint
from countermark.marks.register.record import digest, read
from countermark.marks.register.segment import map_segment
from countermark.marks.register.store import State

_MOST_TOLD: Final = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a register found."""

    marks: int
    """How many marks it should have."""

    version: str
    """What names their content."""

    damages: tuple[str, ...]
    """What is not as it was written, at most a hundred; empty if all is well."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the result in the form of the command line's contract."""
        return {
            "whole": not self.damages,
            "marks": self.marks,
            "version": self.version,
            "damages": list(self.damages),
        }


def check(register: Path) -> Checked:
    """Read everything in a register and compare it with what was written.

    Args:
        register: the register's folder; nothing in it is changed.

    Errors: `BadInputError` if it is no register or its list cannot be read.
    """
    with database.said(register), closing(database.reading(register)) as connection:
        # One transaction, so that an import meanwhile does not look like damage.
        connection.execute("BEGIN")
        state = store.read_state(connection)
        damages = tuple(islice(_damages(register, connection, state), _MOST_TOLD))
    seen = state.fingerprint
    return Checked(seen.count, seen.version, damages)


def _damages(register: Path, connection: sqlite3.Connection, state: State) -> Iterator[str]:
    try:
        yield from _of_database(connection)
        standing = _standing(connection)
        yield from _of_records(connection, state, standing)
    except sqlite3.DatabaseError as error:
        yield f"the database of records cannot be read to its end ({error})"
        return
    yield from _of_segments(register, state, standing)


def _of_database(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_TOLD})"):
        if line != "ok":
            yield f"the database of records: {line}"


def _standing(connection: sqlite3.Connection) -> NDArray[np.int64]:
    """List the row of the newest record of each mark, in ascending order."""
    rows = connection.execute("SELECT max(row) FROM records GROUP BY mark_id")
    return np.sort(np.fromiter((row for (row,) in rows), np.int64))


def _of_records(
    connection: sqlite3.Connection, state: State, standing: NDArray[np.int64]
) -> Iterator[str]:
    found, expected = Fingerprint(), iter(standing.tolist())
    newest = next(expected, None)
    rows = connection.execute("SELECT row, mark_id, digest, content FROM records ORDER BY row")
    for row, mark_id, told, content in rows:
        yield from _of_record(mark_id, told, content)
        if row == newest:
            found = found.plus([told])
            newest = next(expected, None)
    if found != state.fingerprint:
        yield (
            f"the records that stand ({found.count}, version {found.version}) are not those of the "
            f"last import ({state.fingerprint.count}, version {state.fingerprint.version})"
        )


def _of_record(mark_id: str, told: bytes, content: str) -> Iterator[str]:
    try:
        same = digest(content) == told and read(content).mark_id == mark_id
    except (AttributeError, BadInputError):
        same = False
    if not same:
        yield f"the record '{mark_id}' is not what was written"


def _of_segments(register: Path, state: State, standing: NDArray[np.int64]) -> Iterator[str]:
    rows = [np.empty(0, np.int64)]
    for listed in state.segments:
        try:
            segment = map_segment(register, listed)
        except BadInputError as error:
            yield str(error)
            return
        rows.append(segment.rows[segment.standing()])
        for file in (listed.views, listed.meaning):
            if file and not is_whole(register / file.name, file):
                yield f"the file '{file.name}' is not what was written"
    if not np.array_equal(np.concatenate(rows), standing):
        yield "the files of views do not belong to the records that stand"
