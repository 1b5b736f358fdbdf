"""Which days are off, and why."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.border import Calendar, calendar_of, regions_of
from countermark.border.calendar import regions_with_more_days_off
from countermark.findings import BadInputError


@pytest.mark.parametrize(
    ("territory", "region", "day", "why"),
    [
        ("DE", "BY", date(2026, 1, 6), "Epiphany (DE-BY)"),
        ("DE", "DE-BY", date(2026, 12, 26), "Saturday; Second Day of Christmas (DE-BY)"),
        ("DE", "Bayern", date(2026, 11, 22), "Sunday"),
        ("DE", "", date(2026, 1, 6), ""),
        ("SA", "", date(2026, 11, 20), "Friday"),
        ("SA", "", date(2026, 11, 22), ""),
        ("CN", "", date(2026, 10, 10), ""),
        ("CN", "", date(2026, 10, 6), "Day off (substituted from 2026-09-20) (CN)"),
        ("XI", "", date(2026, 7, 13), "Battle of the Boyne (observed) (GB-NIR)"),
        ("XI", "", date(2026, 3, 17), "Saint Patrick's Day (GB-NIR)"),
    ],
)
def test_a_day_off_has_its_reason(territory: str, region: str, day: date, why: str) -> None:
    """Weekly rest days, holidays, regions and days worked instead are told apart."""
    assert calendar_of(territory, region).day_off(day) == why


def test_a_regime_can_prescribe_the_rest_days() -> None:
    """The weekend given replaces that of the country."""
    calendar = calendar_of("SA", weekend=frozenset({5, 6}))
    assert calendar.day_off(date(2026, 11, 20)) == ""
    assert calendar.day_off(date(2026, 11, 22)) == "Sunday"


@pytest.mark.parametrize("union", ["EU", "BX", "EP", "UP", "WO"])
def test_a_union_is_asked_whose_holidays_count(union: str) -> None:
    """A union has no holidays of its own."""
    with pytest.raises(BadInputError, match="whose public holidays count"):
        calendar_of(union)


def test_an_unknown_territory_is_refused() -> None:
    """Two letters that are no country are not taken for one without holidays."""
    with pytest.raises(BadInputError, match="'ZZ' is not known"):
        calendar_of("ZZ")


def test_a_country_without_a_calendar_is_refused() -> None:
    """No holidays known is not the same as no holidays."""
    with pytest.raises(BadInputError, match="No holidays are known for 'ZZ'"):
        regions_of("ZZ")


def test_an_unknown_region_lists_those_that_exist() -> None:
    """The sentence names the regions that may have been meant."""
    with pytest.raises(BadInputError, match=r"'XY' of DE has no calendar; expected one of BB, BE"):
        calendar_of("DE", "XY")


def test_a_country_without_regional_calendars_says_so() -> None:
    """Where there is nothing to choose from, the sentence says to leave the region out."""
    with pytest.raises(BadInputError, match="EG has none by region"):
        calendar_of("EG", "C")


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2150, 1, 1)])
def test_years_without_known_holidays_are_refused(day: date) -> None:
    """A year that nobody has holidays for is not taken for a year without any."""
    with pytest.raises(BadInputError, match="are known for 1991 to 2100 only"):
        calendar_of("DE").day_off(day)


def test_the_library_and_its_version_are_the_source() -> None:
    """Holidays are cited, and as not checked."""
    source = calendar_of("DE", "BY").source
    assert source.title.startswith("holidays")
    assert source.version
    assert (source.locator, source.checked) == ("DE-BY", False)


def test_a_calendar_without_a_source_says_whose_it_is() -> None:
    """One made by the caller is called that."""
    assert "caller" in Calendar(place="XX").source.title


def test_regions_with_further_holidays_are_found() -> None:
    """Epiphany is kept in three of the German states."""
    day = date(2027, 1, 6)
    found = regions_with_more_days_off(calendar_of("DE"), day, day)
    assert set(found) >= {"DE-BW", "DE-BY", "DE-ST"}
    assert "DE-BE" not in found
    assert "BY" in regions_of("DE")


@pytest.mark.parametrize("region", ["NIR", "GB-NIR", "Northern Ireland"])
def test_northern_ireland_may_be_named_again_as_the_region(region: str) -> None:
    """XI is itself a region of the United Kingdom's calendar."""
    assert calendar_of("XI", region).place == "GB-NIR"


def test_another_part_of_the_kingdom_is_no_region_of_northern_ireland() -> None:
    """Scottish holidays never count in Northern Ireland."""
    with pytest.raises(BadInputError, match="not in Northern Ireland"):
        calendar_of("XI", "SCT")
