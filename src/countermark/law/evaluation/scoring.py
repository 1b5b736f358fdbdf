"""Scores: what the rules answer on decided cases, and how often that is what the court decided.

An honest depends_on, unsettled or unknown is an abstention and counts against coverage, never
against accuracy. "Always yes" stands beside every figure, because most published cases say yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from countermark.findings import JsonValue, Result
from countermark.law.advice.advice import Advice, advise
from countermark.law.dispute.dispute import read_dispute
from countermark.law.evaluation.records import Record
from countermark.law.provisions.rulebook import Rulebook, rulebook

_ANSWERS: Final = (Result.YES, Result.NO, Result.LIMITED)
_DECIDED: Final = frozenset({"yes", "no", "limited"})


class Asked(StrEnum):
    """What is scored."""

    FORUM = "forum"
    """Whether the court asked is open."""

    SCOPE = "scope"
    """How far."""

    PROVISION = "provision"
    """Under which provision."""

    LAW = "applicable law"
    """Which law."""

    RECOGNITION = "recognition"
    """Whether the judgment is recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One question about one case."""

    case: str
    """The case's id."""

    asked: Asked
    """What was asked."""

    expected: str
    """What the court decided."""

    answered: str
    """What the rules say; empty for an abstention."""

    said: str
    """The answer in full, also if it is an abstention."""

    determinable: bool
    """Whether the outcome follows from the coded facts."""

    country: str
    """The country or union of the court."""

    rules: tuple[str, ...]
    """The rules that decided."""

    right: bool
    """Whether the answer is what the court decided; false for an abstention."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the score."""
        return {
            "case": self.case,
            "asked": self.asked,
            "expected": self.expected,
            "answered": self.answered or None,
            "said": self.said,
            "determinable": self.determinable,
            "right": self.right,
            "rules": list(self.rules),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Coverage and accuracy over some scores."""

    cases: int
    """How many questions were asked."""

    answered: int
    """How many were answered."""

    right: int
    """How many answers were right."""

    other_answered: int
    """How many answers were other than yes."""

    other_right: int
    """How many of these were right."""

    always_yes: int
    """How many would be right if yes were always said."""

    @property
    def coverage(self) -> float | None:
        """The share of questions that were answered."""
        return self.answered / self.cases if self.cases else None

    @property
    def accuracy(self) -> float | None:
        """The share of answers that were right."""
        return self.right / self.answered if self.answered else None

    @property
    def accuracy_other(self) -> float | None:
        """The share of answers other than yes that were right."""
        return self.other_right / self.other_answered if self.other_answered else None

    def to_json(self) -> dict[str, JsonValue]:
        """Write the figures."""
        return {
            "cases": self.cases,
            "answered": self.answered,
            "right": self.right,
            "coverage": self.coverage,
            "accuracy": self.accuracy,
            "other_than_yes": {
                "answered": self.other_answered,
                "right": self.other_right,
                "accuracy": self.accuracy_other,
            },
            "always_yes": self.always_yes / self.cases if self.cases else None,
        }


def scores(
    cases: Iterable[Record], *, today: date, using: Rulebook | None = None
) -> tuple[Score, ...]:
    """Let the rules decide cases that were decided.

    Args:
        cases: the cases; those that do not count are left out.
        today: used for a case without a day of filing.
        using: other rules than those that come with the program.
    """
    rules = using or rulebook()
    return tuple(
        score for one in cases if one.scored for score in _of_case(one, today=today, using=rules)
    )


def _of_case(case: Record, *, today: date, using: Rulebook) -> Iterator[Score]:
    dispute = read_dispute(case.dispute)
    found = advise(dispute, today=today, using=using)
    if "jurisdiction" in case.issues and case.jurisdiction in _DECIDED:
        yield from _forum(case, found)
    if "applicable_law" in case.issues:
        yield from _law(case, found)
    if "recognition" in case.issues and case.recognised in _DECIDED:
        yield _recognition(case, found)


def _forum(case: Record, found: Advice) -> Iterator[Score]:
    asked = found.forum_asked
    result = asked.result if asked else Result.UNKNOWN
    answered = str(result) if result in _ANSWERS else ""
    rules = asked.rules if asked else ()
    yield _score(case, Asked.FORUM, case.jurisdiction, answered, rules, said=str(result))
    if asked is None or not answered or answered != case.jurisdiction:
        return
    if case.scope:
        yield _score(case, Asked.SCOPE, case.scope, str(asked.scope or ""), rules)
    if case.provisions:
        cited = next((one for one in asked.provisions if one in case.provisions), "")
        said = cited or ", ".join(asked.provisions)
        expected = cited or ", ".join(case.provisions)
        yield _score(case, Asked.PROVISION, expected, said, rules)


def _law(case: Record, found: Advice) -> Iterator[Score]:
    for issue, expected in case.law.items():
        given = [one for one in found.applicable_law if one.issue == issue]
        sure = [one for one in given if one.result is Result.YES]
        laws = {law for one in sure for law in one.law.split(", ")}
        answered = expected if expected in laws else ", ".join(sorted(laws))
        rules = tuple(rule for one in sure for rule in one.rules)
        said = answered or ", ".join(sorted({str(one.result) for one in given})) or "unknown"
        yield _score(case, Asked.LAW, expected, answered, rules, said=f"{issue}: {said}")


def _recognition(case: Record, found: Advice) -> Score:
    results = {one.result for one in found.recognition}
    one = results.pop() if len(results) == 1 else Result.DEPENDS_ON
    answered = str(one) if one in _ANSWERS else ""
    rules = tuple(dict.fromkeys(rule for each in found.recognition for rule in each.rules))
    return _score(case, Asked.RECOGNITION, case.recognised, answered, rules, said=str(one))


def _score(  # noqa: PLR0913 - a score has these columns
    case: Record,
    asked: Asked,
    expected: str,
    answered: str,
    rules: tuple[str, ...],
    *,
    said: str = "",
) -> Score:
    return Score(
        case=case.id,
        asked=asked,
        expected=expected,
        answered=answered,
        said=said or answered,
        determinable=case.determinable,
        country=case.country,
        rules=rules if answered else (),
        right=bool(answered) and answered == expected,
    )


def figures(given: Iterable[Score]) -> Figures:
    """Count coverage and accuracy."""
    all_ = tuple(given)
    answered = [one for one in all_ if one.answered]
    other = [one for one in answered if one.answered != "yes"]
    return Figures(
        cases=len(all_),
        answered=len(answered),
        right=sum(one.right for one in answered),
        other_answered=len(other),
        other_right=sum(one.right for one in other),
        always_yes=sum(one.expected == "yes" for one in all_),
    )


def cases_by_rule(given: Iterable[Score]) -> Mapping[str, tuple[str, ...]]:
    """List for each rule the cases that it decides, the busiest rule first."""
    found: dict[str, dict[str, None]] = {}
    for one in given:
        for rule in one.rules:
            found.setdefault(rule, {})[one.case] = None
    ordered = sorted(found, key=lambda rule: (-len(found[rule]), rule))
    return {rule: tuple(found[rule]) for rule in ordered}
