"""How days are counted from an event to the last day of a period.

The paragraphs named are those of Regulation (EEC, Euratom) No 1182/71; the other regimes are
counted alike, and `data/counting.csv` says on what ground.

>>> from countermark.border.calendar import calendar_of
>>> count = working_days_after(calendar_of("DE"), date(2026, 12, 21), 5)
>>> count.last.isoformat(), [day.why for day in count.skipped][:1]
('2026-12-29', ['Christmas Day (DE)'])
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from countermark.border.calendar import Calendar

_DAY = timedelta(days=1)
_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that was skipped."""

    date: date
    """The day."""

    why: str
    """The weekly rest day, the public holiday or both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A period that was counted."""

    first: date
    """The day after the event: the first that may count (the last, if counted backwards)."""

    last: date
    """The day whose last hour ends the period."""

    skipped: tuple[DayOff, ...] = ()
    """The days that did not count, or over which the end of the period was put off."""


def working_days_after(
    calendar: Calendar, on: date, amount: int, *, pause: tuple[date, date] | None = None
) -> Count:
    """Count working days after an event.

    Args:
        calendar: whose rest days and holidays do not count.
        on: the day of the event.
        amount: how many working days, 1 or more.
        pause: the day on which the period stopped and the day on which it went on; the days after
            the first, up to and with the second, do not count.

    Errors: `BadInputError` where the period leaves the years that the calendar knows.
    """
    calendar.require_known(on)
    # Art. 3(1): the day of the event does not count.
    day, left, skipped = on, amount, []
    while left:
        day += _DAY
        if why := _why_not(calendar, day, pause):
            skipped.append(DayOff(day, why))
        else:
            left -= 1
    # Arts 2(2), 3(3): a period in working days ends on one by its own count.
    return Count(first=on + _DAY, last=day, skipped=tuple(skipped))


def _why_not(calendar: Calendar, day: date, pause: tuple[date, date] | None) -> str:
    if pause and pause[0] < day <= pause[1]:
        return "the period stood still"
    return calendar.day_off(day)


def working_days_before(calendar: Calendar, on: date, amount: int) -> Count:
    """Count working days back from a day, which itself does not count.

    Art. 3(4), second subparagraph: a period counted backwards is not put off at its end.
    """
    calendar.require_known(on)
    day, left, skipped = on, amount, []
    while left:
        day -= _DAY
        if why := calendar.day_off(day):
            skipped.append(DayOff(day, why))
        else:
            left -= 1
    return Count(first=on - _DAY, last=day, skipped=tuple(reversed(skipped)))


def days_after(calendar: Calendar, on: date, amount: int) -> Count:
    """Count calendar days after an event; rest days and holidays count, but do not end the period.

    Errors: `BadInputError` where the period leaves the years that the calendar knows.
    """
    calendar.require_known(on)
    return _put_off(calendar, on, on + timedelta(days=amount))


def years_after(calendar: Calendar, on: date, amount: int, *, put_off: bool) -> Count:
    """Count whole years after an event.

    Art. 3(2)(c): the period ends on the day of the same date, and where there is none, on the last
    day of that month.

    Args:
        calendar: whose rest days and holidays put the end off.
        on: the day of the event.
        amount: how many years.
        put_off: whether an end on a day off moves to the next working day; a longest time during
            which a decision is in force does not.
    """
    calendar.require_known(on)
    leap = (on.month, on.day) == _LEAP_DAY
    day = on.replace(year=on.year + amount, day=28 if leap else on.day)
    if leap and (day + _DAY).month == on.month:
        day += _DAY
    calendar.require_known(day)
    return _put_off(calendar, on, day) if put_off else Count(first=on + _DAY, last=day)


def _put_off(calendar: Calendar, on: date, day: date) -> Count:
    # Art. 3(4): a period that would end on a day off ends with the next working day.
    skipped = []
    while why := calendar.day_off(day):
        skipped.append(DayOff(day, why))
        day += _DAY
    return Count(first=on + _DAY, last=day, skipped=tuple(skipped))


def longer(one: Count, other: Count) -> Count:
    """Choose the period that ends later; the first where both end on one day."""
    return other if other.last > one.last else one
