"""Answers of the engine on forum, law and recognition, and the steps that led to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from countermark.findings import JsonValue, Result, Source
from countermark.law.dispute.parts import Part
from countermark.law.language.logic import Truth
from countermark.law.provisions.rule import Scope, Step, instrument_of
from countermark.law.provisions.standing import Applied


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One step: what was looked at, the fact that carried it, the provision and the cases."""

    step: str
    """What was asked."""

    rule: str
    """The id of the rule that was applied."""

    says: str
    """What the rule says."""

    truth: Truth
    """Whether it applies."""

    facts: tuple[str, ...]
    """The facts used, each with its value."""

    presumed: tuple[str, ...]
    """Why facts that nobody gave were taken for granted."""

    provision: str
    """The provision."""

    version: str
    """The version of the text."""

    title: str
    """The instrument's title and the place in it."""

    address: str
    """Where the text can be read; empty if that is not known."""

    cases: tuple[str, ...]
    """Judgments that stated or applied it."""

    checked: bool
    """Whether the rule was compared with the official text."""

    status: str
    """How sure the rule is in law."""

    source: Source
    """The text that the step rests on, as a finding cites it."""

    exception: str = ""
    """The exception that applied."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the step in the form of the command line's contract."""
        return {
            "step": self.step,
            "rule": self.rule,
            "says": self.says,
            "applies": self.truth,
            "fact": "; ".join(self.facts),
            "presumed": list(self.presumed),
            "provision": self.provision,
            "version": self.version,
            "title": self.title,
            "address": self.address,
            "cases": list(self.cases),
            "checked": self.checked,
            "status": self.status,
            "exception": self.exception,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """The answer for one part before one forum."""

    part: Part
    """The part."""

    result: Result
    """The answer."""

    scope: Scope | None
    """How far the jurisdiction reaches."""

    provisions: tuple[str, ...]
    """The provisions that decide, best first."""

    depends_on: tuple[str, ...]
    """Facts that would have to be known, or settled."""

    trace: Sequence[Trace]
    """What was looked at: what decides first, then what stays open, then what fails."""

    rules: tuple[str, ...]
    """The ids of the rules that decide."""

    why: str = ""
    """A word where no rule decides."""

    step: Step | None = None
    """Where in the search the rule stands that carries a grant."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the answer for one part."""
        return {
            "part": self.part.words(),
            "defendant_domicile": str(self.part.defendant) if self.part.defendant else None,
            "right": self.part.right or None,
            "registered_in": str(self.part.registered_in) if self.part.registered_in else None,
            **_answer_json(self),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumAnswer:
    """The answer for one forum, for the case as it is brought."""

    state: str
    """The State, state of a federation, or UPC."""

    result: Result
    """The answer for all parts together."""

    scope: Scope | None
    """How far the jurisdiction reaches."""

    provisions: tuple[str, ...]
    """The provisions that decide, best first."""

    depends_on: tuple[str, ...]
    """Facts that would have to be known, or settled."""

    trace: Sequence[Trace]
    """What led to the answer."""

    parts: tuple[PartAnswer, ...]
    """The answers for the parts; those that are alike stand once."""

    rules: tuple[str, ...]
    """The ids of the rules that decide."""

    why: str = ""
    """A word where no rule decides, or where the parts differ."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the answer in the form of the command line's contract."""
        return {
            "state": self.state,
            **_answer_json(self),
            "parts": [part.to_json() for part in self.parts] if len(self.parts) > 1 else [],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LawAnswer:
    """The law that applies to one issue before one forum."""

    forum: str
    """The forum whose rules were asked."""

    issue: str
    """infringement, validity, ownership, remedies or contract."""

    law: str
    """A State's code, an instrument, or several joined by commas; empty if it is not known."""

    result: Result
    """yes, unsettled, depends_on or unknown."""

    provisions: tuple[str, ...]
    """The provisions that decide."""

    depends_on: tuple[str, ...]
    """Facts that would have to be known."""

    trace: Sequence[Trace]
    """What led to the answer."""

    rules: tuple[str, ...] = ()
    """The ids of the rules that decide."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the answer in the form of the command line's contract."""
        return {
            "forum": self.forum,
            "issue": self.issue,
            "law": self.law or None,
            "result": self.result,
            "provisions": list(self.provisions),
            "depends_on": list(self.depends_on),
            "trace": [step.to_json() for step in self.trace],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionAnswer:
    """Whether a judgment of one State is recognised in another."""

    origin: str
    """The State of origin."""

    destination: str
    """Where it is to be recognised."""

    relief: str
    """money, injunction or validity."""

    result: Result
    """The answer."""

    provisions: tuple[str, ...]
    """The provisions that decide."""

    depends_on: tuple[str, ...]
    """Facts that would have to be known."""

    trace: Sequence[Trace]
    """What led to the answer."""

    rules: tuple[str, ...] = ()
    """The ids of the rules that decide."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the answer in the form of the command line's contract."""
        return {
            "origin": self.origin,
            "destination": self.destination,
            "relief": self.relief,
            "result": self.result,
            "provisions": list(self.provisions),
            "depends_on": list(self.depends_on),
            "trace": [step.to_json() for step in self.trace],
        }


def _answer_json(one: PartAnswer | ForumAnswer) -> dict[str, JsonValue]:
    return {
        "result": one.result,
        "scope": one.scope,
        "provisions": list(one.provisions),
        "depends_on": list(one.depends_on),
        "why": one.why,
        "trace": [step.to_json() for step in one.trace],
    }


def in_order(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Join lists of names, each name once, in the order of their first place."""
    return tuple(dict.fromkeys(name for some in names for name in some))


def cited(one: Applied, governing: frozenset[str]) -> tuple[str, ...]:
    """List the provisions of a rule that belong to an instrument which governs."""
    fitting = tuple(name for name in one.provisions if instrument_of(name) in governing)
    return fitting or one.provisions
