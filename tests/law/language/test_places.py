"""Places of a dispute."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.findings import BadInputError
from countermark.law.language.logic import Truth
from countermark.law.language.places import (
    Place,
    Places,
    Unnamed,
    group_members,
    groups,
    groups_table,
    read_place,
    read_places,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("here", "there", "truth"),
    [
        ("DE", "DE", "true"),
        ("DE", "AT", "false"),
        ("US-OH", "US", "true"),
        ("US", "US-CA", "unknown"),
        ("EU", "DE", "unknown"),
        ("EU", "US", "false"),
        ("DE", "UPC", "true"),
        ("ES", "UPC", "false"),
        ("EU", "UPC", "unknown"),
        ("worldwide", "JP", "true"),
        ("abroad", "JP", "false"),
        ("multiple", "JP", "unknown"),
        ("multiple EPC States", "JP", "false"),
        ("multiple EPC States", "NL", "unknown"),
    ],
)
def test_whether_something_happened_at_a_place(here: str, there: str, truth: str) -> None:
    """A State, a part of it, a union, a common court and an unnamed place each count as such."""
    assert read_place(here).is_at(read_place(there), TODAY) == truth


@pytest.mark.parametrize(
    ("right", "at", "truth"),
    [
        ("EU", "FR", "true"),
        ("EU", "CH", "false"),
        ("BX", "NL", "true"),
        ("US", "US-CA", "true"),
        ("EP", "FR", "unknown"),
        ("DE", "FR", "false"),
        ("DE", "UPC", "true"),
        ("multiple", "FR", "unknown"),
    ],
)
def test_where_a_right_has_effect(right: str, at: str, truth: str) -> None:
    """A right of a union reaches its members; where a European patent reaches is not known."""
    assert read_place(right).covers(read_place(at), TODAY) == truth


@pytest.mark.parametrize(
    ("place", "group", "truth"),
    [
        ("DE", "BRUSSELS_I_BIS", "true"),
        ("CH", "LUGANO", "true"),
        ("US-CA", "HAGUE_2019", "false"),
        ("other EU State", "EU", "true"),
        ("third country", "EU", "false"),
        ("third country", "LUGANO", "unknown"),
        ("UPC", "EU", "true"),
        ("UPC", "LUGANO_1988", "false"),
        ("EU", "BRUSSELS_I_BIS", "true"),
        ("EU", "UPC", "unknown"),
        ("EP", "EU", "unknown"),
    ],
)
def test_groups_of_states(place: str, group: str, truth: str) -> None:
    """Membership in a group is known for named places, and for unnamed ones as far as said."""
    assert read_place(place).within(group, TODAY) == truth


def test_membership_has_dates() -> None:
    """The United Kingdom was bound by the Brussels instruments until the end of 2020."""
    assert "GB" in group_members("BRUSSELS_I_BIS", date(2020, 12, 31))
    assert "GB" not in group_members("BRUSSELS_I_BIS", date(2021, 1, 1))
    assert "HR" not in group_members("BRUSSELS_I", date(2013, 6, 30))


def test_every_row_of_the_groups_has_its_source() -> None:
    """The table of groups names a source for each membership, and known groups only."""
    rows = groups_table().rows
    assert all(row.source.title for row in rows)
    assert {row["group"] for row in rows} <= groups()


def test_notes_in_brackets_stay_notes() -> None:
    """What stands in brackets after a code is kept as words and changes nothing."""
    place = read_place("GB (unregistered goodwill)")
    assert place.code == "GB"
    assert str(place) == "GB (unregistered goodwill)"


def test_a_country_may_be_named_in_english() -> None:
    """A country's English name is understood in any case."""
    assert read_place("germany") == Place("DE")


@pytest.mark.parametrize("words", ["Atlantis", "ZZ", "ZZ-12", "de"])
def test_an_unknown_place_is_an_error(words: str) -> None:
    """Something that is no place is refused with what was expected."""
    with pytest.raises(BadInputError, match="expected"):
        read_place(words)


def test_a_list_may_be_open() -> None:
    """The word unknown in a list says that there may be more places."""
    places = read_places(["DE", "unknown"])
    assert places.more
    assert places.includes(Place("FR"), TODAY) is Truth.UNKNOWN
    assert places.within("EU", TODAY) is Truth.TRUE
    assert read_places(["DE"]).includes(Place("FR"), TODAY) is Truth.FALSE


def test_two_courts_of_joined_cases_are_two_places() -> None:
    """Codes joined by a stroke are two places; other words with a stroke stay together."""
    assert [place.code for place in read_places(["DE/FR"])] == ["DE", "FR"]


def test_a_right_in_one_of_several_places_has_effect_there() -> None:
    """Several registrations have effect where one of them has."""
    assert Places((Place("DE"), Place("BX"))).covers(Place("NL"), TODAY) is Truth.TRUE
    assert Places((Place("DE"),), more=True).covers(Place("NL"), TODAY) is Truth.UNKNOWN


def test_the_defendants_own_state_is_a_place_without_a_name() -> None:
    """Acts of each defendant in its own State are known as such."""
    assert read_place("each defendant in own State").unnamed is Unnamed.OWN_STATE
