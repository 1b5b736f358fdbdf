"""From facts to labels: every meaning in the version of the day, applied to one case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from countermark.findings import Decision, Ground, Source
from countermark.law.language.conditions import Condition
from countermark.law.language.logic import Truth, any_of
from countermark.law.language.values import shown
from countermark.law.language.vocabulary import FactName, did_you_mean
from countermark.law.meanings.facts import LabelFacts
from countermark.law.meanings.labels import Label, LabelStatus, MissingFact
from countermark.law.meanings.rule import Element, Exemption, Field, Meanings, NotEncoded, Rule
from countermark.law.meanings.rulebook import meanings
from countermark.law.meanings.vocabulary import fact_names

_NO_VERSION: Final = "No version of this meaning that was in force on {on} is encoded."


def label(facts: LabelFacts, *, on: date, using: Meanings | None = None) -> tuple[Label, ...]:
    """Say for each meaning how it stands.

    Args:
        facts: what is known of the case.
        on: the day asked about; it chooses the version of each meaning.
        using: other rules than those that come with the program.

    Returns: the labels of intellectual property first, then those of medicine safety; meanings
        that are not encoded stand among them with the status unknown.

    >>> from countermark.law import label, read_facts
    >>> facts = read_facts({"right": "patent", "medicine": {"generic": True}})
    >>> {each.regime: str(each.status) for each in label(facts, on=date(2026, 11, 23))}["WHO.FAL"]
    'excluded'
    """
    using = using or meanings()
    found = [_labelled(versions, facts, on) for versions in _by_regime(using.rules)]
    found += [_without_rule(meaning) for meaning in using.not_encoded]
    decided = [_with_decision(one, facts, on) for one in found]
    order = list(Field)
    return tuple(sorted(decided, key=lambda one: order.index(one.field)))


def apply_rule(rule: Rule, facts: LabelFacts, on: date) -> Label:
    """Say how one meaning stands.

    Args:
        rule: the meaning in one version.
        facts: what is known of the case.
        on: the day asked about; members of unions are those of that day.
    """
    standing = _Standing(rule, facts, on)
    status = standing.status()
    return Label(
        regime=rule.id,
        label=rule.label,
        field=rule.field,
        status=status,
        why=tuple(standing.why(status)),
        missing_facts=tuple(standing.missing(status)),
        source=rule.source,
        facts_used=_facts_used(rule, facts),
        version=rule,
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """One rule on the facts of one case."""

    rule: Rule
    facts: LabelFacts
    on: date

    def status(self) -> LabelStatus:
        elements = [(element, self._truth(element.when)) for element in self.rule.elements]
        excluded = any_of(self._truth(one.when) for one in self.rule.exclusions)
        if excluded is Truth.TRUE or any(truth is Truth.FALSE for _, truth in elements):
            return LabelStatus.EXCLUDED
        if any(self._truth(one.when) is Truth.TRUE for one in self.rule.unsettled):
            return LabelStatus.UNKNOWN
        met = all(truth is Truth.TRUE or element.presumed for element, truth in elements)
        return LabelStatus.SUSPECTED if met else LabelStatus.UNKNOWN

    def why(self, status: LabelStatus) -> Iterator[Ground]:
        if status is LabelStatus.EXCLUDED:
            yield from self._excluding()
            return
        for element in self.rule.elements:
            yield self._on_element(element)
        yield from (
            Ground(f"Open in law: {one.because}", (one.source,))
            for one in self._applying(self.rule.unsettled)
        )
        for remark in self.rule.remarks:
            if remark.when is None or self._truth(remark.when) is Truth.TRUE:
                yield Ground(remark.text, (remark.source,))

    def missing(self, status: LabelStatus) -> Iterator[MissingFact]:
        if status is LabelStatus.EXCLUDED:
            return
        names = {
            name for when in self.rule.conditions() for name in when.open_facts(self.facts, self.on)
        }
        for name in fact_names().values():
            if name.name in names:
                yield _missing_fact(name, self.facts)

    def _truth(self, when: Condition) -> Truth:
        return when.truth(self.facts, self.on)

    def _applying(self, exempting: Iterable[Exemption]) -> Iterator[Exemption]:
        return (one for one in exempting if self._truth(one.when) is Truth.TRUE)

    def _excluding(self) -> Iterator[Ground]:
        for element in self.rule.elements:
            if self._truth(element.when) is Truth.FALSE:
                yield Ground(element.unmet, (self.rule.source,))
        for one in self._applying(self.rule.exclusions):
            yield Ground(one.because, (one.source,))

    def _on_element(self, element: Element) -> Ground:
        truth = self._truth(element.when)
        sources = (self.rule.source,)
        if truth is Truth.TRUE:
            return Ground(f"{element.met}{self._taken(element.when)}", sources)
        if element.presumed:
            return Ground(element.presumed, sources)
        word = "Disputed" if truth is Truth.DISPUTED else "Not known"
        return Ground(f"{word} whether: {element.met}", sources)

    def _taken(self, when: Condition) -> str:
        carrying = when.carrying(self.facts, self.on)
        taken = sorted({name for name in carrying if name in self.facts.taken})
        return "".join(
            f" ('{name}' was not given; it follows from '{self.facts.taken[name]}'.)"
            for name in taken
        )


def _by_regime(rules: Iterable[Rule]) -> Iterable[list[Rule]]:
    versions: dict[str, list[Rule]] = {}
    for rule in rules:
        versions.setdefault(rule.id, []).append(rule)
    return versions.values()


def _labelled(versions: list[Rule], facts: LabelFacts, on: date) -> Label:
    for rule in versions:
        if rule.in_force(on):
            return apply_rule(rule, facts, on)
    newest = versions[-1]
    return _without_rule(
        NotEncoded(
            id=newest.id,
            field=newest.field,
            label=newest.label,
            source=newest.source,
            why=_NO_VERSION.format(on=on),
        )
    )


def _without_rule(meaning: NotEncoded) -> Label:
    return Label(
        regime=meaning.id,
        label=meaning.label,
        field=meaning.field,
        status=LabelStatus.UNKNOWN,
        why=(Ground(meaning.why, (meaning.source,)),),
        missing_facts=(),
        source=meaning.source,
        facts_used={},
        version=None,
    )


def _with_decision(one: Label, facts: LabelFacts, on: date) -> Label:
    for decided in facts.decisions:
        if decided.regime == one.regime and decided.decision.on <= on:
            by = decided.decision
            return replace(
                one,
                status=LabelStatus.DECIDED,
                missing_facts=(),
                decision=by,
                applies=decided.applies,
                why=(_decision_ground(by, one, applies=decided.applies), *one.why),
            )
    return one


def unused_decisions(facts: LabelFacts, labels: Iterable[Label], on: date) -> tuple[str, ...]:
    """Say which of the decisions given could not be used, and why, one sentence each."""
    known = tuple(one.regime for one in labels)
    sentences = []
    for decided in facts.decisions:
        if decided.regime not in known:
            hint = did_you_mean(decided.regime, known)
            text = f"decided: '{decided.regime}' is no meaning that is known here; not used.{hint}"
            sentences.append(text)
        elif decided.decision.on > on:
            day = decided.decision.on
            text = (
                f"decided: {decided.regime} was decided on {day}, after the day asked about, {on}."
            )
            sentences.append(f"{text} It is not used.")
    return tuple(sentences)


def _decision_ground(decision: Decision, one: Label, *, applies: bool) -> Ground:
    found = "applies" if applies else "does not apply"
    source = Source(title=f"Decision of {decision.by}", version=decision.on.isoformat())
    return Ground(f"{decision.by} decided on {decision.on} that {one.regime} {found}.", (source,))


def _facts_used(rule: Rule, facts: LabelFacts) -> dict[str, str]:
    remarks = [remark.when for remark in rule.remarks if remark.when is not None]
    names = {name for when in (*rule.conditions(), *remarks) for name in when.names()}
    return {
        name: shown(facts.given[name]) for name in fact_names() if name in names & set(facts.given)
    }


def _missing_fact(name: FactName, facts: LabelFacts) -> MissingFact:
    raised = [alias for alias in facts.words if alias.fact == name.name]
    question = name.question
    if raised:
        said = ", ".join(f"'{alias.word}'" for alias in raised)
        question = f"Said was {said}, which is no legal term here. {raised[0].question}"
    disputed = facts.value(name.name) is Truth.DISPUTED
    return MissingFact(fact=name.name, question=question, disputed=disputed)
