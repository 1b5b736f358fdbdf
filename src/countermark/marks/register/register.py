"""A register of marks: one file, written as a whole or not at all, named by its content.

The file is an SQLite database with an application id of its own; anything else is refused and
left as it is.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from countermark.findings import BadInputError, JsonValue
from countermark.marks.register.csv_rows import COLUMNS, Reading, Remark, read_csv
from countermark.marks.register.mark import Kind, Mark
from countermark.marks.tables import table

_APPLICATION_ID: Final = 0x434D524B
_FORMAT: Final = 1
_WAIT_SECONDS: Final = 30.0
_MAKE: Final = f"CREATE TABLE IF NOT EXISTS marks ({', '.join(COLUMNS)}, PRIMARY KEY (mark_id))"
_PUT: Final = "INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """A register's marks as they stood when it was opened."""

    title: str
    """What findings call it."""

    version: str
    """The first 12 hex digits of the SHA-256 over its marks in the order of their ids."""

    marks: tuple[Mark, ...]
    """Its marks in the order of their ids."""

    demonstration: bool = False
    """Whether it is the demonstration register, which is no extract of any official one."""

    @classmethod
    def of(cls, title: str, marks: Iterable[Mark]) -> Register:
        """Make a register in memory.

        Args:
            title: what findings call it.
            marks: its records, each id once.
        """
        ordered = tuple(sorted(marks, key=lambda mark: mark.mark_id))
        return cls(title=title, version=_version(ordered), marks=ordered)

    @classmethod
    def open(cls, path: Path) -> Register:
        """Read a register from its file.

        Args:
            path: a file that `import_files` wrote.

        Errors: `BadInputError` if there is none or it is no register.
        """
        _refuse_others(path)
        if not path.is_file() or not path.stat().st_size:
            problem = (
                f"There is no register at '{path}'; make one with "
                f"'countermark marks import FILE.csv --register {path}'."
            )
            raise BadInputError(problem)
        with _connection(path) as connection:
            return cls.of(f"register {path.name}", _stored(connection))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    read: int
    """Rows read."""

    imported: int
    """Marks that are new in the register."""

    unchanged: int
    """Rows that the register has just so."""

    replaced: int
    """Marks whose record is newer now."""

    rejected: tuple[Remark, ...]
    """Rows that are no mark, with the reason."""

    notes: tuple[Remark, ...]
    """What was taken for granted in a file."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the counters in the form of the command line's contract."""
        return {
            "read": self.read,
            "imported": self.imported,
            "unchanged": self.unchanged,
            "replaced": self.replaced,
            "rejected": [remark.to_json() for remark in self.rejected],
            "notes": [remark.to_json() for remark in self.notes],
        }


@cache
def demonstration() -> Register:
    """Read the demonstration register: well-known marks, an extract of no official register."""
    source = table("demonstration_marks.csv")
    marks = tuple(
        Mark(
            mark_id=row["mark_id"],
            text=row["text"],
            owner=row["owner"],
            office=row["office"],
            classes=tuple(map(int, row["classes"].split(";"))),
            kind=Kind(row["kind"]),
        )
        for row in source.rows
    )
    title = "demonstration register (no extract of any official register)"
    return Register(title, Register.of(title, marks).version, marks, demonstration=True)


def import_files(paths: Sequence[Path], register: Path) -> Imported:
    """Take CSV files into a register; what is missing is made.

    All files go in together or, if the register cannot be written, none. A mark whose id the
    register has already is replaced if its record differs.

    Args:
        paths: CSV files with the columns of `reading.COLUMNS`.
        register: the register's file.

    Errors: `BadInputError` if a file cannot be read or `register` is something else.
    """
    readings = [read_csv(str(path), _bytes(path)) for path in paths]
    try:
        register.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"The folder '{register.parent}' cannot be made: {error.strerror}."
        raise BadInputError(problem) from None
    new = replaced = 0
    with _connection(register) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _prepare(connection)
        stored = {mark.mark_id: mark for mark in _stored(connection)}
        for mark in (mark for reading in readings for mark in reading.marks):
            before = stored.get(mark.mark_id)
            if before == mark:
                continue
            new, replaced = new + (before is None), replaced + (before is not None)
            stored[mark.mark_id] = mark
            connection.execute(_PUT, _cells(mark))
        connection.execute("COMMIT")
    return _counted(readings, new, replaced)


