"""Reading marks from a CSV file, row by row: every row is a mark or rejected with the reason.

Lists in a cell are separated by `;`. A designation is written `DE`, or with its state and its first
and last day `DE:registered:2020-01-01:2030-01-01`, of which any may be empty.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from countermark.findings import BadInputError, Territory
from countermark.marks.nice import read_classes
from countermark.marks.register.archive import Source, as_file
from countermark.marks.register.encoding import csv_encoding
from countermark.marks.register.found import Found, Note, Rejected
from countermark.marks.register.mark import Designation, Kind, Mark
from countermark.marks.sign.writing import clean
from countermark.marks.tables import column

COLUMNS: Final = (
    "mark_id", "text", "image", "owner", "office", "classes", "goods", "status",
    "filed", "registered", "expires", "kind",
)  # fmt: skip
"""The columns of a register's CSV file; the first two are needed."""

FURTHER_COLUMNS: Final = (
    "status_words", "status_on", "ended", "registration",
    "readings", "translations", "vienna", "designations",
)  # fmt: skip
"""Columns that may be there besides."""

_NEEDED: Final = ("mark_id", "text")
_ALL: Final = COLUMNS + FURTHER_COLUMNS
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_IN_ENCODING: Final = re.compile("[\udc80-\udcff]")
_LONGEST_LINE: Final = 1 << 20
_MANY: Final = 1 << 16


def read_rows(source: Source) -> Iterator[Found | Rejected | Note]:
    """Read marks from a CSV file with a header line.

    Args:
        source: a stream; only the row in hand is kept of it.

    Returns: a mark or the reason of its rejection for every row, notes on what was taken for
    granted: the encoding, a missing or unknown column.
    """
    try:
        encoding, guess = csv_encoding(source.stream.head)
    except BadInputError as error:
        yield Rejected(source.file, source.place("file"), str(error))
        return
    if guess:
        yield Note(source.file, source.place("file"), guess)
    # Bytes that do not fit are kept apart, so that only their row is rejected.
    text = io.TextIOWrapper(as_file(source.stream), encoding, "surrogateescape", newline="")
    try:
        yield from _read(source, text, encoding)
    except UnicodeDecodeError:
        why = f"from here on it is not {encoding}, or it is cut; the rows before were read"
        yield Rejected(source.file, source.place("end of file"), why)


def _read(
    source: Source, text: io.TextIOWrapper, encoding: str
) -> Iterator[Found | Rejected | Note]:
    rows = _rows(text)
    _, header = next(rows, ("", []))
    names = [str(name).strip().lower() for name in header]
    yield from _about_columns(source, names)
    if not _usable(names):
        return
    reader = _RowReader(names, encoding)
    for position, cells in rows:
        try:
            mark = reader.mark(cells)
        except BadInputError as error:
            yield Rejected(source.file, source.place(position), str(error))
            continue
        if mark:
            yield Found(source.place(position), mark)


def _usable(names: list[str]) -> bool:
    known = [name for name in names if name in _ALL]
    return all(name in names for name in _NEEDED) and len(set(known)) == len(known)


def _about_columns(source: Source, names: list[str]) -> Iterator[Rejected | Note]:
    place = source.place("line 1")
    if not _usable(names):
        begins = "".join(char for char in ",".join(names)[:80] if char.isprintable())
        why = (
            f"it is neither XML nor a CSV file of marks: its header is '{begins}'; expected the "
            f"columns {', '.join(COLUMNS)}, separated by commas, each once, mark_id and text at "
            "least"
        )
        yield Rejected(source.file, place, why)
        return
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        why = f"the columns {', '.join(missing)} are missing; they were read as empty"
        yield Note(source.file, place, why)
    unknown = [name for name in names if name not in _ALL]
    if unknown:
        why = f"the columns {', '.join(unknown)} are not known; they were not read"
        yield Note(source.file, place, why)


def _rows(text: io.TextIOWrapper) -> Iterator[tuple[str, list[str] | str]]:
    """Yield each row with its place, or the reason why it could not be split into cells."""
    # A line without end would be held in memory as a whole.
    held: list[str] = []
    reader = csv.reader(_holding(iter(lambda: text.readline(_LONGEST_LINE), ""), held))
    last = 0
    while True:
        first = last + 1
        try:
            cells: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = f"it cannot be split into cells ({error})"
        if not any(cells) and '"' in "".join(held):
            cells = "it holds quotes with nothing in them; a quote may not be closed"
        held.clear()
        last = reader.line_num
        yield (f"line {first}" if first >= last else f"lines {first}-{last}"), cells


def _holding(lines: Iterator[str], held: list[str]) -> Iterator[str]:
    for line in lines:
        held.append(line)
        yield line


