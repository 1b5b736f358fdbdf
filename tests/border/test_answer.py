"""Deadlines from facts, known and unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.border import BorderFacts, Deadline, deadlines, events, explain_none, regimes
from countermark.findings import BadInputError

NOTIFIED = BorderFacts(
    regime="EU",
    territory="DE",
    region="HH",
    event="detention_notified",
    on=date(2026, 11, 23),
    perishable=False,
    small_consignment=False,
)


def by_clock(facts: BorderFacts) -> dict[str, Deadline]:
    """Answer by the clock's name."""
    return {deadline.clock: deadline for deadline in deadlines(facts)}


def test_unknown_perishability_gives_both_deadlines_the_earlier_first() -> None:
    """Three working days if perishable, ten if not, and each says so."""
    found = [d for d in deadlines(replace(NOTIFIED, perishable=None)) if d.clock == "eu-23-1-ab"]
    assert [(str(d.deadline), d.applies_if) for d in found] == [
        ("2026-11-26", ("if the goods are perishable",)),
        ("2026-12-07", ("if the goods are not perishable",)),
    ]
    assert all(d.depends_on == ("perishable",) for d in found)


def test_perishable_goods_are_not_extended() -> None:
    """Art. 23(4) leaves perishable goods out."""
    assert by_clock(NOTIFIED)["eu-23-3"].extension is not None
    assert by_clock(replace(NOTIFIED, perishable=True))["eu-23-3"].extension is None


def test_a_small_consignment_takes_the_place_of_article_23() -> None:
    """Known to be one, with the other conditions met, only art. 26 runs; unknown, both."""
    small = replace(
        NOTIFIED,
        small_consignment=True,
        opted_in=True,
        ex_officio=False,
        counterfeit_or_pirated=True,
    )
    assert set(by_clock(small)) == {"eu-26-4-detention"}
    both = by_clock(replace(small, opted_in=None))
    assert {"eu-26-4-detention", "eu-23-1-ab"} <= set(both)
    assert both["eu-23-1-ab"].depends_on == ("opted_in",)


def test_a_notice_of_destruction_that_was_wrong_falls_back_to_article_23() -> None:
    """Perishable goods may not go through art. 26: the three days of art. 23 are shown."""
    facts = replace(NOTIFIED, event="small_consignment_notified", perishable=True)
    assert by_clock(facts)["eu-23-1-ab"].working_days == 3


def test_an_agreement_of_the_declarant_ends_the_need_for_proceedings() -> None:
    """Art. 23(3) runs only where the declarant does not agree; an answer given is noted."""
    found = by_clock(replace(NOTIFIED, declarant_consents=True))
    assert "eu-23-3" not in found
    assert "agreed to destruction" in found["eu-23-1-c"].notes[0]
    refused = by_clock(replace(NOTIFIED, declarant_consents=False))
    assert refused["eu-23-3"].depends_on == ()


def test_perishable_goods_held_on_own_initiative_are_to_be_released() -> None:
    """Art. 18(1): no application is asked for, the goods are released at once."""
    facts = replace(NOTIFIED, event="exofficio_notified", perishable=True)
    (found,) = deadlines(facts)
    assert (found.basis, found.unit, found.deadline) == (
        "EU:2013/608:18(1)",
        "at_once",
        date(2026, 11, 23),
    )


def test_a_notice_on_own_initiative_contradicts_an_application() -> None:
    """The event and the fact cannot both be right."""
    with pytest.raises(BadInputError, match="contradicts"):
        deadlines(replace(NOTIFIED, event="exofficio_notified", ex_officio=False))


def test_a_missing_day_gives_the_earliest_that_is_possible_and_asks() -> None:
    """An extended period cannot end before ten working days after the extension."""
    facts = replace(NOTIFIED, event="extension_granted")
    short = by_clock(facts)["eu-23-4"]
    assert (str(short.deadline), short.depends_on) == ("2026-12-07", ("dates: detention_notified",))
    known = replace(facts, dates={"detention_notified": date(2026, 11, 20)})
    exact = by_clock(known)["eu-23-4"]
    assert (str(exact.deadline), exact.depends_on) == ("2026-12-18", ())
    assert exact.deadline > short.deadline


def test_a_period_from_an_earlier_day_that_is_missing_may_end_sooner() -> None:
    """In China the period runs from the detention, not from its notification."""
    facts = BorderFacts(
        territory="CN", event="detention_notified", on=date(2026, 11, 23), ex_officio=False
    )
    (found,) = deadlines(facts)
    assert any("may be earlier" in note for note in found.notes)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (BorderFacts(territory="US", event="presented", on=date(2026, 11, 23)), "for good cause"),
        (
            BorderFacts(territory="EG", event="detention_notified", on=date(2026, 6, 15)),
            "estimated",
        ),
        (
            BorderFacts(territory="CN", event="suspended", on=date(2028, 9, 20)),
            "2028 are not known",
        ),
    ],
)
def test_what_is_not_fixed_yet_is_noted(facts: BorderFacts, says: str) -> None:
    """Open extensions, holidays that follow the moon, and weekends not declared yet."""
    assert any(says in note for deadline in deadlines(facts) for note in deadline.notes)


