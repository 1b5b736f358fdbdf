"""When a rule applies."""

from hypothesis import given
from hypothesis import strategies as st

from countermark.disposal.matching import cells, holds

TRAITS = st.frozensets(st.sampled_from(["a", "b", "c", "d"]))
WHEN = st.sampled_from(["a", "a;b", "a|b", "a|b;c", "always", "d"])


def test_and_binds_weaker_than_or() -> None:
    """Terms between semicolons must all hold, of choices between bars one is enough."""
    assert holds("a|b;c", frozenset({"b", "c"}))
    assert not holds("a|b;c", frozenset({"a", "b"}))


def test_always_holds_for_anything() -> None:
    """A rule that is always true needs no trait."""
    assert holds("always", frozenset())


@given(WHEN, TRAITS, TRAITS)
def test_more_traits_never_make_a_rule_false(
    when: str, traits: frozenset[str], more: frozenset[str]
) -> None:
    """What holds for some traits holds for more of them."""
    assert not holds(when, traits) or holds(when, traits | more)


def test_empty_cells_hold_nothing() -> None:
    """An empty cell is an empty list."""
    assert cells("") == ()
