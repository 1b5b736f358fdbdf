"""How one rule stands on the facts of one part of a dispute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from countermark.findings import Source
from countermark.law.language.conditions import Facts
from countermark.law.language.logic import Truth, all_of
from countermark.law.provisions.rule import Effect, Rule, RuleException


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A rule on the facts of one part."""

    rule: Rule
    """The rule."""

    truth: Truth
    """Whether it applies."""

    effect: Effect
    """What follows if it does."""

    says: str
    """What it says, or the exception that applies."""

    source: Source
    """Where that stands."""

    provisions: tuple[str, ...]
    """The provisions."""

    cases: tuple[str, ...]
    """Judgments that stated or applied it."""

    open_facts: tuple[str, ...]
    """Facts that would have to be known, or settled."""

    facts: Facts
    """The facts that it was applied to."""

    on: date
    """The day that chooses who is a member of what."""

    excepted: RuleException | None = None
    """The exception that applies."""

    @property
    def exception(self) -> str:
        """The id of the exception that applies; empty if there is none."""
        return self.excepted.id if self.excepted else ""

    @property
    def used(self) -> tuple[str, ...]:
        """Facts that carry the answer: that make it apply, or that keep it from applying."""
        if self.excepted is not None:
            return _once(self.excepted.when.carrying(self.facts, self.on))
        if self.rule.when.truth(self.facts, self.on) is Truth.FALSE:
            return _once(self.rule.when.failing(self.facts, self.on))
        return _once(self.rule.when.carrying(self.facts, self.on))


def apply(rule: Rule, facts: Facts, on: date) -> Applied:
    """Apply a rule.

    Args:
        rule: the rule, in force on that day.
        facts: the facts of one part before one forum.
        on: the day that chooses who is a member of what.
    """
    truth = rule.when.truth(facts, on)
    plain = Applied(
        rule=rule,
        truth=truth,
        effect=rule.effect,
        says=rule.says,
        source=rule.source,
        provisions=rule.provisions,
        cases=rule.cases,
        open_facts=(),
        facts=facts,
        on=on,
    )
    if truth is Truth.FALSE:
        return plain
    sure = _exception_that_applies(rule.exceptions, facts, on)
    found = replace(plain, open_facts=_once(rule.when.open_facts(facts, on)))
    if _doubtful(_that_may_apply(rule.exceptions, facts, on)):
        doubts = _open_exceptions(rule.exceptions, facts, on)
        found = replace(
            found,
            truth=all_of((truth, Truth.UNKNOWN)),
            open_facts=_once((*found.open_facts, *doubts)),
        )
        sure = sure if sure and sure.effect else None
    return found if sure is None else _excepted(found, sure)


def _doubtful(may_apply: tuple[RuleException | None, ...]) -> bool:
    """Tell whether it makes a difference which of some exceptions applies."""
    all_off = all(one is not None and one.effect is None for one in may_apply)
    return len(may_apply) > 1 and not all_off


def _excepted(plain: Applied, one: RuleException) -> Applied:
    off = one.effect is None
    return replace(
        plain,
        truth=Truth.FALSE if off else plain.truth,
        effect=one.effect or plain.effect,
        says=one.says,
        source=one.source,
        provisions=one.provisions or plain.provisions,
        cases=one.cases or plain.cases,
        open_facts=() if off else plain.open_facts,
        excepted=one,
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _exception_that_applies(
    exceptions: tuple[RuleException, ...], facts: Facts, on: date
) -> RuleException | None:
    for one in exceptions:
        if one.when.truth(facts, on) is Truth.TRUE:
            deeper = _exception_that_applies(one.exceptions, facts, on)
            if deeper is None:
                return one
            if deeper.effect is not None:
                return deeper
    return None


def _that_may_apply(
    exceptions: tuple[RuleException, ...], facts: Facts, on: date
) -> tuple[RuleException | None, ...]:
    """List the exceptions of which one applies once all facts are known; none if none may apply."""
    found: list[RuleException | None] = []
    for one in exceptions:
        truth = one.when.truth(facts, on)
        if truth is Truth.FALSE:
            continue
        deeper = _that_may_apply(one.exceptions, facts, on)
        # An exception to it without an effect of its own takes it away, and the next is looked at.
        found += [one if each is None else each for each in deeper if each is None or each.effect]
        taken_away = any(each is not None and each.effect is None for each in deeper)
        if truth is Truth.TRUE and not taken_away:
            return tuple(found)
    return (*found, None)


def _open_exceptions(exceptions: Iterable[RuleException], facts: Facts, on: date) -> Iterator[str]:
    for one in exceptions:
        if not one.when.truth(facts, on).settled:
            yield from one.when.open_facts(facts, on)
        elif one.when.truth(facts, on) is Truth.TRUE:
            yield from _open_exceptions(one.exceptions, facts, on)


def looked_at(rules: Iterable[Rule], facts: Facts, on: date) -> list[Applied]:
    """Apply rules and keep those that apply, may apply, or that an exception switched off."""
    return [
        apply(rule, facts, on) for rule in rules if rule.when.truth(facts, on) is not Truth.FALSE
    ]


def not_overridden(applied: Iterable[Applied]) -> list[Applied]:
    """Keep the rules that apply or may apply and that no rule which applies goes before."""
    given = [one for one in applied if one.truth is not Truth.FALSE]
    sure = [one for one in given if one.truth is Truth.TRUE and one.rule.overrides]
    return [one for one in given if not any(two.rule.goes_before(one.rule) for two in sure)]
