"""Which court: every head of jurisdiction of the governing instruments, for each part of a case.

A court asked is looked at for the case as it is brought: if one defendant or one right cannot be
heard there, the answer for the whole is no, and the parts say for which the court is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from countermark.findings import Result
from countermark.law.advice.answer import (
    ForumAnswer,
    PartAnswer,
    Trace,
    cited,
    in_order,
)
from countermark.law.advice.steps import Steps, by_weight, step
from countermark.law.dispute.dispute import Dispute, dispute_facts
from countermark.law.dispute.parts import Part, PartFacts, part_facts, parts
from countermark.law.language.logic import Truth, all_of
from countermark.law.language.places import Place, Places, groups
from countermark.law.language.values import read_value
from countermark.law.provisions.rule import (
    Issue,
    Outcome,
    Rule,
    Scope,
    Settled,
    Step,
    instrument_of,
)
from countermark.law.provisions.rulebook import Rulebook
from countermark.law.provisions.standing import Applied, apply, looked_at

_ORDER: Final = (Result.NO, Result.UNKNOWN, Result.DEPENDS_ON, Result.UNSETTLED, Result.LIMITED)
_REACH: Final = (
    Scope.EU_WIDE,
    Scope.ALL_DAMAGE,
    None,
    Scope.VALIDITY_ONLY_EXCLUDED,
    Scope.ACTS_IN_FORUM_ONLY,
    Scope.FORUM_DAMAGE_ONLY,
    Scope.INTERIM_ONLY,
)
_WITH_SCOPE: Final = frozenset({Result.YES, Result.LIMITED, Result.UNSETTLED})
_PARTIAL: Final = frozenset({Scope.ACTS_IN_FORUM_ONLY, Scope.FORUM_DAMAGE_ONLY})
_OF_THE_KIND: Final = frozenset({"claim", "right", "registered", "unitary"})
"""Facts that say what kind of case it is: a head that fails on one of these was never near."""

_TAKEN_APART: Final = frozenset({"defendant_domicile", "right_registered_in"})
"""Facts of which each part has one value."""

_NOT_ENCODED: Final = "The rules of this State, or for this kind of case there, are not encoded."
_INCOMPLETE: Final = "None of the heads that are encoded fits, and not all of them are encoded."
_NO_HEAD: Final = "No head of jurisdiction fits the facts."


def forum_answer(dispute: Dispute, forum: Place, on: date, using: Rulebook) -> ForumAnswer:
    """Say whether a court is open for a dispute.

    Args:
        dispute: the facts.
        forum: the State, state of a federation, or UPC.
        on: the day of filing; it chooses the version of each rule.
        using: the rules.
    """
    found: dict[object, PartAnswer] = {}
    answers = []
    for part in parts(dispute):
        shape = _shape(dispute, part, forum, on)
        if shape not in found:
            found[shape] = _part_answer(dispute, part, forum, on, using)
        answers.append(_for_part(found[shape], dispute, part, (forum, on, using)))
    return _together(forum, _alike(tuple(answers)))


def _for_part(
    answer: PartAnswer, dispute: Dispute, part: Part, asked: tuple[Place, date, Rulebook]
) -> PartAnswer:
    """Give the answer of a part that is alike to another one; its steps are its own."""
    if answer.part == part:
        return answer
    own = Steps(lambda: _part_answer(dispute, part, *asked).trace)
    return replace(answer, part=part, trace=own)


def _shape(dispute: Dispute, part: Part, forum: Place, on: date) -> object:
    """Tell parts apart that a rule can tell apart: defendants, and registrations, in like States.

    Two States are alike before a forum if they are in the same groups of States and no other fact
    of the dispute names one of them without the other.
    """
    return (
        part.right,
        _kind_of_place(dispute, part.defendant, forum, on),
        _kind_of_place(dispute, part.registered_in, forum, on),
        part.registered_in is not None and part.registered_in == part.defendant,
    )


def _kind_of_place(dispute: Dispute, place: Place | None, forum: Place, on: date) -> object:
    if place is None or not place.code:
        return place
    named = tuple(
        sorted(
            name
            for name, value in dispute.given.items()
            if name not in _TAKEN_APART
            and isinstance(value, Places)
            and any(one.country == place.country for one in value)
        )
    )
    return _standing(place, forum, on), named


@lru_cache(maxsize=1 << 12)
def _standing(place: Place, forum: Place, on: date) -> tuple[Truth, ...]:
    memberships = (place.within(group, on) for group in sorted(groups()))
    return (place.is_at(forum, on), place.covers(forum, on), *memberships)


@dataclass(frozen=True, slots=True)
class Governing:
    """The instruments that govern, or may govern."""

    truths: dict[str, Truth]
    complete: frozenset[str]
    steps: Sequence[Trace]
    open_facts: tuple[str, ...]
    facts: PartFacts


def governing(facts: PartFacts, on: date, using: Rulebook) -> Governing:
    """Find the instruments that govern the forum question, and settle the notions of law."""
    applied = looked_at(using.of(Issue.INSTRUMENT, on, forum=facts.value("forum")), facts, on)
    kept = _without_overridden([one for one in applied if one.truth is not Truth.FALSE])
    truths = {one.effect.governs: one.truth for one in kept}
    return Governing(
        truths=truths,
        complete=frozenset(one.effect.governs for one in kept if one.effect.complete),
        steps=Steps(lambda: _instrument_steps(kept, facts)),
        open_facts=in_order(one.open_facts for one in kept if one.truth is not Truth.TRUE),
        facts=_with_notions(facts, frozenset(truths), on, using),
    )


def _instrument_steps(kept: list[Applied], facts: PartFacts) -> Iterator[Trace]:
    for one in kept:
        yield step(one, facts, one.provisions[0], "Which instrument governs?")


def _with_notions(
    facts: PartFacts, instruments: frozenset[str], on: date, using: Rulebook
) -> PartFacts:
    for rule in using.of(Issue.FACT, on):
        name = rule.effect.fact
        if not rule.belongs(instruments) or facts.value(name) is not Truth.UNKNOWN:
            continue
        one = apply(rule, facts, on)
        if one.truth is Truth.TRUE:
            facts = facts.having(**{name: read_value(dispute_facts()[name], one.effect.value)})
    return facts


def _part_answer(
    dispute: Dispute, part: Part, forum: Place, on: date, using: Rulebook
) -> PartAnswer:
    found = governing(part_facts(dispute, part, forum, on), on, using)
    if not found.truths:
        return _without_rules(part, found, _NOT_ENCODED)
    rules = using.heads(frozenset(found.truths), on)
    near = (rule for rule in rules if rule.when.truth(found.facts, on) is not Truth.FALSE)
    heads = [head(rule, found, on) for rule in near]
    return _Weighed(part, found, _without_overridden(heads), rules, on).answer()


def head(rule: Rule, found: Governing, on: date) -> Applied:
    """Apply a head of jurisdiction of an instrument that governs, or may govern.

    Args:
        rule: the head.
        found: the instruments that govern, or may govern, and the facts.
        on: the day of filing.
    """
    instruments = (instrument_of(name) for name in rule.provisions)
    truths = [found.truths[name] for name in instruments if name in found.truths]
    one = apply(rule, found.facts, on)
    governs = Truth.TRUE if Truth.TRUE in truths else truths[0]
    if governs is Truth.TRUE:
        return one
    open_facts = in_order((one.open_facts, found.open_facts))
    return replace(one, truth=all_of((one.truth, governs)), open_facts=open_facts)


def _without_overridden(applied: list[Applied]) -> list[Applied]:
    """Take out what a rule that applies goes before; what may be overridden becomes open."""
    kept = []
    overriding = [
        other for other in applied if other.rule.overrides and other.truth is not Truth.FALSE
    ]
    for one in applied:
        over = [other for other in overriding if other.rule.goes_before(one.rule)]
        if any(other.truth is Truth.TRUE for other in over):
            continue
        doubts = [other for other in over if not other.truth.settled]
        if doubts and one.truth is not Truth.FALSE:
            open_facts = in_order((one.open_facts, *(other.open_facts for other in doubts)))
            kept.append(
                replace(one, truth=all_of((one.truth, Truth.UNKNOWN)), open_facts=open_facts)
            )
        else:
            kept.append(one)
    return kept


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The heads of one part, weighed."""

    part: Part
    found: Governing
    heads: list[Applied]
    rules: tuple[Rule, ...]
    on: date

    def answer(self) -> PartAnswer:
        denies, grants = self._that(Outcome.DENIES), self._that(Outcome.GRANTS)
        no = [one for one in denies if one.truth is Truth.TRUE]
        yes = sorted((one for one in grants if one.truth is Truth.TRUE), key=_reach)
        if no:
            return self._conflict(no, yes) if yes else self._denied(no)
        may_be_no = [one for one in denies if not one.truth.settled]
        may_be = [one for one in grants if not one.truth.settled]
        if not yes:
            return self._open(may_be, may_be) if may_be else self._nothing()
        # A court that is open for a part may be open for the whole at the defendant's domicile.
        wider = [
            one for one in may_be if one.rule.step is Step.GENERAL and _reach(one) < _reach(yes[0])
        ]
        doubts = may_be_no or wider
        return self._open(doubts, yes) if doubts else self._granted(yes)

    def _denied(self, no: list[Applied]) -> PartAnswer:
        sure = any(one.rule.status is Settled.SETTLED for one in no)
        return self._decided(Result.NO if sure else Result.UNSETTLED, no, None)

    def _that(self, outcome: Outcome) -> list[Applied]:
        return [one for one in self.heads if one.effect.outcome is outcome]

    def _granted(self, yes: list[Applied]) -> PartAnswer:
        best = yes[0]
        scope = best.effect.scope
        if best.rule.status is not Settled.SETTLED:
            return self._decided(Result.UNSETTLED, yes, scope)
        interim = self.found.facts.value("interim") is Truth.TRUE
        partial = scope in _PARTIAL or (scope is Scope.INTERIM_ONLY and not interim)
        result = Result.LIMITED if partial else Result.YES
        return replace(self._decided(result, yes, scope), step=best.rule.step)

    def _decided(self, result: Result, deciding: list[Applied], scope: Scope | None) -> PartAnswer:
        return PartAnswer(
            part=self.part,
            result=result,
            scope=scope,
            provisions=self._provisions(deciding),
            depends_on=(),
            trace=Steps(self._trace),
            rules=in_order(_ids(one) for one in deciding),
        )

    def _open(self, open_heads: list[Applied], named: list[Applied]) -> PartAnswer:
        unsettled = bool(open_heads) and all(
            one.rule.status is not Settled.SETTLED for one in open_heads
        )
        return PartAnswer(
            part=self.part,
            result=Result.UNSETTLED if unsettled else Result.DEPENDS_ON,
            scope=None,
            provisions=self._provisions([*named, *open_heads]),
            depends_on=in_order(one.open_facts for one in open_heads),
            trace=Steps(self._trace),
            rules=in_order(_ids(one) for one in open_heads),
        )

    def _conflict(self, no: list[Applied], yes: list[Applied]) -> PartAnswer:
        return replace(
            self._decided(Result.UNSETTLED, [*no, *yes], None),
            why=(
                f"The rules '{no[0].rule.id}' and '{yes[0].rule.id}' contradict each other and "
                "neither is stated to go before the other; one of them needs 'overrides:'."
            ),
        )

    def _nothing(self) -> PartAnswer:
        sure = all(truth is Truth.TRUE for truth in self.found.truths.values())
        if sure and set(self.found.truths) <= self.found.complete:
            return replace(self._decided(Result.NO, self._failing(), None), why=_NO_HEAD, rules=())
        if not sure and set(self.found.truths) <= self.found.complete:
            return replace(
                self._open([], self._failing()), depends_on=self.found.open_facts, why=_NO_HEAD
            )
        return _without_rules(self.part, self.found, _INCOMPLETE, Steps(self._trace))

    def _provisions(self, heads: Iterable[Applied]) -> tuple[str, ...]:
        instruments = frozenset(self.found.truths)
        return in_order(cited(one, instruments) for one in heads)

    def _failing(self) -> list[Applied]:
        """Give the heads that come nearest where none fits: tort, contract and the like."""
        joined = self.found.facts.value("several_defendants") is Truth.TRUE
        steps = {Step.SPECIAL, Step.CO_DEFENDANTS} if joined else {Step.SPECIAL}
        near = [rule for rule in self.rules if rule.step in steps]
        heads = [head(rule, self.found, self.on) for rule in near or self.rules]
        return [one for one in heads if not _OF_THE_KIND & set(one.used)] or heads

    def _trace(self) -> Iterator[Trace]:
        instruments = frozenset(self.found.truths)
        applied = [head(rule, self.found, self.on) for rule in self.rules]
        yield from self.found.steps
        yield from by_weight(
            [
                (
                    one.truth,
                    step(one, self.found.facts, cited(one, instruments)[0], str(one.rule.step)),
                )
                for one in applied
            ]
        )