class _RowReader:
    """Makes marks of rows; a column that is missing is read as empty."""

    def __init__(self, names: list[str], encoding: str) -> None:
        self._width = len(names)
        self._encoding = encoding
        # An empty cell is put behind every row: -1 is where a missing column is found.
        at = [names.index(name) if name in names else -1 for name in _ALL]
        self._places = dict(zip(_ALL, at, strict=True))
        self._usual = itemgetter(*at[: len(COLUMNS)])
        self._further = itemgetter(*at[len(COLUMNS) :])
        self._has_further = any(place >= 0 for place in at[len(COLUMNS) :])

    def mark(self, cells: list[str] | str) -> Mark | None:
        """Make a mark of a row; nothing of an empty one."""
        if isinstance(cells, str):
            raise BadInputError(cells)
        row = [*map(str.strip, cells), ""]
        together = "".join(row)
        if not together:
            return None
        if len(cells) != self._width or not (together.isascii() and together.isprintable()):
            self._check(row, together)
        mark = _mark(self._usual(row), self._more(row) if self._has_further else {})
        _check_days(mark.filed, mark.registered, mark.expires)
        return mark

    def _more(self, row: list[str]) -> dict[str, Any]:
        status_words, status_on, ended, registration, *lists = self._further(row)
        readings, translations, vienna, designated = map(_list, lists)
        return {
            "status_words": status_words,
            "status_on": _day("status_on", status_on),
            "ended": _day("ended", ended),
            "registration": registration,
            "readings": readings,
            "translations": translations,
            "vienna": vienna,
            "designations": tuple(map(_designation, designated)),
        }

    def _check(self, row: list[str], together: str) -> None:
        if len(row) != self._width + 1:
            problem = (
                f"it has {len(row) - 1} cells where the header has {self._width}; quote cells "
                "that hold a comma and close every quote"
            )
            raise BadInputError(problem)
        if _NOT_IN_ENCODING.search(together):
            problem = f"it holds bytes that are no {self._encoding}; save the file as UTF-8"
            raise BadInputError(problem)
        for name, at in self._places.items():
            if name != "goods" and ("\n" in row[at] or "\r" in row[at]):
                problem = f"'{name}' runs over several lines; a quote may not be closed"
                raise BadInputError(problem)


def _mark(cells: tuple[str, ...], further: dict[str, Any]) -> Mark:
    mark_id, text, image, owner, office, classes, goods, status, *days, kind = cells
    filed, registered, expires = days
    sort = _kind(kind)
    if not mark_id or not _seen(mark_id):
        problem = "'mark_id' is empty; expected an identifier"
        raise BadInputError(problem)
    if (not text or not _seen(text)) and (sort is Kind.WORD or not image):
        problem = (
            "'text' is empty; expected words, or for a sign without words its kind (such as "
            "figurative) and the name of its image"
        )
        raise BadInputError(problem)
    return Mark(
        mark_id=mark_id,
        text=text,
        image=image,
        owner=owner,
        office=_office(office),
        classes=_classes(classes),
        goods=goods,
        status=status.lower() or "unknown",
        filed=_day("filed", filed),
        registered=_day("registered", registered),
        expires=_day("expires", expires),
        kind=sort,
        **further,
    )


def _seen(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or bool(clean(text))


def _check_days(*days: date | None) -> None:
    known = list(filter(None, days))
    if len(known) > 1 and known != sorted(known):
        problem = "its days do not follow each other; expected filed, registered, expires in order"
        raise BadInputError(problem)


@lru_cache(maxsize=_MANY)
def _classes(cell: str) -> tuple[int, ...]:
    return read_classes(cell)


def _list(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    return tuple(filter(None, map(str.strip, cell.split(";"))))


@lru_cache(maxsize=64)
def _kind(cell: str) -> Kind:
    try:
        return Kind(cell.lower() or "word")
    except ValueError:
        problem = f"the kind '{cell}' is not known; expected {', '.join(Kind)} or an empty cell"
        raise BadInputError(problem) from None


@lru_cache(maxsize=1 << 10)
def _office(cell: str) -> str:
    code = cell.upper()
    if code and code not in column("offices.csv", "office"):
        try:
            Territory(code)
        except BadInputError:
            problem = (
                f"the office '{cell}' is not known; expected a WIPO ST.3 code such as EM or US"
            )
            raise BadInputError(problem) from None
    return code


@lru_cache(maxsize=_MANY)
def _day(name: str, cell: str) -> date | None:
    if not cell:
        return None
    try:
        if _DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    problem = f"'{name}' is '{cell}', which is no date; expected YYYY-MM-DD or an empty cell"
    raise BadInputError(problem)


@lru_cache(maxsize=_MANY)
def _designation(written: str) -> Designation:
    territory, status, since, until, *more = [*map(str.strip, written.split(":")), "", "", ""]
    if any(more):
        problem = f"the designation '{written}' has more than territory:status:since:until"
        raise BadInputError(problem)
    if not territory:
        problem = f"the designation '{written}' names no territory; expected one such as DE"
        raise BadInputError(problem)
    code = _office(territory)
    return Designation(
        territory="EU" if code == "EM" else code,
        status=status.lower() or "unknown",
        since=_day("since", since),
        until=_day("until", until),
    )
