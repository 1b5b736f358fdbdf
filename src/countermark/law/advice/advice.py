"""Advice on a dispute: every possible court, the law for each issue, and recognition.

>>> from countermark.law.dispute.dispute import read_dispute
>>> given = {"right_type": "copyright", "defendant_domicile": "DE", "forum": "AT", "online": True,
...          "damage_in": "AT", "acts_in": "DE", "remedies": "damages", "filed_on": "2016-03-01"}
>>> found = advise(read_dispute(given), today=date(2026, 11, 23))
>>> str(found.forum_asked.result), str(found.forum_asked.scope), found.forum_asked.provisions[0]
('limited', 'forum_damage_only', 'EU:2012/1215:7(2)')
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.findings import JsonValue, Result
from countermark.law.advice.answer import ForumAnswer, LawAnswer, RecognitionAnswer
from countermark.law.advice.choice import laws
from countermark.law.advice.forum import forum_answer
from countermark.law.advice.questions import Question, questions
from countermark.law.advice.recognition import recognitions
from countermark.law.advice.soft_law import SoftAnswer, soft_law
from countermark.law.dispute.dispute import Dispute
from countermark.law.dispute.parts import part_facts, parts, targeting_of
from countermark.law.dispute.signs import Targeting
from countermark.law.language.logic import Truth
from countermark.law.language.places import UPC, Place, group_members
from countermark.law.language.values import One
from countermark.law.provisions.rule import Step
from countermark.law.provisions.rulebook import Rulebook, rulebook

_NAMING: Final = (
    "defendant_domicile",
    "claimant_domicile",
    "right_registered_in",
    "damage_in",
    "acts_in",
    "establishment_in",
    "contract.place",
    "choice_of_court.state",
    "centre_of_interests",
    "registry_in",
    "property_in",
)
_SEAT_OF_THE_OFFICE: Final = Place("ES")
_PATENTS: Final = frozenset({"patent", "unitary_patent"})
_UNITARY: Final = frozenset({"eu_trademark", "eu_design"})
_ORDER: Final = (
    Result.YES,
    Result.LIMITED,
    Result.DEPENDS_ON,
    Result.UNSETTLED,
    Result.UNKNOWN,
    Result.NO,
)

_BASES: Final = {
    Step.EXCLUSIVE: "registration",
    Step.AGREEMENT: "agreement",
    Step.GENERAL: "domicile",
    Step.SPECIAL: "tort",
}
"""What a court rests its jurisdiction on, as courts abroad ask for it."""

NOT_ADVICE: Final = (
    "This is not legal advice. It applies the rules that are encoded to the facts that were given."
)
"""What every page that carries an answer says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the engine says about a dispute."""

    on: date
    """The day that chose the version of each rule."""

    dated: bool
    """Whether that day was given; if not, it is today."""

    characterisation: tuple[str, ...]
    """The kinds of claim."""

    forums: tuple[ForumAnswer, ...]
    """Every court that the facts point to, the best first."""

    forum_asked: ForumAnswer | None
    """The court asked, if one was named."""

    applicable_law: tuple[LawAnswer, ...]
    """The law for each issue before the court asked, or before each court that is open."""

    recognition: tuple[RecognitionAnswer, ...]
    """Where the judgment will be recognised."""

    soft_law: tuple[SoftAnswer, ...]
    """What principles that bind nobody would say of the court asked."""

    questions: tuple[Question, ...]
    """What is still worth asking."""

    targeting: Targeting | None
    """The signs that concern the court asked, weighed."""

    problems: tuple[str, ...]
    """What could not be used."""

    rules_version: str
    """The version of the rules."""

    def unchecked(self) -> tuple[str, ...]:
        """List the provisions used that were not compared with the official text."""
        traces = (
            *(one.trace for one in self.forums),
            *(one.trace for one in self.applicable_law),
            *(one.trace for one in self.recognition),
        )
        found = {
            step.provision
            for trace in traces
            for step in trace
            if not step.checked and step.truth is not Truth.FALSE
        }
        return tuple(sorted(found))

    def to_json(self) -> dict[str, JsonValue]:
        """Write the advice in the form of the command line's contract."""
        return {
            "on": self.on.isoformat(),
            "dated": self.dated,
            "characterisation": list(self.characterisation),
            "forums": [one.to_json() for one in self.forums],
            "forum_asked": self.forum_asked.to_json() if self.forum_asked else None,
            "applicable_law": [one.to_json() for one in self.applicable_law],
            "recognition": [one.to_json() for one in self.recognition],
            "soft_law": [one.to_json() for one in self.soft_law],
            "questions": [one.to_json() for one in self.questions],
            "targeting": self.targeting.to_json() if self.targeting else None,
            "problems": list(self.problems),
            "unchecked": list(self.unchecked()),
            "rules_version": self.rules_version,
            "note": NOT_ADVICE,
        }


