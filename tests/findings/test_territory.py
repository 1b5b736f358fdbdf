"""Territories and unions."""

from datetime import date

import pytest

from countermark.findings import BadInputError, Territory


def test_territory_is_read_in_any_case() -> None:
    """A code in small letters with spaces around it is understood."""
    assert Territory.of(" de ") == Territory("DE")
    assert str(Territory("DE")) == "DE"


@pytest.mark.parametrize("code", ["", "XX", "DEU", "Germany"])
def test_unknown_territory_is_refused(code: str) -> None:
    """A code that is in no list is refused with what was expected."""
    with pytest.raises(BadInputError, match="two letters of ISO 3166-1"):
        Territory.of(code)


@pytest.mark.parametrize(
    ("union", "member", "on", "covered"),
    [
        ("EU", "DE", date(2026, 1, 1), True),
        ("EU", "HR", date(2013, 6, 30), False),
        ("EU", "HR", date(2013, 7, 1), True),
        ("EU", "GB", date(2020, 12, 31), True),
        ("EU", "GB", date(2021, 1, 1), False),
        ("BX", "NL", date(2026, 1, 1), True),
        ("BX", "DE", date(2026, 1, 1), False),
        ("DE", "DE", date(2026, 1, 1), True),
        ("DE", "EU", date(2026, 1, 1), False),
    ],
)
def test_union_covers_its_members_of_that_day(
    union: str, member: str, on: date, *, covered: bool
) -> None:
    """A union covers those countries that were its members on the day asked about."""
    assert Territory(union).covers(Territory(member), on) is covered


def test_the_union_has_27_members_since_2021() -> None:
    """The European Union has 27 members since the United Kingdom left its customs territory."""
    assert len(Territory("EU").members(date(2026, 1, 1))) == 27
    assert len(Territory("EU").members(date(2019, 1, 1))) == 28
