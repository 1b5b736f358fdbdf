"""The parts of a dispute: one for each defendant, right and place of registration.

A court may be competent for one part and not for another; so each is looked at alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from countermark.law.dispute.characterisation import CONTRACTS, REGISTERED, claim_for
from countermark.law.dispute.dispute import UNITARY, Dispute
from countermark.law.dispute.sign_kinds import Direction
from countermark.law.dispute.signs import Targeting, weigh
from countermark.law.language.conditions import Sentence
from countermark.law.language.logic import Truth, any_of, truth_of
from countermark.law.language.places import Place, Places, Unnamed
from countermark.law.language.values import Many, One, Value

_TERRITORY_OF: Final = {
    "eu_trademark": Place("EU"),
    "eu_design": Place("EU"),
    "unitary_patent": Place("UP"),
    "benelux_trademark": Place("BX"),
}
_MAY_BE_UNITARY: Final = frozenset({"trademark", "design", "unregistered_design", "patent"})
_INTERIM: Final = frozenset({"interim", "injunction"})


@dataclass(frozen=True, slots=True)
class Part:
    """One defendant, one right, one place of registration."""

    defendant: Place | None
    """Where the defendant is domiciled; none if that is unknown."""

    right: str
    """The right; empty if it is unknown."""

    registered_in: Place | None
    """Where it is registered; none if it is not, or if that is unknown."""

    def words(self) -> str:
        """Name the part for people.

        >>> Part(Place("DE"), "patent", Place("ES")).words()
        'patent registered in ES, defendant domiciled in DE'
        """
        right = (self.right or "right not named").replace("_", " ")
        where = f" registered in {self.registered_in}" if self.registered_in else ""
        who = f", defendant domiciled in {self.defendant}" if self.defendant else ""
        return f"{right}{where}{who}"


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What is known of one part before one forum, and what was worked out for it."""

    known: Mapping[str, Value]
    """Facts that hold for this part and forum."""

    dispute: Dispute
    """The dispute, for everything else."""

    settled: dict[Sentence, Truth] = field(default_factory=dict, compare=False, repr=False)
    """Truths of sentences that were found before."""

    def value(self, name: str) -> Value:
        """Tell what is known of a fact."""
        found = self.known.get(name)
        return self.dispute.value(name) if found is None else found

    def having(self, **more: Value) -> PartFacts:
        """Give the same facts with further ones that were worked out."""
        return PartFacts(MappingProxyType({**self.known, **more}), self.dispute)


def parts(dispute: Dispute) -> tuple[Part, ...]:
    """Take a dispute apart.

    Args:
        dispute: its facts.

    Returns: at least one part, also if nothing is known.
    """
    defendants: list[Place | None] = list(dispute.places("defendant_domicile")) or [None]
    found = [
        Part(defendant, right, place)
        for defendant in defendants
        for right, place in _rights(dispute)
    ]
    return _without_rights_behind_a_contract(dispute, tuple(dict.fromkeys(found)))


def _without_rights_behind_a_contract(
    dispute: Dispute, found: tuple[Part, ...]
) -> tuple[Part, ...]:
    """Take a claim under a contract once: the right that it licenses is no claim of its own."""
    if not any(one.right in CONTRACTS for one in found):
        return found
    contract = One("contract")
    kept = [
        one for one in found if one.right in CONTRACTS or claim_for(one.right, dispute) != contract
    ]
    return tuple(kept)


def part_facts(dispute: Dispute, part: Part, forum: Place | None, on: date) -> PartFacts:
    """Work out the facts of one part before one forum.

    Args:
        dispute: the dispute.
        part: the part.
        forum: the State or court; none if no forum is asked about.
        on: the day that chooses who is a member of what.
    """
    known: dict[str, Value] = {
        "right": Many(MappingProxyType({part.right: Truth.TRUE}), Truth.FALSE)
        if part.right
        else Truth.UNKNOWN,
        "registered": truth_of(part.right in REGISTERED) if part.right else Truth.UNKNOWN,
        "unitary": _unitary(dispute, part),
        "registered_in": _registered_in(part),
        "defendant": _one(part.defendant),
        "acts_in": _acts_in(dispute, part),
        "interim": _interim(dispute),
        "claim": claim_for(part.right, dispute),
    }
    known["protection_claimed_in"] = _protection(dispute, part, known)
    if forum is not None:
        known |= _before(dispute, part, forum, on)
    return PartFacts(MappingProxyType(known), dispute)


