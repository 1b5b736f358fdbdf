"""Recognising signs of a register in running words, without taking ordinary prose for signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from countermark.marks.likeness.compare import Relation
from countermark.marks.search.index import Index
from countermark.marks.search.matching import Match
from countermark.marks.search.query import Query
from countermark.marks.search.search import search
from countermark.marks.sign.sign import Sign, is_descriptive
from countermark.marks.sign.writing import fold, foreign_letters, letters_for
from countermark.marks.tables import column

_LONGEST_WINDOW: Final = 4
_SHORT_LINE: Final = 4
_SHORTEST_PLAIN: Final = 4
_SHORTEST_LIKE: Final = 5
_LIKE_ENOUGH: Final = 0.66
_LIKE_ENOUGH_ALONE: Final = 0.62
_CLOSE: Final = 0.72
_ALONE: Final = "it stands in a short line"
_SHORTEST_UNSPACED: Final = 2
_BREAKS: Final = re.compile(r"[.,;:!?…。、，]$")
_EDGES: Final = " \t.,;:!?…\"'«»“”„()[]{}<>/\\-–—*#。、，"
_RIGHT_SIGNS: Final = "®™℠"
_UNSPACED: Final = frozenset({"Han", "Kana", "Thai"})
_RUN_OF_LETTERS: Final = re.compile(r"[^\W\d_]+")
_OF_SIGNS: Final = (Relation.IDENTICAL, Relation.NOT_DISTINGUISHABLE)


class Strength(StrEnum):
    """How clearly the writing speaks for a sign, apart from what it is like."""

    STRONG = "strong"
    """No everyday word, or written as signs are."""

    LOW = "low"
    """An everyday or very short word, or a moderate likeness: a candidate, no more."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run of words that may be a sign of the register."""

    text: str
    """The words as they stand in the line."""

    matches: tuple[Match, ...]
    """The marks it is like, best first; none for a word that only mixes scripts."""

    strength: Strength
    """How clearly the writing speaks for a sign."""

    writing: tuple[str, ...]
    """What in the writing points to a sign."""


@dataclass(frozen=True, slots=True)
class _Window:
    text: str
    start: int
    end: int
    sign: Sign
    writing: tuple[str, ...]


def sightings(index: Index, line: str, query: Query) -> list[Sighting]:
    """Find signs of a register in one line of words.

    Args:
        index: the register, taken apart.
        line: one line of a label, listing or table cell.
        query: classes, territory, day and number of matches; its text is not used.
    """
    taken: set[int] = set()
    found = []
    windows = [(not _is_exact(index, window), window) for window in _windows(line)]
    windows.sort(key=lambda pair: (pair[0], pair[1].start - pair[1].end, pair[1].start))
    for by_likeness, window in windows:
        if taken.isdisjoint(range(window.start, window.end)):
            compare = _like if by_likeness else _exact
            sighting = compare(index, window, query)
            if sighting:
                taken.update(range(window.start, window.end))
                found.append((window.start, sighting))
    for place, token in enumerate(line.split()):
        if place not in taken:
            found += [(place, one) for one in _inside(index, token, query)]
    return [sighting for _, sighting in sorted(found, key=lambda pair: pair[0])]


def _windows(line: str) -> Iterator[_Window]:
    tokens = line.split()
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + _LONGEST_WINDOW, len(tokens)) + 1):
            text = " ".join(tokens[start:end]).strip(_EDGES)
            sign = Sign.of_window(text)
            if sign and not any(map(is_descriptive, (sign.words[0], sign.words[-1]))):
                yield _Window(text, start, end, sign, _pointers(text, line, len(tokens)))
            if _BREAKS.search(tokens[end - 1]):
                break


def _pointers(text: str, line: str, count: int) -> tuple[str, ...]:
    """Say what in the writing points to a sign rather than to prose."""
    found = []
    if any(sign in text for sign in _RIGHT_SIGNS):
        found.append("it carries ® or ™")
    if any(map(foreign_letters, text.split())):
        found.append("a word mixes letters of several scripts")
    if any(map(_letters_and_digits, text.split())):
        found.append("digits or signs stand for letters")
    if text.isupper() and len(text) > 1 and (count <= _SHORT_LINE or not line.isupper()):
        found.append("it stands in capitals")
    elif count <= _SHORT_LINE and text[:1].isupper():
        found.append("it begins with a capital")
    if count <= _SHORT_LINE and found:
        found.append(_ALONE)
    return tuple(found)


