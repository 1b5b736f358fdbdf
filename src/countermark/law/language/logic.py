"""Truth with four values: what is unknown or disputed stays so until it decides nothing any more.

>>> all_of([Truth.FALSE, Truth.UNKNOWN])
<Truth.FALSE: 'false'>
>>> any_of([Truth.DISPUTED, Truth.UNKNOWN])
<Truth.UNKNOWN: 'unknown'>
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """Whether a statement of fact holds, as far as the case file tells."""

    TRUE = "true"
    """It holds."""

    FALSE = "false"
    """It does not hold."""

    UNKNOWN = "unknown"
    """Nobody has said."""

    DISPUTED = "disputed"
    """Somebody says yes and somebody says no."""

    @property
    def settled(self) -> bool:
        """Tell whether it is true or false."""
        return self in {Truth.TRUE, Truth.FALSE}

    def negated(self) -> Truth:
        """Turn true into false and back; the rest stays as it is."""
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(self, self)


def truth_of(value: bool) -> Truth:  # noqa: FBT001 - it is what the function is about
    """Turn a plain yes or no into a truth."""
    return Truth.TRUE if value else Truth.FALSE


def all_of(values: Iterable[Truth]) -> Truth:
    """Join by "and": one false settles it; else one unknown leaves it unknown.

    Unknown goes before disputed because there is still something to ask for.
    """
    return _first_of((Truth.FALSE, Truth.UNKNOWN, Truth.DISPUTED), values, Truth.TRUE)


def any_of(values: Iterable[Truth]) -> Truth:
    """Join by "or": one true settles it; else one unknown leaves it unknown."""
    return _first_of((Truth.TRUE, Truth.UNKNOWN, Truth.DISPUTED), values, Truth.FALSE)


def _first_of(order: tuple[Truth, ...], values: Iterable[Truth], otherwise: Truth) -> Truth:
    best = len(order)
    for value in values:
        if value is order[0]:
            return value
        if value in order[:best]:
            best = order.index(value)
    return order[best] if best < len(order) else otherwise