def targeting_of(dispute: Dispute, forum: Place) -> Targeting:
    """Weigh the signs before a forum.

    Those that were given with a State concern that one alone; words that name no State concern the
    forum asked; words that name one are read before every forum.
    """
    asked = _is_asked(dispute.places("forum"), forum)
    here = {forum.code, forum.country}
    own = [
        sign
        for sign in dispute.signs
        if sign.state in here or (not sign.state and (asked or not sign.name))
    ]
    return weigh(own, forum, asked=asked)


def _is_asked(asked: Places, forum: Place) -> bool:
    return not len(asked) or any(one.country == forum.country for one in asked)


def _before(dispute: Dispute, part: Part, forum: Place, on: date) -> dict[str, Value]:
    others = [one for one in dispute.places("defendant_domicile") if one is not part.defendant]
    several = len(dispute.places("defendant_domicile")) > 1 or _is_several(part.defendant)
    targeting = targeting_of(dispute, forum)
    return {
        "forum": Places((forum,)),
        "several_defendants": truth_of(several),
        "other_defendant_in_forum": any_of(one.is_at(forum, on) for one in others),
        "targeted": targeting.band.truth(),
        "accessible": _accessible(dispute, targeting),
    }


def _is_several(defendant: Place | None) -> bool:
    return defendant is not None and defendant.unnamed is Unnamed.SEVERAL


def _accessible(dispute: Dispute, targeting: Targeting) -> Value:
    blocked = any(
        sign.name == "exclusion" and sign.direction is Direction.AGAINST for sign in targeting.signs
    )
    return Truth.FALSE if blocked else dispute.truth("online")


def _rights(dispute: Dispute) -> Iterator[tuple[str, Place | None]]:
    value = dispute.value("right_type")
    if not isinstance(value, Many):
        yield from (("", place) for place in dispute.places("right_registered_in") or (None,))
        return
    named = [word for word, truth in value.listed.items() if truth is not Truth.FALSE]
    places = list(dispute.places("right_registered_in"))
    unions = {_TERRITORY_OF[right] for right in named if right in _TERRITORY_OF}
    national = [place for place in places if Place(place.code) not in unions] or places
    for right in named or [""]:
        if right in _TERRITORY_OF:
            yield right, _TERRITORY_OF[right]
        elif right in REGISTERED and national:
            yield from ((right, place) for place in national)
        else:
            yield right, None


def _registered_in(part: Part) -> Value:
    if part.registered_in is not None:
        return Places((part.registered_in,))
    if part.right and part.right not in REGISTERED:
        return Places()
    return Truth.UNKNOWN


def _one(place: Place | None) -> Value:
    return Truth.UNKNOWN if place is None else Places((place,))


def _unitary(dispute: Dispute, part: Part) -> Truth:
    if part.right in UNITARY:
        return Truth.TRUE
    said = dispute.truth("unitary_right")
    if not part.right:
        return said
    # An unregistered design, say, may be one for the Union; beside a right that is, the others
    # are national.
    rights = dispute.value("right_type")
    alone = isinstance(rights, Many) and not any(
        rights.truth_of(right) is Truth.TRUE for right in UNITARY
    )
    return truth_of(said is Truth.TRUE and alone and part.right in _MAY_BE_UNITARY)


def _acts_in(dispute: Dispute, part: Part) -> Value:
    value = dispute.value("acts_in")
    if not isinstance(value, Places):
        return value
    own = part.defendant
    named = tuple(own if one.unnamed is Unnamed.OWN_STATE and own else one for one in value)
    return Places(named, value.more)


def _interim(dispute: Dispute) -> Truth:
    value = dispute.value("remedies")
    if not isinstance(value, Many):
        return Truth.UNKNOWN
    asked = {word for word, truth in value.listed.items() if truth is Truth.TRUE}
    return truth_of("interim" in asked and asked <= _INTERIM)


def _protection(dispute: Dispute, part: Part, known: Mapping[str, Value]) -> Value:
    given = dispute.value("protection_claimed_in")
    if isinstance(given, Places):
        return given
    if part.right in REGISTERED:
        return known["registered_in"]
    damage = dispute.value("damage_in")
    return damage if isinstance(damage, Places) else known["acts_in"]
