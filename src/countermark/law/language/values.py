"""What can be said of one fact, and how the words of a file are read as that."""

from __future__ import annotations

import math
import reprlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from countermark.findings import BadInputError, Territory
from countermark.law.language.logic import Truth
from countermark.law.language.places import Places, read_places
from countermark.law.language.vocabulary import FactName, Kind, did_you_mean

EEA: Final = "EEA"
"""The European Economic Area, inside which trade marks of the Union are exhausted."""

NOWHERE: Final = "nowhere"
"""Never put on any market."""

_NOTHING: Final = MappingProxyType[str, Truth]({})
_TRUTHS: Final = {
    "true": Truth.TRUE,
    "yes": Truth.TRUE,
    "y": Truth.TRUE,
    "false": Truth.FALSE,
    "no": Truth.FALSE,
    "n": Truth.FALSE,
    "unknown": Truth.UNKNOWN,
    "": Truth.UNKNOWN,
    "?": Truth.UNKNOWN,
    "null": Truth.UNKNOWN,
    "disputed": Truth.DISPUTED,
    "contested": Truth.DISPUTED,
}


@dataclass(frozen=True, slots=True)
class One:
    """A single value: a word, a territory's code, a number as it was written."""

    text: str
    """The value in its normal form."""


@dataclass(frozen=True, slots=True)
class Many:
    """Several values, each with a truth of its own."""

    listed: Mapping[str, Truth]
    """What was said of single values."""

    rest: Truth
    """What holds for the values that were not named: false for a complete list."""

    some: bool = False
    """Whether it is known that at least one of all possible values holds."""

    def truth_of(self, value: str) -> Truth:
        """Tell whether one value is among them."""
        return self.listed.get(value, self.rest)


Value: TypeAlias = Truth | One | Many | Places
"""What is known of one fact; `Truth.UNKNOWN` and `Truth.DISPUTED` fit every kind."""


def read_value(name: FactName, given: object) -> Value:
    """Read what was given for one fact.

    Args:
        name: the fact.
        given: words, a plain value, a list, or for `many` also a mapping from word to truth.

    Errors: `BadInputError` that says what was given and what was expected.
    """
    if name.kind in {Kind.STATE, Kind.STATES}:
        return _places(name, given)
    if isinstance(given, Mapping):
        return _each(name, given)
    if isinstance(given, str) or not isinstance(given, Iterable):
        return _single(name, _words(given))
    return _list(name, [_words(item) for item in given])


def shown(value: Value) -> str:
    """Write a value for people."""
    if isinstance(value, One):
        return value.text
    if isinstance(value, Truth):
        return str(value)
    if isinstance(value, Places):
        rest = ["perhaps others"] if value.more else []
        return ", ".join([*(str(place) for place in value), *rest]) or "none"
    named = [
        word if truth is Truth.TRUE else f"{word} ({truth})"
        for word, truth in value.listed.items()
        if truth is not Truth.FALSE
    ]
    if value.rest is not Truth.FALSE:
        named.append("something, not said what" if value.some else f"others {value.rest}")
    return ", ".join(named) or "none"


def _places(name: FactName, given: object) -> Value:
    if isinstance(given, Mapping):
        text = f"{reprlib.repr(dict(given))} was given; expected States such as DE or US-CA."
        raise BadInputError(text)
    single = isinstance(given, str) or not isinstance(given, Iterable)
    items = [_words(given)] if single else [_words(item) for item in given]  # type: ignore[attr-defined]
    items = [part.strip() for item in items for part in item.split(";")]
    if "false" in items:
        text = 'false was given for a State; for Norway write "NO" in quotes.'
        raise BadInputError(text)
    if single and _TRUTHS.get(items[0].casefold()) in {Truth.UNKNOWN, Truth.DISPUTED}:
        return _TRUTHS[items[0].casefold()]
    if items and all(item.casefold() in {"none", "nowhere"} for item in items):
        return Places()
    places = read_places(items)
    if name.kind is Kind.STATE and len(places) > 1:
        text = f"{reprlib.repr(items)} was given; expected one State."
        raise BadInputError(text)
    return places


