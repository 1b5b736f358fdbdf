"""Packs from a CSV file into a store, with every refused line and its reason."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from countermark.findings import BadInputError, JsonValue, Territory
from countermark.packs.dates import expiry_of
from countermark.packs.identifiers import CSET_82
from countermark.packs.states import pack_states
from countermark.packs.store import SqliteStore, StoredPack
from countermark.packs.trade_item import GTIN_LENGTHS, check_digit, gtin_14, is_digits

COLUMNS: Final = ("gtin", "serial", "batch", "expiry", "state", "market", "product", "holder")
"""The columns of a file of packs."""

_REQUIRED: Final = COLUMNS[:5]
_LONGEST: Final = 20


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that could not be used."""

    position: int
    """The line in the file; the header is line 1."""

    why: str
    """What was found and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of a file of packs."""

    read: int
    """Lines read, without the header."""

    imported: int
    """Packs that were new."""

    unchanged: int
    """Packs that the store held just so."""

    replaced: int
    """Packs that the store held otherwise."""

    rejected: tuple[Rejected, ...]
    """Lines that could not be used."""

    not_used: tuple[str, ...]
    """Columns of the file that a store does not keep."""

    version: str
    """The version of the store's content afterwards."""

    def to_json(self, file: str) -> dict[str, JsonValue]:
        """Write the counts, with the file's name beside each rejected line."""
        return {
            "read": self.read,
            "imported": self.imported,
            "unchanged": self.unchanged,
            "replaced": self.replaced,
            "rejected": [
                {"file": file, "position": each.position, "why": each.why} for each in self.rejected
            ],
            "columns_not_used": self.not_used,
            "store_version": self.version,
        }


def load(path: Path, store: SqliteStore, *, on: date) -> Loaded:
    """Load packs from a CSV file in UTF-8; loading the same file twice changes nothing.

    Args:
        path: the file, with the columns of `COLUMNS`; `expiry` is YYYY-MM-DD or GS1's YYMMDD,
            `market` holds territories separated by `;`; the last three columns may be missing.
        store: where the packs go.
        on: today, for the century of dates YYMMDD.

    Errors: `BadInputError` if the file cannot be read or lacks columns.
    """
    rejected: list[Rejected] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            columns = _columns(path, reader)
            counts = Counter(store.put(_packs(reader, rejected, on)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        text = (
            f"The file {path} cannot be read as CSV in UTF-8 ({error}); nothing was loaded. "
            "Save it as UTF-8 with commas and a header line."
        )
        raise BadInputError(text) from None
    return Loaded(
        read=counts.total() + len(rejected),
        imported=counts["imported"],
        unchanged=counts["unchanged"],
        replaced=counts["replaced"],
        rejected=tuple(rejected),
        not_used=tuple(column for column in columns if column not in COLUMNS),
        version=store.version,
    )


def _columns(path: Path, reader: csv.DictReader[str]) -> list[str]:
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    columns = list(reader.fieldnames)
    missing = [column for column in _REQUIRED if column not in columns]
    if missing:
        text = (
            f"The file {path} lacks the columns {', '.join(missing)}; expected the header "
            f"{','.join(COLUMNS)}."
        )
        raise BadInputError(text)
    return columns


def _packs(reader: csv.DictReader[str], rejected: list[Rejected], on: date) -> Iterator[StoredPack]:
    for cells in reader:
        try:
            yield _pack(cells, on)
        except BadInputError as error:
            rejected.append(Rejected(reader.line_num, str(error)))


def _pack(cells: dict[str, str], on: date) -> StoredPack:
    if None in cells or None in cells.values():
        text = "The line has more or fewer cells than the header; quote cells that hold a comma."
        raise BadInputError(text)
    row = {column: cells.get(column, "").strip() for column in COLUMNS}
    markets = tuple(market for market in row["market"].split(";") if market.strip())
    return StoredPack(
        gtin=_gtin(row["gtin"]),
        serial=_identifier("serial", row["serial"]),
        batch=_identifier("batch", row["batch"]),
        expiry=_expiry(row["expiry"], on),
        state=_state(row["state"]),
        market=tuple(Territory.of(market).code for market in markets),
        product=row["product"],
        holder=row["holder"],
    )


def _gtin(number: str) -> str:
    if not is_digits(number) or len(number) not in GTIN_LENGTHS:
        text = f"The gtin '{number}' was given; expected 8, 12, 13 or 14 digits."
        raise BadInputError(text)
    expected = check_digit(number[:-1])
    if expected != number[-1]:
        text = f"The gtin {number} ends with {number[-1]}; the check digit {expected} was expected."
        raise BadInputError(text)
    return gtin_14(number)


def _identifier(column: str, value: str) -> str:
    if not 1 <= len(value) <= _LONGEST or not CSET_82.issuperset(value):
        text = (
            f"The {column} '{value[:40]}' was given; expected 1 to 20 letters, digits or marks of "
            "GS1's character set."
        )
        raise BadInputError(text)
    return value


def _expiry(text: str, on: date) -> date:
    day = expiry_of(text, on=on)
    if day is not None:
        return day
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"The expiry '{text}' was given; expected YYYY-MM-DD or YYMMDD."
        raise BadInputError(message) from None


def _state(text: str) -> str:
    state = text.lower()
    if state not in pack_states():
        known = ", ".join(pack_states())
        message = f"The state '{text}' was given; expected one of {known}."
        raise BadInputError(message)
    return state
