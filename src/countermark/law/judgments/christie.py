"""The five findings of Christie's study, asked of the collection.

Source: A. F. Christie, Private International Law Issues in Online Intellectual Property
Infringement Disputes with Cross-Border Elements (WIPO 2015), a study of 56 cases from 19
jurisdictions; its findings as they stand in A. F. Christie, 13 Journal of Private International
Law (2017) 152. The study's own tables are not at hand, so no figure of theirs stands beside these.

A statement is true, false or unknown of each case, on its coded facts alone; unknown is counted
apart and never taken as false. Intervals are those of Wilson for 95 % (E. B. Wilson, JASA 22 (1927)
209). They would hold for a random sample; the collection is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

from countermark.findings import JsonValue
from countermark.law.dispute.dispute import read_dispute
from countermark.law.judgments.judgment import Judgment
from countermark.law.judgments.statements import STATEMENTS, Case, Statement
from countermark.law.language.logic import Truth

_Z: Final = 1.959963984540054
"""The quantile of the normal distribution for an interval of 95 %."""

NO_SAMPLE: Final = (
    "A collection of leading cases is no sample: courts publish, and books discuss, what was hard "
    "or new. A share counted here says what this collection holds, not how often it happens."
)
"""What stands beside every figure."""

STUDY: Final = (
    "The five findings are those of A. F. Christie's study for WIPO (2015), of 56 cases from 19 "
    "jurisdictions, as stated in 13 Journal of Private International Law (2017) 152. The study's "
    "own tables are not at hand; only its findings in words are set beside the counts."
)
"""Credit, and what the findings are known from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A statement asked of some cases."""

    statement: Statement
    """The statement."""

    met: tuple[str, ...]
    """Ids of the judgments of which it is true."""

    not_met: tuple[str, ...]
    """Ids of those of which it is false."""

    unknown: tuple[str, ...]
    """Ids of those whose coding does not tell."""

    @property
    def known(self) -> int:
        """How many judgments tell."""
        return len(self.met) + len(self.not_met)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The Wilson interval of the share, or nothing if no judgment tells."""
        return wilson(len(self.met), self.known) if self.known else None

    def to_json(self) -> dict[str, JsonValue]:
        """Write the count."""
        return {
            "finding": self.statement.finding,
            "statement": self.statement.text,
            "defined": self.statement.defined,
            "met": len(self.met),
            "of": self.known,
            "unknown": len(self.unknown),
            "share": len(self.met) / self.known if self.known else None,
            "interval": list(self.interval) if self.interval else None,
            "cases": {
                "met": list(self.met),
                "not_met": list(self.not_met),
                "unknown": list(self.unknown),
            },
        }


def wilson(met: int, of: int) -> tuple[float, float]:
    """Give the Wilson score interval of 95 % for a share.

    Args:
        met: how many are so.
        of: how many there are, at least 1.

    >>> [round(bound, 3) for bound in wilson(8, 10)]
    [0.49, 0.943]
    """
    share, square = met / of, _Z**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of**2)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def asked(judgments: Iterable[Judgment]) -> tuple[Judgment, ...]:
    """Choose the judgments that the study would have asked: about such a right, and online."""
    return tuple(
        one
        for one in judgments
        if one.kind == "ip_pil" and read_dispute(one.dispute()).truth("online") is Truth.TRUE
    )


def findings(judgments: Iterable[Judgment]) -> tuple[Count, ...]:
    """Ask every statement of every judgment that it concerns.

    Args:
        judgments: the judgments.
    """
    cases = [Case(judgment=one, dispute=read_dispute(one.dispute())) for one in judgments]
    return tuple(_count(statement, cases) for statement in STATEMENTS)


def _count(statement: Statement, cases: Iterable[Case]) -> Count:
    found: dict[Truth, list[str]] = {Truth.TRUE: [], Truth.FALSE: [], Truth.UNKNOWN: []}
    for case in cases:
        if statement.concerns(case):
            holds = statement.holds(case)
            found[holds if holds.settled else Truth.UNKNOWN].append(case.judgment.id)
    met, not_met, unknown = (tuple(ids) for ids in found.values())
    return Count(statement=statement, met=met, not_met=not_met, unknown=unknown)
