"""Where a regime applies, and how it counts."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.border import regime_of
from countermark.border.regimes import counting_of


@pytest.mark.parametrize(
    ("territory", "on", "regime"),
    [
        ("DE", date(2026, 1, 1), "EU"),
        ("FR", date(2026, 1, 1), "EU"),
        ("RE", date(2026, 1, 1), "EU"),
        ("GB", date(2020, 12, 31), "EU"),
        ("GB", date(2021, 1, 1), "TRIPS"),
        ("XI", date(2021, 1, 1), "EU"),
        ("HR", date(2013, 6, 30), "TRIPS"),
        ("US", date(2026, 1, 1), "US"),
        ("CN", date(2026, 1, 1), "CN"),
        ("HK", date(2026, 1, 1), "TRIPS"),
        ("CM", date(2026, 1, 1), "OAPI"),
        ("IN", date(2026, 1, 1), "IN"),
    ],
)
def test_the_regime_of_a_country_depends_on_the_day(territory: str, on: date, regime: str) -> None:
    """Membership of the Union counts on the day asked about."""
    assert regime_of(territory, on) == regime


def test_only_some_regimes_prescribe_the_rest_days() -> None:
    """The Union's regulation names Saturday and Sunday; TRIPS leaves rest days to the country."""
    assert counting_of("EU").weekend == frozenset({5, 6})
    assert counting_of("TRIPS").weekend is None
    assert not counting_of("EU").source.checked
