"""Dates of GS1 fields: six digits YYMMDD, where day 00 is the last day of the month.

>>> from datetime import date
>>> expiry_of("270200", on=date(2026, 11, 23))
datetime.date(2027, 2, 28)
>>> expiry_of("271331", on=date(2026, 11, 23)) is None
True
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

from countermark.packs.trade_item import is_digits

_LENGTH: Final = 6


def expiry_of(digits: str, *, on: date) -> date | None:
    """Read a date of a GS1 field.

    Args:
        digits: YYMMDD; DD may be 00.
        on: today, for the century (GS1 General Specifications, section 7.12).

    Returns: the day, or nothing if there is no such day.
    """
    if len(digits) != _LENGTH or not is_digits(digits):
        return None
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    year += _century(year, on.year)
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None


def day_first(digits: str, *, on: date) -> date | None:
    """Read six digits as DDMMYY, as some people and machines write them.

    Returns: the day, or nothing if there is no such day.
    """
    return expiry_of(digits[4:] + digits[2:4] + digits[:2], on=on)


def _century(year: int, today: int) -> int:
    ahead = year - today % 100
    century = today - today % 100
    if ahead > 50:  # noqa: PLR2004 - section 7.12: 51 to 99 ahead is the century before
        return century - 100
    if ahead < -49:  # noqa: PLR2004 - section 7.12: 50 to 99 behind is the century to come
        return century + 100
    return century
