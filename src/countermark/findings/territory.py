"""Countries and the unions that grant or enforce rights for several of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from countermark.findings.errors import BadInputError
from countermark.findings.table import read_table

if TYPE_CHECKING:
    from datetime import date

    from countermark.findings.table import Table


@dataclass(frozen=True, slots=True, order=True)
class Territory:
    """A country (ISO 3166-1 alpha-2) or one of the unions EU, BX, EP, UP, WO (WIPO ST.3).

    Errors: `BadInputError` for a code that is in neither list.

    >>> Territory.of("de").name
    'Germany'
    """

    code: str
    """Two capital letters."""

    def __post_init__(self) -> None:
        if self.code not in _names():
            text = (
                f"The territory '{self.code}' is not known; expected two letters of ISO 3166-1 "
                "such as DE or CN, or EU, BX (Benelux), EP, UP or WO."
            )
            raise BadInputError(text)

    @classmethod
    def of(cls, code: str) -> Territory:
        """Make a territory from a code in any case, with or without spaces around it."""
        return cls(code.strip().upper())

    @property
    def name(self) -> str:
        """The short English name."""
        return _names()[self.code]

    def members(self, on: date) -> frozenset[Territory]:
        """List the countries of this union on a day.

        A country is its own only member, and so is a union whose members are not in the table
        (EP, UP, WO: which countries a right of theirs reaches is written in the right itself).

        Args:
            on: the day asked about.
        """
        rows = [row for row in members_table().rows if row["union"] == self.code]
        if not rows:
            return frozenset({self})
        return frozenset(Territory(row["member"]) for row in rows if row.in_force(on))

    def covers(self, other: Territory, on: date) -> bool:
        """Tell whether a right of this territory has effect in the other one on a day."""
        return other == self or other in self.members(on)

    def __str__(self) -> str:
        return self.code


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in territories_table().rows}


def territories_table() -> Table:
    """Read the table of territories (ISO 3166-1 and WIPO ST.3)."""
    return read_table(__package__, "territories.csv")


def members_table() -> Table:
    """Read the table of members of unions, with the days they joined and left."""
    return read_table(__package__, "union_members.csv")
