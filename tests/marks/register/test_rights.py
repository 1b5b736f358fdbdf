"""Whether a mark is in force there on that day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import Result, Territory
from countermark.marks.register.mark import Designation, Mark
from countermark.marks.register.rights import Standing, in_force

DAY = date(2026, 11, 1)
GOOD: dict[str, Any] = {
    "office": "EM",
    "status": "registered",
    "registered": date(2020, 5, 4),
    "expires": date(2029, 12, 2),
}
INTERNATIONAL = GOOD | {"office": "WO"}


def standing(territory: str = "DE", on: date = DAY, **cells: object) -> Standing:
    """Ask about a mark that is registered with the EU's office, but for some cells."""
    mark = Mark(**({"mark_id": "1", "text": "Zetalon"} | GOOD | cells))
    return in_force(mark, Territory(territory) if territory else None, on)


def said(found: Standing) -> tuple[str, tuple[str, ...]]:
    """Give result and flags."""
    return found.result.value, found.flags


@pytest.mark.parametrize(
    ("office", "territory", "on", "expected"),
    [
        ("EM", "DE", DAY, ("yes", ())),
        ("EM", "EU", DAY, ("yes", ())),
        ("EM", "BX", DAY, ("yes", ())),
        ("EM", "GB", date(2020, 12, 31), ("yes", ())),
        ("EM", "GB", date(2021, 1, 1), ("no", ("not_in_territory",))),
        ("EM", "US", DAY, ("no", ("not_in_territory",))),
        ("BX", "NL", DAY, ("yes", ())),
        ("BX", "DE", DAY, ("no", ("not_in_territory",))),
        ("DE", "DE", DAY, ("yes", ())),
        ("DE", "EU", DAY, ("no", ("not_in_territory",))),
        ("OA", "CM", DAY, ("yes", ())),
        ("OA", "FR", DAY, ("no", ("not_in_territory",))),
        ("WO", "DE", DAY, ("unknown", ("territory_unknown",))),
        ("AP", "KE", DAY, ("unknown", ("territory_unknown",))),
        ("GC", "SA", DAY, ("unknown", ("territory_unknown",))),
        ("QZ", "DE", DAY, ("unknown", ("territory_unknown",))),
        ("", "DE", DAY, ("unknown", ("territory_unknown",))),
        ("US", "", DAY, ("yes", ())),
    ],
)
def test_a_right_reaches_the_territory_of_its_office(
    office: str, territory: str, on: date, expected: tuple[str, tuple[str, ...]]
) -> None:
    """A union's right covers its members of that day; what is in no table stays unknown."""
    assert said(standing(territory, on, office=office)) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"registered": date(2026, 11, 2)}, ("no", ("not_yet",))),
        ({"registered": DAY}, ("yes", ())),
        ({"registered": None, "filed": date(2026, 12, 1)}, ("no", ("not_yet",))),
        ({"registered": None, "status": "filed"}, ("no", ("not_registered",))),
        ({"registered": None, "status": "published"}, ("no", ("not_registered",))),
        ({"registered": None, "status": "opposed"}, ("no", ("not_registered",))),
        ({"status": "opposed"}, ("yes", ())),
        ({"registered": None}, ("unknown", ("status_unknown",))),
        ({"registered": None, "status_on": DAY}, ("yes", ())),
        ({"registered": None, "status_on": date(2027, 1, 1)}, ("unknown", ("status_unknown",))),
        ({"status": "unknown"}, ("unknown", ("status_unknown",))),
        ({"status": "live"}, ("unknown", ("status_unknown",))),
        ({"status": "ended", "ended": DAY}, ("no", ("ended",))),
        ({"status": "ended", "ended": date(2026, 11, 2)}, ("yes", ())),
        ({"status": "ended", "status_on": DAY}, ("no", ("ended",))),
        ({"status": "ended", "status_on": date(2026, 11, 2)}, ("yes", ())),
        ({"status": "ended"}, ("unknown", ("ended",))),
        (
            {"status": "ended", "ended": date(2026, 11, 2), "registered": None},
            ("unknown", ("status_unknown",)),
        ),
        ({"expires": DAY}, ("yes", ())),
        ({"expires": date(2026, 10, 31)}, ("unknown", ("expired",))),
        ({"expires": date(2026, 5, 1)}, ("unknown", ("expired",))),
        ({"expires": date(2026, 4, 30)}, ("no", ("expired",))),
        ({"expires": None}, ("unknown", ("expiry_unknown",))),
        ({"expires": None, "status": "filed", "registered": None}, ("no", ("not_registered",))),
    ],
)
def test_a_right_begins_and_ends(
    cells: dict[str, Any], expected: tuple[str, tuple[str, ...]]
) -> None:
    """Registration, end and expiry are days; an application is no right; unknown stays unknown."""
    assert said(standing(**cells)) == expected


