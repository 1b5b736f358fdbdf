"""The index of the pages: every judgment, with its facets for a choice that needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countermark.law.judgments.christie import NO_SAMPLE
from countermark.law.judgments.collection import Collection
from countermark.law.judgments.facets import FACETS, country_name, counts
from countermark.law.judgments.judgment import Judgment
from countermark.law.judgments.page import TO_BE_WRITTEN, in_words, written


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    token: str
    """The word that marks the judgments that have it."""

    words: str
    """How it is shown."""

    count: int
    """How many judgments have it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet with its values."""

    name: str
    """The facet's name."""

    title: str
    """Its heading."""

    values: tuple[Choice, ...]
    """Its values, the commonest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One judgment of the index."""

    id: str
    """Its id, and the name of its page."""

    name: str
    """The parties."""

    line: str
    """Court, day and citation."""

    holding: str
    """What was held; empty if nobody has written it yet."""

    about: str
    """Rights, issues and outcome."""

    checked: bool
    """Whether the outcome was checked."""

    tokens: tuple[str, ...]
    """The words of its values of facets."""


@dataclass(frozen=True, slots=True)
class Index:
    """The page."""

    facets: tuple[Choices, ...]
    """What can be chosen."""

    entries: tuple[Entry, ...]
    """All judgments."""

    version: str
    """The collection's version."""

    no_sample: str = NO_SAMPLE
    """A word of caution."""


def index_of(judgments: Collection) -> Index:
    """Make the index.

    Args:
        judgments: the judgments.
    """
    counted = counts(tuple(judgments), {})
    facets = tuple(
        Choices(facet.name, facet.title, tuple(_choices(facet.name, counted[facet.name].items())))
        for facet in FACETS
    )
    return Index(facets, tuple(_entry(one) for one in judgments), judgments.version)


def _choices(name: str, values: Iterable[tuple[str, int]]) -> Iterator[Choice]:
    for value, count in values:
        words = country_name(value) if name == "country" else in_words(value)
        yield Choice(_token(name, value), words, count)


def _token(name: str, value: str) -> str:
    return f"{name}-{value}"


def _entry(one: Judgment) -> Entry:
    outcome = in_words(one.holding.jurisdiction)
    about = f"{', '.join(one.rights)}; {', '.join(one.issues)}; jurisdiction: {outcome}"
    holding = written(one.holding.words)
    return Entry(
        id=one.id,
        name=one.name,
        line=f"{one.court}, {one.decided_on.isoformat()}, {one.citation}",
        holding="" if holding == TO_BE_WRITTEN else holding,
        about=in_words(about),
        checked=one.source.checked,
        tokens=tuple(
            _token(facet.name, value) for facet in FACETS for value in facet.values_of(one)
        ),
    )
