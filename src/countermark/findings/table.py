"""Tables of facts: one row, one fact, each with its source, validity and whether it was checked."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from countermark.findings.errors import BadInputError
from countermark.findings.source import Source

REQUIRED: Final = ("source", "checked", "valid_from", "valid_to")
"""Columns that every table of facts has; `locator` and `version` may be added."""

_Origin = tuple[Source, date | None, date | None]
"""Where a fact comes from, and the first and the last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Row(Mapping[str, str]):
    """One fact of a table, read like a mapping from column to text."""

    columns: Mapping[str, int]
    """The place of each column among the cells; all rows of a table share it."""

    cells: Sequence[str]
    """The cells in the order of the columns."""

    source: Source
    """Where the fact comes from and whether it was checked."""

    valid_from: date | None
    """The first day on which it holds; none if not known or always."""

    valid_to: date | None
    """The last day on which it holds; none if it still holds."""

    def __getitem__(self, column: str) -> str:
        return self.cells[self.columns[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def in_force(self, on: date) -> bool:
        """Tell whether the fact holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts and the version that findings cite."""

    name: str
    """The file's name."""

    version: str
    """The first 12 hex digits of the SHA-256 of the file."""

    rows: tuple[Row, ...]
    """The facts in the file's order."""


@cache
def read_table(package: str, name: str) -> Table:
    """Read a table of facts from the `data` folder of a package.

    Args:
        package: dotted name of the package whose `data` folder holds the file.
        name: file name, for instance `territories.csv`.

    Errors: `BadInputError` that names file, row and column if a required cell is missing or wrong.
    """
    content = (files(package) / "data" / name).read_bytes()
    return parse_table(name, content)


def read_columns(package: str, name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Read some columns of a large table, without what else stands in its rows.

    A table of ten thousand rows that is needed for its letters only costs a third of the time so.
    What `read_table` refuses is not looked for here; a test reads every table with it.

    Args:
        package: dotted name of the package whose `data` folder holds the file.
        name: file name.
        columns: at least two.

    >>> dict(read_columns("countermark.findings", "territories.csv", "code", "name"))["DE"]
    'Germany'
    """
    content = (files(package) / "data" / name).read_bytes()
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True)
    header = next(reader)
    return map(itemgetter(*map(header.index, columns)), reader)


def parse_table(name: str, content: bytes) -> Table:
    """Read a table of facts from the bytes of a CSV file in UTF-8 with a header line."""
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True)
    header = next(reader, [])
    missing = [column for column in REQUIRED if column not in header]
    if missing:
        text = f"The table {name} lacks the columns {', '.join(missing)}; add them to its header."
        raise BadInputError(text)
    rows = tuple(_rows(name, header, ((reader.line_num, cells) for cells in reader)))
    return Table(name=name, version=hashlib.sha256(content).hexdigest()[:12], rows=rows)


def _rows(
    name: str, header: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]]
) -> Iterator[Row]:
    """Read the facts; those of one origin share it, since a large table has few of them."""
    columns = MappingProxyType({column: at for at, column in enumerate(header)})
    of_origin = [column for column in (*REQUIRED, "locator", "version") if column in columns]
    origin_of = itemgetter(*map(columns.__getitem__, of_origin))
    origins: dict[tuple[str, ...], _Origin] = {}
    for number, cells in lines:
        if len(cells) != len(header):
            text = (
                f"{name}, line {number} has more or fewer cells than the header; quote "
                "cells that hold a comma."
            )
            raise BadInputError(text)
        given = origin_of(cells)
        if given not in origins:
            origins[given] = _origin(
                f"{name}, line {number}", dict(zip(of_origin, given, strict=True))
            )
        yield Row(columns, tuple(cells), *origins[given])


def _origin(place: str, given: Mapping[str, str]) -> _Origin:
    """Read where a fact comes from and when it holds."""
    if given["checked"] not in {"yes", "no"}:
        text = f"{place}: 'checked' is '{given['checked']}'; expected yes or no."
        raise BadInputError(text)
    if not given["source"].strip():
        text = f"{place} has no source; name the instrument or data set it was taken from."
        raise BadInputError(text)
    source = Source(
        title=given["source"],
        locator=given.get("locator", ""),
        version=given.get("version", ""),
        checked=given["checked"] == "yes",
    )
    return source, _day(place, given["valid_from"]), _day(place, given["valid_to"])


def _day(place: str, cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        text = f"{place}: '{cell}' is no date; expected YYYY-MM-DD or an empty cell."
        raise BadInputError(text) from None
