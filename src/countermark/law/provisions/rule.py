"""A rule: one provision or holding in one version, with its conditions, exceptions and effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from countermark.findings import Source
from countermark.findings.document import Plain
from countermark.law.language.conditions import Condition


class Layer(StrEnum):
    """What a rule stands on."""

    PROVISION = "provision"
    """The text of a law or convention."""

    HOLDING = "holding"
    """A court's reading of a provision, or unwritten law that it stated."""

    SOFT_LAW = "soft_law"
    """Principles that bind nobody."""


class Issue(StrEnum):
    """What a rule answers."""

    INSTRUMENT = "instrument"
    """Which instrument governs the forum question."""

    FACT = "fact"
    """A legal notion that other rules rest on."""

    FORUM = "forum"
    """Whether a court has jurisdiction, and how far."""

    LAW = "law"
    """Which law applies."""

    RECOGNITION = "recognition"
    """Whether a judgment is recognised."""


class Step(StrEnum):
    """Where in the search for a forum a rule stands."""

    EXCLUSIVE = "exclusive"
    """Courts that nothing can replace."""

    AGREEMENT = "agreement"
    """What the parties agreed, or appearance without contest."""

    GENERAL = "general"
    """The defendant's domicile."""

    SPECIAL = "special"
    """Tort, contract, establishment, property."""

    CO_DEFENDANTS = "co_defendants"
    """Defendants who are sued together."""

    PROVISIONAL = "provisional"
    """Interim measures."""

    DECLINING = "declining"
    """Grounds on which a competent court sends the parties away."""


class Scope(StrEnum):
    """How far a court's jurisdiction reaches."""

    ALL_DAMAGE = "all_damage"
    """The whole claim, wherever the damage occurred."""

    FORUM_DAMAGE_ONLY = "forum_damage_only"
    """Damage in the forum State only."""

    ACTS_IN_FORUM_ONLY = "acts_in_forum_only"
    """Acts committed or threatened in the forum State only."""

    EU_WIDE = "eu_wide"
    """Acts in any Member State."""

    VALIDITY_ONLY_EXCLUDED = "validity_only_excluded"
    """The claim as such, but not a ruling on validity with effect for everybody."""

    INTERIM_ONLY = "interim_only"
    """Interim measures only."""


class Settled(StrEnum):
    """How sure a rule is in law."""

    SETTLED = "settled"
    """Nobody serious disputes it."""

    CONTESTED = "contested"
    """Courts or writers differ."""

    PENDING = "pending"
    """A higher court has been asked."""


class Outcome(StrEnum):
    """What a rule on forum or recognition leads to."""

    GRANTS = "grants"
    """The court has jurisdiction, within the scope."""

    DENIES = "denies"
    """The court has none, whatever else would give it."""

    YES = "yes"
    """The judgment is recognised."""

    NO = "no"
    """It is not."""

    LIMITED = "limited"
    """It is, in part or under conditions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What follows where a rule applies."""

    outcome: Outcome | None = None
    """For forum and recognition."""

    scope: Scope | None = None
    """For forum: how far the jurisdiction reaches."""

    governs: str = ""
    """For instruments: the instrument's id."""

    complete: bool = False
    """For instruments: whether all its heads are encoded, so that none fitting means no."""

    fact: str = ""
    """For notions: the fact that is settled."""

    value: str = ""
    """For notions: its value."""

    of: str = ""
    """For laws: infringement, validity, ownership, remedies or contract."""

    law: str = ""
    """For laws: whose law, by the name of a fact that is a place, or a code, or an instrument."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleException:
    """Where a rule leads elsewhere, or to nothing."""

    id: str
    """Its own id."""

    when: Condition
    """When it applies."""

    says: str
    """What it says, in one sentence."""

    source: Source
    """Where that stands."""

    provisions: tuple[str, ...]
    """Its provisions; those of the rule if empty."""

    effect: Effect | None
    """What follows instead; nothing if the rule is only switched off."""

    cases: tuple[str, ...]
    """Judgments that applied it."""

    exceptions: tuple[RuleException, ...]
    """Exceptions to the exception."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedDispute:
    """Facts, and what the rule must do on them."""

    name: str
    """The case in a few words."""

    place: str
    """File and line."""

    facts: Mapping[str, Plain]
    """The facts as a user would give them."""

    expect: str
    """`applies`, `does_not_apply` or `open`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One provision or holding in one version."""

    id: str
    """Its id, for instance `eu.tort.copyright-damage`."""

    place: str
    """File and line."""

    layer: Layer
    """What it stands on."""

    issue: Issue
    """What it answers."""

    step: Step | None
    """For forum: where in the search it stands."""

    provisions: tuple[str, ...]
    """The provisions that it states or reads, one for each instrument that has it."""

    source: Source
    """Where it stands, and whether it was compared with the text."""

    address: str
    """Where the text can be read; empty if that is not known."""

    valid_from: date | None
    """The first day on which it holds; none if not known."""

    valid_to: date | None
    """The last day; none if it still holds."""

    status: Settled
    """How sure it is in law."""

    when: Condition
    """When it applies."""

    exceptions: tuple[RuleException, ...]
    """Where it leads elsewhere."""

    effect: Effect
    """What follows."""

    overrides: tuple[str, ...]
    """Rules (ids) and steps (`step exclusive`) that it goes before."""

    says: str
    """What it says, in one sentence of our own."""

    cases: tuple[str, ...]
    """Judgments that stated or applied it."""

    worked: tuple[WorkedDispute, ...]
    """Worked cases."""

    def in_force(self, on: date) -> bool:
        """Tell whether this version holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    def belongs(self, instruments: frozenset[str]) -> bool:
        """Tell whether one of some instruments has it."""
        return any(instrument_of(name) in instruments for name in self.provisions)

    def goes_before(self, other: Rule) -> bool:
        """Tell whether it overrides another rule."""
        step = f"step {other.step}" if other.step else ""
        stated = other.id in self.overrides or (bool(step) and step in self.overrides)
        return stated and other is not self

    def conditions(self) -> Iterator[Condition]:
        """List its condition and those of its exceptions at every depth."""
        yield self.when
        yield from _conditions(self.exceptions)


def _conditions(exceptions: tuple[RuleException, ...]) -> Iterator[Condition]:
    for one in exceptions:
        yield one.when
        yield from _conditions(one.exceptions)


def instrument_of(provision: str) -> str:
    """Name the instrument of a provision.

    >>> instrument_of("EU:2012/1215:7(2)")
    'EU:2012/1215'
    """
    return provision.rpartition(":")[0]


PLACES_OF_LAW: Final = (
    "forum",
    "protection_claimed_in",
    "registered_in",
    "acts_in",
    "damage_in",
    "first_act_in",
    "chosen_law",
    "country_of_origin",
    "defendant",
    "claimant_domicile",
    "contract.place",
)
"""Facts that may name the State whose law applies."""
