"""Dates of GS1 fields."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.packs.dates import day_first, expiry_of

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, st.integers(-49, 50))
def test_date_within_the_century_rule_survives(day: date, years: int) -> None:
    """A day written YYMMDD is read back in any year that is not more than half a century away."""
    today = date(day.year - years, 6, 15)
    assert expiry_of(day.strftime("%y%m%d"), on=today) == day


@given(DAYS)
def test_day_00_is_the_last_of_the_month(day: date) -> None:
    """After the day that 00 stands for, the next month begins."""
    last = expiry_of(day.strftime("%y%m00"), on=day)
    assert last is not None
    assert (last + timedelta(1)).day == 1
    assert (last.year, last.month) == (day.year, day.month)


@given(DAYS)
def test_day_first_undoes_the_exchange(day: date) -> None:
    """A day written DDMMYY is read back as the same day."""
    assert day_first(day.strftime("%d%m%y"), on=day) == day


@pytest.mark.parametrize("digits", ["271331", "270001", "270230", "2703", "27033a", ""])
def test_what_is_no_date_gives_none(digits: str) -> None:
    """Month 13, month 00, 30 February, too few digits and letters are no dates."""
    assert expiry_of(digits, on=date(2026, 11, 23)) is None
