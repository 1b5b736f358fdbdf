"""Similar judgments by their facts, with every fact that is shared or differs named.

The measure: each fact below has a weight. Sets (rights, remedies) agree by their Jaccard index,
everything else agrees or does not. The likeness is the weight of what agrees over the weight of all
facts that are known on at least one side, so a fact known on one side only counts against it: what
is unknown is never taken as alike. It says how alike the coded facts are, not how a court
would decide. (P. Jaccard, Bull. Soc. Vaud. Sci. Nat. 37 (1901) 547; J. C. Gower, Biometrics 27
(1971) 857, for the weighted mean over mixed facts.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from countermark.findings import JsonValue
from countermark.law.dispute.characterisation import REGISTERED, claim_for
from countermark.law.dispute.dispute import UNITARY, Dispute, read_dispute
from countermark.law.judgments.judgment import Judgment
from countermark.law.language.logic import Truth
from countermark.law.language.places import UPC, Place, Places
from countermark.law.language.values import Many, One

Words: TypeAlias = frozenset[str]
"""What is known of a fact; empty if nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One fact that is compared."""

    title: str
    """What it is."""

    weight: float
    """How much it counts beside the others."""

    words_of: Callable[[Dispute, date], Words]
    """What is known of it on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One fact of two disputes."""

    title: str
    """What it is."""

    weight: float
    """How much it counts."""

    ours: str
    """What is known here; empty if nothing is."""

    theirs: str
    """What is known there."""

    agreement: float
    """From 0 (not alike, or unknown on one side) to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A judgment beside the facts asked about."""

    judgment: Judgment
    """The judgment."""

    likeness: float
    """From 0 to 1."""

    compared: tuple[Compared, ...]
    """Every fact that is known on one side at least."""

    @property
    def shared(self) -> tuple[str, ...]:
        """Name the facts that are alike."""
        return tuple(f"{one.title}: {one.ours}" for one in self.compared if one.agreement == 1)

    @property
    def differing(self) -> tuple[str, ...]:
        """Name the facts that differ, or are known on one side only."""
        return tuple(
            f"{one.title}: {one.ours or 'not known'}, there {one.theirs or 'not known'}"
            for one in self.compared
            if one.agreement < 1
        )

    def to_json(self) -> dict[str, JsonValue]:
        """Write the comparison."""
        return {
            "id": self.judgment.id,
            "name": self.judgment.name,
            "likeness": round(self.likeness, 4),
            "shared": list(self.shared),
            "differing": list(self.differing),
        }


def _right(dispute: Dispute, _: date) -> Words:
    value = dispute.value("right_type")
    return _listed(value) if isinstance(value, Many) else frozenset()


def _kind_of_right(dispute: Dispute, on: date) -> Words:
    kinds = {
        "one for the whole Union" if right in UNITARY else
        "registered" if right in REGISTERED else "not registered"
        for right in _right(dispute, on)
    }  # fmt: skip
    return frozenset(kinds)


def _claim(dispute: Dispute, on: date) -> Words:
    values = [claim_for(right, dispute) for right in _right(dispute, on)]
    return frozenset(one.text for one in values if isinstance(one, One))


def _remedies(dispute: Dispute, _: date) -> Words:
    value = dispute.value("remedies")
    return _listed(value) if isinstance(value, Many) else frozenset()


def _listed(value: Many) -> Words:
    return frozenset(word for word, truth in value.listed.items() if truth is Truth.TRUE)


def _plain(name: str) -> Callable[[Dispute, date], Words]:
    def words(dispute: Dispute, _: date) -> Words:
        value = dispute.value(name)
        if isinstance(value, One):
            return frozenset({value.text})
        settled = isinstance(value, Truth) and value.settled
        return frozenset({"yes" if value is Truth.TRUE else "no"}) if settled else frozenset()

    return words


def _at_forum(name: str) -> Callable[[Dispute, date], Words]:
    def words(dispute: Dispute, on: date) -> Words:
        forums, places = dispute.places("forum"), dispute.value(name)
        if not len(forums) or not isinstance(places, Places):
            return frozenset()
        found = {places.covers(one, on) if name == _REGISTERED else places.includes(one, on)
                 for one in forums}  # fmt: skip
        named = {
            "in the forum" if one is Truth.TRUE else "elsewhere" for one in found if one.settled
        }
        return frozenset(named)

    return words


def _several(dispute: Dispute, _: date) -> Words:
    defendants = dispute.places("defendant_domicile")
    return frozenset({"yes" if len(defendants) > 1 else "no"}) if len(defendants) else frozenset()


def _signs(dispute: Dispute, _: date) -> Words:
    return frozenset({"yes"}) if dispute.signs else frozenset()


def _system(dispute: Dispute, on: date) -> Words:
    return frozenset(_system_of(one, on) for one in dispute.places("forum"))


def _system_of(place: Place, on: date) -> str:
    if place.code == UPC:
        return UPC
    return "EU" if place.within("EU", on) is Truth.TRUE else place.country


_REGISTERED: Final = "right_registered_in"

FEATURES: Final = (
    Feature(title="right", weight=3, words_of=_right),
    Feature(title="claim", weight=3, words_of=_claim),
    Feature(title="kind of right", weight=2, words_of=_kind_of_right),
    Feature(title="online", weight=2, words_of=_plain("online")),
    Feature(title="defendant domiciled", weight=3, words_of=_at_forum("defendant_domicile")),
    Feature(title="damage", weight=2, words_of=_at_forum("damage_in")),
    Feature(title="acts", weight=2, words_of=_at_forum("acts_in")),
    Feature(title="right registered", weight=2, words_of=_at_forum(_REGISTERED)),
    Feature(title="claimant domiciled", weight=1, words_of=_at_forum("claimant_domicile")),
    Feature(title="several defendants", weight=1, words_of=_several),
    Feature(title="validity put in issue", weight=2, words_of=_plain("validity_raised")),
    Feature(title="contract", weight=2, words_of=_plain("contract.kind")),
    Feature(title="signs of targeting pleaded", weight=1, words_of=_signs),
    Feature(title="remedies", weight=1, words_of=_remedies),
    Feature(title="legal system", weight=1, words_of=_system),
)
"""What is compared. The weights are a choice of ours: what decides on courts counts most."""


class Likeness:
    """Judgments with their facts read once, to compare several disputes with."""

    def __init__(self, judgments: Iterable[Judgment]) -> None:
        self._judgments = tuple(
            (one, _features(read_dispute(one.dispute()), one.filed_on or one.decided_on))
            for one in judgments
        )

    def to(self, dispute: Dispute, *, today: date, but: str = "") -> tuple[Similar, ...]:
        """Order the judgments by how like their facts are to those of a dispute.

        Args:
            dispute: the facts asked about.
            today: used where the dispute has no day of filing.
            but: the id of a judgment that is left out.

        Returns: the likest first.
        """
        ours = _features(dispute, dispute.filed_on or today)
        found = [_compared(one, ours, theirs) for one, theirs in self._judgments if one.id != but]
        return tuple(sorted(found, key=lambda one: (-one.likeness, one.judgment.id)))


def similar(
    dispute: Dispute, judgments: Iterable[Judgment], *, today: date, but: str = ""
) -> tuple[Similar, ...]:
    """Order judgments by how like their facts are to those of a dispute, the likest first.

    Args:
        dispute: the facts asked about.
        judgments: the judgments to compare with.
        today: used where the dispute has no day of filing.
        but: the id of a judgment that is left out.
    """
    return Likeness(judgments).to(dispute, today=today, but=but)


def _features(dispute: Dispute, on: date) -> Mapping[str, Words]:
    return MappingProxyType({one.title: one.words_of(dispute, on) for one in FEATURES})


def _compared(
    judgment: Judgment, ours: Mapping[str, Words], theirs: Mapping[str, Words]
) -> Similar:
    rows = tuple(
        Compared(
            title=one.title,
            weight=one.weight,
            ours=_shown(ours[one.title]),
            theirs=_shown(theirs[one.title]),
            agreement=jaccard(ours[one.title], theirs[one.title]),
        )
        for one in FEATURES
        if ours[one.title] or theirs[one.title]
    )
    weight = sum(one.weight for one in rows)
    alike = sum(one.weight * one.agreement for one in rows)
    return Similar(judgment=judgment, likeness=alike / weight if weight else 0.0, compared=rows)


def jaccard(ours: Words, theirs: Words) -> float:
    """Give the share of what both hold in what either holds; 0 if one of them is empty.

    >>> jaccard(frozenset({"copyright", "trademark"}), frozenset({"copyright"}))
    0.5
    """
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _shown(words: Words) -> str:
    return ", ".join(sorted(words)).replace("_", " ")
