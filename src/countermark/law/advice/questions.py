"""What is still worth asking, and what would change the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from countermark.findings import JsonValue, Result
from countermark.law.advice.answer import ForumAnswer, LawAnswer, RecognitionAnswer
from countermark.law.advice.choice import laws
from countermark.law.advice.forum import forum_answer
from countermark.law.advice.recognition import recognitions
from countermark.law.dispute.dispute import Dispute, dispute_facts
from countermark.law.dispute.signs import read_sign
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place, Places, Unnamed, group_members, groups
from countermark.law.language.values import Many, One, Value, shown
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
        dispute: the facts; what was said but left open (disputed, a place that was not named)
            comes last. A fact whose forerunner is unknown waits until that one is known.
    """
    counted = Counter(
        fact for one in answers for fact in {asked_fact(name) for name in one.depends_on}
    )
    return tuple(sorted(_in_order(counted), key=lambda one: one.fact in dispute.given))


def worth_asking(
    dispute: Dispute, courts: Sequence[Place], on: date, using: Rulebook, *, but: Iterable[str] = ()
) -> tuple[Question, ...]:
    """List only the questions with an answer that would change something.

    For each fact that an open answer waits for, the values that it may have are tried: a fact
    whose every value leaves all results as they are, and what they wait for too, is not asked.
    What bears on a court or a law goes before what bears on recognition alone; then what most open
    answers would change by goes first, so that the list soon comes to its end.

    Args:
        dispute: the facts; what is given is not asked again.
        courts: the court asked, or all courts that the facts point to.
        on: the day of filing.
        using: the rules.
        but: facts that were asked for in vain, so that it is no use to ask again.
    """
    now = standing(dispute, courts, on, using)
    spared = {*dispute.given, *but, *(("targeting_signs",) if dispute.signs else ())}
    waiting = {fact for one in now.values() for fact in one.waits_for} - spared
    moved = {fact: _moved(fact, dispute, now, on, using) for fact in waiting}
    listed = _in_order(Counter({fact: len(keys) for fact, keys in moved.items()}))
    return tuple(sorted(listed, key=lambda one: all(key[0] == _LAST for key in moved[one.fact])))


def _in_order(counted: Counter[str]) -> tuple[Question, ...]:
    names = [name for name in dispute_facts() if counted[name]]
    now = [name for name in names if not counted[dispute_facts()[name].after]]
    return tuple(
        Question(
            fact=name,
            question=dispute_facts()[name].question,
            why=dispute_facts()[name].why,
            bears_on=counted[name],
        )
        for name in sorted(now, key=lambda name: -counted[name])
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How one answer stands: what it is, and what it waits for."""

    result: Result
    """The answer."""

    what: str
    """The scope of a court, or the law."""

    waits_for: frozenset[str]
    """The facts it depends on, by the names under which they are asked for."""

    def without(self, fact: str) -> Standing:
        """Give the same answer, a fact left out of what it waits for."""
        return Standing(self.result, self.what, self.waits_for - {fact})


_LAST: Final = "recognition"

Key: TypeAlias = tuple[str, ...]
"""What was asked: `forum AT`, `law AT infringement`, `recognition AT DE money`."""


def standing(
    dispute: Dispute, courts: Sequence[Place], on: date, using: Rulebook
) -> Mapping[Key, Standing]:
    """Say how every answer stands for some courts.

    Args:
        dispute: the facts.
        courts: the courts; the law before a closed court, and its judgments, are not asked about,
            nor are the judgments of several courts unless it was said where they should count.
        on: the day of filing.
        using: the rules.
    """
    found: dict[Key, Standing] = {}
    possible = []
    for court in courts:
        answer = forum_answer(dispute, court, on, using)
        found["forum", court.code] = _standing(answer, answer.scope or "")
        if answer.result not in {Result.NO, Result.UNKNOWN}:
            possible.append(court)
            for law in laws(dispute, court, on, using):
                found["law", court.code, law.issue] = _standing(law, law.law)
    asked = possible if len(courts) == 1 or "enforce_in" in dispute.given else ()
    for one in recognitions(dispute, asked, on, using):
        found[_LAST, one.origin, one.destination, one.relief] = _standing(one, "")
    return found


def _standing(answer: ForumAnswer | LawAnswer | RecognitionAnswer, what: str) -> Standing:
    return Standing(answer.result, what, frozenset(map(asked_fact, answer.depends_on)))


def _moved(
    fact: str, dispute: Dispute, now: Mapping[Key, Standing], on: date, using: Rulebook
) -> frozenset[Key]:
    """Name the open answers that some value of a fact would change."""
    waiting = frozenset(key for key, one in now.items() if fact in one.waits_for)
    unmoved = waiting
    courts = tuple(Place(code) for code in dict.fromkeys(key[1] for key in sorted(waiting)))
    for other in trials(fact, dispute, courts, on):
        then = standing(other, courts, on, using)
        unmoved = frozenset(
            key
            for key in unmoved
            if key in then and then[key].without(fact) == now[key].without(fact)
        )
        if not unmoved:
            break
    return waiting - unmoved


def trials(fact: str, dispute: Dispute, courts: Sequence[Place], on: date) -> Iterator[Dispute]:
    """Give the dispute with each value that a fact may have.

    Of all States these are tried: the courts, those that the dispute names, one of each group of
    States that a rule may speak of, a place that is not the court, and none.

    Args:
        fact: its name.
        dispute: the facts so far.
        courts: the courts asked about.
        on: the day that chooses who is a member of what.
    """
    name = dispute_facts()[fact]
    if fact == "targeting_signs":
        yield from _with_signs(dispute, courts)
    elif name.kind is Kind.TRUTH:
        yield from (dispute.having(fact, truth) for truth in _SETTLED)
    elif name.kind is Kind.CHOICE:
        yield from (dispute.having(fact, One(choice)) for choice in name.choices)
    elif name.kind is Kind.MANY:
        for choice in name.choices:
            only = Many(MappingProxyType({choice: Truth.TRUE}), Truth.FALSE)
            yield dispute.having(fact, only)
    elif name.kind in {Kind.STATE, Kind.STATES}:
        for places in _places(dispute, courts, on):
            yield dispute.having(fact, places)


def _with_signs(dispute: Dispute, courts: Sequence[Place]) -> Iterator[Dispute]:
    for kind, direction in (("sales", "+"), ("exclusion", "-"), ("language", "+")):
        signs = (
            read_sign({"sign": kind, "direction": direction, "state": court.code})
            for court in courts
        )
        yield replace(dispute, signs=tuple(signs))


def _places(dispute: Dispute, courts: Sequence[Place], on: date) -> Iterator[Places]:
    named = [
        place
        for value in dispute.given.values()
        if isinstance(value, Places)
        for place in value
        if place.code
    ]
    each = [sorted(group_members(group, on))[:1] for group in sorted(groups())]
    members = [Place(code) for codes in each for code in codes]
    for place in dict.fromkeys((*courts, *named, *members)):
        yield Places((place,))
    yield Places((Place(unnamed=Unnamed.ELSEWHERE, words="elsewhere"),))
    yield Places()


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
