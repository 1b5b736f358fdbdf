"""Reading a sign of targeting written in free words, before the courts of one State.

The words of each kind stand in `rules/vocabulary/signs.yaml`; names, demonyms, languages,
currencies and regions of States in `data/state_words.csv`. A phrase is parted at commas and
semicolons; each part may hold several kinds, each kind once. The State that a kind speaks of is
the one named nearest to it.

>>> from countermark.law.language.places import Place
>>> [(one.known.id, str(one.direction)) for one in read_words("prices in pesetas", Place("US"))]
[('currency', '-')]
>>> [(one.known.id, str(one.direction)) for one in read_words("prices in pesetas", Place("ES"))]
[('currency', '+')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from countermark.findings.table import Table, read_table
from countermark.findings.territory import territories_table
from countermark.law.dispute.sign_kinds import EXCLUSION, Direction, KnownSign, known_signs
from countermark.law.language.places import Place

_DOMAIN: Final = re.compile(r"[A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?P<ending>[a-z]{2,10})(?![\w])")
_TOKEN: Final = re.compile(rf"{_DOMAIN.pattern}|[^\W_]+|[€£$¥₹₩]")
_INITIALS: Final = re.compile(r"\b([A-Z])\.([A-Z])\.(?:([A-Z])\.)?")
_REMARK: Final = re.compile(r"\(([^()]*)\)")
_CLAUSES: Final = re.compile(r"[;,](?!\d)")
_FORUM: Final = frozenset({"forum", "local", "domestic"})
_NOT_FORUM: Final = frozenset({"foreign", "abroad", "overseas"})
_WORLD: Final = frozenset({"world", "worldwide", "global", "globally", "everywhere"})
_NEGATION: Final = frozenset(
    {"no", "not", "never", "without", "none", "neither", "nor", "cannot", "refused", "refuses"}
)
_ONLY: Final = frozenset({"only", "solely", "exclusively"})
_JOINING: Final = frozenset({"and", "or"})
_REQUIREMENT: Final = frozenset({"need", "needs", "must", "required", "requires"})
_CONTRA: Final = frozenset({"contra", "against", "-"})
_NO_SIGN: Final = frozenset({"does not count", "did not count", "not counted", "neutral", "0"})
_WORLD_LANGUAGE: Final = "english"
_LABELS: Final = {"language": "LANGUAGE", "currency": "CURRENCY", "institution": "INSTITUTION"}
_LONGEST: Final = 4
"""Words that the longest name of a State has, at most, in the tables."""


class About(StrEnum):
    """Which place some words speak of."""

    HERE = "here"
    """The forum State, by its name or anything that is its own."""

    FORUM = "forum"
    """The forum, by the word `forum` or `local`."""

    ELSEWHERE = "elsewhere"
    """Another State."""

    WORLD = "world"
    """The whole world."""

    NOWHERE = "nowhere"
    """None."""


_OF_FORUM: Final = frozenset({About.HERE, About.FORUM})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSign:
    """One kind of sign found in some words."""

    known: KnownSign
    """The kind."""

    direction: Direction
    """What it says of the forum."""

    about: About
    """The place that the words speak of."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    labels: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Match:
    known: KnownSign
    start: int
    end: int
    about: About


@lru_cache(maxsize=1 << 12)
def read_words(words: str, forum: Place) -> tuple[ReadSign, ...]:
    """Read the signs that some words name.

    Args:
        words: for instance `German-language pages`; `(contra)` before or after them turns them
            against the forum, `(does not count)` takes their weight.
        forum: the State before whose courts they are read.

    Returns: the signs in the order of the list of kinds; none if nothing is understood, if the
        words ask a question, or if they say what a court requires.
    """
    remarks = {remark.strip().casefold() for remark in _REMARK.findall(words)}
    bare = _REMARK.sub(lambda found: "" if _is_mark(found[1]) else f" {found[1]} ", words)
    if bare.rstrip().endswith("?"):
        return ()
    found = tuple(one for clause in _clauses(bare) for one in _clause(clause, forum))
    if remarks & _NO_SIGN:
        return tuple(_turned(one, Direction.NEITHER) for one in found)
    if remarks & _CONTRA:
        return tuple(_turned(one, Direction.AGAINST) for one in found)
    return found


def _is_mark(remark: str) -> bool:
    return remark.strip().casefold() in _CONTRA | _NO_SIGN


def _turned(one: ReadSign, direction: Direction) -> ReadSign:
    return ReadSign(known=one.known, direction=direction, about=one.about)


def _clauses(words: str) -> list[tuple[_Token, ...]]:
    clauses: list[tuple[_Token, ...]] = []
    for part in _CLAUSES.split(words):
        tokens = _tokens(part)
        if clauses and tokens and all(one.labels or one.text in _JOINING for one in tokens):
            # Further States of a list: "delivery to Sweden, Norway and Iceland".
            clauses[-1] += (_Token("and", {}), *tokens)
        else:
            clauses.append(tokens)
    return clauses


def _clause(tokens: tuple[_Token, ...], forum: Place) -> Iterator[ReadSign]:
    if {token.text for token in tokens} & _REQUIREMENT:
        return
    matches = _matches(tokens, forum)
    used = {place for match in matches for place in range(match.start, match.end)}
    free = {token.text for place, token in enumerate(tokens) if place not in used}
    found = []
    for match in matches:
        direction = _direction(match.known, match.about, only=bool(free & _ONLY))
        if direction is Direction.TOWARDS and free & _NEGATION:
            direction = Direction.AGAINST
        found.append(ReadSign(known=match.known, direction=direction, about=match.about))
    yield from _without_those_shut_out(found)


