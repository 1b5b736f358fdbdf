"""Where a right has effect."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.findings import Territory
from countermark.marks.register.reach import reach_of
from countermark.marks.tables import table

DAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("office", "territory", "expected"),
    [
        ("EM", "HR", "whole"),
        ("EU", "EU", "whole"),
        ("EM", "BX", "whole"),
        ("BX", "EU", "part"),
        ("BX", "BX", "whole"),
        ("FR", "FR", "whole"),
        ("FR", "EU", "part"),
        ("FR", "BE", "none"),
        ("OA", "SN", "whole"),
        ("OA", "NG", "none"),
        ("WO", "DE", "by designation"),
        ("IB", "DE", "by designation"),
        ("AP", "KE", "by designation"),
        ("EA", "RU", "unknown"),
        ("", "DE", "unknown"),
    ],
)
def test_reach(office: str, territory: str, expected: str) -> None:
    """National rights, unions, offices for several States, and what is in no table."""
    assert reach_of(office, Territory(territory), DAY) == expected


def test_a_member_counts_from_the_day_it_joined() -> None:
    """Croatia is covered by EU marks from 1 July 2013."""
    assert reach_of("EM", Territory("HR"), date(2013, 6, 30)) == "none"
    assert reach_of("EM", Territory("HR"), date(2013, 7, 1)) == "whole"


def test_members_of_offices_are_countries() -> None:
    """Every member is a known country, listed once for its office."""
    rows = [(row["office"], row["member"]) for row in table("office_members.csv").rows]
    assert len(set(rows)) == len(rows) == 17
    assert all(Territory(member) for _, member in rows)
