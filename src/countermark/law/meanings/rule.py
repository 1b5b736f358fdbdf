"""A rule: one meaning in one version, with its elements, exceptions and worked cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from countermark.findings import Source
from countermark.findings.document import Plain
from countermark.law.language.conditions import Condition


class Field(StrEnum):
    """The two fields that are kept apart on purpose."""

    INTELLECTUAL_PROPERTY = "intellectual_property"
    """Whose right is concerned."""

    MEDICINE_SAFETY = "medicine_safety"
    """Whether a medical product is what it says."""


class Expected(StrEnum):
    """What a worked case leads to."""

    SUSPECTED = "suspected"
    """All elements are met."""

    EXCLUDED = "excluded"
    """An element is not met, or an exclusion applies."""

    UNKNOWN = "unknown"
    """Something is still to be asked, or is left open by the law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that has to be so."""

    id: str
    """Its name inside the rule."""

    when: Condition
    """When it is met."""

    met: str
    """What to say if it is met."""

    unmet: str
    """What to say if it is not."""

    presumed: str
    """Why it is taken as met until something else is shown; empty if it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Something that excludes the meaning, or that leaves it open in law."""

    id: str
    """Its name inside the rule."""

    when: Condition
    """When it applies."""

    because: str
    """What to say if it applies."""

    source: Source
    """Where that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that a reader of the label should know; it changes nothing."""

    text: str
    """The remark."""

    source: Source
    """Where it stands."""

    when: Condition | None
    """When it is shown; always if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """Facts, and what they must lead to."""

    name: str
    """The case in a few words."""

    place: str
    """File and line."""

    facts: Mapping[str, Plain]
    """The facts as a user would give them."""

    expect: Expected
    """The status expected."""

    asks: tuple[str, ...]
    """Facts that must be among those still asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One meaning in one version."""

    id: str
    """The meaning's id, for instance `TRIPS.fn14a`."""

    file: str
    """The file it stands in."""

    field: Field
    """Intellectual property or medicine safety."""

    label: str
    """The term with its regime."""

    source: Source
    """Where the meaning stands."""

    valid_from: date | None
    """The first day on which this version holds; none if not known."""

    valid_to: date | None
    """The last day on which it holds; none if it still holds."""

    dates_checked: bool
    """Whether these days were compared with an official text."""

    elements: tuple[Element, ...]
    """What has to be so."""

    exclusions: tuple[Exemption, ...]
    """What excludes it."""

    unsettled: tuple[Exemption, ...]
    """What leaves it open in law."""

    remarks: tuple[Remark, ...]
    """What a reader should know beside it."""

    cases: tuple[WorkedCase, ...]
    """Worked cases."""

    def conditions(self) -> tuple[Condition, ...]:
        """List everything that bears on the status: elements, exclusions, what leaves it open."""
        exempting = (*self.exclusions, *self.unsettled)
        return (*(one.when for one in self.elements), *(one.when for one in exempting))

    def in_force(self, on: date) -> bool:
        """Tell whether this version holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEncoded:
    """A meaning that exists and that nobody has encoded."""

    id: str
    """Its id."""

    field: Field
    """Intellectual property or medicine safety."""

    label: str
    """The term with its regime."""

    source: Source
    """Where the meaning stands."""

    why: str
    """Why it is not encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """All rules, and the meanings that are known to be missing."""

    rules: tuple[Rule, ...]
    """Every meaning in every version, in the order of the file names within each field."""

    not_encoded: tuple[NotEncoded, ...]
    """Meanings that exist and that are not encoded."""

    version: str
    """The first 12 hex digits of the SHA-256 over all files."""
