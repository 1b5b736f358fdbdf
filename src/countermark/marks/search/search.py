"""Searching a register for the marks that a sign is like, best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.likeness import measure
from countermark.marks.likeness.compare import LISTED, MOST_SIMILAR, Measured, judged, scores
from countermark.marks.likeness.goods import likeness
from countermark.marks.likeness.measure import Forms
from countermark.marks.register.mark import Mark
from countermark.marks.register.register import Register
from countermark.marks.register.views import class_bits
from countermark.marks.search.index import Index
from countermark.marks.search.matching import Asked, match_of, ranked
from countermark.marks.search.query import Match, Query
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import look

_SPARE: Final = 8
_HIGHEST_CLASS: Final = 45


@lru_cache(maxsize=2)
def index_of(register: Register) -> Index:
    """Open a register for searching; the last two are kept.

    Args:
        register: the register to search.
    """
    return Index(register)


@dataclass(frozen=True, slots=True)
class _Found:
    """The places found, measured and scored; one row for each."""

    places: NDArray[np.int64]
    rows: NDArray[np.int64]
    counts: NDArray[np.int64]
    values: NDArray[np.float64]
    scores: NDArray[np.float64]
    ranked_by: NDArray[np.float64]


def search(register: Register, query: Query) -> list[Match]:
    """Find the marks that a sign is like.

    Args:
        register: where to look.
        query: the sign and the circumstances.

    Returns: matches by falling score, equals by mark_id; none below the score `LISTED`.

    Errors: `BadInputError` for a sign that cannot be read.
    """
    index = index_of(register)
    asked = Asked.of(query, Sign.of(query.text))
    found = _found(index, asked)
    exact = np.isin(found.places, index.exactly(asked.sign))
    order = np.lexsort((found.rows, -np.where(exact, 2.0, found.ranked_by)))
    order = order[exact[order] | (found.scores[order] >= LISTED)]
    matches: dict[str, Match] = {}
    for some in _runs(found.ranked_by, order, int(exact.sum()) + query.top + _SPARE):
        for match in _matches(index, asked, found, some):
            before = matches.get(match.mark.mark_id)
            if before is None or before.score < match.score:
                matches[match.mark.mark_id] = match
        if len(best := ranked(matches.values(), query.top)) == query.top:
            return best
    return ranked(matches.values(), query.top)


def _found(index: Index, asked: Asked) -> _Found:
    query, wanted = asked.query, class_bits(asked.query.classes)
    places = index.candidates(asked.sign, wanted if query.only_classes else 0)
    if wanted and not query.only_classes:
        places = np.union1d(places, index.candidates(asked.sign, wanted))
    counts, words = index.measured(places, asked.forms)
    values = measure.shares(counts, words)
    score = np.minimum(scores(counts, words, values), MOST_SIMILAR)
    ranked_by = asked.with_goods(score, _goods(index, query, places))
    return _Found(places, index.rows(places), counts, values, score, ranked_by)


def _goods(index: Index, query: Query, places: NDArray[np.int64]) -> NDArray[np.float64]:
    """Compare the classes of the goods with those of each place; not a number where unknown."""
    if not query.classes:
        return np.full(len(places), np.nan)
    bits, which = np.unique(index.classes(places), return_inverse=True)
    values = [likeness(query.classes, _classes(int(one))) for one in bits]
    return np.array([np.nan if one is None else one for one in values])[which]


def _classes(bits: int) -> tuple[int, ...]:
    return tuple(number for number in range(1, _HIGHEST_CLASS + 1) if bits >> number & 1)


def _runs(
    ranked_by: NDArray[np.float64], order: NDArray[np.int64], size: int
) -> Iterator[NDArray[np.int64]]:
    """Cut places in their order into runs that never end between two of one score."""
    start = 0
    while start < len(order):
        end = min(start + size, len(order))
        while end < len(order) and ranked_by[order[end]] == ranked_by[order[end - 1]]:
            end += 1
        yield order[start:end]
        start = end


def _matches(
    index: Index, asked: Asked, found: _Found, some: NDArray[np.int64]
) -> Iterator[Match]:
    marks = index.register.marks_of(found.rows[some].tolist())
    for at, mark in zip(some.tolist(), marks, strict=True):
        theirs = index.forms(int(found.places[at]))
        text = _text_with(mark, theirs.looks[0])
        measured = Measured(
            asked.forms, theirs, found.counts[at], found.values[at], float(found.scores[at])
        )
        alike = judged(asked.sign, Sign.of_mark(text), measured)
        match = match_of(asked, mark, alike, text)
        if alike.score >= LISTED:
            yield match


def _text_with(mark: Mark, form: str) -> str:
    """Find which of a record's texts has a form: its words, or a reading the register gives."""
    for text in mark.readings:
        if Forms.of(Sign.of_mark(text)).looks[0] == form != look(mark.text):
            return text
    return mark.text
