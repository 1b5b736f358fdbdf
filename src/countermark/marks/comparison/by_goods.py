"""The goods of both sides, as far as they were given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from countermark.marks.comparison.section import Grid, Section, law
from countermark.marks.comparison.side import Side
from countermark.marks.likeness.goods import GoodsLikeness, compare_goods
from countermark.marks.precedents import GoodsRelation
from countermark.marks.sign.writing import fold

_SIMILAR: Final = 0.5
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class GoodsBeside:
    """How the goods of both sides stand to each other."""

    alike: GoodsLikeness
    """How alike they are, and by which goods."""

    identical: bool
    """Whether one kind of goods stands on both sides in the same words."""

    @property
    def value(self) -> float | None:
        """How alike they are, from 0 to 1; nothing if not known."""
        return 1.0 if self.identical else self.alike.value

    @property
    def relation(self) -> GoodsRelation:
        """Class them as decided pairs do, by their closest goods."""
        if self.identical:
            return GoodsRelation.IDENTICAL
        if self.alike.value is None:
            return GoodsRelation.UNKNOWN
        similar = self.alike.value >= _SIMILAR
        return GoodsRelation.SIMILAR if similar else GoodsRelation.DISSIMILAR


def beside(ours: Side, theirs: Side) -> GoodsBeside:
    """Compare the goods of both sides.

    Args:
        ours: the later sign with its goods.
        theirs: the earlier mark with its goods.
    """
    alike = compare_goods(ours.classes, ours.goods, theirs.classes, theirs.goods)
    same_text = bool(ours.goods) and fold(ours.goods) == fold(theirs.goods)
    same_term = any(fold(pair.ours.text) == fold(pair.theirs.text) for pair in alike.features)
    return GoodsBeside(alike, identical=same_text or same_term)


def section(ours: Side, theirs: Side, goods: GoodsBeside) -> Section:
    """Write how the goods compare.

    Args:
        ours: the later sign with its goods.
        theirs: the earlier mark with its goods.
        goods: how they stand to each other.
    """
    rows = [
        ("Nice classes", _classes(ours), _classes(theirs)),
        ("in words", ours.goods or "not given", theirs.goods or "not given"),
    ]
    rows += [
        (f"alike {pair.value:.2f}", str(pair.ours), str(pair.theirs))
        for pair in goods.alike.features[:_SHOWN]
    ]
    grid = Grid("The goods", ("", "sign", "mark"), tuple(rows))
    return Section("Goods and services", tuple(_said(goods)), grid=grid, grounds=law("goods"))


def _said(goods: GoodsBeside) -> list[str]:
    if goods.value is None:
        return ["Goods were not given for both sides, so that they are left out."]
    found = [f"Compared: {ground}." for ground in goods.alike.grounds]
    if goods.identical:
        return ["A kind of goods stands on both sides in the same words.", *found]
    return [f"How alike the closest goods are: {goods.value:.2f} of 1.", *found]


def _classes(side: Side) -> str:
    return ", ".join(map(str, side.classes)) or "not given"
