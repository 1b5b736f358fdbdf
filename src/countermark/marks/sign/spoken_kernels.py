"""Comparing spoken keys with numba, compiled once; `spoken_likeness` holds the same with numpy.

Numba compiles these functions by the types it meets, so that their annotations say less than
those elsewhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from countermark.marks.sign.spoken_key import LONGEST

_SKIPPED = 255


@njit(cache=True, nogil=True)
def distances(heard: Any, keys: Any, chosen: Any, habits: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Find the cheapest way from one text to each of several keys.

    Args:
        heard: the sounds of the text, as numbers.
        keys: the codes of all keys, and where each starts, with the end of the last.
        chosen: which keys to compare.
        habits: the number of each code, which codes are one sound when doubled, what exchanging
            costs, what a sound weighs.

    Returns: for each key the cost, and what its sounds weigh.
    """
    codes, starts = keys
    numbers, alone, exchange, weight = habits
    nothing = exchange.shape[0] - 1
    found = np.zeros((2, chosen.shape[0]), np.int32)
    written = np.empty(LONGEST, np.int64)
    row = np.empty(LONGEST + 1, np.int32)
    for at in range(chosen.shape[0]):
        begin, end = np.int64(starts[chosen[at]]), np.int64(starts[chosen[at] + 1])
        size = 0
        row[0] = 0
        for place in range(begin, end):
            code = codes[place]
            number = numbers[code]
            if number == _SKIPPED or (alone[code] and place > begin and codes[place - 1] == code):
                continue
            written[size] = number
            found[1, at] += weight[number]
            row[size + 1] = row[size] + exchange[nothing, number]
            size += 1
        for sound in heard:
            before = row[0]
            row[0] = before + exchange[sound, nothing]
            for place in range(size):
                cost = min(
                    row[place + 1] + exchange[sound, nothing],
                    before + exchange[sound, written[place]],
                )
                before = row[place + 1]
                row[place + 1] = min(cost, row[place] + exchange[nothing, written[place]])
        found[0, at] = row[size]
    return found
