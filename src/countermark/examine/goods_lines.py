"""The goods of a case: those that case.yaml names, else the lines of the consignment tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Final

from countermark import disposal
from countermark.examine.reading import Folder, Goods
from countermark.findings import BadInputError

_TAKEN: Final = (
    "category", "description", "hs_code", "quantity", "gross_mass_kg", "ewc", "materials",
)  # fmt: skip
"""Columns of a consignment table that say what goods are."""

_SAYS_WHAT: Final = ("category", "description", "hs_code")


def goods_of(folder: Folder) -> tuple[Mapping[str, object], ...]:
    """List the goods as facts of disposal; case.yaml goes before the tables.

    Args:
        folder: what was read.
    """
    if folder.case.goods:
        return tuple(_from_case(goods) for goods in folder.case.goods)
    return tuple(
        line
        for exhibit in folder.exhibits
        for row in exhibit.rows
        if (line := _from_row(row)).keys() & set(_SAYS_WHAT)
    )


def classes_of(lines: Iterable[Mapping[str, object]]) -> tuple[int, ...]:
    """Derive the Nice classes from the goods' categories, by the crosswalk of disposal's table.

    Args:
        lines: the goods, as `goods_of` lists them.
    """
    return tuple(sorted({number for line in lines for number in _classes(line)}))


def _classes(line: Mapping[str, object]) -> tuple[int, ...]:
    try:
        goods, _ = disposal.goods_from(line)
    except BadInputError:
        return ()
    cell = disposal.categories().named(goods.category)["nice"]
    return tuple(int(number) for number in cell.split(";") if number)


def _from_case(goods: Goods) -> dict[str, object]:
    given = {
        name: value for name, value in asdict(goods).items() if value not in (None, (), {}, "")
    }
    for name in ("brand", "perishable", "origin", "facts", "unit", "value", "currency"):
        given.pop(name, None)
    shares = given.pop("composition", {})
    if shares:
        given["materials"] = [*goods.materials, *shares]
    return {**given, **goods.facts}


def _from_row(row: Mapping[str, str]) -> dict[str, object]:
    names = {name.strip().lower(): name for name in row}
    return {name: row[names[name]] for name in _TAKEN if row.get(names.get(name, ""), "").strip()}