def _ids(one: Applied) -> Iterator[str]:
    yield one.rule.id
    if one.exception:
        yield one.exception


def _reach(one: Applied) -> int:
    return _REACH.index(one.effect.scope) + (0 if one.rule.status is Settled.SETTLED else 10)


def _without_rules(
    part: Part, found: Governing, why: str, trace: Sequence[Trace] = ()
) -> PartAnswer:
    return PartAnswer(
        part=part,
        result=Result.UNKNOWN,
        scope=None,
        provisions=(),
        depends_on=(),
        trace=trace if why == _INCOMPLETE else found.steps,
        rules=(),
        why=why,
    )


def _alike(answers: tuple[PartAnswer, ...]) -> tuple[PartAnswer, ...]:
    seen: dict[object, PartAnswer] = {}
    for one in answers:
        decided = (one.result, one.scope, one.provisions, frozenset(one.depends_on))
        seen.setdefault((one.part.defendant, one.part.right, *decided), one)
    return tuple(seen.values())


def _together(forum: Place, answers: tuple[PartAnswer, ...]) -> ForumAnswer:
    worst = min(answers, key=_rank)
    same = [one for one in answers if one.result is worst.result]
    scopes = {one.scope for one in answers if one.result in _WITH_SCOPE}
    differ = len({one.result for one in answers}) > 1
    depends = worst.result is Result.DEPENDS_ON
    return ForumAnswer(
        state=forum.code,
        result=worst.result,
        scope=max(scopes, key=_REACH.index) if worst.result in _WITH_SCOPE and scopes else None,
        provisions=in_order(one.provisions for one in same),
        depends_on=in_order(one.depends_on for one in same) if depends else (),
        trace=worst.trace,
        parts=answers,
        rules=in_order(one.rules for one in same),
        why=_why(answers) if differ else worst.why,
    )


def _rank(one: PartAnswer) -> int:
    return _ORDER.index(one.result) if one.result in _ORDER else len(_ORDER)


def _why(answers: tuple[PartAnswer, ...]) -> str:
    words = "; ".join(f"{one.part.words()}: {one.result}" for one in answers)
    return f"The case as it is brought has parts with different answers: {words}."
