"""Small consignments: the definition and the conditions of the procedure."""

from __future__ import annotations

import pytest

from countermark.border import BorderFacts, article_26, small_consignment
from countermark.border.article_26 import article_l716_8_5

MET = {
    "counterfeit_or_pirated": True,
    "perishable": False,
    "ex_officio": False,
    "opted_in": True,
    "transport": "express",
}


@pytest.mark.parametrize(
    ("transport", "units", "mass", "holds"),
    [
        ("postal", 3, None, True),
        ("postal", 4, None, None),
        ("postal", 4, 1.99, True),
        ("express", None, 2.0, None),
        ("express", 4, 2.0, False),
        ("express", 3, 50.0, True),
        ("other", 1, 0.1, False),
        ("", 1, 0.1, None),
        ("", 4, 2.0, False),
        ("", None, None, None),
    ],
)
def test_the_definition_is_checked_against_the_facts(
    transport: str, units: float | None, mass: float | None, *, holds: bool | None
) -> None:
    """Post or express, and at most three units or less than 2 kg; one of the two is enough."""
    facts = BorderFacts(transport=transport, units=units, gross_mass_kg=mass)
    assert small_consignment(facts).holds is holds


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (BorderFacts(), ("small_consignment",)),
        (BorderFacts(units=2), ("transport",)),
        (BorderFacts(transport="postal"), ("units", "gross_mass_kg")),
        (BorderFacts(gross_mass_kg=3), ("transport", "units")),
    ],
)
def test_only_what_is_missing_is_asked(facts: BorderFacts, missing: tuple[str, ...]) -> None:
    """The facts asked for are those that could still settle it."""
    assert small_consignment(facts).missing == missing


def test_a_statement_without_measures_is_taken_and_said_to_be_one() -> None:
    """What an officer states counts; that it was not shown is said."""
    answer = small_consignment(BorderFacts(small_consignment=True, transport="postal"))
    assert answer.holds is True
    assert "units, gross_mass_kg" in answer.why[0]
    assert small_consignment(BorderFacts(small_consignment=False)).holds is False


def test_measures_outweigh_a_statement_that_it_is_small() -> None:
    """Five units of 3 kg are no small consignment, whatever is stated."""
    facts = BorderFacts(small_consignment=True, transport="postal", units=5, gross_mass_kg=3)
    answer = small_consignment(facts)
    assert answer.holds is False
    assert "correct one of them" in answer.why[0]


def test_a_statement_that_it_is_not_small_is_asked_about() -> None:
    """Where measures say that it is small, neither is taken for granted."""
    facts = BorderFacts(small_consignment=False, transport="postal", units=1)
    assert small_consignment(facts).holds is None
    assert small_consignment(facts).missing == ("small_consignment",)


def test_all_conditions_met_open_the_procedure() -> None:
    """Counterfeit, not perishable, an application that asks for it, a small consignment."""
    assert article_26(BorderFacts(**MET, units=2), "suspended").holds is True  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("counterfeit_or_pirated", False),
        ("perishable", True),
        ("ex_officio", True),
        ("opted_in", False),
        ("transport", "other"),
    ],
)
def test_one_condition_that_fails_closes_it(fact: str, *, value: bool | str) -> None:
    """Any of the five conditions of art. 26(1) excludes the procedure, even after a notice."""
    facts = BorderFacts(**{**MET, "units": 2, fact: value})  # type: ignore[arg-type]
    assert article_26(facts, "suspended").holds is False
    assert article_26(facts, "small_consignment_notified").holds is False


def test_a_notice_of_the_procedure_answers_what_is_open() -> None:
    """Customs that announce destruction hold the conditions to be met."""
    assert article_26(BorderFacts(), "small_consignment_notified").holds is True
    assert article_26(BorderFacts(), "detention_notified").holds is None


def test_a_small_consignment_is_asked_about_its_other_conditions() -> None:
    """Once it is known to be small, the rest is asked for."""
    facts = BorderFacts(transport="postal", units=1)
    assert article_26(facts, "suspended").missing == (
        "counterfeit_or_pirated",
        "perishable",
        "ex_officio",
        "opted_in",
    )


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"small_consignment": False}, False),
        ({"opted_in": False}, False),
        ({"perishable": True}, False),
        ({"ex_officio": True}, False),
        ({"opted_in": None}, None),
        ({"small_consignment": None}, None),
    ],
)
def test_the_french_procedure_has_conditions_of_its_own(
    change: dict[str, bool | None], *, holds: bool | None
) -> None:
    """Art. L716-8-5: small, asked for in the application, not perishable, not ex officio."""
    met = {"small_consignment": True, "opted_in": True, "perishable": False, "ex_officio": False}
    facts = BorderFacts(**{**met, **change})  # type: ignore[arg-type]
    assert article_l716_8_5(facts, "detention_notified").holds is holds
