"""The database of a register: opening it, refusing what is none, saying what went wrong.

A register is a folder with an SQLite database of records and, beside it, files of arrays. The
database keeps a write-ahead log, so that readers see the last finished state during an import, and
what was not finished when a program died is not there when it is opened again.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from countermark.findings import BadInputError
from countermark.marks.register.array_file import UNFINISHED, make_names_safe
from countermark.marks.register.segment import MEANING, VIEWS
from countermark.marks.register.store import read_state

NAME: Final = "records.sqlite"
"""The database's file in the register's folder."""

_APPLICATION_ID: Final = 0x434D524B
_FORMAT: Final = 2
_WAIT_SECONDS: Final = 30.0
_CACHE_KIB: Final = 64 << 10
_MAGIC: Final = b"SQLite format 3\0"
_ID_AT: Final = slice(68, 72)
_OURS: Final = (NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-journal")
_ARRAYS: Final = re.compile(rf"({VIEWS}|{MEANING})-[0-9a-f]+(\.bin|{re.escape(UNFINISHED)})")
_SCHEMA: Final = """
    CREATE TABLE records (
        row INTEGER PRIMARY KEY, mark_id TEXT NOT NULL, digest BLOB NOT NULL, content TEXT NOT NULL
    );
    CREATE INDEX records_of_a_mark ON records (mark_id);
    CREATE TABLE imports (first_row INTEGER PRIMARY KEY, day TEXT);
    CREATE TABLE segments (
        place INTEGER PRIMARY KEY, positions INTEGER NOT NULL, alive BLOB,
        views_size INTEGER NOT NULL, views_sha256 TEXT NOT NULL,
        meaning_size INTEGER, meaning_sha256 TEXT, meaning_form TEXT
    );
    CREATE TABLE state (count INTEGER NOT NULL, total BLOB NOT NULL, last_row INTEGER NOT NULL);
    INSERT INTO state VALUES (0, zeroblob(32), 0);
