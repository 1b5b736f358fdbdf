"""The four-valued logic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from countermark.law.language.logic import Truth, all_of, any_of

TRUTHS = st.sampled_from(Truth)
MANY_TRUTHS = st.lists(TRUTHS, max_size=6)


@given(MANY_TRUTHS)
def test_de_morgan(truths: list[Truth]) -> None:
    """Not all of them is any of their opposites, and the other way round."""
    opposites = [truth.negated() for truth in truths]
    assert all_of(truths).negated() is any_of(opposites)
    assert any_of(truths).negated() is all_of(opposites)


@given(MANY_TRUTHS, st.randoms())
def test_order_and_repetition_do_not_count(truths: list[Truth], random: object) -> None:
    """Neither order nor saying something twice changes a conjunction or disjunction."""
    mixed = sorted([*truths, *truths], key=lambda _: random.random())  # type: ignore[attr-defined]
    assert all_of(mixed) is all_of(truths)
    assert any_of(mixed) is any_of(truths)


@given(MANY_TRUTHS, MANY_TRUTHS)
def test_groups_do_not_count(left: list[Truth], right: list[Truth]) -> None:
    """Joining groups first and then their results gives the same."""
    assert all_of([all_of(left), all_of(right)]) is all_of([*left, *right])
    assert any_of([any_of(left), any_of(right)]) is any_of([*left, *right])


@given(MANY_TRUTHS, TRUTHS, st.sampled_from([Truth.TRUE, Truth.FALSE]))
def test_what_is_settled_stays_settled(truths: list[Truth], open_one: Truth, known: Truth) -> None:
    """Learning what was open never overturns a settled result."""
    if open_one.settled:
        return
    for join in (all_of, any_of):
        before = join([*truths, open_one])
        if before.settled:
            assert join([*truths, known]) is before


def test_it_is_the_logic_of_kleene() -> None:
    """With one open value the tables are those of Kleene's strong logic."""
    table = {
        (Truth.TRUE, Truth.UNKNOWN): (Truth.UNKNOWN, Truth.TRUE),
        (Truth.FALSE, Truth.UNKNOWN): (Truth.FALSE, Truth.UNKNOWN),
        (Truth.UNKNOWN, Truth.UNKNOWN): (Truth.UNKNOWN, Truth.UNKNOWN),
        (Truth.TRUE, Truth.FALSE): (Truth.FALSE, Truth.TRUE),
        (Truth.TRUE, Truth.DISPUTED): (Truth.DISPUTED, Truth.TRUE),
        (Truth.FALSE, Truth.DISPUTED): (Truth.FALSE, Truth.DISPUTED),
    }
    assert {pair: (all_of(pair), any_of(pair)) for pair in table} == table


def test_unknown_goes_before_disputed() -> None:
    """As long as something can be asked, the whole is unknown rather than disputed."""
    assert all_of([Truth.DISPUTED, Truth.UNKNOWN]) is Truth.UNKNOWN
    assert any_of([Truth.DISPUTED, Truth.UNKNOWN]) is Truth.UNKNOWN


def test_nothing_joined() -> None:
    """All of nothing is true, any of nothing is false."""
    assert (all_of([]), any_of([])) == (Truth.TRUE, Truth.FALSE)
