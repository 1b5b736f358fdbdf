"""What is wrong with a code, by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or doubtful in a code."""

    code: str
    """A fixed name, for instance `gtin-check-digit`."""

    text: str
    """What stands there and what was expected, in one or two sentences."""
