"""Codes of the list of waste, hazardous properties and Basel."""

from datetime import date

import pytest

from countermark.disposal import hp_code, list_of_waste, waste_code
from countermark.disposal.codes import in_force
from countermark.findings import BadInputError


def test_the_list_is_whole() -> None:
    """All 842 entries of the list and four of the later battery entries are there."""
    old = [one for one in list_of_waste().values() if one.row.in_force(date(2026, 1, 1))]
    assert len(old) == 842
    assert sum(one.hazardous for one in old) == 408
    assert sum(one.mirror for one in old) == 351


def test_the_star_is_the_hazard() -> None:
    """Exactly the hazardous entries carry a star."""
    assert all(one.code.endswith("*") == one.hazardous for one in list_of_waste().values())


def test_a_code_may_hold_blanks() -> None:
    """The official way of writing with blanks is understood."""
    assert waste_code("20 01 35*").code == "200135*"


@pytest.mark.parametrize(("given", "twin"), [("200135", "200135*"), ("200110*", "200110")])
def test_a_wrong_star_gets_an_offer(given: str, twin: str) -> None:
    """A code with its star missing or too much is answered with the right one."""
    with pytest.raises(BadInputError, match="did you mean") as caught:
        waste_code(given)
    assert f"mean {twin}?" in str(caught.value)


def test_an_unknown_code_is_refused() -> None:
    """A number that is no entry is refused with what was expected."""
    with pytest.raises(BadInputError, match="expected six digits"):
        waste_code("999999")


@pytest.mark.parametrize("given", ["HP3", "hp 3", "HP_3", "HP-3"])
def test_properties_are_written_in_many_ways(given: str) -> None:
    """Blanks, hyphens and small letters do not matter."""
    assert hp_code(given) == "HP3"


def test_an_unknown_property_is_refused() -> None:
    """There is no sixteenth property."""
    with pytest.raises(BadInputError, match="HP1 to HP15"):
        hp_code("HP16")


def test_pollutants_have_their_own_code() -> None:
    """The code of waste tracking for pollutants is known in any form."""
    assert hp_code("HP-POP") == hp_code("HPPOP") == "HP_POP"


@pytest.mark.parametrize(
    ("system", "code", "last", "first"),
    [
        ("basel", "A1180", "2024-12-31", None),
        ("basel", "A1181", None, "2025-01-01"),
        ("basel", "B1110", "2024-12-31", None),
        ("basel", "Y49", None, "2025-01-01"),
        ("basel", "B3010", "2020-12-31", None),
        ("basel", "B3011", None, "2021-01-01"),
        ("basel", "Y48", None, "2021-01-01"),
        ("ewc", "200133*", "2026-12-08", None),
        ("ewc", "160607*", None, "2026-12-09"),
    ],
)
def test_amendments_have_their_day(
    system: str, code: str, last: str | None, first: str | None
) -> None:
    """Old entries hold to their last day, new ones from their first."""
    if last:
        assert in_force(system, code, date.fromisoformat(last))
        assert not in_force(
            system, code, date.fromordinal(date.fromisoformat(last).toordinal() + 1)
        )
    if first:
        assert in_force(system, code, date.fromisoformat(first))
        before = date.fromordinal(date.fromisoformat(first).toordinal() - 1)
        assert not in_force(system, code, before)


def test_what_is_in_no_table_is_not_in_force() -> None:
    """A code of no table is never in force."""
    assert not in_force("basel", "B9999", date(2026, 1, 1))
