"""How near the meanings of a sign and a mark lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from countermark.marks.register import concepts
from countermark.marks.register.mark import Mark
from countermark.marks.sign import meaning
from countermark.marks.sign.sign import Sign

UNRELATED: Final = 0.27
"""The cosine below which half of all pairs of unrelated words lie."""

EQUAL: Final = 0.90
"""The cosine above which a quarter of all translations lie."""

ALIKE: Final = 0.60
"""From this value on two are called alike in meaning: a cosine of .65, which 8 of 10 translations
reach, and fewer than 1 in 1,000 pairs of unrelated words (`benchmarks/meaning.py`)."""


@dataclass(frozen=True, slots=True)
class Concept:
    """What is known about the meanings of a sign and a mark."""

    ours: str
    """The words of the sign."""

    theirs: str
    """The words of the mark, or what the register says that they mean."""

    value: float | None
    """How near the meanings lie, from 0 for unrelated words to 1 for a translation; nothing where
    one of the two is not known to mean anything."""


def value_of(cosine: float) -> float | None:
    """Turn a cosine into a value from 0 to 1.

    Args:
        cosine: of two meanings, times the known shares of both; not a number if unknown.

    >>> value_of(0.27), value_of(0.65), value_of(0.95), value_of(float("nan"))
    (0.0, 0.6, 1.0, None)
    """
    if np.isnan(cosine):
        return None
    return round(float(min(max((cosine - UNRELATED) / (EQUAL - UNRELATED), 0), 1)), 2)


def compare(sign: Sign, mark: Mark) -> Concept:
    """Compare meanings just as a search in an enriched register does.

    Args:
        sign: what stands on the goods.
        mark: the register's record, with its translation if the register gives one.

    Errors: `MissingPartError` if the encoder is not installed.
    """
    ours, theirs = meaning.words_of(sign), concepts.words_of(mark)
    directions = meaning.directions(ours)
    cosine = float("nan")
    if directions is not None:
        built = concepts.build([mark])
        cosine = float(concepts.likeness_at(built, directions, np.zeros(1, np.int64))[0])
    return Concept(" ".join(ours), " ".join(theirs), value_of(cosine))
