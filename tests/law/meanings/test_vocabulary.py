"""The facts and the everyday words."""

from __future__ import annotations

import pytest

from countermark.law.language.vocabulary import did_you_mean
from countermark.law.meanings.vocabulary import alias_in, aliases, fact_names


def test_the_facts_of_the_contract_are_there() -> None:
    """Every fact that the command line promises is known."""
    promised = (
        "right registered_in registered_for_goods sign_relation authorised_by_holder "
        "first_sale_area destination overrun wilful quantity gain medicine "
        "medicine.authorised_in_market medicine.misrepresents medicine.intent "
        "medicine.in_specification medicine.generic"
    )
    assert set(promised.split()) <= set(fact_names())


def test_every_reference_leads_to_a_fact() -> None:
    """What a fact waits for, follows from, or is asked for by a word, exists."""
    names = fact_names()
    waited = [name.after for name in names.values() if name.after]
    followed = [name.follows.fact for name in names.values() if name.follows]
    assert {*waited, *followed, *(alias.fact for alias in aliases().values())} <= set(names)


def test_questions_come_in_an_order_that_can_be_asked() -> None:
    """No fact stands before the one it waits for, except across the two fields."""
    order = list(fact_names())
    late = [
        n for n in fact_names().values() if n.after and order.index(n.after) > order.index(n.name)
    ]
    assert late == []


def test_other_words_lead_to_allowed_values() -> None:
    """Every other word for a value means a value that the fact may have."""
    for name in fact_names().values():
        allowed = {*name.choices, "true", "false", "nowhere"}
        assert set(name.also.values()) <= allowed, name.name


@pytest.mark.parametrize(
    "word", ["fake", "Replica", "DUPE", "SSFFC", "spurious", "knock off", "grey_market"]
)
def test_everyday_words_are_known_as_such(word: str) -> None:
    """Usual words that are no legal label are recognised in any spelling and raise a question."""
    alias = alias_in(word)
    assert alias is not None
    assert alias.question.endswith(("?", "trade dress."))


def test_a_legal_word_is_no_alias() -> None:
    """Words that the rules use for facts are not everyday words."""
    clash = [
        choice
        for name in fact_names().values()
        for choice in (*name.choices, *name.also)
        if alias_in(choice)
    ]
    assert clash == []


def test_a_near_word_is_offered_and_a_far_one_is_not() -> None:
    """A slip of the keyboard gets a suggestion; nonsense gets none."""
    assert did_you_mean("destinaton", tuple(fact_names())) == " Did you mean 'destination'?"
    assert did_you_mean("qqqq", tuple(fact_names())) == ""
