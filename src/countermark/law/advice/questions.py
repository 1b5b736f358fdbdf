"""What is still worth asking, and what would change the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.findings import JsonValue, Result
from countermark.law.advice.answer import ForumAnswer, LawAnswer, RecognitionAnswer
from countermark.law.advice.forum import forum_answer
from countermark.law.dispute.dispute import Dispute, dispute_facts
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place, Places
from countermark.law.language.values import One, Value, shown
from countermark.law.language.vocabulary import Kind
from countermark.law.provisions.rulebook import Rulebook

_SETTLED: Final = (Truth.TRUE, Truth.FALSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact that is still worth asking for."""

    fact: str
    """Its name."""

    question: str
    """The question."""

    why: str
    """Why it is asked."""

    bears_on: int
    """How many of the answers wait for it."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the question."""
        return {
            "fact": self.fact,
            "question": self.question,
            "why": self.why,
            "bears_on": self.bears_on,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Another value of one fact, and the answer that it would lead to."""

    fact: str
    """The fact."""

    value: str
    """Its other value."""

    result: Result
    """What the answer would be."""

    scope: str
    """Its scope."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the change."""
        return {
            "fact": self.fact,
            "value": self.value,
            "result": self.result,
            "scope": self.scope or None,
        }


def asked_fact(name: str) -> str:
    """Name the fact that a user is asked for where a rule waits for a fact.

    >>> asked_fact("targeted"), asked_fact("acts_in")
    ('targeting_signs', 'acts_in')
    """
    known = dispute_facts()[name]
    return known.after if known.worked_out else name


def questions(
    answers: Iterable[ForumAnswer | LawAnswer | RecognitionAnswer], dispute: Dispute
) -> tuple[Question, ...]:
    """List what is still worth asking; what most answers wait for goes first.

    Args:
        answers: the answers so far.
        dispute: the facts; a fact whose forerunner is unknown waits until that one is known.
    """
    counted = Counter(
        fact for one in answers for fact in {asked_fact(name) for name in one.depends_on}
    )
    names = [name for name in dispute_facts() if name in counted]
    now = [name for name in names if dispute_facts()[name].after not in counted]
    ordered = sorted(now, key=lambda name: -counted[name])
    return tuple(
        Question(
            fact=name,
            question=dispute_facts()[name].question,
            why=dispute_facts()[name].why,
            bears_on=counted[name],
        )
        for name in ordered
        if dispute.value(name) is not Truth.DISPUTED or counted[name]
    )


def changes(dispute: Dispute, answer: ForumAnswer, on: date, using: Rulebook) -> tuple[Change, ...]:
    """Say which other value of a single fact would change the answer for a forum.

    Args:
        dispute: the facts.
        answer: the answer on these facts.
        on: the day of filing.
        using: the rules.
    """
    forum = Place(answer.state)
    found = []
    for name, value in _others(dispute, forum):
        other = forum_answer(dispute.having(name, value), forum, on, using)
        if (other.result, other.scope) != (answer.result, answer.scope):
            found.append(
                Change(fact=name, value=shown(value), result=other.result, scope=other.scope or "")
            )
    return tuple(found)


def _others(dispute: Dispute, forum: Place) -> Iterator[tuple[str, Value]]:
    for fact in dispute_facts().values():
        if fact.worked_out or fact.name in {"forum", "filed_on", "targeting_signs"}:
            continue
        now = dispute.value(fact.name)
        if fact.kind is Kind.TRUTH:
            yield from ((fact.name, truth) for truth in _SETTLED if truth is not now)
        elif fact.kind in {Kind.STATE, Kind.STATES}:
            here = Places((forum,))
            if not isinstance(now, Places) or forum not in now.named:
                yield fact.name, here
        elif fact.kind is Kind.CHOICE:
            yield from ((fact.name, One(choice)) for choice in fact.choices if One(choice) != now)
