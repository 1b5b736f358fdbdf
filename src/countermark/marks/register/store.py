"""What a register keeps on disk: records that are only ever added, and the list of segments.

A record has a row that is never used again; a newer record of the same mark gets a higher row. So
whoever read the state once can go on reading its records while others are added, and the older
records of a mark are its history.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from countermark.marks.register.array_file import ArrayFile
from countermark.marks.register.fingerprint import DIGEST_BYTES, Fingerprint
from countermark.marks.register.segment import MEANING, VIEWS, Listed


@dataclass(frozen=True, slots=True)
class State:
    """Everything about a register but its records, as one import left it."""

    fingerprint: Fingerprint
    """What the standing records are."""

    last_row: int
    """The highest row that was ever given."""

    segments: tuple[Listed, ...]
    """The segments; their rows ascend from each to the next."""

    imports: tuple[tuple[int, date | None], ...]
    """The first row of each import and its day, if it was told."""


class Kept(NamedTuple):
    """Where the newest record of a mark is."""

    row: int
    """Its row."""

    digest: bytes
    """Its SHA-256."""


class NewRecord(NamedTuple):
    """A record that goes into the register; a tuple, as the database takes it."""

    row: int
    """Its row."""

    mark_id: str
    """Its name in the register."""

    digest: bytes
    """Its SHA-256."""

    content: str
    """What `record.written` wrote."""


def read_state(connection: sqlite3.Connection) -> State:
    """Read the state, inside a transaction of the caller.

    Args:
        connection: the database.

    Errors: `BadInputError` if no program of ours can have written it.
    """
    count, total, last_row = connection.execute(
        "SELECT count, total, last_row FROM state"
    ).fetchone()
    segments = connection.execute(
        "SELECT positions, alive, views_size, views_sha256, meaning_size, meaning_sha256, "
        "meaning_form FROM segments ORDER BY place"
    ).fetchall()
    imports = connection.execute("SELECT first_row, day FROM imports ORDER BY first_row").fetchall()
    return State(
        Fingerprint(count, int.from_bytes(total)),
        last_row,
        tuple(map(_listed, segments)),
        tuple((row, date.fromisoformat(day) if day else None) for row, day in imports),
    )


def write_state(connection: sqlite3.Connection, state: State) -> None:
    """Write the state, inside a transaction of the caller.

    Args:
        connection: the database.
        state: what is there after the transaction.
    """
    seen = state.fingerprint
    connection.execute(
        "UPDATE state SET count = ?, total = ?, last_row = ?",
        (seen.count, seen.total.to_bytes(DIGEST_BYTES), state.last_row),
    )
    connection.execute("DELETE FROM segments")
    connection.executemany(
        "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(place, *_cells(one)) for place, one in enumerate(state.segments)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO imports VALUES (?, ?)",
        [(row, day.isoformat() if day else None) for row, day in state.imports],
    )


def newest(connection: sqlite3.Connection, mark_ids: Iterable[str], below: int) -> dict[str, Kept]:
    """Find the newest record of each of some marks.

    Args:
        connection: the database.
        mark_ids: the marks.
        below: only rows below this one are looked at.

    Returns: by `mark_id`; a mark that is not in the register is left out.
    """
    rows = connection.execute(
        "SELECT one.value, max(records.row), records.digest FROM json_each(?) AS one "
        "CROSS JOIN records ON records.mark_id = one.value AND records.row < ? GROUP BY one.key",
        (json.dumps(list(mark_ids)), below),
    )
    return {mark_id: Kept(row, digest) for mark_id, row, digest in rows}


def add(connection: sqlite3.Connection, records: Iterable[NewRecord]) -> None:
    """Add records.

    Args:
        connection: the database.
        records: with rows above every one that is there.
    """
    connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", records)


def take_back(connection: sqlite3.Connection, mark_id: str, first_row: int) -> list[int]:
    """Take back the records of a mark that this transaction added.

    Args:
        connection: the database.
        mark_id: the mark.
        first_row: the first row of this transaction.

    Returns: their rows.
    """
    which = "FROM records WHERE mark_id = ? AND row >= ?"
    found = connection.execute(f"SELECT row {which}", (mark_id, first_row)).fetchall()
    connection.execute(f"DELETE {which}", (mark_id, first_row))
    return [row for (row,) in found]


def contents(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, str]:
    """Read records by row.

    Args:
        connection: the database.
        rows: their rows.

    Returns: by row, what `record.written` wrote.
    """
    found = connection.execute(
        "SELECT row, content FROM records WHERE row IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    return dict(found)


def records_of(
    connection: sqlite3.Connection, mark_id: str, last_row: int
) -> list[tuple[int, str]]:
    """Read all records of a mark, the newest first.

    Args:
        connection: the database.
        mark_id: the mark.
        last_row: later rows are passed over.

    Returns: the row and what `record.written` wrote.
    """
    return connection.execute(
        "SELECT row, content FROM records WHERE mark_id = ? AND row <= ? ORDER BY row DESC",
        (mark_id, last_row),
    ).fetchall()


def _listed(
    cells: tuple[int, bytes | None, int, str, int | None, str | None, str | None],
) -> Listed:
    positions, alive, size, sha256, meaning_size, meaning_sha256, meaning_form = cells
    meaning = None
    if meaning_size is not None:
        meaning = ArrayFile(MEANING, meaning_size, meaning_sha256 or "")
    return Listed(positions, alive, ArrayFile(VIEWS, size, sha256), meaning, meaning_form or "")


def _cells(one: Listed) -> tuple[int | str | bytes | None, ...]:
    views, meaning = one.views, one.meaning
    told = (meaning.size, meaning.sha256, one.meaning_form) if meaning else (None, None, None)
    return one.positions, one.alive, views.size, views.sha256, *told
