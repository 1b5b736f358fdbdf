"""What is asked of a register, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countermark.findings import BadInputError, JsonValue, Territory
from countermark.marks.likeness.compare import Likeness, Relation
from countermark.marks.register.mark import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A sign and the circumstances in which it was met.

    Errors: `BadInputError` for a territory without a day, for `only_classes` without classes, or
    for `top` under 1.
    """

    text: str
    """The sign as written."""

    classes: tuple[int, ...] = ()
    """Nice classes of the goods; they rank and hide nothing."""

    only_classes: bool = False
    """Whether marks that have none of these classes are left out."""

    territory: Territory | None = None
    """Where the goods are or go; marks without effect there are marked so, not hidden."""

    on: date | None = None
    """The day asked about."""

    top: int = 10
    """How many matches at most."""

    def __post_init__(self) -> None:
        if self.territory and not self.on:
            problem = f"The territory {self.territory} was given without a day; give both."
            raise BadInputError(problem)
        if self.only_classes and not self.classes:
            problem = "Only marks of certain classes were asked for, but no class was given."
            raise BadInputError(problem)
        if self.top < 1:
            problem = f"The number of matches is {self.top}; expected 1 or more."
            raise BadInputError(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One mark of a register that a sign is like."""

    rank: int
    """Its place, from 1."""

    mark: Mark
    """The register's record."""

    score: float
    """From 0 to 1, goods taken in where classes were given; an order, not a probability."""

    goods: float | None
    """How alike the goods are by class, or nothing where either side has no class."""

    likeness: Likeness
    """The comparison of the signs."""

    why: tuple[str, ...]
    """The reasons in words: relation, features, goods, right, other records."""

    flags: tuple[str, ...]
    """expired, expiry_unknown, not_in_territory, territory_unknown; empty if nothing was asked."""

    limits: tuple[str, ...]
    """What the flags mean here, in words; also in `why`."""

    other_ids: tuple[str, ...]
    """Further records of the same text and owner."""

    @property
    def relation(self) -> Relation:
        """How the sign stands to the mark."""
        return self.likeness.relation

    def to_json(self) -> dict[str, JsonValue]:
        """Write the match in the form of the command line's contract."""
        mark = self.mark
        return {
            "rank": self.rank,
            "mark_id": mark.mark_id,
            "text": mark.text,
            "owner": mark.owner,
            "office": mark.office,
            "classes": list(mark.classes),
            "status": mark.status,
            "score": self.score,
            "visual": self.likeness.visual,
            "aural": self.likeness.aural,
            "conceptual": None,
            "goods": self.goods,
            "relation": self.relation.value,
            "why": list(self.why),
            "kind": mark.kind.value,
            "flags": list(self.flags),
            "other_ids": list(self.other_ids),
        }
