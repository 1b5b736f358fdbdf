"""The kinds of signs of targeting: how much each says, where, and which judgments weighed it.

They stand in `rules/vocabulary/signs.yaml`. One kind may have several entries, because courts weigh
an offer of delivery otherwise than an app that merely stands in a shop of the State.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from countermark.findings import Source, Territory
from countermark.findings.document import Part, parse_yaml
from countermark.law.language.entries import checked_entries, list_of, member, source, words

OTHER: Final = "other"
"""A sign of no kind that is known."""

ACCESSIBLE: Final = "accessible"
"""That the page can be reached; it is kept apart and never speaks for a State."""

EXCLUSION: Final = "exclusion"
"""That people of a State are shut out."""

SYSTEMS: Final = ("EU", "GB", "US", "IN", "AU", "CA", "FR", "DE")
"""Legal systems whose courts weighed signs."""


class Direction(StrEnum):
    """Whether a sign speaks for the forum."""

    TOWARDS = "+"
    """It speaks for it."""

    AGAINST = "-"
    """It speaks against it."""

    NEITHER = "0"
    """It says nothing of it."""


class Weight(StrEnum):
    """How much a sign says."""

    STRONG = "strong"
    """Alone enough, unless a strong one speaks against it."""

    MEDIUM = "medium"
    """Two kinds are enough, or one beside two kinds of weak signs."""

    WEAK = "weak"
    """Never enough, however many there are."""

    NONE = "none"
    """It says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One judgment on a kind of sign."""

    case: str
    """The judgment's id."""

    system: str
    """The legal system."""

    way: Direction
    """Whether it counted for the State, against it, or not at all."""

    checked: bool
    """Whether the judgment's outcome was compared with a published source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSign:
    """One entry of the list of signs."""

    id: str
    """Its id; the plain entry of a kind has the kind's name."""

    name: str
    """The kind, as files name it."""

    patterns: tuple[tuple[str, ...], ...]
    """Words by which it is known, each a sequence of words and labels."""

    here: Direction
    """What it says if its words name the forum State."""

    elsewhere: Direction
    """What it says if they name another State."""

    alone: Direction
    """What it says if they name none."""

    world: Direction
    """What it says if they name the whole world."""

    towards: Weight
    """How much it says where it speaks for the State."""

    against: Weight
    """How much it says where it speaks against it."""

    differing: Mapping[str, tuple[Weight, Weight]]
    """Both weights in legal systems whose courts weigh it otherwise."""

    weighed: tuple[Weighed, ...]
    """Judgments that weighed it."""

    source: Source
    """Where it stands."""

    def weight(self, direction: Direction, forum: str) -> Weight:
        """Tell how much it says in a direction before the courts of a State."""
        if direction is Direction.NEITHER:
            return Weight.NONE
        systems = [one for one in systems_of(forum) if one in self.differing]
        towards, against = self.differing[systems[0]] if systems else (self.towards, self.against)
        return towards if direction is Direction.TOWARDS else against

    def cases(self, forum: str) -> tuple[str, ...]:
        """List the judgments that weighed it, those of the forum's own system first."""
        own = systems_of(forum)
        ordered = sorted(self.weighed, key=lambda one: one.system not in own)
        return tuple(dict.fromkeys(one.case for one in ordered))


def systems_of(forum: str) -> tuple[str, ...]:
    """List the legal systems of a State, its own law first.

    Args:
        forum: a State's code, or that of a state of a federation.

    >>> systems_of("DE"), systems_of("US-CA")
    (('DE', 'EU'), ('US',))
    """
    country = forum.partition("-")[0]
    # Members for good: a State that has left goes on as a system of its own.
    members = {member.code for member in Territory("EU").members(date.max)}
    return (country, "EU") if country in members else (country,)


@cache
def known_signs() -> Mapping[str, KnownSign]:
    """Read the entries by id, in the order in which words are compared with them."""
    file = files("countermark.law") / "rules" / "vocabulary" / "signs.yaml"
    found = (known_sign(part) for part in parse_yaml(file.name, file.read_bytes()).items())
    return MappingProxyType({sign.id: sign for sign in found})


def kinds() -> tuple[str, ...]:
    """List the kinds that a file may name."""
    return tuple(dict.fromkeys(sign.name for sign in known_signs().values()))


_NEEDED: Final = ("sign", "words", "towards", "against", "weighed", "source")
_PLACES: Final = ("here", "elsewhere", "alone", "world")
_WAYS: Final = {"towards": Direction.TOWARDS, "against": Direction.AGAINST}


def known_sign(part: Part) -> KnownSign:
    """Read one entry.

    Errors: `BadInputError` that names file and line, and what was expected.
    """
    allowed = (*_NEEDED, *_PLACES, "id", "in")
    entries = checked_entries(part, needed=_NEEDED, allowed=allowed)
    ways = {key: _way(entries[key]) for key in _PLACES if key in entries}
    name = words(entries["sign"])
    return KnownSign(
        id=words(entries["id"]) if "id" in entries else name,
        name=name,
        patterns=tuple(tuple(one.text().split()) for one in entries["words"].items()),
        here=ways.get("here", Direction.TOWARDS),
        elsewhere=ways.get("elsewhere", Direction.NEITHER),
        alone=ways.get("alone", Direction.NEITHER),
        world=ways.get("world", Direction.NEITHER),
        towards=member(entries["towards"], Weight),
        against=member(entries["against"], Weight),
        differing=_differing(entries["in"]) if "in" in entries else {},
        weighed=tuple(_weighed(one) for one in list_of(entries, "weighed")),
        source=source(entries["source"]),
    )


def _way(part: Part) -> Direction:
    if part.text() not in {*_WAYS, "nothing"}:
        text = f"'{part.text()}' was given; expected towards, against or nothing."
        raise part.error(text)
    return _WAYS.get(part.text(), Direction.NEITHER)


def _differing(part: Part) -> dict[str, tuple[Weight, Weight]]:
    found = {}
    for system, below in part.mapping().items():
        _check_system(system, below)
        both = checked_entries(below, needed=("towards", "against"), allowed=("towards", "against"))
        found[system] = (member(both["towards"], Weight), member(both["against"], Weight))
    return found


def _weighed(part: Part) -> Weighed:
    needed = ("case", "system", "way", "checked")
    entries = checked_entries(part, needed=needed, allowed=needed)
    _check_system(entries["system"].text(), entries["system"])
    return Weighed(
        case=words(entries["case"]),
        system=entries["system"].text(),
        way=member(entries["way"], Direction),
        checked=entries["checked"].flag(),
    )


def _check_system(system: str, part: Part) -> None:
    if system not in SYSTEMS:
        text = f"'{system}' is no legal system here; expected one of {', '.join(SYSTEMS)}."
        raise part.error(text)
