"""A judgment: what was decided, on which facts, and how that is coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from countermark.findings import Source
from countermark.findings.document import Plain


class CaseIssue(StrEnum):
    """What a judgment is about."""

    JURISDICTION = "jurisdiction"
    """Which court."""

    APPLICABLE_LAW = "applicable_law"
    """Which law."""

    RECOGNITION = "recognition"
    """Whether a judgment is recognised."""

    LIABILITY = "liability"
    """Something else; kept for its context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What the court decided."""

    jurisdiction: str
    """yes, no, limited, remanded, referred or not_decided."""

    scope: str
    """How far, by the code of the rules; empty if it was not decided."""

    provisions: tuple[str, ...]
    """The provisions that decided."""

    law: Mapping[str, str]
    """Issue of law and the State or instrument whose law was applied."""

    recognised: str
    """yes, no, limited, remanded or not_decided."""

    words: str
    """The holding in a sentence of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoding:
    """A correction of the coding, said openly."""

    field: str
    """What was corrected."""

    was: str
    """How it stood."""

    now: str
    """How it stands."""

    why: str
    """The reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """How a judgment counts in the evaluation."""

    score: bool
    """Whether the rules are scored on it."""

    determinable: bool
    """Whether its outcome follows from the facts that are coded."""

    doubtful: bool
    """Whether the coding is doubtful."""

    outcome_checked: bool
    """Whether the outcome was compared with a source."""

    recoded: tuple[Recoding, ...]
    """Corrections of an earlier coding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The case with one fact changed, and what the answer must then be."""

    place: str
    """File and line."""

    change: Mapping[str, Plain]
    """The facts that are changed, as a user would give them; `unknown` takes one out."""

    expect: Mapping[str, str]
    """`result`, `scope`, `provision`, `law.<issue>` or `recognised`, as they must then be."""

    why: str
    """Why, with the provision or case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """One judgment of the collection."""

    id: str
    """Its id, also the name of its file."""

    name: str
    """The parties."""

    court: str
    """The court."""

    country: str
    """ISO 3166-1, EU or UPC."""

    decided_on: date
    """The day of the decision."""

    citation: str
    """The case number or report by which it is cited."""

    ecli: str
    """The European Case Law Identifier; empty if there is none."""

    rights: tuple[str, ...]
    """The rights relied on, by the vocabulary of disputes."""

    issues: tuple[CaseIssue, ...]
    """What it is about."""

    stage: str
    """final, preliminary_ruling, interim, first_instance or pending_reference."""

    kind: str
    """ip_pil, base_pil or context_not_pil."""

    facts: Mapping[str, Plain]
    """The facts, as in a file about a dispute."""

    filed_on: date | None
    """The day of filing, or a day on which the instrument named in the holding applied."""

    filed_on_basis: str
    """What that day rests on."""

    holding: Holding
    """What was decided."""

    summary: str
    """The case in two or three sentences of our own."""

    source: Source
    """Where the outcome can be read."""

    address: str
    """The address of that source; empty if there is none."""

    note: str
    """A word of caution."""

    cites: tuple[str, ...]
    """Ids of judgments of the collection that it follows, contrasts or overtakes."""

    coding: Coding
    """How it counts."""

    variants: tuple[Variant, ...]
    """The case with a fact changed."""

    def dispute(self) -> dict[str, Plain]:
        """Give its facts as a file about a dispute holds them."""
        given: dict[str, Plain] = {**self.facts, "right_type": list(self.rights)}
        if self.filed_on is not None:
            given["filed_on"] = self.filed_on.isoformat()
        return given
