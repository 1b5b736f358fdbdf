"""What the benchmark of marks computes and prints: shares with their intervals, plain tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from rapidfuzz.distance import Indel

_Z: Final = 1.959964
"""The normal distribution's quantile for intervals of 95 %."""

NEAR: Final = 0.6
"""From this share of common letters on (Indel), two signs count as a near miss."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of successes and how sure it is.

    >>> str(Share.of([True] * 57 + [False] * 79))
    '.42 [.34-.50]'
    """

    hits: int
    """How many succeeded."""

    of_all: int
    """How many were tried."""

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> Share:
        """Count outcomes."""
        listed = list(outcomes)
        return cls(sum(listed), len(listed))

    @property
    def value(self) -> float:
        """The share itself, from 0 to 1."""
        return self.hits / self.of_all

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson score interval of 95 % (E. B. Wilson, JASA 22 (1927) 209)."""
        size, square = self.of_all, _Z * _Z
        middle = (self.value + square / (2 * size)) / (1 + square / size)
        spread = _Z * sqrt(self.value * (1 - self.value) / size + square / (4 * size * size))
        half = spread / (1 + square / size)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        if not self.of_all:
            return "-"
        low, high = self.interval
        return f"{_short(self.value)} [{_short(low)}-{_short(high)}]"


def _short(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Set a table in plain text: the first column to the left, the others to the right.

    Args:
        headings: one for each column.
        rows: one value for each column.
    """
    lines = [list(headings), *([str(value) for value in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in lines
    )


def category(earlier: str, contested: str) -> str:
    """Name how two signs differ, by rules on their letters; the first that fits.

    Another script: letters of different scripts. Same letters: only case, accents, spaces and
    punctuation differ. Contained: one sign stands in the other, in one piece or word by word. One
    word changed: they share a word. Near miss: Indel from `NEAR` on. Else far in letters, which
    is where translations and synonyms are.

    Args:
        earlier: the earlier mark.
        contested: the sign that was held against it.

    >>> category("Rolex", "ROLEX outlet"), category("Moon", "Luna")
    ('contained', 'far in letters')
    """
    if _scripts(earlier) != _scripts(contested):
        return "another script"
    words, others = _words(earlier), _words(contested)
    letters, other_letters = "".join(words), "".join(others)
    if letters == other_letters:
        return "same letters"
    if letters in other_letters or other_letters in letters:
        return "contained"
    if set(words) <= set(others) or set(others) <= set(words):
        return "contained"
    if set(words) & set(others):
        return "one word changed"
    near = Indel.normalized_similarity(letters, other_letters) >= NEAR
    return "near miss" if near else "far in letters"


def _words(sign: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", sign.casefold())
    kept = (char for char in plain if not unicodedata.combining(char) and char not in "'’.")
    return "".join(char if char.isalnum() else " " for char in kept).split()


def _scripts(sign: str) -> set[str]:
    return {unicodedata.name(char).split()[0] for char in sign if char.isalpha()}
