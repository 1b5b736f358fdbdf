"""The day that a command is asked about."""

from __future__ import annotations

from datetime import date, datetime

from countermark.findings.errors import BadInputError


def this_day() -> date:
    """Tell the day where the officer is, by this computer's clock and time zone."""
    return datetime.now().astimezone().date()


def day_of(text: str | None) -> date:
    """Read a day given as an option; today if none was given.

    Args:
        text: YYYY-MM-DD or nothing.

    Errors: `BadInputError` for what is no day.
    """
    if not text:
        return this_day()
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = f"The day '{text}' was given; expected YYYY-MM-DD, such as 2026-11-23."
        raise BadInputError(problem) from None
