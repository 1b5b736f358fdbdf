"""Decided pairs beside the comparison."""

from __future__ import annotations

from collections import Counter

from countermark.marks.comparison.section import Grid, Section
from countermark.marks.precedents import AUTHORITIES_DIFFER, Precedent, decided_pairs


def section(found: tuple[Precedent, ...]) -> Section:
    """Write which decided pairs differ most like the two signs, and what was held of them.

    Args:
        found: the nearest first.
    """
    counts = Counter(one.pair.held for one in found)
    held = ", ".join(f"{held} {count}" for held, count in sorted(counts.items()))
    counted = (
        f"Held of these {len(found)}: {held}. They come from {len(decided_pairs())} decided pairs, "
        "listed from general knowledge; none was compared with the decision."
    )
    head = ("earlier / contested", "held", "by", "in both", "but")
    rows = tuple(_row(one) for one in found)
    return Section(
        "Decided pairs", (AUTHORITIES_DIFFER, counted), grid=Grid("The nearest first", head, rows)
    )


def _row(one: Precedent) -> tuple[str, ...]:
    pair = one.pair
    return (
        f"{pair.earlier} / {pair.contested}",
        pair.held,
        pair.cited,
        one.alike or "numbers in between",
        one.unlike or "–",
    )
