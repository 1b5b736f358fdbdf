"""How sure an answer is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from countermark.findings.errors import BadInputError


class Result(StrEnum):
    """The answer to a question of law or fact, where it has one of these forms."""

    YES = "yes"
    NO = "no"
    LIMITED = "limited"
    DEPENDS_ON = "depends_on"
    UNSETTLED = "unsettled"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Who stands behind an answer."""

    FACT = "fact"
    """Nobody has to decide it: a code that was read, a deadline that was counted."""

    SUSPECTED = "suspected"
    """No authority has decided yet."""

    DECIDED = "decided"
    """An authority has decided; the finding says who and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """A result, or a calibrated probability, or both, or neither where nothing can be said.

    Errors: `BadInputError` for a probability outside 0 to 1.
    """

    result: Result | None = None
    """One of the six results, for questions that have one."""

    probability: float | None = None
    """From 0 to 1, and only where it was calibrated; the engine's method page says on what."""

    def __post_init__(self) -> None:
        if self.probability is not None and not 0.0 <= self.probability <= 1.0:
            text = f"The probability {self.probability} was given; expected a number from 0 to 1."
            raise BadInputError(text)
