"""Tables of consignment lines in CSV, with the delimiter and encoding that they happen to have."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from countermark.examine.reading.columns import is_number, recognise
from countermark.examine.reading.opened import open_text
from countermark.findings import BadInputError, Words

MOST_ROWS: Final = 100_000
"""Rows of a table that are examined."""

MOST_COLUMNS: Final = 500
"""Columns of a table that is read."""

LONGEST: Final = 64_000_000
"""Bytes of a table that are examined."""

_DELIMITERS: Final = (",", ";", "\t")
_TRIED_LINES: Final = 20
_MOST_RESTARTS: Final = 20
_MOST_NAMED: Final = 20
_LONGEST_CELL: Final = 2_000


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands in a table."""

    rows: tuple[Mapping[str, str], ...]
    """The rows by column, those with too many or too few cells left out."""

    words: tuple[Words, ...]
    """The cells that hold words, each once."""

    remarks: tuple[str, ...]
    """What is odd about the table, with line numbers."""


def read_rows(path: Path) -> Lines:
    """Read a table.

    Args:
        path: the file.

    Errors: `BadInputError` if the file is not text or has no header line.
    """
    content, remarks = open_text(path, LONGEST)
    rows, odd = _rows(content)
    return Lines(rows, _words(rows), (*remarks, *odd))


def _rows(text: str) -> tuple[tuple[Mapping[str, str], ...], list[str]]:
    lines = text.splitlines(keepends=True)
    delimiter = _delimiter(lines)
    wrong: list[str] = []
    records = _records(lines, delimiter, wrong)
    first = next(records, None)
    if first is None:
        why = "It has no lines that could be read; expected a header line and rows."
        raise BadInputError(why)
    if len(first[1]) > MOST_COLUMNS:
        why = f"It has {len(first[1]):,} columns; at most {MOST_COLUMNS:,} are read."
        raise BadInputError(why)
    header = recognise(first[1])
    rows: list[Mapping[str, str]] = []
    if header.is_row:
        rows.append(dict(zip(header.names, first[1], strict=True)))
    for line, cells in records:
        if len(rows) == MOST_ROWS:
            wrong.append(
                f"It has more than {MOST_ROWS:,} rows; those from line {line} on were not examined."
            )
            break
        if len(cells) != len(header.names):
            wrong.append(
                f"Line {line} has {len(cells)} cells where the header has {len(header.names)}; "
                "it was left out. Quote cells that hold the delimiter."
            )
            continue
        rows.append(dict(zip(header.names, (cell.strip() for cell in cells), strict=True)))
    if not rows:
        wrong.append("It has a header but no rows.")
    return tuple(rows), [*_shortened([*header.remarks, *wrong])]


def _shortened(remarks: list[str]) -> list[str]:
    if len(remarks) <= _MOST_NAMED:
        return remarks
    left = len(remarks) - _MOST_NAMED
    return [*remarks[:_MOST_NAMED], f"{left} further remarks of these kinds were left out."]


def _delimiter(lines: list[str]) -> str:
    """Take the delimiter that cuts the first lines into the same number of cells most often."""

    def fit(delimiter: str) -> tuple[int, int]:
        widths = Counter(
            len(cells)
            for _, cells in _records(lines[:_TRIED_LINES], delimiter, [])
            if len(cells) > 1
        )
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return times, width

    return max(_DELIMITERS, key=fit)


def _records(lines: list[str], delimiter: str, wrong: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of each record with its line number; start again behind a broken one."""
    start = 0
    for _ in range(_MOST_RESTARTS):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        done = start
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield done + 1, cells
                done = start + reader.line_num
        except csv.Error as error:
            wrong.append(f"Line {done + 1} cannot be read as CSV ({error}); it was left out.")
            start = done + 1
        else:
            return
    wrong.append(f"The lines from {start + 1} on were not examined; mend the quotation marks.")


def _words(rows: tuple[Mapping[str, str], ...]) -> tuple[Words, ...]:
    seen: dict[str, None] = {}
    for row in rows:
        for cell in row.values():
            if cell and not is_number(cell):
                seen.setdefault(" ".join(cell.split())[:_LONGEST_CELL])
    return tuple(Words(text=text) for text in seen)
