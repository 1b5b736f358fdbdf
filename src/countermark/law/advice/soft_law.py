"""What principles that bind nobody would say: ALI, CLIP, Transparency, Kyoto; always kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from countermark.findings import JsonValue
from countermark.law.advice.answer import Trace
from countermark.law.advice.choice import law_named
from countermark.law.advice.steps import step
from countermark.law.dispute.dispute import Dispute
from countermark.law.dispute.parts import PartFacts, part_facts, parts
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.provisions.rule import Issue
from countermark.law.provisions.rulebook import Rulebook
from countermark.law.provisions.standing import Applied, apply


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftAnswer:
    """What one principle would say."""

    provision: str
    """The principle."""

    issue: str
    """forum, law or recognition."""

    says: str
    """What it says."""

    would: str
    """What would follow: the scope, the law, or whether it is recognised."""

    trace: Trace
    """How it stands on the facts."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the answer, marked as binding nobody."""
        return {
            "binding": False,
            "provision": self.provision,
            "issue": self.issue,
            "says": self.says,
            "would": self.would,
            "trace": self.trace.to_json(),
        }


def soft_law(dispute: Dispute, forum: Place, on: date, using: Rulebook) -> tuple[SoftAnswer, ...]:
    """Say what the principles would say of a dispute before a court.

    Args:
        dispute: the facts.
        forum: the court.
        on: the day of filing.
        using: the rules.
    """
    found = {
        answer.provision: answer
        for part in parts(dispute)
        for answer in _of_part(part_facts(dispute, part, forum, on), on, using)
    }
    return tuple(found.values())


def _of_part(facts: PartFacts, on: date, using: Rulebook) -> Iterator[SoftAnswer]:
    for rule in using.soft():
        if not rule.in_force(on) or rule.issue is Issue.RECOGNITION:
            continue
        one = apply(rule, facts, on)
        if one.truth is Truth.TRUE:
            yield SoftAnswer(
                provision=one.provisions[0],
                issue=rule.issue,
                says=one.says,
                would=_would(one, facts),
                trace=step(one, facts, one.provisions[0], "What would principles say?"),
            )


def _would(one: Applied, facts: PartFacts) -> str:
    effect = one.effect
    if effect.law:
        named = law_named(effect.law, facts)
        law = ", ".join(named) if named else effect.law.replace("_", " ")
        return f"{effect.of}: {law}"
    scope = f" ({effect.scope.replace('_', ' ')})" if effect.scope else ""
    return f"{effect.outcome}{scope}"
