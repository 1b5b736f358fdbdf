"""When a rule applies: traits of a lot, joined by `;` (and) and `|` (or)."""

from __future__ import annotations

from functools import cache
from typing import Final

ALWAYS: Final = "always"
"""The condition of a rule that holds for every lot."""


@cache
def cells(text: str) -> tuple[str, ...]:
    """Split a table's cell at its semicolons.

    >>> cells("HP3;HP5")
    ('HP3', 'HP5')
    """
    return tuple(part for part in text.split(";") if part)


def holds(when: str, traits: frozenset[str]) -> bool:
    """Tell whether a condition holds for the traits of a lot.

    Only the presence of a trait can make it true, never an absence: so one more hazard can
    bring a prohibition and can never lift one.

    >>> holds("class:cells|hazard:cells;state:solid", frozenset({"hazard:cells", "state:solid"}))
    True
    """
    return all(
        any(choice in (ALWAYS, *traits) for choice in term.split("|")) for term in cells(when)
    )
