"""Tables of facts."""

from datetime import date

import pytest

from countermark.findings import BadInputError, parse_table

HEADER = "name,source,checked,valid_from,valid_to,locator,version\n"


def test_row_carries_source_and_validity() -> None:
    """A row gives its cells, its source and the days between which it holds."""
    content = HEADER + "a,TRIPS,yes,2020-01-01,2020-12-31,art. 1,1994\n"
    (row,) = parse_table("t.csv", content.encode()).rows
    assert (row["name"], len(row), next(iter(row))) == ("a", 7, "name")
    assert str(row.source) == "TRIPS, art. 1 (1994)"
    assert [row.in_force(date(2020 + year, 1, 1)) for year in (-1, 0, 1)] == [False, True, False]


def test_open_validity_holds_always() -> None:
    """A row without days of validity always holds."""
    (row,) = parse_table("t.csv", (HEADER + "a,TRIPS,no,,,,\n").encode()).rows
    assert row.in_force(date(1900, 1, 1))
    assert row.in_force(date(2900, 1, 1))


def test_version_changes_with_any_byte() -> None:
    """The version that findings cite differs as soon as one byte differs."""
    one = parse_table("t.csv", (HEADER + "a,TRIPS,no,,,,\n").encode())
    other = parse_table("t.csv", (HEADER + "b,TRIPS,no,,,,\n").encode())
    assert one.version != other.version


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,source\n", "lacks the columns checked, valid_from, valid_to"),
        (HEADER + "a,,yes,,,,\n", "line 2 has no source"),
        (HEADER + "a,TRIPS,maybe,,,,\n", "'checked' is 'maybe'"),
        (HEADER + "a,TRIPS,no,2026-02-30,,,\n", "'2026-02-30' is no date"),
        (HEADER + "a,TRIPS,no\n", "more or fewer cells"),
        (HEADER + "a,TRIPS,no,,,,,x\n", "more or fewer cells"),
    ],
)
def test_wrong_table_is_refused_with_its_place(content: str, message: str) -> None:
    """A table with a missing or wrong cell is refused, and the message names it."""
    with pytest.raises(BadInputError, match=message):
        parse_table("t.csv", content.encode())
