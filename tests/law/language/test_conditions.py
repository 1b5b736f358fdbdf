"""Conditions over facts."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.findings import BadInputError
from countermark.findings.document import parse_yaml
from countermark.law.dispute.dispute import dispute_facts, read_dispute
from countermark.law.dispute.parts import part_facts, parts
from countermark.law.language.conditions import Condition, read_condition
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.meanings.facts import read_facts
from countermark.law.meanings.vocabulary import fact_names

TODAY = date(2026, 11, 23)


def condition(text: str) -> Condition:
    """Read a condition as it stands after `when:`."""
    return read_condition(
        parse_yaml("rule.yaml", f"when: {text}\n".encode()).mapping()["when"], fact_names()
    )


@pytest.mark.parametrize(
    ("sentence", "facts", "truth"),
    [
        ("wilful is true", {"wilful": True}, "true"),
        ("wilful is false", {"wilful": True}, "false"),
        ("wilful is false", {"wilful": "disputed"}, "disputed"),
        ("wilful is true", {}, "unknown"),
        ("sign_relation is identical or similar", {"sign_relation": "similar"}, "true"),
        ("sign_relation is identical", {"sign_relation": "weak"}, "false"),
        ("right includes gi or patent", {"right": ["patent", "design"]}, "true"),
        ("right includes gi", {"right": ["patent"]}, "false"),
        ("right includes gi", {"right": ["patent", "unknown"]}, "unknown"),
        ("right includes gi", {"right": {"gi": "disputed"}}, "disputed"),
        (
            "medicine.misrepresents includes source",
            {"medicine": {"misrepresents": True}},
            "unknown",
        ),
        (
            "medicine.misrepresents includes identity or composition or source or history",
            {"medicine": {"misrepresents": True}},
            "true",
        ),
        ("first_sale_area is somewhere", {"first_sale_area": "CN"}, "true"),
        ("first_sale_area is somewhere", {"first_sale_area": "nowhere"}, "false"),
        ("found_in within EU", {"found_in": "FR"}, "true"),
        ("found_in within EU", {"found_in": "EU"}, "true"),
        ("found_in within EU", {"found_in": "CH"}, "false"),
        ("medicine.lab.api_percent below 50", {"medicine.lab.api_percent": 49.9}, "true"),
        ("medicine.lab.api_percent below 50", {"medicine.lab.api_percent": 50}, "false"),
        ("quantity is given", {"quantity": 3}, "true"),
        ("quantity is given", {}, "false"),
    ],
)
def test_a_sentence_tests_a_fact(sentence: str, facts: dict[str, object], truth: str) -> None:
    """Each kind of sentence is true, false, unknown or disputed as the fact is."""
    assert condition(sentence).truth(read_facts(facts), TODAY) == truth


@pytest.mark.parametrize(
    ("rights", "place", "truth", "asks"),
    [
        (["EU"], "DE", "true", []),
        (["DE"], "DE", "true", []),
        (["DE"], "FR", "false", []),
        (["DE"], "EU", "unknown", ["registered_in"]),
        (["WO"], "JP", "unknown", ["registered_in"]),
        (["UP", "DE"], "DE", "true", []),
        (["DE", "unknown"], "FR", "unknown", ["registered_in"]),
        ([], None, "false", []),
        ({"DE": "disputed", "FR": False}, "DE", "unknown", ["registered_in"]),
        ("disputed", "DE", "disputed", ["registered_in"]),
        (None, "DE", "unknown", ["registered_in"]),
        (["EU"], None, "unknown", ["destination"]),
        (["EU"], "disputed", "disputed", ["destination"]),
        (None, None, "unknown", ["destination", "registered_in"]),
    ],
)
def test_where_a_right_has_effect(
    rights: object, place: str | None, truth: str, asks: list[str]
) -> None:
    """A right reaches its territory and the members of its union; a list counts as complete."""
    facts = read_facts({"registered_in": rights, "destination": place})
    sentence = condition("registered_in covers destination")
    assert sentence.truth(facts, TODAY) == truth
    assert list(sentence.open_facts(facts, TODAY)) == asks


def test_members_of_a_union_are_those_of_the_day() -> None:
    """A mark of the Union reached the United Kingdom until it left."""
    facts = read_facts({"registered_in": ["EU"], "destination": "GB"})
    sentence = condition("registered_in covers destination")
    assert sentence.truth(facts, date(2019, 1, 1)) is Truth.TRUE
    assert sentence.truth(facts, date(2026, 1, 1)) is Truth.FALSE


@pytest.mark.parametrize(
    ("joined", "truth", "asks"),
    [
        ("{all: [wilful is true, gain is true]}", "unknown", ["gain"]),
        ("{any: [wilful is true, gain is true]}", "true", []),
        ("{none: [wilful is true, gain is true]}", "false", []),
        ("{none: [wilful is false, gain is true]}", "unknown", ["gain"]),
        ("{all: [wilful is false, gain is true]}", "false", []),
    ],
)
def test_joined_conditions_ask_only_for_what_is_open(
    joined: str, truth: str, asks: list[str]
) -> None:
    """All, any and none join sentences; what can no longer change them is not asked for."""
    facts = read_facts({"wilful": True})
    assert condition(joined).truth(facts, TODAY) == truth
    assert list(condition(joined).open_facts(facts, TODAY)) == asks


def of_dispute(text: str, **facts: object) -> Truth:
    """Test a condition on a dispute."""
    dispute = read_dispute(facts)
    part = parts(dispute)[0]
    when = parse_yaml("rule.yaml", f"when: {text}\n".encode()).mapping()["when"]
    known = part_facts(dispute, part, Place("DE"), TODAY)
    return read_condition(when, dispute_facts()).truth(known, TODAY)


@pytest.mark.parametrize(
    ("sentence", "facts", "truth"),
    [
        ("establishment_in is somewhere", {"establishment_in": "DE"}, "true"),
        ("establishment_in is somewhere", {"establishment_in": []}, "false"),
        ("establishment_in is somewhere", {}, "unknown"),
        ("acts_in includes forum", {"acts_in": ["DE", "FR"]}, "true"),
        ("acts_in includes forum", {"acts_in": "FR"}, "false"),
        ("acts_in includes forum", {"acts_in": ["FR", "unknown"]}, "unknown"),
        ("acts_in includes claimant_domicile", {"acts_in": "FR"}, "unknown"),
        (
            "acts_in includes claimant_domicile",
            {"acts_in": "FR", "claimant_domicile": "disputed"},
            "disputed",
        ),
        (
            "acts_in includes claimant_domicile",
            {"acts_in": "FR", "claimant_domicile": "multiple"},
            "unknown",
        ),
        (
            "acts_in includes claimant_domicile",
            {"acts_in": "FR", "claimant_domicile": "worldwide"},
            "true",
        ),
        ("acts_in includes FR or IT", {"acts_in": "IT"}, "true"),
        ("defendant within BRUSSELS_I_BIS", {"defendant_domicile": "FR"}, "true"),
        ("forum is UPC", {}, "false"),
        ("registered_in covers forum", {"right_type": "eu_trademark"}, "true"),
    ],
)
def test_a_sentence_tests_places_of_a_dispute(
    sentence: str, facts: dict[str, object], truth: str
) -> None:
    """Places are compared with a place or with another fact, known, unnamed or unknown."""
    assert of_dispute(sentence, **facts) == truth


def test_only_what_carries_a_condition_is_named_as_its_reason() -> None:
    """In an `any`, the branch that is not true gives no reason."""
    facts = read_facts({"wilful": True, "gain": False})
    assert list(condition("{any: [wilful is true, gain is true]}").carrying(facts, TODAY)) == [
        "wilful"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wilful", "'wilful' is no sentence"),
        ("wilfull is true", "Did you mean 'wilful'?"),
        ("wilful was true", "'was' is no test"),
        ("wilful includes true", "does not fit it"),
        ("wilful is maybe", "expected one of true, false"),
        ("sign_relation is identicle", "Did you mean 'identical'?"),
        ("sign_relation is identical, similar", "joined by 'or'"),
        ("sign_relation is identical or", "joined by 'or'"),
        ("found_in within EU or US", "exactly one value"),
        ("found_in within XX", "'XX' is not known"),
        ("registered_in covers nowhere", "'nowhere' is not known"),
        ("medicine.lab.api_percent below half", "'half' is no number"),
        ("{some: [wilful is true]}", "exactly one of 'all:'"),
        ("{all: [], any: []}", "exactly one of 'all:'"),
        ("{all: }", "has no condition below it"),
        ("[wilful is true]", "a single value was expected"),
    ],
)
def test_a_condition_that_cannot_be_read_names_the_line(text: str, said: str) -> None:
    """A mistake in a condition is named with file, line and what was expected."""
    with pytest.raises(BadInputError) as caught:
        condition(text)
    assert str(caught.value).startswith("rule.yaml, line 1: ")
    assert said in str(caught.value)