def _without_those_shut_out(found: list[ReadSign]) -> list[ReadSign]:
    """Take the weight of what a phrase says of users or buyers that it says are shut out."""
    shut = any(one.known.name == EXCLUSION and one.direction is Direction.AGAINST for one in found)
    if not shut:
        return found
    return [
        _turned(one, Direction.NEITHER) if one.direction is Direction.TOWARDS else one
        for one in found
    ]


def _direction(known: KnownSign, about: About, *, only: bool) -> Direction:
    if about is About.ELSEWHERE and only and known.elsewhere is Direction.NEITHER:
        return Direction.AGAINST
    return {
        About.HERE: known.here,
        About.FORUM: known.here,
        About.ELSEWHERE: known.elsewhere,
        About.WORLD: known.world,
        About.NOWHERE: known.alone,
    }[about]


def _matches(tokens: tuple[_Token, ...], forum: Place) -> tuple[_Match, ...]:
    """Find each kind once, with words that name the forum if any do; longer words go first."""
    kinds: dict[str, _Match] = {}
    for known in known_signs().values():
        for match in _all_matches(known, tokens, forum):
            first = kinds.setdefault(known.name, match)
            if match.about in _OF_FORUM and first.about not in _OF_FORUM:
                kinds[known.name] = match
    found: list[_Match] = []
    for match in sorted(kinds.values(), key=lambda one: one.start - one.end):
        if all(match.end <= other.start or other.end <= match.start for other in found):
            found.append(match)
    return tuple(sorted(found, key=lambda one: one.start))


def _all_matches(known: KnownSign, tokens: tuple[_Token, ...], forum: Place) -> Iterator[_Match]:
    for pattern in known.patterns:
        label = next((part for part in pattern if part.isupper()), "")
        for start in range(len(tokens) - len(pattern) + 1):
            end = start + len(pattern)
            if all(map(_fits, pattern, tokens[start:end])):
                yield _Match(known, start, end, _about(start, end, label, tokens, forum))


def _fits(part: str, token: _Token) -> bool:
    if part.isupper():
        return part in token.labels
    if part.endswith("*"):
        return token.text.startswith(part[:-1])
    return token.text == part


def _about(start: int, end: int, label: str, tokens: tuple[_Token, ...], forum: Place) -> About:
    inside = [token for token in tokens[start:end] if label in token.labels]
    if inside:
        return _place(inside[0].labels[label], forum)
    placed = [place for place, token in enumerate(tokens) if token.labels]
    if not placed:
        return About.NOWHERE
    nearest = min(placed, key=lambda place: (max(start - place, place - end + 1, 0), -place))
    states: frozenset[str] = frozenset()
    for place in _list_around(nearest, tokens):
        states = states.union(*tokens[place].labels.values())
    return _place(states, forum)


def _list_around(place: int, tokens: tuple[_Token, ...]) -> Iterator[int]:
    """List the places that stand in one list with this one: "Sweden, Norway and Iceland"."""
    yield place
    for step in (-1, 1):
        further = place + step
        while 0 <= further < len(tokens) and (
            tokens[further].labels or tokens[further].text in _JOINING
        ):
            yield further
            further += step


def _place(states: frozenset[str], forum: Place) -> About:
    if About.FORUM in states:
        return About.FORUM
    if About.WORLD in states:
        return About.WORLD
    if not states:
        return About.NOWHERE
    return About.HERE if forum.country in states else About.ELSEWHERE


def _tokens(clause: str) -> tuple[_Token, ...]:
    plain = _INITIALS.sub(lambda found: "".join(filter(None, found.groups())), clause)
    texts = [found.group() for found in _TOKEN.finditer(plain)]
    return tuple(_labelled(texts))


def _labelled(texts: list[str]) -> Iterator[_Token]:
    place = 0
    while place < len(texts):
        for length in range(min(_LONGEST, len(texts) - place), 0, -1):
            written = " ".join(texts[place : place + length])
            labels = _labels(written)
            if labels or length == 1:
                yield _Token(written.casefold(), labels)
                place += length
                break


def _labels(written: str) -> Mapping[str, frozenset[str]]:
    small = written.casefold()
    domain = _DOMAIN.fullmatch(written)
    if domain is not None:
        return _ending(domain["ending"])
    for words, about in ((_FORUM, "forum"), (_NOT_FORUM, "elsewhere"), (_WORLD, "world")):
        if small in words:
            return {"PLACE": frozenset({about})}
    # The pronoun is no State.
    return {} if written == "us" else _state_words().get(small, {})


def _ending(ending: str) -> Mapping[str, frozenset[str]]:
    code = {"uk": "GB", "eu": "EU"}.get(ending, ending.upper())
    if code == "EU":
        return {"DOMAIN": _state_words()["european union"]["PLACE"]}
    known = any(row["code"] == code for row in territories_table().rows)
    return {"DOMAIN": frozenset({code})} if known else {"GENERIC": frozenset()}


@cache
def _state_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for row in territories_table().rows:
        found.setdefault(row["name"].casefold(), {}).setdefault("PLACE", set()).add(row["code"])
    for row in state_words_table().rows:
        label = _LABELS.get(row["kind"], "PLACE")
        if row["word"].casefold() == _WORLD_LANGUAGE and label == "LANGUAGE":
            label = "WORLDLANGUAGE"
        found.setdefault(row["word"].casefold(), {}).setdefault(label, set()).add(row["state"])
    return MappingProxyType(
        {
            word: {label: frozenset(states) for label, states in labels.items()}
            for word, labels in found.items()
        }
    )


def state_words_table() -> Table:
    """Read the table of names, demonyms, languages, currencies and regions of States."""
    return read_table("countermark.law", "state_words.csv")
