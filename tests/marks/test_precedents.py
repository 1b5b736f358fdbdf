"""Decided pairs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.precedents import (
    AUTHORITIES_DIFFER,
    Beside,
    Difference,
    GoodsRelation,
    decided_pairs,
    nearest,
)
from countermark.marks.sign.sign import Sign

WORDS = st.text("ABCDEFGILMNOPRSTUXYZ ", min_size=2, max_size=14).filter(str.strip)


def difference(sign: str, mark: str) -> Difference:
    """Measure two texts."""
    return Difference.between(Sign.of(sign), Sign.of_mark(mark))


def test_the_table_is_large_and_of_many_authorities() -> None:
    """There are at least 80 pairs, of at least ten authorities, with both outcomes."""
    pairs = decided_pairs()
    assert len(pairs) >= 80
    assert len({pair.authority for pair in pairs}) >= 10
    assert {pair.outcome for pair in pairs} == {"yes", "no", "partly"}


def test_every_pair_can_be_looked_up() -> None:
    """Each names a decision, where it is found and a year, and claims no check."""
    for pair in decided_pairs():
        assert pair.source.locator
        assert re.fullmatch(r"(19|20)\d\d", pair.year)
        assert pair.source.locator in pair.cited
        assert not pair.source.checked


def test_no_pair_stands_twice() -> None:
    """The same signs in the same decision are one row."""
    keys = [(pair.earlier, pair.contested, pair.source.locator) for pair in decided_pairs()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("sign", "mark", "expected"),
    [("BUDMAN", "BUD", "BUDMEN"), ("SIXTIES", "MISS SIXTIES", "FIFTIES")],
)
def test_the_same_kind_of_difference_is_found(sign: str, mark: str, expected: str) -> None:
    """A sign that differs as a contested one did finds that decision among the first five."""
    found = nearest(Sign.of(sign), Sign.of_mark(mark), goods=GoodsRelation.IDENTICAL)
    assert expected in {one.pair.contested for one in found}


def test_translations_find_translations() -> None:
    """Where the meaning is the same and nothing else, decisions on translations come first."""
    found = nearest(Sign.of("SONNE"), Sign.of_mark("EL SOL"), same_meaning=True, top=3)
    assert all(one.pair.same_meaning for one in found)


def test_the_nearest_come_first_and_say_why() -> None:
    """Distances rise, each precedent says in what it is alike, and far ways are named."""
    found = nearest(Sign.of("GUCCI"), Sign.of_mark("GUCCI"), goods=GoodsRelation.DISSIMILAR, top=99)
    assert [one.distance for one in found] == sorted(one.distance for one in found)
    assert found[0].pair.earlier == found[0].pair.contested
    assert found[0].alike
    assert found[0].unlike == ""
    assert "here" in found[-1].unlike


@given(WORDS, WORDS)
def test_precedents_do_not_depend_on_chance(sign: str, mark: str) -> None:
    """The same question gets the same answer, and a shorter list is the start of a longer one."""
    ours, theirs = Sign.of(sign), Sign.of_mark(mark)
    found = nearest(ours, theirs, top=3)
    assert found == nearest(ours, theirs, top=3)
    assert found == nearest(ours, theirs, top=7)[:3]


@given(WORDS, WORDS)
def test_numbers_lie_between_apart_and_together(sign: str, mark: str) -> None:
    """Every way of differing is a number from 0 to 1, and a sign does not differ from itself."""
    assert all(0 <= value <= 1 for value in difference(sign, mark).values().values())
    same = difference(mark, mark)
    assert (same.look, same.beginning, same.ending, same.words, same.inside) == (1, 1, 1, 1, 0)


def test_what_is_not_known_is_left_out() -> None:
    """Goods and meaning that nobody gave, and letters of two scripts, are not compared."""
    found = difference("Шанель", "CHANEL")
    assert found.look is None
    assert set(found.values()).isdisjoint({"look", "goods", "meaning"})


def test_look_alike_letters_are_read_as_meant() -> None:
    """GUCCl bags differs from GUCCI by a word, not by a letter."""
    found = difference("GUCCl bags", "GUCCI")
    assert (found.beginning, found.length, found.words) == (1, 1, 0.5)


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        (Beside("look", 0.9, 0.9, 0.0), "they look alike"),
        (Beside("look", 0.1, 0.2, 0.3), "they look different"),
        (Beside("look", 0.5, 0.5, 0.0), ""),
        (Beside("look", 0.9, 0.7, 1.2), ""),
        (Beside("inside", 0.0, 0.0, 0.0), ""),
    ],
)
def test_only_what_is_plain_is_said(beside: Beside, kind: str) -> None:
    """A way of differing is named where it is high or low in both pairs."""
    assert beside.kind == kind


def test_no_probability_is_given() -> None:
    """What stands beside the list says that none follows."""
    assert "no probability" in AUTHORITIES_DIFFER
