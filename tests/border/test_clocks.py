"""The table of clocks."""

from __future__ import annotations

import pytest

from countermark.border import BorderFacts, clocks, events, events_of, regimes
from countermark.border.clocks import Clock
from countermark.border.conditions import verdict
from countermark.findings import read_table

ALL = [clock for regime in regimes() for clock in clocks(regime)]
UNITS = {
    "at_once",
    "working_days",
    "working_days_paused",
    "working_days_before",
    "working_days_before_year_end",
    "days",
    "years",
}


def by_id(clock: Clock) -> str:
    """Name a clock in the test's report."""
    return clock.id


def test_the_seven_regimes_have_clocks() -> None:
    """Every regime of the contract starts at least one clock."""
    assert set(regimes()) == {"TRIPS", "EU", "FR", "US", "CN", "OAPI", "IN"}
    assert all(events_of(regime) for regime in regimes())


def test_no_row_is_left_out_or_double() -> None:
    """Every row of the table belongs to a known regime, under a name of its own."""
    rows = read_table("countermark.border", "clocks.csv").rows
    assert len(ALL) == len(rows) == len({clock.id for clock in ALL})


@pytest.mark.parametrize("clock", ALL, ids=by_id)
def test_a_clock_uses_the_fixed_words(clock: Clock) -> None:
    """Events, persons and units are those of the contract; a provision starts with its regime."""
    known = set(events())
    assert {clock.event, clock.runs_from} <= known
    assert clock.then in {*known, ""}
    assert clock.who in {"right_holder", "customs", "declarant"}
    assert clock.unit in UNITS
    assert clock.bound in ({"earliest", "latest"} if clock.runs_from != clock.event else {""})
    assert clock.basis.split(":")[0] in {clock.regime, "EU"}


@pytest.mark.parametrize("clock", ALL, ids=by_id)
def test_without_facts_no_clock_is_excluded(clock: Clock) -> None:
    """What is not known is asked for with a condition in words; it never excludes a clock."""
    found = verdict(clock, BorderFacts(regime=clock.regime))
    assert found.runs
    assert bool(found.missing) == bool(found.applies_if)
    assert bool(clock.conditions) == bool(found.missing) or clock.event == (
        "small_consignment_notified"
    )


def test_what_was_not_compared_with_the_text_says_so() -> None:
    """The rows from secondary or uncertain texts are not marked as checked."""
    unchecked = {clock.basis for clock in ALL if not clock.source.checked}
    assert unchecked == {
        "EU:2024/2399",
        "US:19CFR133.21:(b)(2)(i)",
        "OAPI:Bangui:83",
        "IN:IPRRules2007:7(3)",
    }