"""


def reading(folder: Path) -> sqlite3.Connection:
    """Open the database of a register for reading; nothing is written.

    Args:
        folder: the register.

    Errors: `BadInputError` if there is none, if it is something else, or cannot be read.
    """
    if not _holds_database(folder):
        raise _nothing_there(folder)
    with said(folder), ExitStack() as on_error:
        connection = on_error.enter_context(closing(_reading(folder / NAME)))
        if not _is_register(folder, connection):
            raise _nothing_there(folder)
        on_error.pop_all()
        return connection


@contextmanager
def writing(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open or make the database of a register, in a transaction that ends with the block.

    Args:
        folder: the register; what is missing is made.

    Errors: `BadInputError` if it is something else, cannot be written, or another import is
        running; after any error the register is as it was before.
    """
    _holds_database(folder)
    with said(folder):
        if not folder.exists():
            folder.mkdir(parents=True)
            make_names_safe(folder.parent)
        with closing(_connected(folder / NAME, "mode=rwc")) as connection:
            _is_register(folder, connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            try:
                with _transaction(connection):
                    if not _is_register(folder, connection):
                        _make(connection)
                    _sweep(folder, connection)
                    yield connection
            finally:
                _sweep_if_idle(folder, connection)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    if connection.in_transaction:
        connection.execute("COMMIT")


def _sweep_if_idle(folder: Path, connection: sqlite3.Connection) -> None:
    """Take away what is not listed any more; another import would do it itself."""
    with suppress(sqlite3.Error, OSError):
        connection.execute("PRAGMA busy_timeout = 0")
        with _transaction(connection):
            _sweep(folder, connection)


def _sweep(folder: Path, connection: sqlite3.Connection) -> None:
    """Take away files of arrays that the list does not name: merged ones, and those of a crash."""
    listed = set()
    if _is_register(folder, connection):
        files = ((one.views, one.meaning) for one in read_state(connection).segments)
        listed = {file.name for pair in files for file in pair if file}
    for entry in folder.iterdir():
        if _ARRAYS.fullmatch(entry.name) and entry.name not in listed:
            entry.unlink()


@contextmanager
def said(folder: Path) -> Iterator[None]:
    """Turn what the database or the disk refuses into one sentence.

    Args:
        folder: the register.

    Errors: `BadInputError`.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise BadInputError(_sentence(folder, error)) from None
    except OSError as error:
        problem = f"The register '{folder}' cannot be used: {error.strerror}. It was left as it is."
        raise BadInputError(problem) from None


def is_own_file(name: str) -> bool:
    """Tell whether a register's folder may hold a file of this name.

    Args:
        name: the file's name.
    """
    return name in _OURS or _ARRAYS.fullmatch(name) is not None


def _holds_database(folder: Path) -> bool:
    """Look at a path before anything is opened or written; refuse what is no register."""
    try:
        if folder.is_file():
            raise _older(folder) if _is_older(folder) else _no_register(folder)
        names = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        problem = f"The register '{folder}' cannot be read: {error.strerror}; give another path."
        raise BadInputError(problem) from None
    if NAME not in names and not all(map(is_own_file, names)):
        raise _no_register(folder)
    return NAME in names


def _is_older(file: Path) -> bool:
    with file.open("rb") as stream:
        start = stream.read(_ID_AT.stop)
    return start.startswith(_MAGIC) and int.from_bytes(start[_ID_AT]) == _APPLICATION_ID


def _reading(file: Path) -> sqlite3.Connection:
    connection = _connected(file, "mode=rw")
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        # Where the folder may not be written (another's share, a disc), the log's index cannot be
        # made; without a log there is nothing in it to miss.
        if file.with_name(f"{NAME}-wal").exists():
            raise
        return _connected(file, "mode=ro&immutable=1")
    return connection


def _connected(file: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(file.absolute()))}?{how}",
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _is_register(folder: Path, connection: sqlite3.Connection) -> bool:
    """Tell a register from a database with nothing in it; refuse other databases."""
    found, form = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    )
    if (found, form) == (_APPLICATION_ID, _FORMAT):
        return True
    if found == _APPLICATION_ID:
        raise _other_version(folder)
    if found or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise _no_register(folder)
    return False


def _make(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    for statement in filter(str.strip, _SCHEMA.split(";")):
        connection.execute(statement)


def _sentence(folder: Path, error: sqlite3.Error) -> str:
    match getattr(error, "sqlite_errorname", "").split("_")[1:2]:
        case ["BUSY" | "LOCKED"]:
            why = "another import into it is running; wait until it is done and start again"
        case ["FULL"]:
            why = "the disk is full; make room and start again"
        case ["READONLY" | "CANTOPEN" | "PERM"]:
            why = f"this user may not open or write its files ({error})"
        case ["CORRUPT" | "NOTADB"]:
            return (
                f"The records of the register '{folder}' are damaged ({error}), or another program "
                "wrote them; restore the folder from a copy, or import the marks again into a new "
                "register."
            )
        case _:
            why = str(error)
    return f"The register '{folder}' cannot be used: {why}. It was left as it is."


def _nothing_there(folder: Path) -> BadInputError:
    return BadInputError(
        f"There is no register at '{folder}'; make one with "
        f"'countermark marks import FILE --register {folder}'."
    )


def _no_register(folder: Path) -> BadInputError:
    return BadInputError(
        f"'{folder}' is no register of this program, and was left as it is; give the folder of a "
        "register, or a path where nothing is yet to make a new one."
    )


def _older(folder: Path) -> BadInputError:
    return BadInputError(
        f"'{folder}' is a register made by an older version of this program, which is no longer "
        "read, and was left as it is; import the marks again into a new one."
    )


def _other_version(folder: Path) -> BadInputError:
    return BadInputError(
        f"The register '{folder}' was made by another version of this program, and was left as it "
        "is; import the marks again into a new register."
    )
