"""Scanning meanings with numba; `concepts` holds the same with numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from countermark.marks.search.bit_kernels import popcount


@njit(cache=True, nogil=True)
def near(sides: Any, asked: Any, most: Any, found: Any) -> int:  # noqa: ANN401 - numba's arrays
    """Collect the places whose sides differ from those asked for in few bits.

    Args:
        sides: 64 bits of each place.
        asked: those of the query.
        most: how many bits may differ.
        found: where the places are written, as long as `sides`.

    Returns: how many were found.
    """
    count = 0
    for place in range(sides.shape[0]):
        found[count] = place  # written always: a branch that is hard to foresee costs more
        count += popcount(sides[place] ^ asked) <= most
    return count


@njit(cache=True, nogil=True)
def products(codes: Any, planes: Any, values: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Multiply codes with a query that is given in bit planes.

    Args:
        codes: three rows with the words of the sides, three with those of what is far.
        planes: the three words of each bit of the query's coordinates.
        values: what each bit counts.

    Returns: for each code, the sum over the axes of the query times 2 for the side and 1 for far.
    """
    found = np.empty(codes.shape[1], np.int64)
    for at in range(codes.shape[1]):
        # Written out, because it is twice as fast as loops over the words.
        side_0, side_1, side_2 = codes[0, at], codes[1, at], codes[2, at]
        far_0, far_1, far_2 = codes[3, at], codes[4, at], codes[5, at]
        total = np.int64(0)
        for bit in range(planes.shape[0]):
            word_0, word_1, word_2 = planes[bit, 0], planes[bit, 1], planes[bit, 2]
            sides = (
                popcount(side_0 & word_0) + popcount(side_1 & word_1) + popcount(side_2 & word_2)
            )
            far = popcount(far_0 & word_0) + popcount(far_1 & word_1) + popcount(far_2 & word_2)
            total += np.int64(2 * sides + far) * values[bit]
        found[at] = total
    return found
