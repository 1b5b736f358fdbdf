"""Finding marks in another script that are spoken like a sign."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.search.index import Index
from countermark.marks.search.matching import text_with
from countermark.marks.search.part import in_order
from countermark.marks.sign.readings import Reading, readings
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.spoken_key import cross_queries
from countermark.marks.sign.spoken_likeness import Heard, heard_alike

_FROM_LATIN: Final = (("foreign", (60, 15)),)
"""Views, how many marks the keys hand on for each key, how many of them are heard in full."""

_FROM_OTHERS: Final = (("spoken", (800, 60)), ("foreign", (100, 20)))


def heard(index: Index, sign: Sign, wanted: int = 0) -> dict[int, Heard]:
    """Find marks in another script that are spoken alike.

    Args:
        index: the opened register.
        sign: what was asked.
        wanted: bits of classes (`views.class_bits`) that a mark must have one of, or 0.

    Returns: for each place how it is heard beside the sign.
    """
    ways = _FROM_OTHERS if sign.scripts - {"Latin"} else _FROM_LATIN
    if not any(index.has(view) for view, _ in ways):
        return {}
    queries = [(key, reading) for key, reading in cross_queries(sign.text) if key]
    if not queries:
        return {}
    chosen = [index.spoken(view, queries, most, wanted) for view, most in ways if index.has(view)]
    return _listened(index, [reading for _, reading in queries], in_order(chosen))


def _listened(index: Index, queries: list[Reading], places: NDArray[np.int64]) -> dict[int, Heard]:
    marks = index.register.marks_of(index.rows(places).tolist())
    texts = [
        text_with(mark, index.forms(int(place)).looks[0])
        for place, mark in zip(places, marks, strict=True)
    ]
    told = [(int(place), readings(text)) for place, text in zip(places, texts, strict=True)]
    told = [(place, ways) for place, ways in told if ways]
    alike = heard_alike(queries, [ways for _, ways in told]) if told else []
    return dict(zip((place for place, _ in told), alike, strict=True))
