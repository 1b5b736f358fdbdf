"""Words written as one: descriptive words are taken off the ends, what remains is the sign.

>>> split("guccibagsofficial"), split("RolexReplica"), split("耐克官方旗舰店")
(('gucci', 'bags', 'official'), ('Rolex', 'Replica'), ('耐克', '官方旗舰店'))
>>> split("swatch")
('swatch',)
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from countermark.marks.sign.descriptive import CLAIM, COPY, GRAMMAR, SHOP, kind_of, kinds
from countermark.marks.sign.writing import scripts_of

UNSPACED: Final = frozenset({"Han", "Kana", "Hangul", "Thai"})
"""Scripts that write words, or words and what describes them, without a space between."""

_HUMPS: Final = re.compile(r"(?<=[^\W\d_])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
_NUMBER: Final = re.compile(r"^(\d{2,})(?=\D{3})|(?<=\D{3})(\d{2,})$")
_FEWEST_LEFT: Final = 3
_FEWEST_UNSPACED: Final = 2
_FEWEST_OF_CLAIM: Final = 4
_SURE: Final = 5


def split(word: str) -> tuple[str, ...]:
    """Split what is written without a space, as in a domain name or a hashtag.

    Capitals inside, numbers at the ends, then the words of the table descriptive_words.csv at the
    ends, longest first, as long as three letters (two in Han, kana, Hangul, Thai; four before a
    short word for goods) are left.

    Args:
        word: letters and digits without anything between them.

    Returns: its parts in their order; together they are the word.
    """
    humps = _HUMPS.split(word)
    parts = humps if all(len(hump) >= _FEWEST_LEFT for hump in humps) else [word]
    return tuple(piece for part in parts for run in _runs(part) for piece in _without_edges(run))


def _runs(part: str) -> list[str]:
    return [run for run in _NUMBER.split(part) if run]


def _without_edges(run: str) -> list[str]:
    if run.isdigit():
        return [run]
    before: list[str] = []
    after: list[str] = []
    while found := _edge(run):
        run, word, at_end = found
        if at_end:
            after.insert(0, word)
        else:
            before.append(word)
    return [*before, run, *after]


def _edge(run: str) -> tuple[str, str, bool] | None:
    """Find the longest descriptive word at either end that leaves enough; of equals the last."""
    for size in range(min(len(run) - _FEWEST_UNSPACED, _longest()), 1, -1):
        if _may_go(run[-size:], run[:-size]):
            return run[:-size], run[-size:], True
        if _may_go(run[:size], run[size:]):
            return run[size:], run[:size], False
    return None


def _may_go(word: str, left: str) -> bool:
    """Tell whether a word may be taken off; short ones are often a part of a name (Siemens)."""
    kind = kind_of(word)
    if not kind or kind == GRAMMAR:
        return False
    if scripts_of(word) & UNSPACED:
        return True
    sure = len(word) >= _SURE or kind in {SHOP, COPY}
    fewest = _FEWEST_OF_CLAIM if kind == CLAIM else _FEWEST_LEFT
    return len(word) >= fewest and len(left) >= (_FEWEST_LEFT if sure else _FEWEST_LEFT + 1)


@cache
def _longest() -> int:
    return max(map(len, kinds()))
