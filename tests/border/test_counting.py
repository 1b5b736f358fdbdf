"""Laws of counting days, on invented calendars and real ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.border import (
    Calendar,
    calendar_of,
    days_after,
    working_days_after,
    working_days_before,
    years_after,
)
from countermark.border.counting import longer

DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
AMOUNTS = st.integers(1, 60)
HOLIDAYS = st.dictionaries(DAYS, st.just("a holiday"), max_size=40)
WEEKENDS = st.sampled_from([frozenset({5, 6}), frozenset({4, 5}), frozenset({6}), frozenset[int]()])
CALENDARS = st.builds(
    lambda weekend, days: Calendar(place="XX", weekend=weekend, public_holidays=days),
    WEEKENDS,
    HOLIDAYS,
)


def working_days_between(calendar: Calendar, after: date, until: date) -> int:
    """Count the working days after one day, up to and with another, one by one."""
    span = (until - after).days
    days = (after + timedelta(days=step) for step in range(1, span + 1))
    return sum(not calendar.day_off(day) for day in days)


@given(CALENDARS, DAYS, AMOUNTS)
def test_a_period_holds_that_many_working_days(calendar: Calendar, on: date, amount: int) -> None:
    """Counting n working days and then the working days passed gives n."""
    last = working_days_after(calendar, on, amount).last
    assert working_days_between(calendar, on, last) == amount


@given(CALENDARS, DAYS, AMOUNTS)
def test_no_period_ends_on_a_day_off(calendar: Calendar, on: date, amount: int) -> None:
    """The last day is a working day, in working days as in calendar days."""
    assert not calendar.day_off(working_days_after(calendar, on, amount).last)
    assert not calendar.day_off(days_after(calendar, on, amount).last)


@given(CALENDARS, DAYS, AMOUNTS, DAYS)
def test_a_further_holiday_never_makes_a_deadline_earlier(
    calendar: Calendar, on: date, amount: int, holiday: date
) -> None:
    """More days off can only put the end off."""
    more = Calendar(
        place="XX",
        weekend=calendar.weekend,
        public_holidays={**calendar.public_holidays, holiday: "one more"},
    )
    for count in (working_days_after, days_after):
        assert count(more, on, amount).last >= count(calendar, on, amount).last


@given(CALENDARS, DAYS, AMOUNTS)
def test_every_day_skipped_has_a_reason_and_lies_in_the_period(
    calendar: Calendar, on: date, amount: int
) -> None:
    """Working days and days skipped together are all the days of the period."""
    count = working_days_after(calendar, on, amount)
    assert all(day.why and on < day.date < count.last for day in count.skipped)
    assert len(count.skipped) + amount == (count.last - on).days


@given(CALENDARS, DAYS, AMOUNTS)
def test_a_longer_period_ends_later(calendar: Calendar, on: date, amount: int) -> None:
    """One working day more ends on a later day."""
    assert (
        working_days_after(calendar, on, amount + 1).last
        > working_days_after(calendar, on, amount).last
    )


@given(CALENDARS, DAYS, AMOUNTS)
def test_counting_back_undoes_counting_on(calendar: Calendar, on: date, amount: int) -> None:
    """From a working day n on and n back leads to the same day."""
    start = days_after(calendar, on, 0).last
    last = working_days_after(calendar, start, amount).last
    assert working_days_before(calendar, last, amount).last == start


@given(CALENDARS, DAYS, AMOUNTS, st.integers(0, 30))
def test_a_pause_moves_the_end_by_the_working_days_in_it(
    calendar: Calendar, on: date, amount: int, days: int
) -> None:
    """A period that stands still from its first day runs as if it began when it goes on."""
    until = on + timedelta(days=days)
    paused = working_days_after(calendar, on, amount, pause=(on, until))
    assert paused.last == working_days_after(calendar, until, amount).last


@settings(deadline=None)  # the first look at a country loads its holidays
@given(DAYS, AMOUNTS)
def test_real_calendars_obey_the_same_law(on: date, amount: int) -> None:
    """What holds for invented calendars holds for Bavaria's."""
    bavaria = calendar_of("DE", "BY")
    last = working_days_after(bavaria, on, amount).last
    assert working_days_between(bavaria, on, last) == amount
    assert last >= working_days_after(calendar_of("DE"), on, amount).last


def test_the_day_of_the_event_does_not_count() -> None:
    """One working day after a Monday is the Tuesday."""
    count = working_days_after(Calendar(place="XX"), date(2026, 11, 23), 1)
    assert (count.first, count.last) == (date(2026, 11, 24), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2026, 9, 16), date(2027, 9, 16)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 2, 28), date(2025, 2, 28)),
    ],
)
def test_a_year_ends_on_the_same_date(on: date, last: date) -> None:
    """A year ends on the day of the same date, or the last day of that February."""
    assert years_after(Calendar(place="XX"), on, 1, put_off=False).last == last


def test_four_years_after_a_leap_day_is_a_leap_day() -> None:
    """29 February is found again where there is one."""
    end = years_after(Calendar(place="XX"), date(2024, 2, 29), 4, put_off=False).last
    assert end == date(2028, 2, 29)


def test_a_year_that_ends_on_a_sunday_is_put_off_only_if_asked() -> None:
    """20 September 2027 follows a Sunday, on which a year from 19 September 2026 ends."""
    calendar, on = Calendar(place="XX"), date(2026, 9, 19)
    assert years_after(calendar, on, 1, put_off=False).last == date(2027, 9, 19)
    assert years_after(calendar, on, 1, put_off=True).last == date(2027, 9, 20)


def test_the_longer_of_two_periods_is_chosen() -> None:
    """Whichever is given first, the later end wins."""
    calendar, on = Calendar(place="XX"), date(2026, 2, 2)
    working, plain = working_days_after(calendar, on, 20), days_after(calendar, on, 31)
    assert longer(working, plain) is plain
    assert longer(plain, working) is plain