def _words(given: object) -> str:
    if given is None:
        return ""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, str | int | float):
        return str(given).strip()
    text = f"{reprlib.repr(given)} was given; expected a single word or number."
    raise BadInputError(text)


def _single(name: FactName, words: str) -> Value:
    if name.kind in {Kind.MANY, Kind.TERRITORIES}:
        return _many_from_word(name, words)
    words = name.also.get(_key(words), words)
    truth = _TRUTHS.get(words.casefold())
    if truth is not None and (name.kind is Kind.TRUTH or not truth.settled):
        return truth
    return _one(name, words)


def _one(name: FactName, words: str) -> Value:
    if name.kind is Kind.TRUTH:
        text = f"'{words}' was given; expected true, false, unknown or disputed."
        raise BadInputError(text)
    if name.kind is Kind.NUMBER:
        return One(_number(words))
    if name.kind is Kind.TEXT:
        return One(words)
    if name.kind is Kind.CHOICE:
        return One(_choice(name, words))
    if name.kind is Kind.PLACE and words in {NOWHERE, EEA}:
        return One(words)
    return One(_territory(words))


def _many_from_word(name: FactName, words: str) -> Value:
    lowered = words.casefold()
    truth = _TRUTHS.get(lowered)
    # `no` may be Norway, so only kinds that hold no territories take it for "none".
    if lowered in {"none", "nowhere", "nothing", "false"} and lowered not in name.choices:
        return Many(_NOTHING, Truth.FALSE)
    if truth in {Truth.UNKNOWN, Truth.DISPUTED}:
        return truth
    if name.kind is Kind.MANY and truth is Truth.FALSE:
        return Many(_NOTHING, Truth.FALSE)
    if name.kind is Kind.MANY and truth is Truth.TRUE:
        return Many(_NOTHING, Truth.UNKNOWN, some=True)
    return _list(name, [part.strip() for part in words.replace(";", ",").split(",")])


def _list(name: FactName, items: list[str]) -> Value:
    if name.kind not in {Kind.MANY, Kind.TERRITORIES}:
        text = f"{reprlib.repr(items)} was given; expected one value, not a list."
        raise BadInputError(text)
    open_ended = [item for item in items if _TRUTHS.get(item.casefold()) is Truth.UNKNOWN]
    named = [item for item in items if item and item not in open_ended]
    if name.kind is Kind.MANY and "none" not in name.choices:
        named = [item for item in named if item.casefold() != "none"]
    listed = {_member(name, item): Truth.TRUE for item in named}
    return Many(MappingProxyType(listed), Truth.UNKNOWN if open_ended else Truth.FALSE)


def _each(name: FactName, given: Mapping[object, object]) -> Value:
    if name.kind not in {Kind.MANY, Kind.TERRITORIES}:
        text = f"{reprlib.repr(dict(given))} was given; expected one value."
        raise BadInputError(text)
    listed: dict[str, Truth] = {}
    for key, value in given.items():
        words = _words(value)
        if words.casefold() not in _TRUTHS:
            text = f"'{key}: {words}' was given; expected true, false, unknown or disputed."
            raise BadInputError(text)
        listed[_member(name, _words(key))] = _TRUTHS[words.casefold()]
    return Many(MappingProxyType(listed), Truth.UNKNOWN)


def _member(name: FactName, words: str) -> str:
    return _choice(name, words) if name.kind is Kind.MANY else _territory(words)


def _choice(name: FactName, words: str) -> str:
    word = name.also.get(_key(words), _key(words))
    if word in name.choices:
        return word
    expected = ", ".join(name.choices)
    hint = did_you_mean(word, (*name.choices, *name.also))
    text = f"'{words}' was given; expected one of {expected}, or unknown or disputed.{hint}"
    raise BadInputError(text)


def _key(words: str) -> str:
    return words.casefold().replace(" ", "_").replace("-", "_")


def _number(words: str) -> str:
    try:
        number = float(words.rstrip("% "))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        text = f"'{words}' was given; expected a number such as 48.5."
        raise BadInputError(text)
    return repr(number)


def _territory(words: str) -> str:
    # YAML readers turn an unquoted NO into false before it gets here.
    if words == "false":
        text = 'false was given for a territory; for Norway write "NO" in quotes.'
        raise BadInputError(text)
    return Territory.of(words).code
