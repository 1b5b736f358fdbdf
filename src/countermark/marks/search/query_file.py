"""A CSV file of queries, read row by row however long it is.

A row that cannot be read stands in the stream with the reason, in its place: a stray quote or a
byte of another encoding costs one row, never the rows after it.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from countermark.findings import BadInputError

COLUMNS: Final = ("query_id", "text", "classes", "territory")
"""The columns of a file of queries; the last two may be empty or missing."""

_NEEDED: Final = COLUMNS[:2]
_LINES_OF_A_ROW: Final = 20
_LONGEST_LINE: Final = 1 << 20
_UNREAD_BYTE: Final = re.compile("[\udc80-\udcff]")
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file of queries, not yet checked."""

    query_id: str
    """Its name, repeated in the answer; empty if none was given."""

    text: str = ""
    """The sign as written."""

    classes: str = ""
    """Nice classes separated by `;`, possibly none."""

    territory: str = ""
    """Where the goods are or go, possibly nothing."""

    problem: str = ""
    """Why the row cannot be read, or nothing."""


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A file of queries that was looked through once."""

    path: Path
    """Where it lies."""

    sha256: str
    """The SHA-256 of its bytes."""

    count: int
    """How many rows it has, without the header and blank rows."""

    notes: tuple[str, ...]
    """What was taken for granted: the encoding, columns that were not read."""

    encoding: str
    """How its bytes are read."""

    @classmethod
    def of(cls, path: Path) -> QueryFile:
        """Look a file of queries through, without keeping it in memory.

        Args:
            path: a CSV file with the columns of `COLUMNS`, separated by commas.

        Errors: `BadInputError` if it cannot be read or lacks `query_id` or `text`.
        """
        try:
            with path.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            encoding, guess = _encoding(path)
            lines = _lines(path, encoding)
            unknown = [name for name in _header(path, lines) if name not in COLUMNS]
            count = sum(1 for _ in _records(lines))
        except OSError as error:
            problem = f"The file '{path}' cannot be read: {error.strerror}; give a CSV of queries."
            raise BadInputError(problem) from None
        except UnicodeDecodeError:
            problem = f"The file '{path}' begins as UTF-16 but is not; expected UTF-8 or UTF-16."
            raise BadInputError(problem) from None
        ignored = f"the columns {', '.join(unknown)} are not known; they were not read"
        notes = tuple(note for note in (guess, ignored if unknown else "") if note)
        return cls(path, sha256, count, notes, encoding)

    def rows(self) -> Iterator[Row]:
        """Read the rows one after the other, also those that cannot be asked."""
        lines = _lines(self.path, self.encoding)
        names = _header(self.path, lines)
        for record in _records(lines):
            yield _row(record, names)


def _encoding(path: Path) -> tuple[str, str]:
    """Choose how bytes are read; single bytes that do not fit become lone surrogates."""
    with path.open("rb") as stream:
        start = stream.read(3)
    encoding = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")
    other, fitting = 0, 0
    for line in _lines(path, encoding):
        if not line.isascii():
            bad = bool(_UNREAD_BYTE.search(line))
            other, fitting = other + bad, fitting + (not bad)
    if not other:
        return encoding, ""
    if fitting or encoding != "utf-8":
        return encoding, f"{other} lines are not UTF-8; their queries get a problem"
    return "cp1252", "it is not UTF-8; it was read as Windows-1252 (cp1252)"


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """Yield lines with their ends; one that is too long comes cut, and its rest is passed over."""
    errors = "strict" if encoding == "utf-16" else "surrogateescape"
    with path.open(encoding=encoding, errors=errors, newline="") as stream:
        while line := stream.readline(_LONGEST_LINE):
            yield line
            while len(line) == _LONGEST_LINE and line[-1] not in "\r\n":
                line = stream.readline(_LONGEST_LINE)


def _header(path: Path, lines: Iterator[str]) -> list[str]:
    names = [name.strip().lower() for name in _loosely(next(lines, ""))]
    if not set(_NEEDED) <= set(names) or len(set(names)) < len(names):
        problem = (
            f"The file '{path}' has the columns '{','.join(names)[:80]}'; expected "
            f"{', '.join(COLUMNS)}, separated by commas, each once; the last two may be missing."
        )
        raise BadInputError(problem)
    return names


def _loosely(line: str) -> list[str]:
    """Split one line into cells as far as that goes, whatever its quotes."""
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


@dataclass(slots=True)
class _Record:
    """The cells of one row, or why they cannot be told."""

    number: int
    cells: list[str]
    lines: int = 1
    problem: str = ""


def _records(lines: Iterator[str]) -> Iterator[_Record]:
    """Yield every row that is not blank; the header has been taken off."""
    source, number = _Lines(lines), 2
    while line := source.take():
        record = _record(number, line, source)
        number += record.lines
        if record.problem or any(map(str.strip, record.cells)):
            yield record


class _Lines:
    """Lines that can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()

    def take(self) -> str:
        return self._back.popleft() if self._back else next(self._lines, "")

    def give_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))


def _record(number: int, line: str, source: _Lines) -> _Record:
    if '"' in line:
        return _quoted(number, line, source)
    return _Record(number, line.rstrip("\r\n").split(","), problem=_length([line]))


def _quoted(number: int, line: str, source: _Lines) -> _Record:
    """Split a row into cells, taking further lines into it while a quote is open.

    If that comes to nothing, the row is its first line only, and the others are given back.
    """
    taken = [line]

    def supply() -> Iterator[str]:
        yield line
        while len(taken) < _LINES_OF_A_ROW and (further := source.take()):
            taken.append(further)
            yield further

    try:
        cells = next(csv.reader(supply(), strict=True))
    except csv.Error as error:
        source.give_back(taken[1:])
        problem = f"cannot be split into cells ({error}); write a quote inside a cell twice"
        return _Record(number, _loosely(line), problem=problem)
    return _Record(number, cells, len(taken), _length(taken))


def _length(lines: Sequence[str]) -> str:
    too_long = max(map(len, lines)) >= _LONGEST_LINE
    return f"has {_LONGEST_LINE} characters or more" if too_long else ""


def _row(record: _Record, names: list[str]) -> Row:
    given = dict(zip(names, map(str.strip, record.cells), strict=False))
    query_id = _UNREAD_BYTE.sub("\N{REPLACEMENT CHARACTER}", given.get("query_id", ""))
    if problem := record.problem or _fault(record.cells, names):
        return Row(query_id, problem=f"Line {record.number} {problem}.")
    return Row(query_id, *(given.get(name, "") for name in COLUMNS[1:]))


def _fault(cells: list[str], names: list[str]) -> str:
    if len(cells) > len(names):
        return f"has {len(cells)} cells where the header has {len(names)}; quote cells with commas"
    if any(map(_UNREAD_BYTE.search, cells)):
        return "holds bytes of another encoding; save the file as UTF-8"
    return ""
