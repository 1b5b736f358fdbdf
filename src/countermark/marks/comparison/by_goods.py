"""The goods of both sides, as far as they were given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from countermark.marks.comparison.section import Grid, Section, law
from countermark.marks.comparison.side import Side
from countermark.marks.likeness.goods import UNRELATED, likeness
from countermark.marks.precedents import GoodsRelation
from countermark.marks.sign.writing import fold

_IDENTICAL: Final = 1.0


@dataclass(frozen=True, slots=True)
class GoodsBeside:
    """How the goods of both sides stand to each other."""

    value: float | None
    """How alike they are, from 0 to 1; nothing if not known."""

    relation: GoodsRelation
    """How decided pairs would class them."""

    statement: str
    """The same in words."""


def beside(ours: Side, theirs: Side) -> GoodsBeside:
    """Compare the goods of both sides.

    Args:
        ours: the later sign with its goods.
        theirs: the earlier mark with its goods.
    """
    if ours.goods and fold(ours.goods) == fold(theirs.goods):
        return GoodsBeside(1.0, GoodsRelation.IDENTICAL, "The goods are the same by their words.")
    value = likeness(ours.classes, theirs.classes)
    if value is None:
        missing = "Goods were not given for both sides, so that they are left out."
        return GoodsBeside(None, GoodsRelation.UNKNOWN, missing)
    if value == _IDENTICAL:
        return GoodsBeside(
            value,
            GoodsRelation.SIMILAR,
            "They have a Nice class in common: a hint at similar goods, no more than that.",
        )
    if value > UNRELATED:
        return GoodsBeside(
            value,
            GoodsRelation.SIMILAR,
            f"Their Nice classes are related ({value:.2f} of 1 by an own table that nobody has "
            "checked).",
        )
    return GoodsBeside(
        value,
        GoodsRelation.DISSIMILAR,
        "Their Nice classes have nothing in common by an own table that nobody has checked.",
    )


def section(ours: Side, theirs: Side, goods: GoodsBeside) -> Section:
    """Write how the goods compare.

    Args:
        ours: the later sign with its goods.
        theirs: the earlier mark with its goods.
        goods: how they stand to each other.
    """
    rows = (
        ("Nice classes", _classes(ours), _classes(theirs)),
        ("in words", ours.goods or "not given", theirs.goods or "not given"),
    )
    grid = Grid("The goods", ("", "sign", "mark"), rows)
    return Section("Goods and services", (goods.statement,), grid=grid, grounds=law("goods"))


def _classes(side: Side) -> str:
    return ", ".join(map(str, side.classes)) or "not given"
