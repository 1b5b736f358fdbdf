"""The day that a command about law is asked about."""

from __future__ import annotations

from datetime import date, datetime

from countermark.findings import BadInputError


def day_given(words: str) -> date:
    """Read the day of `--on`.

    Errors: `BadInputError` if it is no day.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        text = f"--on {words} was given; expected a day as YYYY-MM-DD."
        raise BadInputError(text) from None


def today() -> date:
    """Give the day of this computer."""
    return datetime.now().astimezone().date()
