"""The statements of Christie's five findings, and how each is told from the coding of a case.

"Local" means in the country of the court that was asked; for a State of a federation its whole
country counts, for the Unified Patent Court its contracting States. "Foreign" is everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.law.dispute.characterisation import REGISTERED
from countermark.law.dispute.dispute import UNITARY, Dispute
from countermark.law.dispute.parts import targeting_of
from countermark.law.dispute.sign_kinds import ACCESSIBLE, Direction
from countermark.law.judgments.comparison import same_country
from countermark.law.judgments.judgment import CaseIssue, Judgment
from countermark.law.language.logic import Truth, all_of, any_of, truth_of
from countermark.law.language.places import UPC, Place, Places
from countermark.law.language.values import Many

_MARKS: Final = frozenset({"trademark", "eu_trademark", "benelux_trademark"})
_COPYRIGHT: Final = frozenset({"copyright", "related_rights"})
_DECIDED: Final = frozenset({"yes", "no", "limited"})
_ACCEPTED: Final = frozenset({"yes", "limited"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A judgment with its facts read."""

    judgment: Judgment
    """The judgment."""

    dispute: Dispute
    """Its facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A part of a finding, and how it is told from the coding."""

    finding: int
    """The number of the finding, from 1 to 5."""

    text: str
    """The statement."""

    defined: str
    """How it is told."""

    concerns: Callable[[Case], bool]
    """Which cases are asked."""

    holds: Callable[[Case], Truth]
    """Whether it is so."""


def _forum(case: Case) -> Place | None:
    forums = case.dispute.places("forum")
    return forums[0] if len(forums) else None


def _local(case: Case, name: str) -> Truth:
    """Tell whether a place of a fact lies in the country of the forum."""
    forum, places = _forum(case), case.dispute.value(name)
    if forum is None or not isinstance(places, Places):
        return Truth.UNKNOWN
    if forum.code == UPC:
        return places.within(UPC, _on(case))
    return any_of(_in_country(one, forum, case) for one in places) if len(places) else Truth.UNKNOWN


def _in_country(place: Place, forum: Place, case: Case) -> Truth:
    if place.code and same_country(place.code, forum.code):
        return Truth.TRUE
    return place.is_at(Place(forum.country), _on(case))


def _abroad(case: Case, name: str) -> Truth:
    """Tell whether a place of a fact lies outside the country of the forum."""
    forum, places = _forum(case), case.dispute.value(name)
    if forum is None or not isinstance(places, Places) or not len(places):
        return Truth.UNKNOWN
    if forum.code == UPC:
        return any_of(one.within(UPC, _on(case)).negated() for one in places)
    return any_of(_in_country(one, forum, case).negated() for one in places)


def _on(case: Case) -> date:
    return case.judgment.filed_on or case.judgment.decided_on


def _foreign_defendant(case: Case) -> Truth:
    return _local(case, "defendant_domicile").negated()


def _local_right(case: Case) -> Truth:
    rights = set(case.judgment.rights)
    forum = _forum(case)
    if forum is None:
        return Truth.UNKNOWN
    if rights & (REGISTERED - UNITARY):
        return _registered_here(case, forum)
    if rights & UNITARY:
        return Place("EU").covers(forum, _on(case))
    if isinstance(case.dispute.given.get("protection_claimed_in"), Places):
        return _local(case, "protection_claimed_in")
    law = case.judgment.holding.law.get("infringement", "")
    return truth_of(same_country(law, forum.code)) if law else Truth.UNKNOWN


def _registered_here(case: Case, forum: Place) -> Truth:
    places = case.dispute.value("right_registered_in")
    if not isinstance(places, Places) or not len(places):
        return Truth.UNKNOWN
    if any(one.code and same_country(one.code, forum.code) for one in places):
        return Truth.TRUE
    return places.covers(Place(forum.country), _on(case))


def _no_parallel(case: Case) -> Truth:
    earlier = case.dispute.given.get("earlier_proceedings_in")
    return truth_of(not len(earlier)) if isinstance(earlier, Places) else Truth.UNKNOWN


def _both_remedies(case: Case) -> Truth:
    value = case.dispute.value("remedies")
    if not isinstance(value, Many):
        return Truth.UNKNOWN
    return all_of(value.truth_of(one) for one in ("injunction", "damages"))


def _enforced_here(case: Case) -> Truth:
    if CaseIssue.RECOGNITION in case.judgment.issues:
        return Truth.FALSE
    return _local(case, "enforce_in")


