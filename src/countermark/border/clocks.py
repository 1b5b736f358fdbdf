"""The clocks: who must do what within which time after which event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from countermark.findings import Row, Source, Table, read_table

_YES: Final = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One row of `data/clocks.csv`."""

    id: str
    """Its name in the table."""

    basis: str
    """The provision, for instance `EU:2013/608:23(1)`."""

    regime: str
    """TRIPS, EU, FR, US, CN, OAPI or IN."""

    event: str
    """The event that makes it matter."""

    runs_from: str
    """The event whose day it runs from."""

    bound: str
    """Where that day is not given: whether the day shown is the `earliest` or `latest` possible."""

    at_least: int
    """Where that day is not given: the working days after `event` that are shown."""

    who: str
    """right_holder, customs or declarant (who stands for the holder of the goods as well)."""

    what: str
    """What is to be done."""

    amount: int
    """How many units."""

    unit: str
    """at_once, working_days, working_days_paused, working_days_before,
    working_days_before_year_end, days or years."""

    or_days: int
    """Calendar days that count instead if they end later; 0 if there is no such choice."""

    perishable_amount: int
    """The amount for perishable goods; 0 if it is no different."""

    extension: int
    """By how many units it may be extended; 0 if not, or without a number."""

    extension_unit: str
    """working_days, days, good_cause (no number is fixed) or empty."""

    rolls: bool
    """Whether an end on a day off moves to the next working day."""

    saturdays_uncertain: bool
    """Whether the text's word for working days may include Saturdays ("jours ouvrables")."""

    conditions: Mapping[str, bool]
    """What must be so for it to run, by fact."""

    settled_by: str
    """The fact that shows that the thing was done."""

    then: str
    """The event that follows when it is done, to ask about next."""

    if_missed: str
    """What happens otherwise."""

    source: Source
    """The provision, and whether this row was compared with it."""

    row: Row
    """The row itself, with the days on which it holds."""


def clocks(regime: str, event: str = "") -> tuple[Clock, ...]:
    """List the clocks of a regime, or those that an event starts.

    >>> [clock.basis for clock in clocks("CN", "exofficio_notified")]
    ['CN:CustomsIPR:16']
    """
    return tuple(clock for clock in _all() if clock.regime == regime and event in {"", clock.event})


def events_of(regime: str) -> tuple[str, ...]:
    """List the events that start clocks under a regime."""
    return tuple(dict.fromkeys(clock.event for clock in clocks(regime)))


def clocks_table() -> Table:
    """Read the table of clocks, for its version."""
    return read_table(__package__, "clocks.csv")


@cache
def _all() -> tuple[Clock, ...]:
    return tuple(_clock(row) for row in clocks_table().rows)


def _clock(row: Row) -> Clock:
    return Clock(
        id=row["id"],
        basis=row["basis"],
        regime=row["regime"],
        event=row["event"],
        runs_from=row["runs_from"] or row["event"],
        bound=row["bound"],
        at_least=int(row["at_least"] or 0),
        who=row["who"],
        what=row["what"],
        amount=int(row["amount"]),
        unit=row["unit"],
        or_days=int(row["or_days"] or 0),
        perishable_amount=int(row["perishable_amount"] or 0),
        extension=int(row["extension"] or 0),
        extension_unit=row["extension_unit"],
        rolls=row["rolls"] == _YES,
        saturdays_uncertain=row["reading"] == "saturdays",
        conditions=_conditions(row["conditions"]),
        settled_by=row["settled_by"],
        then=row["then"],
        if_missed=row["if_missed"],
        source=row.source,
        row=row,
    )


def _conditions(cell: str) -> dict[str, bool]:
    pairs = (part.split("=") for part in cell.split(";") if part)
    return {fact: value == _YES for fact, value in pairs}
