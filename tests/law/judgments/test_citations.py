"""Citations: ECLIs and neutral citations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.law.judgments.citations import problems_of_ecli, problems_of_neutral, read_ecli

COURTS = st.from_regex(r"[A-Z][A-Z0-9]{0,6}", fullmatch=True)
ORDINALS = st.from_regex(r"[A-Z0-9.]{1,25}", fullmatch=True)


@given(st.sampled_from(["DE", "FR", "EU", "NL"]), COURTS, st.integers(1000, 9999), ORDINALS)
def test_a_well_formed_ecli_is_taken_apart(
    country: str, court: str, year: int, ordinal: str
) -> None:
    """Its country, court and year are those that were put together; nothing is wrong."""
    text = f"ECLI:{country}:{court}:{year}:{ordinal}"
    found = read_ecli(text)
    assert (found.country, found.court, found.year) == (country, court, year)
    assert problems_of_ecli(text, year=year, country=country) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C-441/13",
        "EU:C:2015:28",
        "ECLI:EU:C:15:28",
        "ECLI:EU:C:2015:",
        "ECLI:EU::2015:28",
        "ECLI:E1:C:2015:28",
        "ecli:eu:c:2015:28",
        "ECLI:EU:C:2015:28 ",
        "ECLI:EU:C:2015:28\n",
        "ECLI:EU:TOOLONGX:2015:28",
        "ECLI:EU:C:2015:28:EXTRA",
        "ECLI:EU:C:2015:" + "1" * 26,
        "ECLI:EU:C:２０１５:28",
    ],
)
def test_what_is_no_ecli_is_named(text: str) -> None:
    """Malformed identifiers are refused with what was expected."""
    with pytest.raises(BadInputError, match="expected ECLI:country:court:year:number"):
        read_ecli(text)
    assert len(problems_of_ecli(text, year=2015)) == 1


def test_an_ecli_of_another_year_country_or_of_no_country_is_named() -> None:
    """Year and country must be those of the decision; GB and UK, GR and EL are the same."""
    assert "says 2015" in problems_of_ecli("ECLI:EU:C:2015:28", year=2016)[0]
    assert "says DE" in problems_of_ecli("ECLI:DE:BGH:2015:1", year=2015, country="FR")[0]
    assert "no country" in problems_of_ecli("ECLI:XX:C:2015:28", year=2015)[0]
    assert problems_of_ecli("ECLI:UK:C:2015:28", year=2015, country="GB") == ()
    assert problems_of_ecli("ECLI:EL:AP:2015:28", year=2015, country="GR") == ()


@pytest.mark.parametrize(
    ("citation", "year", "wrong"),
    [
        ("[2011] UKSC 39", 2011, 0),
        ("[2011] UKSC 39", 2012, 1),
        ("[2011] UKSC", 2011, 1),
        ("[2017] EWCA Civ 1834", 2017, 0),
        ("[2017] EWCA Civ", 2018, 2),
        ("2004 SCC 45", 2004, 0),
        ("2004 SCC 45", 2005, 1),
        ("465 U.S. 783 (1984)", 1999, 0),
        ("[2001] FSR 20", 1999, 0),
    ],
)
def test_neutral_citations_say_year_and_number(citation: str, year: int, wrong: int) -> None:
    """Another year and a missing number are named; reports with other rules are left alone."""
    assert len(problems_of_neutral(citation, year=year)) == wrong