def _signs_pleaded(case: Case) -> Truth:
    forum = _forum(case)
    if forum is None:
        return Truth.UNKNOWN
    signs = targeting_of(case.dispute, forum).signs
    return truth_of(
        any(one.name != ACCESSIBLE and one.direction is not Direction.NEITHER for one in signs)
    )


def _accessible_was_enough(case: Case) -> Truth:
    accepted = truth_of(case.judgment.holding.jurisdiction in _ACCEPTED)
    return all_of((accepted, _signs_pleaded(case).negated()))


def _local_law(case: Case) -> Truth:
    law, forum = case.judgment.holding.law.get("infringement", ""), _forum(case)
    return truth_of(same_country(law, forum.code)) if law and forum else Truth.UNKNOWN


def _not_considered(case: Case) -> Truth:
    return truth_of(CaseIssue.APPLICABLE_LAW not in case.judgment.issues)


def _every(_: Case) -> bool:
    return True


def _with(rights: frozenset[str]) -> Callable[[Case], bool]:
    def concerns(case: Case) -> bool:
        decided = case.judgment.holding.jurisdiction in _DECIDED
        foreign = _foreign_defendant(case) is Truth.TRUE
        return decided and foreign and not rights.isdisjoint(case.judgment.rights)

    return concerns


def _joined(*parts: Callable[[Case], Truth]) -> Callable[[Case], Truth]:
    def holds(case: Case) -> Truth:
        return all_of(part(case) for part in parts)

    return holds


def _asked_of_all(
    finding: int, text: str, defined: str, holds: Callable[[Case], Truth]
) -> Statement:
    return Statement(finding=finding, text=text, defined=defined, concerns=_every, holds=holds)


def _here(name: str) -> Callable[[Case], Truth]:
    return lambda case: _local(case, name)


_TYPICAL: Final = (
    ("The claimant is local", "a claimant is domiciled in the country of the court",
     _here("claimant_domicile")),
    ("The defendant is foreign", "no defendant is domiciled there", _foreign_defendant),
    ("There was a foreign act", "an act was done in another country",
     lambda case: _abroad(case, "acts_in")),
    ("The damage is local", "damage is coded there", _here("damage_in")),
    ("The right is local",
     ("registered, or one for the whole Union, with effect there; a right without a register: "
      "protection claimed there, or the law of that country held to govern the infringement"),
     _local_right),
)  # fmt: skip

STATEMENTS: Final = (
    *(_asked_of_all(1, text, defined, holds) for text, defined, holds in _TYPICAL),
    _asked_of_all(
        1,
        "The typical case: all five together",
        "true if all five are, false if one is false, else unknown",
        _joined(*(holds for _, _, holds in _TYPICAL)),
    ),
    _asked_of_all(
        2,
        "Validity is not challenged",
        "the coding says that validity was not put in issue",
        lambda case: case.dispute.truth("validity_raised").negated(),
    ),
    _asked_of_all(
        2,
        "There are no parallel proceedings",
        "told only where the coding says something of other proceedings; else unknown",
        _no_parallel,
    ),
    _asked_of_all(
        3,
        "Injunction and damages are asked for",
        "both are among the remedies coded",
        _both_remedies,
    ),
    _asked_of_all(
        3,
        "The judgment is to be enforced locally",
        "told where the coding names a place of enforcement; false where recognition of a foreign "
        "judgment was the issue; else unknown",
        _enforced_here,
    ),
    Statement(
        finding=4,
        text="Trade marks: jurisdiction turns on targeting",
        defined="of the decisions on jurisdiction over a foreign defendant: a sign of targeting "
        "the country, or of not targeting it, is coded beside mere accessibility",
        concerns=_with(_MARKS),
        holds=_signs_pleaded,
    ),
    Statement(
        finding=4,
        text="Copyright: accessibility of the material is enough",
        defined="of the decisions on jurisdiction over a foreign defendant: jurisdiction was "
        "accepted, wholly or in part, and no sign of targeting is coded",
        concerns=_with(_COPYRIGHT),
        holds=_accessible_was_enough,
    ),
    _asked_of_all(
        5,
        "Local law is applied",
        "the law held to govern the infringement is that of the country of the court; unknown "
        "where no such law is coded, so local law that was applied in silence is not seen",
        _local_law,
    ),
    _asked_of_all(
        5,
        "The applicable law is not an issue of the decision",
        "the coding does not name it among the issues",
        _not_considered,
    ),
)
"""All statements, by finding."""