def test_a_stricter_reading_that_changes_nothing_is_left_out() -> None:
    """The four days after a Monday hold no Saturday."""
    facts = BorderFacts(
        regime="FR", event="exofficio_notified", on=date(2026, 11, 23), perishable=False
    )
    (found,) = deadlines(facts)
    assert (str(found.deadline), found.earlier_reading, found.notes) == ("2026-11-27", None, ())


def test_a_year_whose_worked_weekends_are_known_has_no_such_note() -> None:
    """China has declared those of 2026."""
    facts = BorderFacts(territory="CN", event="exofficio_notified", on=date(2026, 9, 29))
    assert not any("not known" in note for note in deadlines(facts)[0].notes)


def test_a_region_that_keeps_a_holiday_is_asked_for() -> None:
    """Epiphany matters for a period over 6 January, unless the region is known."""
    facts = replace(NOTIFIED, on=date(2026, 12, 21), region="")
    found = by_clock(facts)["eu-23-1-ab"]
    assert found.depends_on == ("region",)
    assert "DE-BY" in found.notes[-1]
    assert by_clock(replace(facts, region="HH"))["eu-23-1-ab"].depends_on == ()


def test_days_left_are_counted_from_today_and_a_passed_day_is_said() -> None:
    """Without the day of today nothing is said."""
    assert by_clock(NOTIFIED)["eu-23-1-ab"].passed is None
    late = by_clock(replace(NOTIFIED, today=date(2026, 12, 8)))["eu-23-1-ab"]
    assert (late.days_left, late.passed) == (-1, True)
    due = by_clock(replace(NOTIFIED, today=date(2026, 12, 7)))["eu-23-1-ab"]
    assert (due.days_left, due.passed) == (0, False)


def test_every_event_among_the_dates_starts_its_clocks() -> None:
    """Without `event`, the dates of a case are enough; words that are no events are left aside."""
    facts = BorderFacts(
        territory="DE",
        dates={"suspended": date(2026, 11, 20), "purchased": date(2026, 1, 1)},
        ex_officio=False,
        small_consignment=False,
    )
    (found,) = deadlines(facts)
    assert (found.event, found.basis) == ("suspended", "EU:2013/608:17(3)")


def test_the_regime_of_the_territory_is_taken_and_said() -> None:
    """Without a regime, that of the country applies."""
    facts = BorderFacts(
        territory="NO", event="detention_notified", on=NOTIFIED.on, ex_officio=False
    )
    (found,) = deadlines(facts)
    assert found.basis == "TRIPS:55"
    assert found.notes == ("No regime was given; taken: TRIPS, which applies in Norway.",)


