"""The codes that a lot of waste carries: list of waste, hazardous properties, Basel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from countermark.disposal.matching import holds
from countermark.findings import BadInputError, Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteCode:
    """One entry of the European list of waste."""

    code: str
    """Six digits, followed by `*` if the entry is hazardous."""

    hazardous: bool
    """Whether the entry is hazardous."""

    mirror: bool
    """Whether a twin entry exists and the hazard decides between the two."""

    label: str
    """A short name where this engine uses the entry, else empty."""

    row: Row
    """The fact with its source and validity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What the lot is called in the papers, and what it may turn out to be called."""

    ewc: str | None
    """The code to use now; while the hazard is open it is the hazardous one."""

    ewc_candidates: tuple[str, ...]
    """Every code that it may turn out to have, the one to use now first."""

    parts: tuple[str, ...]
    """Codes of parts that go their own way once taken out."""

    hp: tuple[str, ...]
    """Hazardous properties that were given or measured."""

    hp_suspected: tuple[str, ...]
    """Hazardous properties that the composition or an open test makes likely."""

    basel: str | None
    """The Basel code to use now for a movement across a border; none if no single entry fits."""

    basel_candidates: tuple[str, ...]
    """Every Basel code that it may turn out to have."""


@cache
def list_of_waste() -> Mapping[str, WasteCode]:
    """Read the list of waste, by code."""
    return {
        row["code"]: WasteCode(
            code=row["code"],
            hazardous=row["hazardous"] == "yes",
            mirror=row["entry"] == "mirror",
            label=row["label"],
            row=row,
        )
        for row in read_table(__package__, "list_of_waste.csv").rows
    }


def waste_code(code: str) -> WasteCode:
    """Find an entry of the list of waste.

    Args:
        code: six digits with or without spaces, `*` after a hazardous entry.

    Errors: `BadInputError` if there is no such entry, or if its `*` is missing or too much.

    >>> waste_code("20 01 10").label
    'Clothes'
    """
    wanted = re.sub(r"\s", "", code)
    found = list_of_waste().get(wanted)
    if found:
        return found
    twin = wanted.removesuffix("*") if wanted.endswith("*") else f"{wanted}*"
    hint = f"did you mean {twin}?" if twin in list_of_waste() else "use the European list of waste."
    text = (
        f"The waste code '{code}' is not in the list of waste; expected six digits, with * after "
        f"a hazardous entry: {hint}"
    )
    raise BadInputError(text)


def hp_rows() -> Mapping[str, Row]:
    """Read the hazardous properties, by code."""
    return {row["code"]: row for row in read_table(__package__, "hp_codes.csv").rows}


def hp_code(code: str) -> str:
    """Bring a hazardous property to the form `HP3`.

    Errors: `BadInputError` if there is no such property.

    >>> hp_code("hp 3")
    'HP3'
    """
    bare = re.sub(r"[\s_-]", "", code).upper()
    wanted = "HP_POP" if bare == "HPPOP" else bare
    if wanted in hp_rows():
        return wanted
    text = f"The hazardous property '{code}' is not known; expected HP1 to HP15 or HP_POP."
    raise BadInputError(text)


@dataclass(frozen=True, slots=True)
class CodeTraits:
    """The traits of a lot as it is if every open test confirms, and if every one is clear."""

    worst: frozenset[str]
    """With every suspicion confirmed."""

    best: frozenset[str]
    """With every suspicion cleared."""


def candidates(
    system: str, category: str, traits: CodeTraits, on: date, *, part: str = "main"
) -> tuple[str, ...]:
    """List the codes that a lot has at worst and at best, the worst first.

    Args:
        system: `ewc` or `basel`.
        category: the category of goods.
        traits: what the lot may turn out to be.
        on: the day on which the code must be in force.
        part: `main` for the code of the lot (the first that fits), `part` for all of its parts.
    """
    rows = [
        row
        for row in read_table(__package__, "code_rules.csv").rows
        if row["system"] == system
        and row["part"] == part
        and row["category"] in {category, "*"}
        and in_force(system, row["code"], on)
    ]
    found: list[str] = []
    for scenario in (traits.worst, traits.best):
        fitting = [row["code"] for row in rows if _fits(row, scenario)]
        found += fitting if part == "part" else fitting[:1]
    return tuple(dict.fromkeys(found))


def in_force(system: str, code: str, on: date) -> bool:
    """Tell whether a code is in its table and in force on a day."""
    if system == "ewc":
        return code in list_of_waste() and list_of_waste()[code].row.in_force(on)
    return code in basel_codes() and basel_codes()[code].in_force(on)


@cache
def basel_codes() -> Mapping[str, Row]:
    """Read the Basel codes that the engine uses, by code."""
    return {row["code"]: row for row in read_table(__package__, "basel_codes.csv").rows}


def _fits(row: Row, scenario: Iterable[str]) -> bool:
    traits = frozenset(scenario)
    wanted = {"yes": True, "no": False}.get(row["hazardous"])
    return holds(row["when"], traits) and wanted in {None, "hazardous" in traits}
