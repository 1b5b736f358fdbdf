"""Reading the facts of a case."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.law.language.logic import Truth
from countermark.law.language.values import Many, One
from countermark.law.meanings.facts import read_facts


def test_nested_and_dotted_names_mean_the_same() -> None:
    """A fact may stand below its group or carry the group in its name."""
    nested = read_facts({"medicine": {"lab": {"api_percent": 12}, "generic": False}})
    dotted = read_facts({"medicine.lab.api_percent": 12, "medicine.generic": False})
    assert nested.given == dotted.given
    assert nested.given["medicine"] is Truth.TRUE


@pytest.mark.parametrize(
    ("given", "medicine"),
    [({"medicine": False}, Truth.FALSE), ({"medicine": "none"}, Truth.FALSE), ({}, Truth.UNKNOWN)],
)
def test_whether_it_is_a_medicine(given: dict[str, object], medicine: Truth) -> None:
    """Nobody saying that it is a medicine is not the same as its being none."""
    assert read_facts(given).value("medicine") is medicine


def test_an_unknown_name_is_named_and_the_rest_is_used() -> None:
    """A slip in a name is reported with a suggestion; the other facts count."""
    facts = read_facts({"destinaton": "DE", "wilful": True, 7: "x"})  # type: ignore[dict-item]
    assert facts.value("wilful") is Truth.TRUE
    assert "'destinaton' is no fact that is known here" in facts.problems[0]
    assert "Did you mean 'destination'?" in facts.problems[0]
    assert "'7' is no fact" in facts.problems[1]


def test_a_wrong_value_is_named_and_taken_as_unknown() -> None:
    """A value that does not fit is reported and never guessed."""
    facts = read_facts({"wilful": "perhaps", "gain": "true"})
    assert facts.value("wilful") is Truth.UNKNOWN
    assert facts.value("gain") is Truth.TRUE
    assert list(facts.problems) == [
        (
            "wilful: 'perhaps' was given; expected true, false, unknown or disputed. "
            "It is taken as unknown."
        )
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"right": "fake"},
        {"fake": True},
        {"words": ["fake"]},
        {"words": "Fake"},
        {"sign_relation": ["fake"]},
    ],
)
def test_an_everyday_word_is_kept_as_a_question(given: dict[str, object]) -> None:
    """An everyday word is no value of any fact, wherever it stands; it is asked about."""
    facts = read_facts(given)
    assert dict(facts.given) == {}
    assert [alias.word for alias in facts.words] == ["fake"]


def test_a_word_that_nobody_knows_is_reported() -> None:
    """A word outside the list is not dropped in silence."""
    assert "'blorp' is not in the list" in read_facts({"words": ["blorp"]}).problems[0]
    assert read_facts({"words": {"a": 1}}).words == ()


def test_what_follows_from_another_fact() -> None:
    """What nobody said is taken from another fact, and it is marked as taken."""
    facts = read_facts(
        {"authorised_by_holder": False, "destination": "DE", "medicine": {"generic": True}}
    )
    assert facts.value("copied_without_consent") is Truth.TRUE
    assert facts.value("found_in") == One("DE")
    assert facts.value("medicine.misrepresents") == Many({}, Truth.FALSE)
    assert facts.taken == {
        "found_in": "destination",
        "copied_without_consent": "authorised_by_holder",
        "medicine.misrepresents": "medicine.generic",
    }


def test_what_was_said_goes_before_what_follows() -> None:
    """A generic whose source is falsely represented is not cleared by being called a generic."""
    facts = read_facts({"medicine": {"generic": True, "misrepresents": ["source"]}})
    assert facts.value("medicine.misrepresents") == Many({"source": Truth.TRUE}, Truth.FALSE)
    assert facts.taken == {}


@pytest.mark.parametrize(
    "given",
    [{"destination": "US"}, {"destination": "disputed"}, {"medicine": {"generic": "disputed"}}],
)
def test_what_does_not_follow(given: dict[str, object]) -> None:
    """A destination outside the Union tells nothing of where the goods are; a dispute nothing."""
    facts = read_facts(given)
    assert facts.taken == {}


def test_decisions_are_read() -> None:
    """A decision has a meaning, an authority and a day, and may say that it does not apply."""
    facts = read_facts(
        {
            "decided": [
                {"regime": "WHO.FAL", "by": "an agency", "on": "2026-01-02"},
                {"regime": "WHO.SS", "by": "an agency", "on": date(2026, 1, 3), "applies": "no"},
            ],
            "on": "2026-05-06",
        }
    )
    assert [(one.regime, one.applies) for one in facts.decisions] == [
        ("WHO.FAL", True),
        ("WHO.SS", False),
    ]
    assert facts.decisions[1].decision.on == date(2026, 1, 3)
    assert facts.on == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ("yes", "expected a list of decisions"),
        ([{"regime": "WHO.FAL"}], "a decision needs"),
        ({"regime": "WHO.FAL", "by": "x", "on": "soon"}, "'soon' is no date"),
        ({"regime": "WHO.FAL", "by": " ", "on": "2026-01-01"}, "without an authority"),
        ({"regime": "WHO.FAL", "by": "x", "on": "2026-01-01", "applies": "so"}, "applies: so"),
    ],
)
def test_a_decision_that_cannot_be_used_is_reported(decided: object, said: str) -> None:
    """A decision without authority or day is reported and not used."""
    facts = read_facts({"decided": decided})
    assert facts.decisions == ()
    assert said in facts.problems[0]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["right", "medicine", "registered_in", "words", "decided", "on", "quantity", "first_sale_area"]
)


@given(st.dictionaries(NAMES | st.text(max_size=6), JUNK, max_size=5))
def test_nothing_that_is_given_breaks_the_reading(given_facts: dict[str, object]) -> None:
    """Whatever stands in the file, it is read, or reported, and never raises."""
    facts = read_facts(given_facts)
    assert all(isinstance(problem, str) and problem for problem in facts.problems)
