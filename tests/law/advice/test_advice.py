"""Advice on a whole dispute."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.law.advice.advice import NOT_ADVICE, Advice, advise, candidates
from countermark.law.dispute.dispute import read_dispute

TODAY = date(2026, 11, 23)
PHOTOGRAPHS: dict[str, object] = {
    "right_type": "copyright",
    "defendant_domicile": "DE",
    "forum": "AT",
    "online": True,
    "damage_in": ["AT", "DE"],
    "acts_in": "DE",
    "remedies": "damages",
    "filed_on": "2016-03-01",
    "enforce_in": ["DE"],
}
ORDER = ("yes", "limited", "depends_on", "unsettled", "unknown", "no")


def advised(**facts: object) -> Advice:
    """Ask for advice."""
    return advise(read_dispute(facts), today=TODAY)


def courts(**facts: object) -> list[str]:
    """List the courts that facts point to."""
    return [place.code for place in candidates(read_dispute(facts), TODAY)]


def test_the_day_of_filing_chooses_the_rules() -> None:
    """With a day of filing the rules of that day are used; without one, those of today."""
    then, now = advised(**PHOTOGRAPHS), advised(**{**PHOTOGRAPHS, "filed_on": None})
    assert (then.on, then.dated) == (date(2016, 3, 1), True)
    assert (now.on, now.dated) == (TODAY, False)
    before = advised(**{**PHOTOGRAPHS, "filed_on": "2012-03-01"})
    assert before.forum_asked is not None
    assert before.forum_asked.provisions[0].startswith("EU:2001/44:")


def test_the_court_asked_is_among_the_courts() -> None:
    """The court asked is one of those looked at, and only its law and judgment are asked about."""
    found = advised(**PHOTOGRAPHS)
    assert found.forum_asked in found.forums
    assert {one.forum for one in found.applicable_law} == {"AT"}
    assert {(one.origin, one.destination) for one in found.recognition} == {("AT", "DE")}
    assert found.soft_law


def test_without_a_court_asked_every_open_court_is_asked_for_its_law() -> None:
    """Where no court is named, each that may be open is asked; none that is closed."""
    found = advised(**{**PHOTOGRAPHS, "forum": None, "claimant_domicile": "BR"})
    results = {one.state: str(one.result) for one in found.forums}
    assert results["BR"] == "unknown"
    assert {one.forum for one in found.applicable_law} == {"AT", "DE"}
    assert (found.forum_asked, found.soft_law, found.targeting) == (None, (), None)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"forum": "JP", "defendant_domicile": ["JP", "KR"]}, ["JP", "KR"]),
        ({"damage_in": "EU", "acts_in": "worldwide"}, []),
        ({"right_registered_in": "BX"}, ["BE", "NL", "LU"]),
        ({"right_type": "eu_trademark", "defendant_domicile": "US"}, ["US", "ES"]),
        ({"right_type": "patent", "right_registered_in": "DE"}, ["DE", "UPC"]),
        ({"right_type": "patent", "right_registered_in": "US"}, ["US"]),
        ({"right_type": "copyright", "acts_in": "DE"}, ["DE"]),
        ({"contract.place": "NL", "choice_of_court": {"state": "CH"}}, ["NL", "CH"]),
    ],
)
def test_courts_are_those_to_which_the_facts_point(
    facts: dict[str, object], expected: list[str]
) -> None:
    """Each named State is looked at once, the court asked first; unions and words are no courts."""
    assert courts(**facts) == expected


def test_claims_are_characterised_once_each() -> None:
    """Each kind of claim is named once; where nothing is known there is none."""
    found = advised(right_type=["patent", "design"], remedies="damages", forum="DE")
    assert found.characterisation == ("infringement",)
    assert advised(forum="DE").characterisation == ()


def test_signs_are_weighed_before_the_court_asked() -> None:
    """With signs and a court asked, the weighing is part of the advice."""
    assert advised(**PHOTOGRAPHS, targeting_signs=["delivery to Austria"]).targeting is not None
    assert advised(**PHOTOGRAPHS).targeting is None


def test_what_was_not_checked_is_listed() -> None:
    """Provisions used whose text nobody compared are named; those that failed are not."""
    found = advised(**{**PHOTOGRAPHS, "forum": "US-NY", "acts_in": ["US-NY"]})
    steps = [
        *(step for one in found.forums for step in one.trace),
        *(step for one in found.applicable_law for step in one.trace),
        *(step for one in found.recognition for step in one.trace),
    ]
    expected = {one.provision for one in steps if not one.checked and one.truth != "false"}
    assert set(found.unchecked()) == expected
    assert list(found.unchecked()) == sorted(expected)
    assert any(one.startswith("US:") for one in found.unchecked())


def test_advice_is_written_in_the_form_of_the_contract() -> None:
    """The document has every part of the contract, and says that it is no legal advice."""
    found = advised(**PHOTOGRAPHS, froum="AT").to_json()
    assert set(found) == {
        "on",
        "dated",
        "characterisation",
        "forums",
        "forum_asked",
        "applicable_law",
        "recognition",
        "soft_law",
        "questions",
        "targeting",
        "problems",
        "unchecked",
        "rules_version",
        "note",
    }
    assert (found["on"], found["note"]) == ("2016-03-01", NOT_ADVICE)
    assert "Did you mean 'forum'?" in found["problems"][0]  # type: ignore[index,operator]
    assert advised(damage_in="DE").to_json()["forum_asked"] is None


STATES = st.lists(st.sampled_from(["DE", "FR", "CH", "GB", "US-CA", "JP", "BR"]), max_size=2)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "right_type": st.sampled_from(["trademark", "eu_trademark", "patent", "copyright"]),
        "right_registered_in": STATES,
        "defendant_domicile": STATES,
        "acts_in": STATES,
        "damage_in": STATES,
        "online": st.sampled_from([True, False, "disputed"]),
        "validity_raised": st.sampled_from([True, False]),
        "remedies": st.sampled_from(["damages", "injunction", "interim", "invalidity"]),
        "forum": st.sampled_from(["DE", "CH", "US-CA", "JP"]),
    },
)


@settings(max_examples=25)
@given(FACTS, st.randoms())
def test_neither_the_order_of_facts_nor_of_lists_changes_an_answer(
    facts: dict[str, object], random: object
) -> None:
    """A file with the same facts in another order has the same courts, laws and recognition."""
    mixed = {}
    for name in sorted(facts, key=lambda _: random.random()):  # type: ignore[attr-defined]
        value = facts[name]
        mixed[name] = value[::-1] if isinstance(value, list) else value

    def answers(given_facts: dict[str, object]) -> tuple[object, ...]:
        found = advised(**given_facts)
        return (
            {(one.state, one.result, one.scope, frozenset(one.depends_on)) for one in found.forums},
            {
                (one.forum, one.issue, one.result, frozenset(one.law.split(", ")))
                for one in found.applicable_law
            },
            {(one.origin, one.destination, one.relief, one.result) for one in found.recognition},
        )

    assert answers(facts) == answers(mixed)


@settings(max_examples=25)
@given(FACTS)
def test_the_best_courts_go_first_and_each_stands_once(facts: dict[str, object]) -> None:
    """Courts are ordered from open to closed, and none is listed twice."""
    found = advised(**facts)
    ranks = [ORDER.index(one.result) for one in found.forums]
    assert ranks == sorted(ranks)
    states = [one.state for one in found.forums]
    assert len(states) == len(set(states))
