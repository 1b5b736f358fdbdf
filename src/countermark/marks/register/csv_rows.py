"""Reading marks from a CSV file: every row becomes a mark or is rejected with the reason."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from countermark.findings import BadInputError, JsonValue, Territory
from countermark.marks.nice import read_classes
from countermark.marks.register.mark import Kind, Mark
from countermark.marks.sign.writing import clean
from countermark.marks.tables import column

COLUMNS: Final = (
    "mark_id", "text", "image", "owner", "office", "classes", "goods", "status",
    "filed", "registered", "expires", "kind",
)  # fmt: skip
"""The columns of a register's CSV file; the first two are needed."""

_NEEDED: Final = ("mark_id", "text")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ONE_LINE: Final = tuple(name for name in COLUMNS if name != "goods")
_BYTE_ORDER_MARKS: Final = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a file that its owner should know."""

    file: str
    """The file as it was named."""

    position: str
    """Where in it, for instance `line 7`."""

    why: str
    """What is the matter, and what was expected."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the remark in the form of the command line's contract."""
        return {"file": self.file, "position": self.position, "why": self.why}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held."""

    read: int
    """How many rows it has."""

    marks: tuple[Mark, ...]
    """The rows that are marks, in the file's order; each id once."""

    repeated: int
    """How many rows repeat an earlier one exactly."""

    rejected: tuple[Remark, ...]
    """The rows that are none, with the reason."""

    notes: tuple[Remark, ...]
    """What was taken for granted: the encoding, a missing or unknown column."""


@dataclass(slots=True)
class _Collected:
    file: str
    read: int = 0
    repeated: int = 0
    marks: dict[str, Mark] = field(default_factory=dict)
    rejected: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)


def decode(content: bytes) -> tuple[str, str]:
    """Read bytes as text, and say what was assumed.

    Args:
        content: UTF-8, or UTF-8 or UTF-16 with a byte order mark; else Windows-1252 is assumed.

    Returns: the text, and a remark where the encoding was a guess.

    Errors: `BadInputError` if the bytes fit none of these.
    """
    marked = (name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark))
    encoding = next(marked, "utf-8")
    try:
        return content.decode(encoding), ""
    except UnicodeDecodeError:
        if encoding != "utf-8":
            problem = f"it begins as {encoding.upper()} but is not; expected UTF-8 or UTF-16"
            raise BadInputError(problem) from None
    try:
        return content.decode("cp1252"), "it is not UTF-8; it was read as Windows-1252 (cp1252)"
    except UnicodeDecodeError:
        problem = "its encoding is not known; expected UTF-8, UTF-16 with a mark, or Windows-1252"
        raise BadInputError(problem) from None


def read_csv(file: str, content: bytes) -> Reading:
    """Read marks from the bytes of a CSV file with a header line.

    Args:
        file: the file's name for the remarks.
        content: the bytes.

    Returns: marks, rejected rows and notes; a bad row never stops the file.
    """
    found = _Collected(file)
    try:
        text, guess = decode(content)
    except BadInputError as error:
        found.rejected.append(Remark(file, "file", str(error)))
        return _reading(found)
    if guess:
        found.notes.append(Remark(file, "file", guess))
    _read_rows(found, text)
    return _reading(found)


def _reading(found: _Collected) -> Reading:
    return Reading(
        read=found.read,
        marks=tuple(found.marks.values()),
        repeated=found.repeated,
        rejected=tuple(found.rejected),
        notes=tuple(found.notes),
    )


def _read_rows(found: _Collected, text: str) -> None:
    rows = _rows(text)
    _, header = next(rows, ("", []))
    names = [str(name).strip().lower() for name in header]
    missing = [name for name in COLUMNS if name not in names]
    if any(name in missing for name in _NEEDED) or len(set(names)) < len(names):
        why = (
            f"the header is '{','.join(names)[:80]}'; expected the columns {', '.join(COLUMNS)}, "
            "separated by commas, each once, mark_id and text at least"
        )
        found.rejected.append(Remark(found.file, "line 1", why))
        return
    _note_columns(found, missing, [name for name in names if name not in COLUMNS])
    for position, cells in rows:
        if isinstance(cells, str) or any(map(str.strip, cells)):
            found.read += 1
            _take(found, position, names, cells)


