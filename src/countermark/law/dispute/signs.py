"""Signs that an offer or content is aimed at a State, weighed as a band and never as a number.

That a page can be reached is no such sign. Targeting for jurisdiction is asked of the same signs
as targeting for substance, but each rule says for itself whether it asks for it at all.

The words of a sign are kept, and read before each State anew: `prices in pesetas` speaks for Spain
and against the United States.

Source: the list in Pammer (C-585/08), L'Oréal (C-324/09), and the judgments beside each kind in
`rules/vocabulary/signs.yaml`.

>>> from countermark.law.language.places import Place
>>> signs = [read_sign("German-language pages"), read_sign("delivery to Austria")]
>>> str(weigh(signs, Place("AT")).band), str(weigh(signs, Place("FR")).band)
('targeted', 'not')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from countermark.findings import BadInputError, JsonValue
from countermark.law.dispute.sign_kinds import (
    ACCESSIBLE,
    OTHER,
    Direction,
    Weight,
    kinds,
    known_signs,
)
from countermark.law.dispute.sign_words import About, read_words
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.language.vocabulary import did_you_mean


class Band(StrEnum):
    """Whether the forum was targeted."""

    TARGETED = "targeted"
    """The signs are enough."""

    ARGUABLE = "arguable"
    """They point both ways, or are few."""

    NOT = "not"
    """They are not enough."""

    UNKNOWN = "unknown"
    """No sign was given that says anything of this State."""

    def truth(self) -> Truth:
        """Turn the band into a truth; what is arguable is disputed."""
        return {
            Band.TARGETED: Truth.TRUE,
            Band.ARGUABLE: Truth.DISPUTED,
            Band.NOT: Truth.FALSE,
            Band.UNKNOWN: Truth.UNKNOWN,
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign as it was given."""

    words: str
    """What was written."""

    name: str = ""
    """The kind, if it was given; else it is read from the words."""

    direction: Direction = Direction.TOWARDS
    """Whether it speaks for the State, if the kind was given."""

    state: str = ""
    """The State that it concerns; empty for the forum asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedSign:
    """One sign before one State."""

    name: str
    """The kind, or `other`."""

    direction: Direction
    """Whether it speaks for the State, against it or not at all."""

    weight: Weight
    """How much it says."""

    words: str
    """What was written."""

    cases: tuple[str, ...]
    """Judgments that weighed such signs, those of the State's own system first."""

    of_another: bool = False
    """Whether it speaks against the State only because it names another one."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the sign."""
        return {
            "sign": self.name,
            "direction": self.direction,
            "weight": self.weight,
            "words": self.words,
            "cases": list(self.cases),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Targeting:
    """The signs of a dispute, weighed before one State."""

    band: Band
    """The result."""

    signs: tuple[WeighedSign, ...]
    """What was weighed."""

    def cases(self) -> tuple[str, ...]:
        """List the judgments that weighed such signs."""
        return tuple(dict.fromkeys(case for sign in self.signs for case in sign.cases))

    def to_json(self) -> dict[str, JsonValue]:
        """Write the band and its signs."""
        return {"band": self.band, "signs": [sign.to_json() for sign in self.signs]}


def weigh(signs: Iterable[Sign], forum: Place, *, asked: bool = True) -> Targeting:
    """Weigh signs before the courts of a State.

    Args:
        signs: what was given.
        forum: the State.
        asked: whether this is the forum that was asked; signs that name no State, or only `the
            forum`, speak of that one alone.

    Returns: *targeted* if one strong kind speaks for the State, or two of medium weight, or one of
        medium weight beside two weak ones, and neither a strong kind speaks against it nor, where
        none speaks strongly for it, at least as many of medium weight; *arguable* if that much
        speaks for it but too much against it, or if one of medium weight stands without two weak
        ones and without a strong one against it; *not* if less speaks for it; *unknown* if nothing
        was given that says anything of this State. A kind counts once, with its greatest weight.
        What speaks against the State only by naming another one is not counted where the same kind
        speaks for the State with the same or more weight: a site in two languages may be aimed at
        both. That a page can be reached counts for nothing.
    """
    weighed = tuple(one for sign in signs for one in _weighed(sign, forum, asked=asked))
    return Targeting(band=_band(weighed), signs=weighed)


def _weighed(sign: Sign, forum: Place, *, asked: bool) -> Iterator[WeighedSign]:
    if sign.name:
        yield _given(sign, forum)
        return
    found = [
        one
        for one in read_words(sign.words, forum)
        if asked or one.about in {About.HERE, About.ELSEWHERE}
    ]
    for one in found:
        yield WeighedSign(
            name=one.known.name,
            direction=one.direction,
            weight=one.known.weight(one.direction, forum.code),
            words=sign.words,
            cases=one.known.cases(forum.code),
            of_another=one.about is About.ELSEWHERE,
        )
    if asked and not found:
        yield WeighedSign(
            name=OTHER,
            direction=Direction.NEITHER,
            weight=Weight.NONE,
            words=sign.words,
            cases=(),
        )


def _given(sign: Sign, forum: Place) -> WeighedSign:
    known = known_signs().get(sign.name)
    return WeighedSign(
        name=sign.name,
        direction=sign.direction,
        # A sign of no known kind says what its giver says, but never much.
        weight=known.weight(sign.direction, forum.code) if known else Weight.WEAK,
        words=sign.words,
        cases=known.cases(forum.code) if known else (),
    )


def _band(signs: tuple[WeighedSign, ...]) -> Band:
    towards = _greatest(signs, Direction.TOWARDS)
    against = _greatest(
        (
            sign
            for sign in signs
            if not sign.of_another
            or _ORDER[sign.weight] > _ORDER[towards.get(sign.name, Weight.NONE)]
        ),
        Direction.AGAINST,
    )
    reached = any(sign.name == ACCESSIBLE for sign in signs)
    if not towards and not against:
        return Band.NOT if reached else Band.UNKNOWN
    strong, medium, weak = (_count(towards, weight) for weight in _SAYING)
    strong_against, medium_against, _ = (_count(against, weight) for weight in _SAYING)
    if strong or medium > 1 or (medium == 1 and weak > 1):
        outweighed = strong_against or (not strong and medium_against >= medium)
        return Band.ARGUABLE if outweighed else Band.TARGETED
    return Band.ARGUABLE if medium and not strong_against else Band.NOT


_SAYING = (Weight.STRONG, Weight.MEDIUM, Weight.WEAK)
_ORDER = {weight: place for place, weight in enumerate(reversed((*_SAYING, Weight.NONE)))}


def _greatest(signs: Iterable[WeighedSign], direction: Direction) -> dict[str, Weight]:
    found: dict[str, Weight] = {}
    for sign in signs:
        saying = sign.direction is direction and sign.name != ACCESSIBLE
        if saying and _ORDER[sign.weight] > _ORDER[found.get(sign.name, Weight.NONE)]:
            found[sign.name] = sign.weight
    return found


def _count(kinds_found: Mapping[str, Weight], weight: Weight) -> int:
    return sum(one is weight for one in kinds_found.values())


def read_sign(given: object) -> Sign:
    """Read one sign.

    Args:
        given: words, which are understood before each State anew, or a mapping with `sign`,
            `direction` (+ or -) and perhaps `words` and `state`, the State that it concerns.

    Errors: `BadInputError` that says what was expected.
    """
    if isinstance(given, Mapping):
        return _read_mapping(given)
    words = " ".join(str(given).split())
    if not words:
        text = "an empty sign was given; expected words, or a mapping with 'sign' and 'direction'."
        raise BadInputError(text)
    return Sign(words=words)


def _read_mapping(given: Mapping[object, object]) -> Sign:
    name = str(given.get("sign", "")).strip().casefold()
    known = (*kinds(), OTHER)
    if name not in known:
        hint = did_you_mean(name, known)
        text = f"the sign '{name}' was given; expected one of {', '.join(known)}.{hint}"
        raise BadInputError(text)
    direction = str(given.get("direction", "+")).strip()
    if direction not in {"+", "-"}:
        text = f"the direction '{direction}' was given for '{name}'; expected + or -."
        raise BadInputError(text)
    words, state = str(given.get("words", name)).strip(), str(given.get("state", "")).strip()
    return Sign(name=name, direction=Direction(direction), words=words, state=state.upper())
