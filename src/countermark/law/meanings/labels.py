"""A label: how one meaning stands on the facts given, why, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from countermark.findings import Decision, Ground, JsonValue, Source
from countermark.law.meanings.rule import Field, Rule
from countermark.law.meanings.vocabulary import fact_names


class LabelStatus(StrEnum):
    """How a meaning stands on the facts given."""

    SUSPECTED = "suspected"
    """Its elements are met on these facts; no authority has decided."""

    EXCLUDED = "excluded"
    """On these facts it cannot apply."""

    UNKNOWN = "unknown"
    """Something is still to be asked or settled."""

    DECIDED = "decided"
    """An authority has decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFact:
    """A fact that would still change a label's status."""

    fact: str
    """Its name in the file of facts."""

    question: str
    """The question to ask."""

    disputed: bool
    """Whether it was answered in two ways, so that somebody has to settle it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """How one meaning stands."""

    regime: str
    """The meaning's id."""

    label: str
    """The term with its regime."""

    field: Field
    """Intellectual property or medicine safety."""

    status: LabelStatus
    """How it stands."""

    why: tuple[Ground, ...]
    """The reasons; at least one."""

    missing_facts: tuple[MissingFact, ...]
    """What would still change the status."""

    source: Source
    """Where the meaning stands."""

    facts_used: Mapping[str, str]
    """The facts given that the meaning speaks of."""

    version: Rule | None
    """The rule and version applied; none if the meaning is not encoded for that day."""

    decision: Decision | None = None
    """Who decided and when, with the status `decided` only."""

    applies: bool | None = None
    """What the authority found, with the status `decided` only."""

    def sentence(self) -> str:
        """Say in one sentence how it stands, always with the regime."""
        if self.decision is not None:
            found = "applies" if self.applies else "does not apply"
            return f"Decided by {self.decision.by} on {self.decision.on}: {self.label} {found}."
        return f"{self.status.capitalize()}: {self.label}."

    def to_json(self) -> dict[str, JsonValue]:
        """Write the label in the form of the command line's contract."""
        return {
            "regime": self.regime,
            "label": self.label,
            "field": self.field,
            "status": self.status,
            "why": [ground.to_json() for ground in self.why],
            "missing_facts": [
                {"fact": fact.fact, "question": fact.question, "disputed": fact.disputed}
                for fact in self.missing_facts
            ],
            "source": self.source.to_json(),
            "in_force": _in_force_json(self.version),
            "facts_used": dict(self.facts_used),
            "decided": _decided_json(self),
        }


def questions(labels: Iterable[Label]) -> tuple[MissingFact, ...]:
    """Collect what is still to be asked, each once; what bears on most labels goes first.

    Only what can be asked now: a question that waits for another one's answer is left out until
    that one is answered.
    """
    missing = [fact for one in labels for fact in one.missing_facts]
    first = {fact.fact: fact for fact in missing}
    counts = {name: sum(fact.fact == name for fact in missing) for name in first}
    now = [fact for name, fact in first.items() if fact_names()[name].after not in first]
    return tuple(sorted(now, key=lambda fact: -counts[fact.fact]))


def _in_force_json(rule: Rule | None) -> dict[str, JsonValue] | None:
    if rule is None:
        return None
    return {
        "from": rule.valid_from.isoformat() if rule.valid_from else None,
        "to": rule.valid_to.isoformat() if rule.valid_to else None,
        "checked": rule.dates_checked,
    }


def _decided_json(one: Label) -> dict[str, JsonValue] | None:
    if one.decision is None:
        return None
    on = one.decision.on.isoformat()
    return {"by": one.decision.by, "on": on, "applies": one.applies}
