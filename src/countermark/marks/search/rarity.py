"""How rare a word is in a register."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.register import letters
from countermark.marks.search.part import Part

COUNTERS: Final = 1 << 20
"""How many counters the words of a register are spread over."""

_STEPS: Final = 4 * 40
_KEPT: Final = 1 << 16


class WordCounts:
    """Counts in how many places each word stands; words that share a counter seem commoner."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """Add up the counters of a register's parts.

        Args:
            parts: the opened segments.
        """
        self.counters = np.zeros(COUNTERS, np.uint32)
        """How many words fell into each counter."""
        for part in parts:
            ranks, starts = part.arrays["word_ranks"], part.arrays["post_starts"].astype(np.int64)
            cells = (part.arrays["word_hashes"] & np.uint64(COUNTERS - 1)).astype(np.int64)
            np.add.at(self.counters, cells, (starts[1:] - starts[:-1])[ranks].astype(np.uint32))
        self._weight = lru_cache(_KEPT)(self._weigh)
        self.by_step = _weights(sum(map(len, parts)))
        """The weight of a word by the step that its count falls into."""

    def __call__(self, word: str) -> float:
        """Tell how rare a word is, from .05 to 1.

        Args:
            word: one character for each code.
        """
        return self._weight(word)

    def _weigh(self, word: str) -> float:
        count = int(self.counters[letters.hash_of(word) & (COUNTERS - 1)])
        return float(self.by_step[_step(count)])


def _weights(places: int) -> NDArray[np.float64]:
    """Weigh a word by the logarithm of the share of places that have it, as inverse frequency."""
    most = math.log(places + 2)
    counts = [2 ** (step // 4) * (1 + step % 4 / 4) for step in range(_STEPS)]
    return np.array([max(0.05, math.log((places + 2) / count) / most) for count in counts])


def _step(count: int) -> int:
    """Find the step on a scale of four steps to each doubling."""
    count += 1
    height = count.bit_length() - 1
    return 4 * height + ((count << 2 >> height) & 3)
