"""The facts that a label may rest on: their names, what may be said of them, the questions to ask.

They stand in `rules/facts.yaml`; everyday words that are no legal label in `rules/aliases.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from countermark.findings.document import Part, parse_yaml

RULES: Final = files("countermark.law") / "rules"
"""Where the rules, the facts and the aliases stand."""


class Kind(StrEnum):
    """What may be said of a fact."""

    TRUTH = "truth"
    """True, false, unknown or disputed."""

    CHOICE = "choice"
    """One of some words."""

    MANY = "many"
    """Any of some words, each with a truth."""

    TERRITORY = "territory"
    """One country or union."""

    TERRITORIES = "territories"
    """Countries and unions."""

    PLACE = "place"
    """A territory, `EEA`, or `nowhere`."""

    NUMBER = "number"
    """A number."""

    TEXT = "text"
    """Any words."""


class How(StrEnum):
    """How a fact follows from another one when nobody has said it."""

    OPPOSITE = "opposite"
    """True where the other is false, false where it is true."""

    SAME_INSIDE = "same_inside"
    """The same territory, if that lies inside a given union."""

    NOTHING_IF_TRUE = "nothing_if_true"
    """None of the choices, if the other is true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What a fact is taken to be when nobody has said it."""

    fact: str
    """The fact it follows from."""

    how: How
    """In which way."""

    territory: str = ""
    """The union, for `same_inside`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactName:
    """One fact that a rule may ask for."""

    name: str
    """Its name in files, with dots between levels: `medicine.intent`."""

    kind: Kind
    """What may be said of it."""

    question: str
    """The question to ask for it."""

    choices: tuple[str, ...] = ()
    """The words allowed, for `choice` and `many`."""

    also: Mapping[str, str]
    """Other words for the same value."""

    after: str = ""
    """The fact that is asked for first, if any."""

    follows: Follows | None = None
    """What it is taken to be when nobody has said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An everyday word that is no legal label, and the question that it raises."""

    word: str
    """The word in small letters."""

    fact: str
    """The fact that would have to be known instead."""

    question: str
    """The question that the word raises."""


@cache
def fact_names() -> Mapping[str, FactName]:
    """Read the facts by name, in the order in which they are asked for."""
    entries = parse_yaml("facts.yaml", (RULES / "facts.yaml").read_bytes()).items()
    names = (_fact_name(entry.mapping()) for entry in entries)
    return {name.name: name for name in names}


@cache
def aliases() -> Mapping[str, Alias]:
    """Read the everyday words that are no legal label."""
    entries = parse_yaml("aliases.yaml", (RULES / "aliases.yaml").read_bytes()).items()
    found: dict[str, Alias] = {}
    for entry in (entry.mapping() for entry in entries):
        fact, question = entry["fact"].text(), entry["question"].text()
        for part in entry["words"].items():
            found[part.text()] = Alias(word=part.text(), fact=fact, question=question)
    return found


def alias_in(words: str) -> Alias | None:
    """Find the alias that some words are, whatever their case, spaces, hyphens and underscores."""
    spaced = " ".join(words.casefold().replace("_", " ").split())
    return aliases().get(spaced) or aliases().get(spaced.replace(" ", "-"))


def did_you_mean(given: str, known: tuple[str, ...]) -> str:
    """Say which known word was probably meant; nothing if none is near."""
    by_small = {word.casefold(): word for word in known}
    near = get_close_matches(given.casefold(), by_small, n=1, cutoff=0.6)
    return f" Did you mean '{by_small[near[0]]}'?" if near else ""


def _fact_name(entry: dict[str, Part]) -> FactName:
    return FactName(
        name=entry["name"].text(),
        kind=Kind(entry["kind"].text()),
        question=entry["question"].text(),
        choices=tuple(part.text() for part in entry["choices"].items())
        if "choices" in entry
        else (),
        also={word: part.text() for word, part in entry["also"].mapping().items()}
        if "also" in entry
        else {},
        after=entry["after"].text() if "after" in entry else "",
        follows=_follows(entry["follows"].mapping()) if "follows" in entry else None,
    )


def _follows(entry: dict[str, Part]) -> Follows:
    return Follows(
        fact=entry["fact"].text(),
        how=How(entry["how"].text()),
        territory=entry["territory"].text() if "territory" in entry else "",
    )
