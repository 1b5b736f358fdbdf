"""Variants of decided cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from countermark.law.evaluation.variants import Varied, run_variants
from countermark.law.judgments.collection import collection
from countermark.law.judgments.judgment import Judgment, Variant

TODAY = date(2026, 11, 23)
HEJDUK = "cjeu-c-441-13"


def judgment(*variants: Variant) -> Judgment:
    """Take a case about photographs on a website, with other variants."""
    (known,) = [one for one in collection() if one.id == HEJDUK]
    return replace(known, variants=variants)


def varied(change: Mapping[str, object], expect: Mapping[str, str]) -> Varied:
    """Run one variant of that case."""
    one = Variant(place="case.yaml, line 1", change=change, expect=expect, why="So it is.")  # type: ignore[arg-type]
    (found,) = run_variants([judgment(one)], today=TODAY)
    return found


@pytest.mark.parametrize(
    ("change", "expect"),
    [
        ({"damage_in": ["AT"]}, {"result": "limited", "scope": "forum_damage_only"}),
        ({"defendant_domicile": ["AT"]}, {"result": "yes"}),
        ({"forum": "FR", "online": False}, {"result": "no", "scope": ""}),
        ({"forum": "unknown"}, {"result": "", "scope": "", "provision": ""}),
        ({"damage_in": ["AT"]}, {"provision": "EU:2001/44:5(3)"}),
    ],
)
def test_a_changed_fact_changes_the_answer(
    change: Mapping[str, object], expect: Mapping[str, str]
) -> None:
    """With one fact changed, each expectation is compared with what the rules then say."""
    found = varied(change, expect)
    assert (found.found, found.met) == (expect, True)


def test_an_expectation_that_fails_is_shown_with_what_was_found() -> None:
    """A variant that is not met says what was expected and what was found."""
    found = varied({"defendant_domicile": ["AT"]}, {"result": "no"}).to_json()
    assert found["met"] is False
    assert (found["expected"], found["found"]) == ({"result": "no"}, {"result": "yes"})
    assert (found["case"], found["place"]) == (HEJDUK, "case.yaml, line 1")
    assert (found["change"], found["why"]) == ({"defendant_domicile": "['AT']"}, "So it is.")


def test_laws_and_recognition_may_be_expected() -> None:
    """The law of an issue, and whether the judgment is recognised, are expectations as well."""
    facts = {"damage_in": ["AT"], "filed_on": "2016-01-01", "enforce_in": ["DE", "BR"]}
    found = varied(facts, {"law.infringement": "AT", "recognised": "yes"})
    assert found.found["law.infringement"] == "AT"
    # Two destinations with two answers are both said, so the expectation of one is not met.
    assert found.found["recognised"].split(", ") == sorted({"yes", "unknown"})
    assert not found.met
    assert varied({**facts, "enforce_in": ["DE"]}, {"recognised": "yes"}).met


def test_a_case_without_variants_gives_nothing() -> None:
    """Only what is stated is run."""
    assert run_variants([judgment()], today=TODAY) == ()