def _note_columns(found: _Collected, missing: list[str], unknown: list[str]) -> None:
    if missing:
        why = f"the columns {', '.join(missing)} are missing; they were read as empty"
        found.notes.append(Remark(found.file, "line 1", why))
    if unknown:
        why = f"the columns {', '.join(unknown)} are not known; they were not read"
        found.notes.append(Remark(found.file, "line 1", why))


def _rows(text: str) -> Iterator[tuple[str, list[str] | str]]:
    """Yield each row with its place, or the reason why it could not be split into cells."""
    reader = csv.reader(io.StringIO(text, newline=""))
    while True:
        first = reader.line_num + 1
        try:
            cells: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = f"it cannot be split into cells ({error})"
        last = reader.line_num
        yield (f"line {first}" if first >= last else f"lines {first}-{last}"), cells


def _take(found: _Collected, position: str, names: list[str], cells: list[str] | str) -> None:
    try:
        mark = _mark(names, cells)
    except BadInputError as error:
        found.rejected.append(Remark(found.file, position, str(error)))
        return
    earlier = found.marks.setdefault(mark.mark_id, mark)
    if earlier is mark:
        return
    if earlier == mark:
        found.repeated += 1
        return
    why = (
        f"the mark_id '{mark.mark_id}' stands in this file with other content before; the first "
        "was kept"
    )
    found.rejected.append(Remark(found.file, position, why))


def _mark(names: list[str], cells: list[str] | str) -> Mark:
    if isinstance(cells, str):
        raise BadInputError(cells)
    if len(cells) != len(names):
        problem = (
            f"it has {len(cells)} cells where the header has {len(names)}; quote cells that hold "
            "a comma and close every quote"
        )
        raise BadInputError(problem)
    row = dict.fromkeys(COLUMNS, "") | dict(zip(names, map(str.strip, cells), strict=True))
    if broken := [name for name in _ONE_LINE if "\n" in row[name] or "\r" in row[name]]:
        problem = f"'{broken[0]}' runs over several lines; a quote may not be closed"
        raise BadInputError(problem)
    return _checked(row)


def _checked(row: dict[str, str]) -> Mark:
    mark = Mark(
        mark_id=_filled(row, "mark_id"),
        text=_filled(row, "text"),
        image=row["image"],
        owner=row["owner"],
        office=_office(row["office"]),
        classes=read_classes(row["classes"]),
        goods=row["goods"],
        status=row["status"].lower() or "unknown",
        filed=_day(row, "filed"),
        registered=_day(row, "registered"),
        expires=_day(row, "expires"),
        kind=_kind(row["kind"]),
    )
    days = [day for day in (mark.filed, mark.registered, mark.expires) if day]
    if days != sorted(days):
        problem = "its days do not follow each other; expected filed, registered, expires in order"
        raise BadInputError(problem)
    return mark


def _filled(row: dict[str, str], name: str) -> str:
    value = row[name]
    if not clean(value):
        problem = f"'{name}' is empty; expected {'an identifier' if name == 'mark_id' else 'words'}"
        raise BadInputError(problem)
    return value


def _kind(cell: str) -> Kind:
    try:
        return Kind(cell.lower() or "word")
    except ValueError:
        problem = f"the kind '{cell}' is not known; expected {', '.join(Kind)} or an empty cell"
        raise BadInputError(problem) from None


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


def _day(row: dict[str, str], name: str) -> date | None:
    cell = row[name]
    if not cell:
        return None
    try:
        if _DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    problem = f"'{name}' is '{cell}', which is no date; expected YYYY-MM-DD or an empty cell"
    raise BadInputError(problem)
