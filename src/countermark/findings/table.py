"""Tables of facts: one row, one fact, each with its source, validity and whether it was checked."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from countermark.findings.errors import BadInputError
from countermark.findings.source import Source

REQUIRED: Final = ("source", "checked", "valid_from", "valid_to")
"""Columns that every table of facts has; `locator` and `version` may be added."""


@dataclass(frozen=True, slots=True)
class Row(Mapping[str, str]):
    """One fact of a table, read like a mapping from column to text."""

    values_: Mapping[str, str]
    """The cells by column."""

    source: Source
    """Where the fact comes from and whether it was checked."""

    valid_from: date | None
    """The first day on which it holds; none if not known or always."""

    valid_to: date | None
    """The last day on which it holds; none if it still holds."""

    def __getitem__(self, column: str) -> str:
        return self.values_[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)

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


def parse_table(name: str, content: bytes) -> Table:
    """Read a table of facts from the bytes of a CSV file in UTF-8 with a header line."""
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True)
    header = next(reader, [])
    missing = [column for column in REQUIRED if column not in header]
    if missing:
        text = f"The table {name} lacks the columns {', '.join(missing)}; add them to its header."
        raise BadInputError(text)
    rows = tuple(_row(f"{name}, line {reader.line_num}", header, cells) for cells in reader)
    return Table(name=name, version=hashlib.sha256(content).hexdigest()[:12], rows=rows)


def _row(place: str, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        text = f"{place} has more or fewer cells than the header; quote cells that hold a comma."
        raise BadInputError(text)
    values = dict(zip(header, cells, strict=True))
    if values["checked"] not in {"yes", "no"}:
        text = f"{place}: 'checked' is '{values['checked']}'; expected yes or no."
        raise BadInputError(text)
    if not values["source"].strip():
        text = f"{place} has no source; name the instrument or data set it was taken from."
        raise BadInputError(text)
    return Row(
        values_=MappingProxyType(values),
        source=_source(
            values["source"],
            values.get("locator", ""),
            values.get("version", ""),
            checked=values["checked"] == "yes",
        ),
        valid_from=_day(place, values["valid_from"]),
        valid_to=_day(place, values["valid_to"]),
    )


@lru_cache(maxsize=1 << 12)
def _source(title: str, locator: str, version: str, *, checked: bool) -> Source:
    return Source(title=title, locator=locator, version=version, checked=checked)


def _day(place: str, cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        text = f"{place}: '{cell}' is no date; expected YYYY-MM-DD or an empty cell."
        raise BadInputError(text) from None
