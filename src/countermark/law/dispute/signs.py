"""Signs that an offer or content is aimed at a State, weighed as a band and never as a number.

That a page can be reached is no such sign. Targeting for jurisdiction is asked of the same signs
as targeting for substance, but each rule says for itself whether it asks for it at all.

Source: the lists in Pammer (C-585/08) and L'Oréal (C-324/09), and the cases named beside each sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from countermark.findings import BadInputError, JsonValue
from countermark.findings.document import Part, parse_yaml
from countermark.law.language.logic import Truth
from countermark.law.language.vocabulary import did_you_mean

OTHER: Final = "other"
"""A sign that is none of those known."""


class Direction(StrEnum):
    """Whether a sign speaks for the forum."""

    TOWARDS = "+"
    """It speaks for it."""

    AGAINST = "-"
    """It speaks against it."""


class Weight(StrEnum):
    """How much a sign says."""

    STRONG = "strong"
    """Alone enough, unless a strong one speaks against it."""

    MEDIUM = "medium"
    """Two of them are enough."""

    WEAK = "weak"
    """Never enough."""


class Band(StrEnum):
    """Whether the forum was targeted."""

    TARGETED = "targeted"
    """The signs are enough."""

    ARGUABLE = "arguable"
    """They point both ways, or are few."""

    NOT = "not"
    """They are not enough."""

    UNKNOWN = "unknown"
    """No sign was given."""

    def truth(self) -> Truth:
        """Turn the band into a truth; what is arguable is disputed."""
        return {
            Band.TARGETED: Truth.TRUE,
            Band.ARGUABLE: Truth.DISPUTED,
            Band.NOT: Truth.FALSE,
            Band.UNKNOWN: Truth.UNKNOWN,
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSign:
    """One kind of sign."""

    name: str
    """Its name in files."""

    weight: Weight
    """How much it says."""

    towards: tuple[str, ...]
    """Words that name it and speak for the forum."""

    against: tuple[str, ...]
    """Words that name it and speak against the forum."""

    cases: tuple[str, ...]
    """Judgments that weighed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign of a dispute."""

    name: str
    """The kind of sign, or `other`."""

    direction: Direction
    """Whether it speaks for the forum."""

    words: str
    """What was written."""

    state: str = ""
    """The State that it concerns; empty for the forum asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Targeting:
    """The signs of a dispute, weighed."""

    band: Band
    """The result."""

    signs: tuple[Sign, ...]
    """What was weighed."""

    def cases(self) -> tuple[str, ...]:
        """List the judgments that weighed such signs."""
        known = known_signs()
        named = [known[sign.name] for sign in self.signs if sign.name in known]
        return tuple(dict.fromkeys(case for sign in named for case in sign.cases))

    def to_json(self) -> dict[str, JsonValue]:
        """Write the band and its signs."""
        return {
            "band": self.band,
            "signs": [
                {
                    "sign": sign.name,
                    "direction": sign.direction,
                    "weight": known_signs()[sign.name].weight if sign.name != OTHER else None,
                    "words": sign.words,
                    "cases": list(known_signs()[sign.name].cases) if sign.name != OTHER else [],
                }
                for sign in self.signs
            ],
        }


def weigh(signs: Iterable[Sign]) -> Targeting:
    """Weigh signs.

    Args:
        signs: what speaks for and against the forum.

    Returns: targeted if a strong sign, or two of medium weight, speak for the forum and no strong
        one against it; arguable if strong ones speak both ways, or one of medium weight stands
        alone; else not.
    """
    given = tuple(signs)
    counted = {
        (weight, direction): sum(
            sign.direction is direction and _weight(sign) is weight for sign in given
        )
        for weight in Weight
        for direction in Direction
    }
    return Targeting(band=_band(given, counted), signs=given)


def _band(signs: tuple[Sign, ...], counted: Mapping[tuple[Weight, Direction], int]) -> Band:
    if not signs:
        return Band.UNKNOWN
    strong = counted[Weight.STRONG, Direction.TOWARDS]
    medium = counted[Weight.MEDIUM, Direction.TOWARDS]
    against = counted[Weight.STRONG, Direction.AGAINST]
    enough = strong > 0 or medium > 1
    if enough:
        return Band.ARGUABLE if against else Band.TARGETED
    if medium == 1 and not against:
        return Band.ARGUABLE
    return Band.NOT if counted[Weight.WEAK, Direction.TOWARDS] or against else Band.ARGUABLE


def _weight(sign: Sign) -> Weight | None:
    return known_signs()[sign.name].weight if sign.name != OTHER else None


def read_sign(given: object) -> Sign:
    """Read one sign.

    Args:
        given: words, or a mapping with `sign`, `direction` (+ or -) and perhaps `words`
            and `state`, the State that it concerns.

    Errors: `BadInputError` that says what was expected.
    """
    if isinstance(given, Mapping):
        return _read_mapping(given)
    words = " ".join(str(given).split())
    small = words.casefold()
    for known in known_signs().values():
        if any(part in small for part in known.against):
            return Sign(name=known.name, direction=Direction.AGAINST, words=words)
    for known in known_signs().values():
        if any(part in small for part in known.towards):
            return Sign(name=known.name, direction=Direction.TOWARDS, words=words)
    return Sign(name=OTHER, direction=Direction.TOWARDS, words=words)


def _read_mapping(given: Mapping[object, object]) -> Sign:
    name = str(given.get("sign", "")).strip().casefold()
    if name != OTHER and name not in known_signs():
        expected = ", ".join((*known_signs(), OTHER))
        hint = did_you_mean(name, tuple(known_signs()))
        text = f"the sign '{name}' was given; expected one of {expected}.{hint}"
        raise BadInputError(text)
    direction = str(given.get("direction", "+")).strip()
    if direction not in {"+", "-"}:
        text = f"the direction '{direction}' was given for '{name}'; expected + or -."
        raise BadInputError(text)
    words, state = str(given.get("words", name)).strip(), str(given.get("state", "")).strip()
    return Sign(name=name, direction=Direction(direction), words=words, state=state.upper())


@cache
def known_signs() -> Mapping[str, KnownSign]:
    """Read the kinds of signs by name."""
    file = files("countermark.law") / "rules" / "vocabulary" / "signs.yaml"
    found = (_known(part.mapping()) for part in parse_yaml(file.name, file.read_bytes()).items())
    return {sign.name: sign for sign in found}


def _known(entry: Mapping[str, Part]) -> KnownSign:
    return KnownSign(
        name=entry["sign"].text(),
        weight=Weight(entry["weight"].text()),
        towards=tuple(part.text().casefold() for part in entry["towards"].items()),
        against=tuple(part.text().casefold() for part in entry["against"].items()),
        cases=tuple(part.text() for part in entry["cases"].items()),
    )
