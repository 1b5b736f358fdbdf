"""How alike goods are, by Nice class.

>>> likeness((25,), (18, 25)), likeness((25,), (7,)), likeness((), (25,))
(1.0, 0.1, None)
"""

from __future__ import annotations

from functools import cache
from typing import Final

from countermark.marks.tables import table

UNRELATED: Final = 0.1
"""What classes without an entry in the table of related classes get: class alone decides little."""


def likeness(ours: tuple[int, ...], theirs: tuple[int, ...]) -> float | None:
    """Compare two lists of classes by their closest pair.

    Args:
        ours: Nice classes of the goods asked about.
        theirs: Nice classes of the mark.

    Returns: 1 for a common class, the degree of the table related_classes.csv (own proposal, not
        checked) for related ones, else 0.1; nothing where either list is empty.
    """
    if not ours or not theirs:
        return None
    if set(ours) & set(theirs):
        return 1.0
    degrees = _degrees()
    return max(degrees.get((min(a, b), max(a, b)), UNRELATED) for a in ours for b in theirs)


@cache
def _degrees() -> dict[tuple[int, int], float]:
    return {
        (int(row["class_1"]), int(row["class_2"])): float(row["degree"])
        for row in table("related_classes.csv").rows
    }
