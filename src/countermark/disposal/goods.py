"""What is to be disposed of: one lot of goods, and what is known of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from countermark.disposal.codes import hp_code, waste_code
from countermark.disposal.materials import categories, materials
from countermark.findings import BadInputError, Territory


class State(StrEnum):
    """The form in which the goods are."""

    SOLID = "solid"
    SEMI_SOLID = "semi_solid"
    POWDER = "powder"
    LIQUID = "liquid"
    GAS = "gas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """One lot of one kind of goods; what is not given is unknown, never harmless.

    Errors: `BadInputError` for a category, material or code that is in none of the tables, a mass
    below zero, or a code that is not in force any more.
    """

    category: str
    """One of the nineteen categories, for instance `clothing`; `other` where none fits."""

    description: str = ""
    """The goods in plain words."""

    materials: tuple[str, ...] = ()
    """Names of the table of materials; empty if the composition is not known."""

    hazard_known: bool | None = None
    """True if the hazards were established (then `hp_codes` holds them all), false if nothing is
    known of them, none if it was not said."""

    hp_codes: tuple[str, ...] = ()
    """Hazardous properties that were established, `HP1` to `HP15` or `HP_POP`."""

    ewc: str = ""
    """The code of the list of waste that was given to the lot, `*` after a hazardous entry."""

    state: State | None = None
    """Solid, semi-solid, powder, liquid or gas."""

    measured: Mapping[str, bool | float] = field(default_factory=dict)
    """Results of tests by the name of what was measured, for instance `flash_point_c`: 23."""

    mass_kg: float | None = None
    """Mass in kilograms."""

    units: float | None = None
    """Number of pieces."""

    holder_consents: bool | None = None
    """Whether the right holder agrees in writing to use outside commerce."""

    evidence_until: date | None = None
    """The last day on which the lot must be kept as evidence."""

    def __post_init__(self) -> None:
        categories().named(self.category)
        for name in self.materials:
            materials().named(name)
        for code in self.hp_codes:
            hp_code(code)
        if self.ewc:
            waste_code(self.ewc)
        for what, amount in (("mass in kg", self.mass_kg), ("number of units", self.units)):
            if amount is not None and not (math.isfinite(amount) and amount >= 0):
                text = f"The {what} is {amount:g}; expected a number from 0 up."
                raise BadInputError(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalFacts:
    """What the engine is asked about in one case."""

    goods: tuple[Goods, ...]
    """The lots, in the order of the case."""

    on: date
    """The day on which rules and codes must be in force."""

    territory: Territory | None = None
    """Where the goods are; none if not known."""
