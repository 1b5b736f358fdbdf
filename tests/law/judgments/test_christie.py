"""The five findings, recomputed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.law.judgments.christie import NO_SAMPLE, STUDY, Count, asked, findings, wilson
from countermark.law.judgments.collection import Collection, collection

Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]
TYPICAL = {
    "forum": "US-CA",
    "claimant_domicile": ["US-NY"],
    "defendant_domicile": ["FR"],
    "acts_in": ["FR"],
    "damage_in": ["US"],
    "right_registered_in": ["US"],
    "validity_raised": "false",
    "remedies": ["injunction", "damages"],
}


def counted(known: Collection, text: str) -> Count:
    """Find a statement by its first words."""
    return next(one for one in findings(known) if one.statement.text.startswith(text))


@pytest.mark.parametrize(
    ("text", "change", "truth"),
    [
        ("The typical case", {}, "met"),
        ("The typical case", {"defendant_domicile": ["US-TX"]}, "not_met"),
        ("The typical case", {"damage_in": ["unknown"]}, "unknown"),
        ("The typical case", {"damage_in": ["unknown"], "acts_in": ["US"]}, "not_met"),
        ("The claimant is local", {"claimant_domicile": ["DE"]}, "not_met"),
        ("The defendant is foreign", {"defendant_domicile": ["FR", "US"]}, "not_met"),
        ("There was a foreign act", {"acts_in": ["US", "FR"]}, "met"),
        ("There was a foreign act", {"acts_in": ["US-TX"]}, "not_met"),
        ("The damage is local", {"damage_in": ["DE"]}, "not_met"),
        ("The right is local", {"right_registered_in": ["DE"]}, "not_met"),
        ("The right is local", {"right_registered_in": []}, "unknown"),
        ("Validity is not", {}, "met"),
        ("Validity is not", {"validity_raised": "true"}, "not_met"),
        ("Validity is not", {"validity_raised": "disputed"}, "unknown"),
        ("There are no parallel", {}, "unknown"),
        ("There are no parallel", {"earlier_proceedings_in": ["FR"]}, "not_met"),
        ("There are no parallel", {"earlier_proceedings_in": ["none"]}, "met"),
        ("Injunction and damages", {}, "met"),
        ("Injunction and damages", {"remedies": ["damages"]}, "not_met"),
        ("The judgment is to be enforced", {}, "unknown"),
        ("The judgment is to be enforced", {"enforce_in": ["US"]}, "met"),
        ("The judgment is to be enforced", {"enforce_in": ["FR"]}, "not_met"),
    ],
)
def test_statements_are_told_from_the_facts(
    text: str, change: dict[str, object], truth: str, made: Made, cases: Cases
) -> None:
    """Each statement is true, false or unknown of a case, and unknown is never false."""
    known = cases(made("a", country="US", facts={**TYPICAL, **change}))
    assert getattr(counted(known, text), truth) == ("a",)


@pytest.mark.parametrize(
    ("case", "truth"),
    [
        ({"rights": ["eu_trademark"], "facts": {"forum": "DE"}}, "met"),
        ({"rights": ["eu_trademark"], "facts": {"forum": "US"}}, "not_met"),
        ({"rights": ["copyright"], "facts": {"forum": "DE"}}, "unknown"),
        ({"rights": ["copyright"], "facts": {"protection_claimed_in": ["AU"]}}, "met"),
        ({"rights": ["copyright"], "holding": {"law": {"infringement": "FR"}}}, "not_met"),
    ],
)
def test_a_right_without_a_register_is_local_only_by_what_was_said(
    case: dict[str, object], truth: str, made: Made, cases: Cases
) -> None:
    """Unitary rights reach the Union's States; copyright needs a word on protection or law."""
    known = cases(made("a", **case))
    assert getattr(counted(known, "The right is local"), truth) == ("a",)


@pytest.mark.parametrize(
    ("right", "pleaded", "held"),
    [
        ("trademark", "+", "yes"),
        ("trademark", "-", "no"),
        ("copyright", "", "limited"),
    ],
)
def test_targeting_and_accessibility_are_asked_of_foreign_defendants(
    right: str, pleaded: str, held: str, made: Made, cases: Cases
) -> None:
    """Signs of targeting count for marks; for copyright that they were not needed."""
    signs = [{"sign": "currency", "direction": pleaded}] if pleaded else []
    others = [] if pleaded else [{"sign": "currency", "direction": "+"}]
    facts = {"defendant_domicile": ["FR"], "targeting_signs": signs}
    holding = {"jurisdiction": held}
    known = cases(
        made("a", rights=[right], facts=facts, holding=holding),
        made("b", rights=[right], facts={**facts, "targeting_signs": others}, holding=holding),
        made("c", rights=[right], facts={**facts, "defendant_domicile": ["AU"]}, holding=holding),
        made("d", rights=[right], facts=facts, holding={"jurisdiction": "not_decided"}),
    )
    found = counted(known, "Trade marks" if right == "trademark" else "Copyright")
    assert (found.met, found.not_met, found.unknown) == (("a",), ("b",), ())


def test_a_court_that_declined_did_not_find_accessibility_enough(made: Made, cases: Cases) -> None:
    """A copyright case in which jurisdiction was declined counts against the statement."""
    known = cases(
        made(
            "a",
            rights=["copyright"],
            facts={"defendant_domicile": ["FR"]},
            holding={"jurisdiction": "no"},
        )
    )
    assert counted(known, "Copyright").not_met == ("a",)


def test_local_law_is_told_only_where_a_law_is_coded(made: Made, cases: Cases) -> None:
    """A case without a coded law is unknown."""
    known = cases(
        made("a", holding={"law": {"infringement": "AU"}}),
        made("b", holding={"law": {"infringement": "FR"}}),
        made("c"),
    )
    found = counted(known, "Local law is applied")
    assert (found.met, found.not_met, found.unknown) == (("a",), ("b",), ("c",))


def test_only_cases_online_on_such_a_right_are_asked(made: Made, cases: Cases) -> None:
    """The study was about infringement online; other cases are left out."""
    known = cases(made("a"), made("b", facts={"online": "false"}), made("c", kind="base_pil"))
    assert [one.id for one in asked(known)] == ["a"]


@given(st.deferred(lambda: st.sampled_from(findings(collection()))))
def test_every_case_is_counted_once(one: Count) -> None:
    """Met, not met and unknown are apart from each other."""
    everything = (*one.met, *one.not_met, *one.unknown)
    assert len(everything) == len(set(everything)) <= len(collection())


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share(figures: tuple[int, int]) -> None:
    """The interval lies between 0 and 1, and the share lies in it."""
    met, of = figures
    low, high = wilson(met, of)
    assert 0 <= low <= met / of + 1e-12
    assert met / of - 1e-12 <= high <= 1


@pytest.mark.parametrize(
    ("met", "of", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0, 0.2775), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilson_s(met: int, of: int, low: float, high: float) -> None:
    """It has the values that tables of the Wilson score give."""
    assert wilson(met, of) == pytest.approx((low, high), abs=1e-4)


def test_no_figure_of_the_study_is_given_but_its_size() -> None:
    """What is known of the study is its cases and jurisdictions; the rest is said to be missing."""
    assert "56 cases from 19 jurisdictions" in STUDY
    assert "tables are not at hand" in STUDY
    assert "no sample" in NO_SAMPLE
