"""Which days are off in a territory, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Self

from countermark.findings import BadInputError, Source, Territory

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
"""English names of the days of the week, Monday first."""

SATURDAY_AND_SUNDAY: Final = frozenset({5, 6})
"""The rest days of Regulation 1182/71, art. 2(2), and of most territories."""

_AMERICAN_DATE: Final = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_NORTHERN_IRELAND: Final = "XI"
_UNIONS: Final = frozenset({"BX", "EP", "EU", "UP", "WO"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days off of one territory: weekly rest days, public holidays, and days worked instead.

    >>> calendar_of("DE", "BY").day_off(date(2026, 1, 6))
    'Epiphany (DE-BY)'
    """

    place: str
    """The territory, with its region after a hyphen where one was given, for instance `DE-BY`."""

    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    """The weekly rest days; Monday is 0 and Sunday 6."""

    public_holidays: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    """The name of the holiday on a day; days without one are missing."""

    worked: AbstractSet[date] = frozenset()
    """Weekly rest days that the State has declared to be worked (China does so every year)."""

    years: tuple[int, int] = (1, 9999)
    """The first and the last year for which holidays are known."""

    source: Source = field(default_factory=lambda: Source(title="a calendar given by the caller"))
    """Where the holidays come from."""

    def day_off(self, day: date) -> str:
        """Say why nobody works on a day; empty for a working day.

        Args:
            day: any day within `years`.

        Errors: `BadInputError` for a day outside the years for which holidays are known.
        """
        self.require_known(day)
        holiday = _AMERICAN_DATE.sub(r"\3-\1-\2", self.public_holidays.get(day) or "")
        resting = day.weekday() in self.weekend and day not in self.worked
        reasons = (WEEKDAYS[day.weekday()] if resting else "", f"{holiday} ({self.place})")
        return "; ".join(reason for reason in reasons[: 2 if holiday else 1] if reason)

    def require_known(self, day: date) -> None:
        """Refuse a day outside the years for which holidays are known.

        Errors: `BadInputError` that names the years.
        """
        first, last = self.years
        if not first <= day.year <= last:
            text = (
                f"The period reaches {day.isoformat()}, but the holidays of {self.place} are known "
                f"for {first} to {last} only; give a date within these years."
            )
            raise BadInputError(text)

    def with_weekend(self, weekend: frozenset[int]) -> Self:
        """Make the same calendar with other weekly rest days."""
        return replace(self, weekend=weekend)


def calendar_of(
    territory: str, region: str = "", *, weekend: frozenset[int] | None = None
) -> Calendar:
    """Make the calendar of a country, or of one of its regions, from the `holidays` library.

    Args:
        territory: ISO 3166-1 alpha-2, or `XI` for Northern Ireland.
        region: the library's code or name of a region, with or without the country before it
            (`BY`, `DE-BY`, `Bayern`); empty for holidays of the whole country only.
        weekend: the weekly rest days that a regime prescribes; else those of the country.

    Errors: `BadInputError` for a union, which has no holidays of its own, for an unknown territory
        and for an unknown region (the text lists those that exist).
    """
    import holidays  # noqa: PLC0415 - slow to import, and not needed to list clocks
    from holidays.version import __version__ as version  # noqa: PLC0415 - the same

    country, region = _country_and_region(territory, region)
    subdivision = _subdivision(country, region) if region else None
    english = "en_US" if "en_US" in _of(country).supported_languages else None
    days = holidays.country_holidays(country, subdiv=subdivision, language=english)
    place = f"{country}-{subdivision}" if subdivision else country
    return Calendar(
        place=place,
        weekend=frozenset(days.weekend) if weekend is None else weekend,
        public_holidays=days,
        worked=days.weekend_workdays,
        years=(days.start_year, days.end_year),
        source=Source(
            title="holidays (Python library), category public",
            locator=place,
            version=version,
        ),
    )


def regions_of(territory: str) -> tuple[str, ...]:
    """List the regions that have a calendar of their own in the `holidays` library."""
    return tuple(_of(territory).subdivisions)


def regions_with_more_days_off(calendar: Calendar, first: date, last: date) -> tuple[str, ...]:
    """List the regions where a working day of the whole country is a public holiday.

    Args:
        calendar: the calendar of a whole country; one of a region has no regions of its own.
        first: the first day to look at.
        last: the last day to look at.
    """
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    working = [day for day in days if not calendar.day_off(day)]
    return tuple(
        region.place
        for region in _regional(calendar.place)
        if any(day in region.public_holidays for day in working)
    )


@cache
def _regional(country: str) -> tuple[Calendar, ...]:
    return tuple(calendar_of(country, region) for region in regions_of(country))


@cache
def _of(country: str) -> HolidayBase:
    """Make the library's calendar of a whole country, to ask what regions and languages it has."""
    import holidays  # noqa: PLC0415 - see `calendar_of`

    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        text = f"No holidays are known for '{country}'; give a country that has a calendar."
        raise BadInputError(text) from None


def _country_and_region(territory: str, region: str) -> tuple[str, str]:
    code = territory.strip().upper()
    if code == _NORTHERN_IRELAND:
        if region and _subdivision("GB", region) != "NIR":
            text = f"The region '{region}' is not in Northern Ireland (XI); leave it out."
            raise BadInputError(text)
        return "GB", "NIR"
    country = Territory.of(code).code
    if country in _UNIONS:
        text = (
            f"The territory {country} is no single country; whose public holidays count? Give the "
            "country where the customs office is, for instance DE."
        )
        raise BadInputError(text)
    return country, region


def _subdivision(country: str, region: str) -> str:
    known = _of(country)
    wanted = region.strip().removeprefix(f"{country}-").casefold()
    names = {code.casefold(): code for code in known.subdivisions}
    names |= {name.casefold(): code for name, code in known.subdivisions_aliases.items()}
    if wanted in names:
        return names[wanted]
    listed = ", ".join(known.subdivisions)
    text = f"The region '{region}' of {country} has no calendar; " + (
        f"expected one of {listed}." if listed else f"{country} has none by region: leave it out."
    )
    raise BadInputError(text)
