"""How alike goods are, by Nice class and by what their descriptions mean.

>>> round(likeness((25,), (18, 25)), 2), likeness((25,), (7,)), likeness((), (25,))
(0.94, 0.05, None)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import MissingPartError
from countermark.marks.likeness.goods_text import Term, terms
from countermark.marks.sign import meaning
from countermark.marks.tables import table

SAME: Final = 0.94
"""How alike goods of one class are, if nothing else is known of them."""

UNRELATED: Final = 0.05
"""How alike goods of two classes are that the table of related classes does not name."""

MOST_TERMS: Final = 60
"""How many terms of a list are compared at most; those of the nearest classes are."""

_CLASSES: Final = 46
_BOTH: Final = (-1.70, 6.71, 0.95)
_WORDS_ONLY: Final = (-2.80, 11.54)


@dataclass(frozen=True, slots=True)
class TermPair:
    """Goods of one side and the goods of the other side that are most like them."""

    ours: Term
    """The goods asked about."""

    theirs: Term
    """The goods of the mark."""

    cosine: float
    """How near their meanings are, from -1 to 1."""

    value: float
    """How alike they are, from 0 to 1."""

    def __str__(self) -> str:
        return f"'{self.ours}' beside '{self.theirs}': meaning {self.cosine:.2f}, {self.value:.2f}"


@dataclass(frozen=True, slots=True)
class GoodsLikeness:
    """The comparison of two lists of goods."""

    value: float | None
    """How alike the closest goods are, from 0 to 1: the share of similar ones among pairs that look
    so, if as many were similar as not; an order, no probability in a case. Nothing if unknown."""

    features: tuple[TermPair, ...]
    """For each of our goods, theirs that are most alike, the closest first; empty where only
    classes were compared."""

    grounds: tuple[str, ...]
    """What was compared, in words."""


def likeness(ours: tuple[int, ...], theirs: tuple[int, ...]) -> float | None:
    """Compare two lists of classes by their closest pair.

    Args:
        ours: Nice classes of the goods asked about.
        theirs: Nice classes of the mark.

    Returns: `SAME` for a common class, the degree of the table related_classes.csv for related
        ones, else `UNRELATED`; nothing where either list is empty.
    """
    if not ours or not theirs:
        return None
    return round(_closest(ours, theirs), 2)


def compare_goods(
    ours_classes: tuple[int, ...],
    ours_text: str,
    theirs_classes: tuple[int, ...],
    theirs_text: str,
) -> GoodsLikeness:
    """Compare goods by their classes and by their descriptions.

    Args:
        ours_classes: Nice classes of the goods asked about; empty if not known.
        ours_text: the goods in words, such as "25: clothing; footwear"; may be empty.
        theirs_classes: Nice classes of the mark.
        theirs_text: the goods of the mark in words.
    """
    ours, theirs = terms(ours_text, ours_classes), terms(theirs_text, theirs_classes)
    by_class = _by_class(ours_classes, theirs_classes)
    if not ours or not theirs:
        missing = " and ".join(
            side for side, found in (("the sign", ours), ("the mark", theirs)) if not found
        )
        return _only_classes(by_class, f"the goods of {missing} are not given in words")
    chosen = [_nearest_classes(listed, other) for listed, other in ((ours, theirs), (theirs, ours))]
    try:
        pairs = _best_pairs(*chosen)
    except MissingPartError as missing_part:
        return _only_classes(by_class, str(missing_part))
    grounds = [f"goods {pair}" for pair in pairs[:1]]
    grounds += [by_class[1]] if by_class[1] else []
    for listed, taken in ((ours, chosen[0]), (theirs, chosen[1])):
        if len(taken) < len(listed):
            grounds.append(f"{len(taken)} of {len(listed)} terms were compared")
    return GoodsLikeness(pairs[0].value, pairs, tuple(grounds))


def _only_classes(by_class: tuple[float | None, str], why: str) -> GoodsLikeness:
    value, said = by_class
    return GoodsLikeness(value, (), tuple(filter(None, (said, why))))


def _by_class(ours: tuple[int, ...], theirs: tuple[int, ...]) -> tuple[float | None, str]:
    """Compare classes and say which pair is the closest."""
    value = likeness(ours, theirs)
    if value is None:
        return None, ""
    degrees = _degrees()
    first, second = max(
        ((a, b) for a in ours for b in theirs), key=lambda pair: float(degrees[pair])
    )
    if first == second:
        return value, f"goods of the same class {first} ({value:.2f} by class alone)"
    kind = "not known to be related" if value <= UNRELATED else "related"
    return value, (
        f"goods of classes {first} and {second}, {kind} ({value:.2f} by class alone, "
        "table related_classes.csv, not checked)"
    )


def _nearest_classes(listed: tuple[Term, ...], others: tuple[Term, ...]) -> tuple[Term, ...]:
    """Choose the terms that are compared, where a list is long: by class, then as they come."""
    if len(listed) <= MOST_TERMS:
        return listed
    nearness = _class_odds(listed, others).max(axis=1)
    return tuple(listed[place] for place in np.argsort(-nearness, kind="stable")[:MOST_TERMS])


def _best_pairs(ours: tuple[Term, ...], theirs: tuple[Term, ...]) -> tuple[TermPair, ...]:
    """Find the most alike goods for each of ours, the closest first."""
    cosines = _directions(ours) @ _directions(theirs).T
    odds = _class_odds(ours, theirs)
    start, by_words, by_class = _BOTH
    start_alone, by_words_alone = _WORDS_ONLY
    alone = start_alone + by_words_alone * cosines
    together = start + by_words * cosines + by_class * odds
    values = 1 / (1 + np.exp(-np.where(np.isnan(odds), alone, together)))
    best = values.argmax(axis=1)
    found = [
        TermPair(
            one, theirs[at], round(float(cosines[row, at]), 2), round(float(values[row, at]), 2)
        )
        for row, (one, at) in enumerate(zip(ours, best, strict=True))
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.value, -pair.cosine)))


@lru_cache(maxsize=1 << 10)
def _directions(listed: tuple[Term, ...]) -> NDArray[np.float32]:
    """Give the meanings of a list; of a whole list at once, so that they are always the same."""
    return meaning.encode([term.text.lower() for term in listed])


def _class_odds(ours: Sequence[Term], theirs: Sequence[Term]) -> NDArray[np.float64]:
    """Give the logarithm of the odds by class for each pair of terms; no number if unknown."""
    kinds = [dict.fromkeys(term.classes for term in side) for side in (ours, theirs)]
    by_kind = np.array([[_closest(mine, other) for other in kinds[1]] for mine in kinds[0]])
    places = [
        [{kind: at for at, kind in enumerate(known)}[term.classes] for term in side]
        for known, side in zip(kinds, (ours, theirs), strict=True)
    ]
    degrees: NDArray[np.float64] = by_kind[np.ix_(*places)]
    return np.log(degrees / (1 - degrees))


def _closest(ours: tuple[int, ...], theirs: tuple[int, ...]) -> float:
    return float(_degrees()[np.ix_(ours, theirs)].max()) if ours and theirs else float("nan")


@cache
def _degrees() -> NDArray[np.float64]:
    """Write the table of related classes as a square."""
    degrees = np.full((_CLASSES, _CLASSES), UNRELATED)
    np.fill_diagonal(degrees, SAME)
    for row in table("related_classes.csv").rows:
        first, second = int(row["class_1"]), int(row["class_2"])
        degrees[first, second] = degrees[second, first] = float(row["degree"])
    return degrees