def test_the_period_of_grace_ends_with_a_short_month() -> None:
    """Six months after 31 August is the last day of February."""
    expires = date(2025, 8, 31)
    assert said(standing(on=date(2026, 2, 28), expires=expires)) == ("unknown", ("expired",))
    assert said(standing(on=date(2026, 3, 1), expires=expires)) == ("no", ("expired",))


@pytest.mark.parametrize("status", ["registered", "ended"])
def test_a_state_without_a_day_holds_from_the_day_of_the_record(status: str) -> None:
    """What a record says without a day is known from the day on which the record was taken."""
    cells = GOOD | {"registered": None, "status": status}
    mark = Mark(mark_id="1", text="Zetalon", **cells)
    before = in_force(mark, None, date(2026, 10, 1), as_of=DAY)
    after = in_force(mark, None, DAY, as_of=DAY)
    assert before.result is Result.UNKNOWN
    assert after.result is (Result.YES if status == "registered" else Result.NO)


@pytest.mark.parametrize(
    ("designated", "expected"),
    [
        ([("DE", "registered", date(2021, 1, 1), None)], ("yes", ())),
        ([("EU", "registered", date(2021, 1, 1), None)], ("yes", ())),
        ([("BX", "registered", date(2021, 1, 1), None)], ("no", ("not_in_territory",))),
        ([("OA", "registered", None, None), ("US", "registered", None, None)],
         ("no", ("not_in_territory",))),
        ([("AP", "registered", None, None)], ("unknown", ("territory_unknown",))),
        ([("GC", "registered", None, None)], ("unknown", ("territory_unknown",))),
        ([("DE", "unknown", None, None)], ("unknown", ("status_unknown",))),
        ([("DE", "filed", None, None)], ("no", ("not_registered",))),
        ([("DE", "registered", date(2027, 1, 1), None)], ("no", ("not_yet",))),
        ([("DE", "registered", date(2021, 1, 1), date(2026, 10, 31))], ("no", ("ended",))),
        ([("DE", "registered", date(2021, 1, 1), DAY)], ("yes", ())),
        ([("DE", "filed", None, None), ("EU", "registered", date(2021, 1, 1), None)], ("yes", ())),
    ],
)  # fmt: skip
def test_an_international_registration_has_effect_where_it_was_extended_to(
    designated: list[tuple[str, str, date | None, date | None]],
    expected: tuple[str, tuple[str, ...]],
) -> None:
    """Each designation has its own state and days; the one that says most counts."""
    designations = tuple(
        Designation(territory=territory, status=status, since=since, until=until)
        for territory, status, since, until in designated
    )
    assert said(standing(**(INTERNATIONAL | {"designations": designations}))) == expected


def test_a_designation_of_a_part_is_not_the_whole() -> None:
    """A designation of one member State does not cover the Union."""
    one = Designation(territory="DE", status="registered", since=date(2021, 1, 1))
    found = standing("EU", **(INTERNATIONAL | {"designations": (one,)}))
    assert said(found) == ("no", ("not_in_territory",))
    assert "part" in found.reasons[0].text


def test_the_decisive_reason_comes_first() -> None:
    """A no is explained before what is unknown or granted, each with the record as source."""
    found = standing("US", expires=None)
    assert found.flags == ("not_in_territory",)
    assert "no effect in US" in found.reasons[0].text
    assert all("1" in reason.sources[0].locator for reason in found.reasons)
    assert found.to_json()["result"] == "no"


days = st.none() | st.dates(date(2000, 1, 1), date(2040, 1, 1))


@given(
    st.sampled_from(["filed", "published", "opposed", "registered", "ended", "unknown", "odd"]),
    st.tuples(days, days, days, days, days),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_yes_needs_registration_and_no_end(
    status: str, told: tuple[date | None, ...], on: date
) -> None:
    """No record is in force on a day before its registration, or from its end, or after expiry."""
    filed, registered, expires, ended, status_on = told
    mark = Mark(
        mark_id="1", text="Z", office="DE", status=status, filed=filed, registered=registered,
        expires=expires, ended=ended, status_on=status_on,
    )  # fmt: skip
    found = in_force(mark, Territory("DE"), on)
    assert bool(found.flags) == (found.result is not Result.YES)
    if found.result is Result.YES:
        assert expires is not None
        assert expires >= on
        assert not (registered and registered > on)
        assert not (ended and ended <= on)
        assert status in {"registered", "opposed", "filed", "published", "ended"}
