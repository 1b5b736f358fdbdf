"""The dated rules: what is forbidden, on what condition, what is never done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from countermark.disposal.matching import cells, holds
from countermark.disposal.materials import hazards
from countermark.findings import Ground, Row, Source, Territory, read_table


class Effect(StrEnum):
    """What a rule does."""

    FORBID = "forbid"
    CONDITION = "condition"
    NEVER = "never"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """One way to deal with a lot."""

    name: str
    """Its name in the tables, for instance `metal_recycling`."""

    operation: str
    """The operation of Basel's Annex IV, such as `R4`, or `reuse` or `prepare_reuse`."""

    rank: int
    """Its place in the waste hierarchy, the best first."""

    step: str
    """The step of the hierarchy, for instance `recycling`."""

    label: str
    """What is done, in plain words."""

    suits: tuple[str, ...]
    """Classes of material, or traits, that it is made for; `*` for all."""

    accepts: tuple[str, ...]
    """Hazards that it can deal with; `*` for all."""

    irreversible: bool
    """Whether the goods are gone afterwards."""

    stream: str
    """The category under which a part taken out is coded; empty for the lot itself."""

    source: Source
    """Where the operation comes from."""

    @property
    def storage(self) -> bool:
        """Whether it only keeps the goods."""
        return self.step == "storage"

    def suitable(self, traits: frozenset[str]) -> bool:
        """Tell whether something in the lot is of the kind that it is made for."""
        wanted = (one if ":" in one else f"class:{one}" for one in self.suits)
        return "*" in self.suits or any(one in traits for one in wanted)


@cache
def treatments() -> tuple[Treatment, ...]:
    """Read the treatments in the order of the waste hierarchy."""
    rows = read_table(__package__, "treatments.csv").rows
    found = (
        Treatment(
            name=row["treatment"],
            operation=row["operation"],
            rank=int(row["rank"]),
            step=row["step"],
            label=row["label"],
            suits=cells(row["suits"]),
            accepts=cells(row["accepts"]),
            irreversible=row["irreversible"] == "yes",
            stream=row["stream"],
            source=row.source,
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.rank))


@cache
def operations() -> Mapping[str, Row]:
    """Read the operations D1 to D15 and R1 to R13, by code."""
    return {row["operation"]: row for row in read_table(__package__, "operations.csv").rows}


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that hold on a day and in a place."""

    on: date
    """The day."""

    territory: Territory | None
    """The place; rules of one territory are left out where it is not known."""

    def said(self, effect: Effect, traits: frozenset[str], treatment: str = "*") -> list[Ground]:
        """Collect what the rules of one effect say about a lot.

        Args:
            effect: which rules.
            traits: the lot.
            treatment: the treatment asked about; `*` for rules about the lot as such.
        """
        return [
            Ground(row["text"], (row.source,))
            for row in read_table(__package__, "rules.csv").rows
            if row["effect"] == effect
            and treatment in cells(row["treatments"])
            and holds(row["when"], traits)
            and self._applies(row)
        ]

    def objections(self, treatment: Treatment, traits: frozenset[str]) -> list[Ground]:
        """List the reasons why a lot with these traits may not be treated so.

        Where no rule speaks, a hazard that the treatment is not made for is the reason. A reason
        may give way to a better one, but more traits never leave none: a hazard opens no door.
        """
        found = self.said(Effect.FORBID, traits, treatment.name)
        if found or "*" in treatment.accepts:
            return found
        for name, row in hazards().items():
            if f"hazard:{name}" in traits and name not in treatment.accepts:
                source = medicine_ground(treatment) if "class:medicine" in traits else None
                text = f"Not made for {row['label']}."
                found.append(source or Ground(text, (row.source,)))
        return list(dict.fromkeys(found))

    def _applies(self, row: Row) -> bool:
        if not row.in_force(self.on):
            return False
        place = row["territory"]
        if not place:
            return True
        return self.territory is not None and Territory(place).covers(self.territory, self.on)


def medicine_ground(treatment: Treatment) -> Ground | None:
    """Give what the table of methods for medicines says about a treatment, if it names it."""
    for row in read_table(__package__, "who_methods.csv").rows:
        if row["treatment"] == treatment.name:
            return Ground(row["text"], (row.source,))
    return None


def named_for(treatment: Treatment, kind: str) -> bool:
    """Tell whether the table of methods for medicines names a kind of medicine for a treatment."""
    return any(
        kind in cells(row["kinds"])
        for row in read_table(__package__, "who_methods.csv").rows
        if row["treatment"] == treatment.name
    )
