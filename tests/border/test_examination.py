"""Deadlines as findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from countermark.border import BorderFacts, examine
from countermark.findings import Result, Status

FACTS = BorderFacts(
    territory="DE",
    region="HH",
    event="detention_notified",
    on=date(2026, 12, 21),
    perishable=False,
    small_consignment=False,
    declarant_consents=False,
)


def test_each_deadline_is_one_finding_of_fact() -> None:
    """Nobody has to decide a deadline; its data are the contract's entry."""
    found = examine(FACTS, [])
    assert len(found) == 3
    assert {item.status for item in found} == {Status.FACT}
    assert found[0].certainty.result is Result.YES
    assert found[0].data["basis"] == "EU:2013/608:23(1)"
    assert found[0].answer == (
        "By Wednesday 2027-01-06, right holder: confirm in writing that a right is infringed, in "
        "your conviction, and agree to destruction."
    )


def test_an_extension_is_part_of_the_answer() -> None:
    """The day that customs may grant on request is named."""
    assert "extended to Wednesday 2027-01-20" in examine(FACTS, [])[2].answer


def test_the_grounds_name_provision_counting_and_days_skipped() -> None:
    """Each has its source, and those not checked say so."""
    provision, counting, days = examine(FACTS, [])[0].grounds[:3]
    assert provision.sources[0].checked
    assert provision.text.startswith(
        "10 working days from: detention notified on 2026-12-21. Otherwise: the goods"
    )
    assert "1182/71" in counting.sources[0].title
    assert "2026-12-25 Christmas Day (DE-HH)" in days.text
    assert not days.sources[0].checked


def test_a_missing_fact_makes_it_depend() -> None:
    """The condition stands in the answer."""
    first = examine(replace(FACTS, perishable=None), [])[0]
    assert first.certainty.result is Result.DEPENDS_ON
    assert first.answer.startswith("By Thursday 2026-12-24 (if the goods are perishable), ")


def test_a_stricter_reading_is_the_safe_day() -> None:
    """French 'jours ouvrables' may include Saturdays."""
    facts = replace(FACTS, regime="FR", territory="FR", region="", ex_officio=False)
    assert "To be safe, by Monday 2027-01-04" in examine(facts, [])[0].answer


def test_a_day_that_has_passed_is_said_to_have() -> None:
    """Only where the day of today is given."""
    assert "has passed" in examine(replace(FACTS, today=date(2027, 2, 1)), [])[0].answer


def test_a_thing_due_at_once_has_no_number_of_days() -> None:
    """Its ground says so."""
    facts = BorderFacts(territory="CH", event="suspended", on=date(2026, 12, 21))
    assert examine(facts, [])[0].grounds[0].text.startswith("At once: suspended")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (BorderFacts(), "which event happened"),
        (BorderFacts(), "on which day"),
        (BorderFacts(), "in which country"),
        (BorderFacts(territory="DE", event="suspended"), "Say on which day it happened"),
        (replace(FACTS, territory="EU", region=""), "in which Member State"),
        (replace(FACTS, regime="FR", territory="FR", region="", event="consent_given"), "No clock"),
    ],
)
def test_what_is_missing_is_asked_for(facts: BorderFacts, says: str) -> None:
    """One finding, unknown, that asks for the event, its day and the country."""
    (found,) = examine(facts, [])
    assert found.certainty.result is Result.UNKNOWN
    assert says in found.answer


def test_the_dates_of_a_case_are_enough() -> None:
    """A case that gives `detention_notified` among its dates needs no event."""
    facts = replace(FACTS, event="", on=None, dates={"detention_notified": date(2026, 12, 21)})
    assert [item.data for item in examine(facts, [])] == [item.data for item in examine(FACTS, [])]