def _counted(readings: Sequence[Reading], new: int, replaced: int) -> Imported:
    good = sum(len(reading.marks) + reading.repeated for reading in readings)
    return Imported(
        read=sum(reading.read for reading in readings),
        imported=new,
        unchanged=good - new - replaced,
        replaced=replaced,
        rejected=tuple(remark for reading in readings for remark in reading.rejected),
        notes=tuple(remark for reading in readings for remark in reading.notes),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problem = f"The file '{path}' cannot be read: {error.strerror}; give a CSV file of marks."
        raise BadInputError(problem) from None


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a register's file, or refuse what is none before anything is written to it."""
    _refuse_others(path)
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as found:
            if path.stat().st_size and not _is_register(found):
                raise _no_register(path)
            yield found
    except sqlite3.OperationalError as error:
        problem = f"The register '{path}' cannot be used: {error}."
        raise BadInputError(problem) from None
    except sqlite3.DatabaseError:
        raise _no_register(path) from None


def _refuse_others(path: Path) -> None:
    """Refuse a folder, what cannot be read, or a file that does not begin as SQLite's do."""
    try:
        if path.is_dir():
            raise _no_register(path)
        start = _start(path)
    except OSError as error:
        problem = f"The register '{path}' cannot be read: {error.strerror}; give another path."
        raise BadInputError(problem) from None
    if start and start != b"SQLite format 3\0":
        raise _no_register(path)


def _start(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(16)


def _is_register(connection: sqlite3.Connection) -> bool:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    layout = connection.execute("PRAGMA user_version").fetchone()[0]
    return (found, layout) == (_APPLICATION_ID, _FORMAT)


def _no_register(path: Path) -> BadInputError:
    return BadInputError(
        f"'{path}' is no register of this program, and was left as it is; give the path of a "
        "register, or one where nothing is yet to make a new one."
    )


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    connection.execute(_MAKE)


def _stored(connection: sqlite3.Connection) -> list[Mark]:
    columns = ", ".join(COLUMNS)
    rows = connection.execute(f"SELECT {columns} FROM marks").fetchall()  # noqa: S608 - own names
    return [_from_cells(row) for row in rows]


def _cells(mark: Mark) -> list[str]:
    values = mark.to_json() | {"classes": ";".join(map(str, mark.classes))}
    return [str(values[name] or "") for name in COLUMNS]


def _from_cells(cells: tuple[str, ...]) -> Mark:
    row = dict(zip(COLUMNS, cells, strict=True))
    try:
        return _as_stored(row)
    except (TypeError, ValueError):
        problem = (
            f"The register's record '{row['mark_id']}' is damaged or was not written by this "
            "program; import the marks again into a new register."
        )
        raise BadInputError(problem) from None


def _as_stored(row: dict[str, str]) -> Mark:
    if not all(isinstance(value, str) for value in row.values()):
        raise TypeError
    return Mark(
        mark_id=row["mark_id"],
        text=row["text"],
        image=row["image"],
        owner=row["owner"],
        office=row["office"],
        classes=tuple(map(int, filter(None, row["classes"].split(";")))),
        goods=row["goods"],
        status=row["status"],
        filed=_day(row["filed"]),
        registered=_day(row["registered"]),
        expires=_day(row["expires"]),
        kind=Kind(row["kind"]),
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _version(marks: Iterable[Mark]) -> str:
    digest = hashlib.sha256()
    for mark in marks:
        digest.update(json.dumps(mark.to_json(), sort_keys=True, default=list).encode())
    return digest.hexdigest()[:12]
