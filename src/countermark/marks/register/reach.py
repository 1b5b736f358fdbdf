"""Where a right has effect: the territory of its office, or those it was extended to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from countermark.findings import BadInputError, Territory
from countermark.marks.tables import table


class Reach(StrEnum):
    """Whether a right of an office has effect in a territory."""

    WHOLE = "whole"
    """In all of it."""

    PART = "part"
    """In some member States of it only."""

    NONE = "none"
    """In no part of it, by itself."""

    BY_DESIGNATION = "by designation"
    """Only where the right was extended to, which is written in the right."""

    UNKNOWN = "unknown"
    """Not known here: no office, or one whose territory is in no table."""


def reach_of(office: str, territory: Territory, on: date) -> Reach:
    """Tell whether a right of an office has effect in a territory on a day.

    Args:
        office: WIPO ST.3 code; also a designated territory.
        territory: where effect is asked for.
        on: the day asked about.

    >>> from datetime import date
    >>> reach_of("EM", Territory("FR"), date(2026, 11, 1)).value
    'whole'
    >>> reach_of("EM", Territory("BX"), date(2026, 11, 1)).value
    'whole'
    >>> reach_of("EM", Territory("GB"), date(2026, 11, 1)).value
    'none'
    """
    how, code = _offices().get(office, ("territory", office))
    if how == "designations":
        return Reach.BY_DESIGNATION
    own = _covered(office, on) if how == "members" else _territory(code, on)
    if not own:
        return Reach.UNKNOWN
    asked = _territory(territory.code, on)
    if territory.code in own or asked <= own:
        return Reach.WHOLE
    return Reach.PART if asked & own else Reach.NONE


@cache
def _offices() -> dict[str, tuple[str, str]]:
    return {row["office"]: (row["reach"], row["territory"]) for row in table("offices.csv").rows}


def _covered(office: str, on: date) -> frozenset[str]:
    rows = table("office_members.csv").rows
    return frozenset(row["member"] for row in rows if row["office"] == office and row.in_force(on))


def _territory(code: str, on: date) -> frozenset[str]:
    """List the countries of a territory; nothing if it is not known."""
    try:
        return frozenset(member.code for member in Territory(code).members(on))
    except BadInputError:
        return frozenset()
