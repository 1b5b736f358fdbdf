"""Searching a register for the marks that a sign is like, best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import Result
from countermark.marks.likeness import measure
from countermark.marks.likeness.compare import (
    LISTED,
    MOST_SIMILAR,
    Measured,
    by_meaning,
    by_speech,
    judged,
    scores,
)
from countermark.marks.likeness.concept import value_of
from countermark.marks.likeness.goods import GoodsLikeness, compare_goods, likeness
from countermark.marks.register.mark import Mark
from countermark.marks.register.register import Register
from countermark.marks.register.views import class_bits
from countermark.marks.search.hearing import heard
from countermark.marks.search.index import Index
from countermark.marks.search.matching import (
    Asked,
    Match,
    grouped,
    ranked,
    text_with,
    with_goods,
)
from countermark.marks.search.meant import Meant
from countermark.marks.search.part import in_order
from countermark.marks.search.query import Query
from countermark.marks.sign.address import Address, read
from countermark.marks.sign.joined import split
from countermark.marks.sign.sign import Sign, readable
from countermark.marks.sign.spoken_likeness import Heard

_SAME_WRITTEN: Final = 0.00015
_BY_TEXT: Final = 30
_ALIKE_FROM: Final = 0.55
_OF_AN_ADDRESS: Final = 3
_HIGHEST_CLASS: Final = 45
_NOT_ASKED: Final = GoodsLikeness(None, (), ("no goods were asked about",))


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
    exact: NDArray[np.bool_]
    goods: NDArray[np.float64]
    ranked_by: NDArray[np.float64]
    spoken: dict[int, Heard]
    cosines: NDArray[np.float64]


def search(register: Register, query: Query) -> list[Match]:
    """Find the marks that a sign is like.

    Args:
        register: where to look.
        query: the sign and the circumstances.

    Returns: matches by falling score, equals by mark_id; none below the score `LISTED`.

    Errors: `BadInputError` for a sign that cannot be read.
    """
    index = index_of(register)
    found: dict[str, Match] = {}
    for asked in _asked(query):
        for match in _best(index, asked):
            before = found.get(match.mark.mark_id)
            if before is None or before.score < match.score:
                found[match.mark.mark_id] = match
    return ranked(found.values(), query.top)


def _asked(query: Query) -> list[Asked]:
    """Take the sign apart; an address or words written as one can be read in several ways."""
    address = read(readable(query.text))
    if address:
        return [*_of_address(query, address), Asked.of(query, Sign.of(query.text))]
    whole = Sign.of(query.text)
    words = [piece for word in whole.words for piece in split(word)]
    if len(words) == len(whole.words):
        return [Asked.of(query, whole)]
    parted = " ".join(words)
    return [Asked.of(query, whole), Asked.of(query, Sign.of(parted), f"read as '{parted}'")]


def _of_address(query: Query, address: Address) -> Iterator[Asked]:
    for text in address.signs[:_OF_AN_ADDRESS]:
        if sign := Sign.of_window(text):
            read_as = f"read as '{sign.text}' in the {address.kind.value} {address.decoded}"
            copies = (f"the address itself says '{word}'" for word in address.copy_words)
            yield Asked.of(query, sign, read_as, *copies, *address.remarks)


def _best(index: Index, asked: Asked) -> list[Match]:
    """Find the best matches of one sign; more than asked for where several share a score."""
    found, top = _found(index, asked), asked.query.top
    order = np.lexsort((found.rows, -np.where(found.exact, 2.0, found.ranked_by)))
    order = order[found.exact[order] | (found.scores[order] >= LISTED)]
    matches: dict[str, Match] = {}
    first = int(found.exact.sum()) + top + (_BY_TEXT if asked.query.goods else 0)
    for some in _runs(found.ranked_by, order, first):
        for match in _matches(index, asked, found, some):
            before = matches.get(match.mark.mark_id)
            if before is None or before.score < match.score:
                matches[match.mark.mark_id] = match
        if len(grouped(matches.values())) >= top:
            break
    return list(matches.values())


def _found(index: Index, asked: Asked) -> _Found:
    query, wanted = asked.query, class_bits(asked.query.classes)
    meant = Meant(index, asked.sign)
    places, spoken = _places(index, asked.sign, meant, wanted if query.only_classes else 0)
    if wanted and not query.only_classes:
        more, alike = _places(index, asked.sign, meant, wanted)
        places, spoken = in_order((places, more)), spoken | alike
    counts, words = index.measured(places, asked.forms)
    values = measure.shares(counts, words)
    score = scores(counts, words, values)
    for at, one in zip(np.searchsorted(places, list(spoken)), spoken.values(), strict=True):
        score[at] = max(score[at], by_speech(one))
    cosines = meant.cosines(places)
    for at in np.flatnonzero(cosines >= _ALIKE_FROM).tolist():
        score[at] = max(score[at], by_meaning(value_of(float(cosines[at])) or 0.0))
    score = np.minimum(score, MOST_SIMILAR)
    goods = _goods(index, query, places)
    same = index.exactly(asked.sign)
    exact = np.append(same, -1)[np.searchsorted(same, places)] == places
    return _Found(
        places=places,
        rows=index.rows(places),
        counts=counts,
        values=values,
        scores=score,
        exact=exact,
        goods=goods,
        ranked_by=with_goods(score, goods),
        spoken=spoken,
        cosines=cosines,
    )


def _places(
    index: Index, sign: Sign, meant: Meant, wanted: int
) -> tuple[NDArray[np.int64], dict[int, Heard]]:
    """Find places by look, sound, words and meaning, and in other scripts by speech."""
    spoken = heard(index, sign, wanted)
    heard_places = np.array([*spoken], np.int64)
    return in_order((index.candidates(sign, wanted), meant.places(wanted), heard_places)), spoken


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
    """Cut places in their order into runs that never end between scores that are written alike."""
    values = ranked_by[order].tolist()
    start = 0
    while start < len(order):
        end = min(start + size, len(order))
        while end < len(order) and values[end - 1] - values[end] < _SAME_WRITTEN:
            end += 1
        yield order[start:end]
        start = end


def _matches(index: Index, asked: Asked, found: _Found, some: NDArray[np.int64]) -> Iterator[Match]:
    marks = index.register.marks_of(found.rows[some].tolist())
    for exact, measured, mark in zip(
        found.exact[some].tolist(), _measured(index, asked, found, some), marks, strict=True
    ):
        text = text_with(mark, measured.theirs.looks[0])
        alike = judged(asked.sign, Sign.of_mark(text) if exact else None, measured)
        goods = _goods_beside(asked.query, mark)
        match = Match(
            asked=asked,
            mark=mark,
            text=text,
            score=_with_goods(alike.score, goods.value),
            goods=goods,
            likeness=alike,
            as_of=index.register.as_of,
        )
        if alike.score >= LISTED and not _surely_gone(match):
            yield match


def _goods_beside(query: Query, mark: Mark) -> GoodsLikeness:
    if not query.classes and not query.goods:
        return _NOT_ASKED  # the goods of a mark can be long, and need not be read
    return compare_goods(query.classes, query.goods, mark.classes, mark.goods)


def _measured(
    index: Index, asked: Asked, found: _Found, some: NDArray[np.int64]
) -> Iterator[Measured]:
    rows = (found.places, found.counts, found.values, found.scores, found.cosines)
    for place, counts, values, score, cosine in zip(
        *(column[some].tolist() for column in rows), strict=True
    ):
        yield Measured(
            asked.forms,
            index.forms(place),
            tuple(counts),
            tuple(values),
            score=score,
            heard=found.spoken.get(place),
            meant=value_of(cosine),
        )


def _with_goods(score: float, goods: float | None) -> float:
    return round(score if goods is None else float(with_goods(score, goods)), 4)


def _surely_gone(match: Match) -> bool:
    if not match.asked.query.in_force:
        return False
    standing = match.standing
    return standing is not None and standing.result is Result.NO
