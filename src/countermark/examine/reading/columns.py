"""The columns of consignment lines: known names, and the ways they are written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

KNOWN: Final = (
    "reference",
    "description",
    "category",
    "brand",
    "quantity",
    "unit",
    "hs_code",
    "gross_mass_kg",
    "net_mass_kg",
    "value",
    "currency",
    "origin",
    "destination",
    "consignee",
    "consignor",
    "declarant",
    "gtin",
    "batch",
    "serial",
    "expiry",
    "seller",
    "price",
    "url",
    "title",
    "text",
)
"""Names that the engines know; other columns are kept under their own names."""

_ALSO: Final = {
    "amount": "quantity",
    "brand_name": "brand",
    "cn_code": "hs_code",
    "commodity_code": "hs_code",
    "country_of_destination": "destination",
    "country_of_origin": "origin",
    "declared_value": "value",
    "goods": "description",
    "goods_description": "description",
    "gross_mass": "gross_mass_kg",
    "gross_weight": "gross_mass_kg",
    "gross_weight_kg": "gross_mass_kg",
    "hs": "hs_code",
    "hscode": "hs_code",
    "item": "description",
    "item_description": "description",
    "lot": "batch",
    "name": "description",
    "net_weight_kg": "net_mass_kg",
    "pieces": "quantity",
    "product": "description",
    "product_name": "description",
    "qty": "quantity",
    "receiver": "consignee",
    "sender": "consignor",
    "shipper": "consignor",
    "tariff_code": "hs_code",
    "trademark": "brand",
    "weight_kg": "gross_mass_kg",
}
_NUMBER: Final = re.compile(r"[-+]?[0-9][0-9.,\s'’]*%?")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table."""

    names: tuple[str, ...]
    """One name for each column, all different."""

    is_row: bool
    """Whether the first line is goods already, so that the columns have only numbers."""

    remarks: tuple[str, ...]
    """What is odd about the header."""


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a figure and no words.

    >>> is_number("1 200,50"), is_number("40 pairs")
    (True, False)
    """
    return _NUMBER.fullmatch(cell.strip()) is not None


def recognise(cells: list[str]) -> Header:
    """Recognise the header of a table.

    Args:
        cells: the first line.

    >>> recognise(["Goods description", "HS code", "Colour"]).names
    ('description', 'hs_code', 'Colour')
    """
    named = [_known(cell) for cell in cells]
    if not any(name in KNOWN for name in named) and any(is_number(cell) for cell in cells):
        numbered = tuple(f"column_{at}" for at in range(1, len(cells) + 1))
        return Header(numbered, True, ("It has no header; its columns were numbered.",))  # noqa: FBT003 - said by the field's name
    remarks: list[str] = []
    names: dict[str, None] = {}
    again: Counter[str] = Counter()
    for at, name in enumerate(named, start=1):
        base = unique = name or f"column_{at}"
        while unique in names:
            again[base] += 1
            unique = f"{base}_{again[base] + 1}"
        if not name:
            remarks.append(f"Column {at} has no name; it was named {unique}.")
        elif unique != name:
            remarks.append(f"The column '{name}' stands twice; this one was named {unique}.")
        names[unique] = None
    return Header(tuple(names), False, tuple(remarks))  # noqa: FBT003 - said by the field's name


def _known(cell: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", cell.strip().casefold()).strip("_")
    plain = _ALSO.get(plain, plain)
    return plain if plain in KNOWN else cell.strip()
