"""From a clock and a day to the period: first day, last day, days skipped, extension."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.border.calendar import Calendar
from countermark.border.clocks import Clock
from countermark.border.counting import (
    Count,
    days_after,
    longer,
    working_days_after,
    working_days_before,
    years_after,
)
from countermark.border.deadline import Extension

_SATURDAY: Final = 5
_COUNTED_IN_WORKING_DAYS: Final = frozenset({"working_days", "working_days_paused"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a period begins."""

    on: date
    """The day of the event that it runs from."""

    amount: int
    """How many units."""

    missing: tuple[str, ...] = ()
    """The events whose days are not given, although the period runs from them."""

    pause: tuple[date, date] | None = None
    """The day on which the period stopped and the day on which it went on."""


def count(clock: Clock, start: Start, calendar: Calendar) -> tuple[Count, tuple[str, ...]]:
    """Count a clock's period.

    Returns: the period, and sentences that explain it where it is not plain.
    """
    on, amount = start.on, start.amount
    if amount == 0 or clock.unit == "at_once":
        return Count(first=on, last=on), ()
    if clock.unit == "days":
        return days_after(calendar, on, amount), ()
    if clock.unit == "years":
        return years_after(calendar, on, amount, put_off=clock.rolls), ()
    if clock.unit.startswith("working_days_before"):
        return _backwards(clock, start, calendar)
    return _forwards(clock, start, calendar)


def _backwards(clock: Clock, start: Start, calendar: Calendar) -> tuple[Count, tuple[str, ...]]:
    if clock.unit == "working_days_before":
        return working_days_before(calendar, start.on, start.amount), ()
    end = years_after(calendar, start.on, 1, put_off=False).last
    return working_days_before(calendar, end, start.amount), (f"Counted back from {end}.",)


def _forwards(clock: Clock, start: Start, calendar: Calendar) -> tuple[Count, tuple[str, ...]]:
    on, amount = start.on, start.amount
    working = working_days_after(calendar, on, amount, pause=start.pause)
    if not clock.or_days:
        return working, ()
    plain = days_after(calendar, on, clock.or_days)
    text = (
        f"{amount} working days end on {working.last}, {clock.or_days} calendar days on "
        f"{plain.last}; the later day counts."
    )
    return longer(working, plain), (text,)


def extension_of(clock: Clock, counted: Count, calendar: Calendar) -> Extension | None:
    """Count the longest extension, which goes on from the end of the period."""
    if not clock.extension:
        return None
    longer_by = days_after if clock.extension_unit == "days" else working_days_after
    until = longer_by(calendar, counted.last, clock.extension).last
    return Extension(until=until, amount=clock.extension, unit=clock.extension_unit)


def with_saturdays(clock: Clock, start: Start, calendar: Calendar) -> Count | None:
    """Count again with Saturdays as working days, where the text leaves that open.

    In ordinary French "jours ouvrables" are all days but Sundays and public holidays; the French
    version of Regulation 1182/71 leaves Saturdays out as well.
    """
    uncertain = clock.saturdays_uncertain and clock.unit in _COUNTED_IN_WORKING_DAYS
    if not uncertain or not start.amount or _SATURDAY not in calendar.weekend:
        return None
    with_saturdays_worked = calendar.with_weekend(calendar.weekend - {_SATURDAY})
    return working_days_after(with_saturdays_worked, start.on, start.amount)