@pytest.mark.parametrize(
    ("regime", "territory"), [("FR", "FR"), ("US", "US"), ("CN", "CN"), ("IN", "IN")]
)
def test_a_national_regime_brings_its_country(regime: str, territory: str) -> None:
    """Whose holidays count is then plain."""
    found = deadlines(BorderFacts(regime=regime, event="suspended", on=NOTIFIED.on))
    assert found[0].calendar == territory


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"territory": ""}, "whose public holidays count"),
        ({"territory": "EU"}, "whose public holidays count"),
        ({"territory": "GB", "region": ""}, "for Northern Ireland write XI"),
        ({"territory": "CH", "region": ""}, "does not apply in CH on 2026-11-23.*TRIPS"),
        ({"regime": "UE"}, "The regime 'UE' is not known; expected one of EU"),
        ({"event": "detained"}, "The event 'detained' is not known"),
        ({"event": ""}, "No event was given"),
        ({"on": None}, "The day of the event 'detention_notified' is missing"),
        ({"on": date(2010, 1, 4)}, "are known from 2014-01-01 on"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(
    change: dict[str, str | date | None], says: str
) -> None:
    """The sentence says what to give."""
    with pytest.raises(BadInputError, match=says):
        deadlines(replace(NOTIFIED, **change))  # type: ignore[arg-type]


def test_northern_ireland_keeps_the_regulation_and_its_own_holidays() -> None:
    """XI counts with the holidays of Northern Ireland."""
    facts = replace(NOTIFIED, territory="XI", region="")
    assert deadlines(facts)[0].calendar == "GB-NIR"


def test_trips_has_no_period_for_a_suspension_on_own_initiative_without_an_appeal() -> None:
    """Art. 58(b) asks for prompt notice; art. 55 counts only once the importer has appealed."""
    facts = BorderFacts(
        territory="EG", event="suspended", on=NOTIFIED.on, ex_officio=True, importer_appealed=False
    )
    assert [item.basis for item in deadlines(facts)] == ["TRIPS:58(b)"]
    appealed = deadlines(replace(facts, importer_appealed=True))
    assert [item.basis for item in appealed] == ["TRIPS:58(b)", "TRIPS:55"]


@pytest.mark.parametrize("event", ["proceedings_begun", "extension_granted"])
def test_detention_on_own_initiative_in_france_counts_from_the_grant_only(event: str) -> None:
    """Art. L716-8-1, para. 5: the ten days run from the acceptance, not from the detention."""
    facts = BorderFacts(regime="FR", event=event, on=date(2026, 7, 17), ex_officio=True)
    assert {item.basis for item in deadlines(facts)} == {"FR:CPI:L716-8-1"}


def test_a_french_notice_without_the_procedure_is_a_notice_of_detention() -> None:
    """Perishable goods are outside art. L716-8-5 (paragraph VI); art. L716-8 remains."""
    facts = BorderFacts(
        regime="FR", event="small_consignment_notified", on=date(2026, 7, 3), perishable=True
    )
    assert {item.basis for item in deadlines(facts)} == {"FR:CPI:L716-8", "FR:CPI:L716-8-4"}


@pytest.mark.parametrize(
    ("event", "dates", "contradict"),
    [
        ("extension_granted", {"detention_notified": date(2027, 1, 4)}, True),
        ("extension_granted", {"detention_notified": date(2026, 11, 9)}, False),
        ("proceedings_begun", {"detention_notified": date(2027, 1, 4)}, False),
        (
            "information_received",
            {"application_received": date(2026, 11, 9), "information_requested": date(2026, 11, 2)},
            True,
        ),
    ],
)
def test_days_that_contradict_each_other_are_noted(
    event: str, dates: dict[str, date], *, contradict: bool
) -> None:
    """An extension before the detention was notified cannot be right; a suit before it can."""
    facts = replace(NOTIFIED, event=event, dates=dates)
    found = deadlines(facts)
    assert found
    assert all(any("contradict" in note for note in d.notes) is contradict for d in found)


def test_an_event_without_a_clock_is_explained() -> None:
    """The sentence lists the events that start one under the regime."""
    facts = BorderFacts(regime="FR", event="consent_given", on=NOTIFIED.on)
    assert deadlines(facts) == ()
    assert "these events start one: detention_notified" in explain_none(facts)


def test_facts_that_exclude_every_clock_are_explained() -> None:
    """A period that the court set itself is in its order, not in the table."""
    facts = replace(NOTIFIED, event="provisional_measure", court_set_period=True)
    assert deadlines(facts) == ()
    assert explain_none(facts) == ("No clock of EU runs after provisional_measure on these facts.")


@pytest.mark.parametrize(("hours", "number"), [(23, 0), (24, 1), (None, 1)])
def test_a_short_outage_starts_no_clock(hours: float | None, number: int) -> None:
    """Paper is allowed from 24 hours on; a length that is not known is asked for."""
    facts = replace(NOTIFIED, event="portal_outage_ended", outage_hours=hours)
    assert len(deadlines(facts)) == number


@settings(deadline=None)  # the first look at a country loads its holidays
@given(
    st.sampled_from(regimes()),
    st.sampled_from(list(events())),
    st.dates(date(2020, 1, 1), date(2029, 12, 31)),
    st.sampled_from([True, False, None]),
)
def test_deadlines_are_sorted_and_never_before_the_event(
    regime: str,
    event: str,
    on: date,
    perishable: bool | None,  # noqa: FBT001 - from hypothesis
) -> None:
    """Days come in order, and only a period counted back ends before its event."""
    territory = {"TRIPS": "EG", "EU": "IT", "OAPI": "CM"}.get(regime, regime)
    facts = BorderFacts(
        regime=regime, territory=territory, event=event, on=on, perishable=perishable
    )
    found = deadlines(facts)
    assert [d.deadline for d in found] == sorted(d.deadline for d in found)
    assert all(d.deadline >= on or d.unit == "working_days_before" for d in found)
    assert all(bool(d.applies_if) <= bool(d.depends_on) for d in found)


@settings(deadline=None)  # the first look at a country loads its holidays
@given(st.dates(date(2020, 1, 1), date(2029, 12, 31)))
def test_knowing_more_never_brings_a_new_deadline(on: date) -> None:
    """Each fact that becomes known leaves a part of what was possible before."""
    unknown = replace(NOTIFIED, on=on, perishable=None, small_consignment=None)
    before = {(d.clock, d.deadline) for d in deadlines(unknown)}
    for perishable in (True, False):
        after = {(d.clock, d.deadline) for d in deadlines(replace(unknown, perishable=perishable))}
        assert after <= before