def _letters_and_digits(word: str) -> bool:
    """Tell whether a digit or sign stands among letters, as in g00gle, not at a word's end."""
    bare = word.strip(_EDGES + _RIGHT_SIGNS).rstrip("0123456789+|@€£¥$")
    letters = sum(map(str.isalpha, bare))
    return letters >= _SHORTEST_PLAIN - 1 and any(char in letters_for() for char in bare)


def _is_exact(index: Index, window: _Window) -> bool:
    return not window.sign.dropped and len(index.exactly(window.sign)) > 0


def _exact(index: Index, window: _Window, query: Query) -> Sighting | None:
    """Keep an everyday word only where goods or writing speak for it."""
    matches = search(index.register, _asked(query, window.text))
    best = next((match for match in matches if match.relation in _OF_SIGNS), None)
    if best is None:
        return None
    kept = tuple(match for match in matches if match.relation is not Relation.WEAK)
    everyday = is_everyday(window.sign) or _joined(window, best)
    goods_agree = bool(set(query.classes) & set(best.mark.classes))
    if everyday and not goods_agree and not window.writing:
        return None
    strength = Strength.LOW if everyday else Strength.STRONG
    return Sighting(window.text, kept, strength, window.writing)


def _like(index: Index, window: _Window, query: Query) -> Sighting | None:
    """Compare words written as signs are by likeness; a word that mixes scripts always counts."""
    mixed = window.end - window.start == 1 and any(map(foreign_letters, window.sign.words))
    if _worth_comparing(window) or mixed:
        matches = search(index.register, _asked(query, window.text))
        likely = tuple(match for match in matches if _telling(window.sign, match))
        enough = _LIKE_ENOUGH_ALONE if _ALONE in window.writing else _LIKE_ENOUGH
        if likely and likely[0].likeness.score >= enough:
            close = likely[0].likeness.score >= _CLOSE
            strength = Strength.STRONG if close else Strength.LOW
            return Sighting(window.text, likely, strength, window.writing)
    return Sighting(window.text, (), Strength.LOW, window.writing) if mixed else None


def _telling(sign: Sign, match: Match) -> bool:
    """Leave out likenesses that are common by chance: to everyday words, across scripts."""
    mark = Sign.of_mark(match.mark.text)
    across = not sign.scripts & mark.scripts
    if match.relation is Relation.WEAK or is_everyday(mark):
        return False
    return not across or match.likeness.score >= _CLOSE


def _joined(window: _Window, best: Match) -> bool:
    """Tell whether several words make the mark only when they are joined, as in "so ny"."""
    return len(window.sign.words) > len(Sign.of_mark(best.mark.text).words)


def _worth_comparing(window: _Window) -> bool:
    """Tell whether a run of words may be compared by likeness: written as signs are, no prose."""
    sign = window.sign
    plain = sum(map(str.isalpha, sign.folded))
    return (
        bool(window.writing)
        and not sign.dropped
        and len(sign.words) <= _SHORT_LINE - 1
        and plain >= _SHORTEST_LIKE
        and not any(map(_everyday_word, sign.words))
    )


def is_everyday(sign: Sign) -> bool:
    """Tell whether a sign consists of everyday or very short words only.

    Args:
        sign: the sign as written.
    """
    return all(map(_everyday_word, sign.words))


def _everyday_word(word: str) -> bool:
    folded = fold(word)
    if folded.isascii() and len(folded) < _SHORTEST_PLAIN:
        return True
    return folded in _everyday_words() or is_descriptive(word)


@cache
def _everyday_words() -> frozenset[str]:
    return frozenset(map(fold, column("ordinary_words.csv", "word")))


def _inside(index: Index, token: str, query: Query) -> Iterator[Sighting]:
    """Find marks inside a run of letters that is written without spaces (Han, kana, Thai)."""
    for run in _RUN_OF_LETTERS.findall(token):
        sign = Sign.of_window(run)
        if sign is None or not sign.scripts & _UNSPACED:
            continue
        at = 0
        while at < len(run):
            piece = _longest_mark(index, run, at)
            if piece and (sighting := _unspaced(index, piece, query)):
                yield sighting
            at += max(len(piece), 1)


def _longest_mark(index: Index, run: str, at: int) -> str:
    for size in range(min(len(run) - at, index.longest), _SHORTEST_UNSPACED - 1, -1):
        piece = run[at : at + size]
        if not piece.isascii() and index.holds(fold(piece)):
            return piece
    return ""


def _unspaced(index: Index, piece: str, query: Query) -> Sighting | None:
    sign = Sign.of_mark(piece)
    return _exact(index, _Window(piece, 0, 1, sign, ()), query)


def _asked(query: Query, text: str) -> Query:
    return Query(
        text=text, classes=query.classes, territory=query.territory, on=query.on, top=query.top
    )
