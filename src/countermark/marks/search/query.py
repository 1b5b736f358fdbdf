"""What is asked of a register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countermark.findings import BadInputError, Territory


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

    goods: str = ""
    """The goods in words, such as "25: clothing; footwear"; they rank and hide nothing."""

    only_classes: bool = False
    """Whether marks that have none of these classes are left out."""

    territory: Territory | None = None
    """Where the goods are or go; marks without effect there are marked so, not hidden."""

    on: date | None = None
    """The day asked about."""

    in_force: bool = False
    """Whether marks are left out that are surely not in force on the day (in the territory)."""

    top: int = 10
    """How many matches at most."""

    def __post_init__(self) -> None:
        if self.territory and not self.on:
            problem = f"The territory {self.territory} was given without a day; give both."
            raise BadInputError(problem)
        if self.in_force and not self.on:
            problem = "Only marks in force were asked for, but no day was given; give a day."
            raise BadInputError(problem)
        if self.only_classes and not self.classes:
            problem = "Only marks of certain classes were asked for, but no class was given."
            raise BadInputError(problem)
        if self.top < 1:
            problem = f"The number of matches is {self.top}; expected 1 or more."
            raise BadInputError(problem)
