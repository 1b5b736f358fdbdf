"""How answers may be spelled."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.findings import BadInputError
from countermark.law.dispute.dispute import dispute_facts, read_dispute
from countermark.law.guide.spelling import read_answer

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("fact", "typed", "expected"),
    [
        ("online", "Yes.", "true"),
        ("online", "n", "false"),
        ("online", "contested", "disputed"),
        ("online", "Don't know", "unknown"),
        ("online", "nobody  knows", "unknown"),
        ("right_type", "trade marks", ["trademark"]),
        ("right_type", "EU trade-mark", ["eu_trademark"]),
        ("right_type", "copyr", ["copyr"]),
        ("right_type", "database", ["database_right"]),
        ("right_type", "1 and copyright", ["trademark", "copyright"]),
        ("validity_by", "3", "defence"),
        ("validity_by", "Counter-claim", "counterclaim"),
        ("contract.kind", "license", "licence"),
        ("contract.kind", "assignment", "transfer"),
        ("damage_in", "de, fr; uk", ["DE", "FR", "GB"]),
        ("damage_in", "England and Wales", "GB"),
        ("damage_in", "none", "none"),
        ("damage_in", "no", "none"),
        ("damage_in", "NO", ["NO"]),
        ("forum", "us-ca", "US-CA"),
        ("forum", "upc", "UPC"),
        ("filed_on", "2026-05-03", "2026-05-03"),
        ("filed_on", "3.5.2026", "2026-05-03"),
        ("filed_on", "3 May 2026", "2026-05-03"),
        ("filed_on", "May 3, 2026", "2026-05-03"),
        ("filed_on", "today", "2026-11-23"),
        ("filed_on", "not yet", "unknown"),
        ("targeting_signs", "prices in euros; delivery to Austria",
         ["prices in euros", "delivery to Austria"]),
    ],
)  # fmt: skip
def test_spellings_lead_to_what_a_file_holds(fact: str, typed: str, expected: object) -> None:
    """Numbers, plurals, beginnings of words, country names and several forms of dates are read."""
    assert read_answer(dispute_facts()[fact], typed, TODAY) == expected


def test_a_day_that_is_none_is_refused_with_an_example() -> None:
    """Words that are no day are met with forms that can be read."""
    with pytest.raises(BadInputError, match="2026-05-03, 3 May 2026 or today"):
        read_answer(dispute_facts()["filed_on"], "last spring", TODAY)


def test_the_number_of_each_choice_is_that_choice() -> None:
    """The numbers on the screen mean the words beside them."""
    with_choices = [one for one in dispute_facts().values() if one.choices]
    assert with_choices
    for fact in with_choices:
        for number, choice in enumerate(fact.choices, 1):
            assert read_answer(fact, str(number), TODAY) in (choice, [choice])


def test_names_of_countries_become_the_same_place_as_their_codes() -> None:
    """Belgium and BE lead to the same dispute."""
    fact = dispute_facts()["damage_in"]
    by_name = read_dispute({"damage_in": read_answer(fact, "Belgium", TODAY)})
    by_code = read_dispute({"damage_in": read_answer(fact, "be", TODAY)})
    assert by_name == by_code