def advise(dispute: Dispute, *, today: date, using: Rulebook | None = None) -> Advice:
    """Say which courts are open, which law they apply, and where the judgment will be recognised.

    Args:
        dispute: the facts.
        today: used where the dispute names no day of filing.
        using: other rules than those that come with the program.
    """
    using = using or rulebook()
    on = dispute.filed_on or today
    forums = sorted(
        (forum_answer(dispute, forum, on, using) for forum in candidates(dispute, on)),
        key=lambda one: _ORDER.index(one.result),
    )
    asked = _asked(dispute, forums)
    courts = _courts(asked, forums)
    applicable = tuple(one for court in courts for one in laws(dispute, court, on, using))
    recognised = tuple(_recognised(dispute, forums, courts, on, using))
    return Advice(
        on=on,
        dated=dispute.filed_on is not None,
        characterisation=_claims(dispute, on),
        forums=tuple(forums),
        forum_asked=asked,
        applicable_law=applicable,
        recognition=recognised,
        soft_law=soft_law(dispute, Place(asked.state), on, using) if asked else (),
        questions=questions((asked,) if asked else (*forums, *applicable), dispute),
        targeting=targeting_of(dispute, Place(asked.state)) if asked and dispute.signs else None,
        problems=dispute.problems,
        rules_version=using.version,
    )


def candidates(dispute: Dispute, on: date) -> tuple[Place, ...]:
    """List the courts that the facts point to, the one asked first.

    Args:
        dispute: the facts.
        on: the day that chooses who is a member of what.
    """
    return tuple({one.code: one for one in _candidates(dispute, on)}.values())


def _candidates(dispute: Dispute, on: date) -> Iterator[Place]:
    yield from dispute.places("forum")
    rights = {part.right for part in parts(dispute)}
    for name in _NAMING:
        for place in dispute.places(name):
            yield from _courts_at(place)
    if rights & _UNITARY:
        yield _SEAT_OF_THE_OFFICE
    named = [place for name in _NAMING for place in dispute.places(name) if place.code]
    in_upc = any(place.country in group_members(UPC, on) for place in named)
    if rights & _PATENTS and in_upc:
        yield Place(UPC)


def _courts_at(place: Place) -> Iterator[Place]:
    if len(place.code) > 1 and place.code not in {"EU", "BX", "EP", "UP", "WO"}:
        yield Place(place.code)
    elif place.code == "BX":
        yield from (Place(code) for code in ("BE", "NL", "LU"))


def _asked(dispute: Dispute, forums: list[ForumAnswer]) -> ForumAnswer | None:
    asked = dispute.places("forum")
    if not len(asked):
        return None
    return next((one for one in forums if one.state == asked[0].code), None)


def _courts(asked: ForumAnswer | None, forums: list[ForumAnswer]) -> tuple[Place, ...]:
    if asked is not None:
        return (Place(asked.state),)
    return tuple(Place(one.state) for one in forums if _open_for_a_part(one))


def _open_for_a_part(one: ForumAnswer) -> bool:
    # A court that is closed for the case as a whole may be open for one defendant or right.
    open_ = (Result.YES, Result.LIMITED, Result.DEPENDS_ON, Result.UNSETTLED)
    return any(part.result in open_ for part in one.parts)


def _recognised(
    dispute: Dispute,
    forums: list[ForumAnswer],
    courts: tuple[Place, ...],
    on: date,
    using: Rulebook,
) -> Iterator[RecognitionAnswer]:
    """Look at a judgment that is there, or at the judgment that each open court may give."""
    if len(dispute.places("judgment.origin")):
        yield from recognitions(dispute, courts, on, using)
        return
    answers = {one.state: one for one in forums}
    for court in courts:
        basis = _basis(answers[court.code]) if court.code in answers else ""
        known = dispute.value("judgment.basis") is not Truth.UNKNOWN
        given = dispute if known or not basis else dispute.having("judgment.basis", One(basis))
        yield from recognitions(given, (court,), on, using)


def _basis(answer: ForumAnswer) -> str:
    """Say on what an open court would rest its jurisdiction; empty if its parts differ."""
    steps = {part.step for part in answer.parts if part.step is not None}
    return _BASES.get(steps.pop(), "") if len(steps) == 1 else ""


def _claims(dispute: Dispute, on: date) -> tuple[str, ...]:
    values = (part_facts(dispute, part, None, on).value("claim") for part in parts(dispute))
    return tuple(dict.fromkeys(value.text for value in values if isinstance(value, One)))
