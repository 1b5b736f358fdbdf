"""The holding of a judgment beside what the rules answer on its facts.

It says honestly whether the rules reproduce the holding, answer otherwise, or do not answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from countermark.findings import JsonValue, Result
from countermark.law.advice.advice import Advice, advise
from countermark.law.dispute.dispute import read_dispute
from countermark.law.judgments.judgment import Judgment
from countermark.law.provisions.rule import Rule, RuleException
from countermark.law.provisions.rulebook import Rulebook

_DECIDED: Final = frozenset({"yes", "no", "limited"})
_ANSWERS: Final = frozenset({Result.YES, Result.NO, Result.LIMITED})


class Agreement(StrEnum):
    """How an answer of the rules stands to what the court decided."""

    REPRODUCED = "reproduced"
    """The rules answer as the court did."""

    OTHERWISE = "answered otherwise"
    """The rules give another answer."""

    OPEN = "not answered"
    """The rules leave it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """A rule, or an exception to one, that decides."""

    id: str
    """Its id."""

    says: str
    """What it says."""

    provisions: tuple[str, ...]
    """Where it stands."""

    checked: bool
    """Whether it was compared with the official text."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the rule."""
        return {
            "id": self.id,
            "says": self.says,
            "provisions": list(self.provisions),
            "checked": self.checked,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One question, with the court's answer and that of the rules."""

    question: str
    """What was asked."""

    court: str
    """What the court decided."""

    rules_say: str
    """What the rules say on the coded facts."""

    agreement: Agreement
    """How they stand to each other."""

    rules: tuple[Deciding, ...]
    """The rules that decide."""

    depends_on: tuple[str, ...]
    """Facts that would have to be known for an answer."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write both answers."""
        return {
            "question": self.question,
            "court": self.court,
            "rules_say": self.rules_say,
            "agreement": self.agreement,
            "rules": [rule.to_json() for rule in self.rules],
            "depends_on": list(self.depends_on),
        }


def beside(one: Judgment, *, using: Rulebook) -> tuple[Beside, ...]:
    """Let the rules answer on the facts of a judgment, for each thing that the court decided.

    Args:
        one: the judgment; its day of filing chooses the versions of the rules, else its own day.
        using: the rules.
    """
    found = advise(read_dispute(one.dispute()), today=one.decided_on, using=using)
    return tuple(_questions(one, found, _deciding(using)))


def _questions(one: Judgment, found: Advice, rules: Mapping[str, Deciding]) -> Iterator[Beside]:
    if one.holding.jurisdiction in _DECIDED:
        yield from _forum(one, found, rules)
    for issue in one.holding.law:
        yield _law(one, issue, found, rules)
    if one.holding.recognised in _DECIDED:
        yield _recognition(one, found, rules)


def _forum(one: Judgment, found: Advice, rules: Mapping[str, Deciding]) -> Iterator[Beside]:
    asked = found.forum_asked
    said = asked.result if asked else Result.UNKNOWN
    open_ = said not in _ANSWERS
    yield Beside(
        question="Has the court jurisdiction?",
        court=one.holding.jurisdiction,
        rules_say=str(said),
        agreement=_agreement(one.holding.jurisdiction, str(said), open_=open_),
        rules=_named(asked.rules if asked and not open_ else (), rules),
        depends_on=asked.depends_on if asked else (),
    )
    if one.holding.scope:
        scope = str(asked.scope or "") if asked and not open_ else ""
        yield Beside(
            question="How far?",
            court=one.holding.scope,
            rules_say=scope or "no word on it",
            agreement=_agreement(one.holding.scope, scope, open_=not scope),
            rules=(),
            depends_on=(),
        )


def _law(one: Judgment, issue: str, found: Advice, rules: Mapping[str, Deciding]) -> Beside:
    expected = one.holding.law[issue]
    given = [each for each in found.applicable_law if each.issue == issue]
    sure = [each for each in given if each.result is Result.YES]
    laws = {law for each in sure for law in each.law.split(", ")}
    said = expected if expected in laws else ", ".join(sorted(laws))
    open_words = ", ".join(sorted({str(each.result) for each in given})) or str(Result.UNKNOWN)
    return Beside(
        question=f"Which law applies to {issue}?",
        court=expected,
        rules_say=said or open_words,
        agreement=_agreement(expected, said, open_=not laws),
        rules=_named((rule for each in sure for rule in each.rules), rules),
        depends_on=tuple(dict.fromkeys(fact for each in given for fact in each.depends_on)),
    )


def _recognition(one: Judgment, found: Advice, rules: Mapping[str, Deciding]) -> Beside:
    results = {each.result for each in found.recognition}
    said = results.pop() if len(results) == 1 else Result.DEPENDS_ON
    open_ = said not in _ANSWERS
    facts = (fact for each in found.recognition for fact in each.depends_on)
    return Beside(
        question="Is the judgment recognised?",
        court=one.holding.recognised,
        rules_say=str(said),
        agreement=_agreement(one.holding.recognised, str(said), open_=open_),
        rules=_named((rule for each in found.recognition for rule in each.rules), rules),
        depends_on=tuple(dict.fromkeys(facts)),
    )


def _agreement(court: str, rules: str, *, open_: bool) -> Agreement:
    if open_:
        return Agreement.OPEN
    return Agreement.REPRODUCED if court == rules else Agreement.OTHERWISE


def _named(ids: Iterable[str], rules: Mapping[str, Deciding]) -> tuple[Deciding, ...]:
    return tuple(rules[one] for one in dict.fromkeys(ids))


def _deciding(using: Rulebook) -> dict[str, Deciding]:
    pairs = (pair for rule in using.rules for pair in _with_exceptions(rule))
    return {one.id: one for one in pairs}


def _with_exceptions(one: Rule | RuleException, above: tuple[str, ...] = ()) -> Iterator[Deciding]:
    provisions = one.provisions or above
    yield Deciding(id=one.id, says=one.says, provisions=provisions, checked=one.source.checked)
    for exception in one.exceptions:
        yield from _with_exceptions(exception, provisions)
