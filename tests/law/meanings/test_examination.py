"""The way through: facts of a case become findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from countermark.findings import BadInputError, Exhibit, ExhibitKind, Finding, Result, Status
from countermark.law import LabelFacts, LawFacts, Medicine, Observed, examine, meanings, read_facts

TODAY = date(2026, 11, 23)
PARCEL = Observed(
    right="trademark",
    sign_relation="identical",
    registered_in=("EU",),
    registered_for_goods=True,
    authorised_by_holder=False,
    destination="DE",
    quantity="40",
    medicine=False,
)


def exhibit(name: str) -> Exhibit:
    """Make an exhibit that nobody opens."""
    return Exhibit(
        id=name, file=f"{name}.txt", kind=ExhibitKind.TEXT, sha256="0" * 64, path=Path(name)
    )


def regimes(finding: Finding) -> list[str]:
    """List the meanings that a finding carries."""
    labels = cast("tuple[Mapping[str, str], ...]", finding.data["labels"])
    return [label["regime"] for label in labels]


def found(facts: LabelFacts) -> list[Finding]:
    """Examine facts today."""
    return examine(LawFacts(label=facts, on=TODAY), [])


def test_each_suspicion_is_a_finding_of_its_own() -> None:
    """Suspected labels come one by one, the rest in unknown and excluded ones together."""
    findings = found(PARCEL.facts())
    assert [regimes(finding) for finding in findings[:3]] == [
        ["TRIPS.fn14a"],
        ["EU608.2_5"],
        ["EU608.2_7"],
    ]
    assert [finding.certainty.result for finding in findings] == [
        None,
        None,
        None,
        Result.UNKNOWN,
        Result.NO,
    ]
    assert {finding.status for finding in findings} == {Status.SUSPECTED}
    assert "TRIPS.61" in regimes(findings[3])
    assert "WHO.FAL" in regimes(findings[4])


def test_nothing_known_is_one_finding_with_the_questions() -> None:
    """Without facts there is one finding: unknown, and what to ask first."""
    (finding,) = found(Observed().facts())
    assert finding.certainty.result is Result.UNKNOWN
    assert "first: Is it a medicine" in finding.answer
    assert "Which intellectual property right" in finding.answer
    assert any("LOCAL.IN.IPRR.2: Not encoded" in ground.text for ground in finding.grounds)
    assert finding.data_version == meanings().version


def test_what_the_facts_exclude_says_why() -> None:
    """The finding of what is excluded gives one reason for each meaning, with its source."""
    excluded = found(Observed(right="none", medicine=False).facts())[-1]
    assert excluded.certainty.result is Result.NO
    assert excluded.answer.startswith("On the facts given, excluded: ")
    assert len(excluded.grounds) == len(regimes(excluded)) == 23
    no_mark = "TRIPS.fn14a: The right relied on is no trade mark"
    assert any(ground.text.startswith(no_mark) for ground in excluded.grounds)


def test_a_decision_is_carried_into_the_finding() -> None:
    """A label that an authority has decided becomes a decided finding that names it."""
    decided = {"regime": "WHO.SS", "by": "an agency", "on": "2026-02-03"}
    finding = found(read_facts({"decided": decided}))[0]
    assert finding.status is Status.DECIDED
    assert finding.decided is not None
    assert (finding.decided.by, finding.decided.on) == ("an agency", date(2026, 2, 3))


def test_a_pack_whose_representation_is_unknown() -> None:
    """A medicine of which nothing is known stays unknown and asks what is misrepresented."""
    (finding, *_) = found(Observed(right="none", medicine=Medicine()).facts())
    assert "WHO.FAL" in regimes(finding)
    assert any("medicine.misrepresents" in ground.text for ground in finding.grounds)


def test_a_pack_with_another_makers_name() -> None:
    """What is known of a pack as a medicine reaches the labels of medicine safety."""
    pack = Medicine(misrepresents=("source",), intent=True, generic=False)
    findings = found(Observed(right="none", medicine=pack).facts())
    assert ["WHO.FAL"] in [regimes(finding) for finding in findings]


def test_findings_name_the_exhibits_they_rest_on() -> None:
    """Without a choice all exhibits are named; with one only those; another one is refused."""
    exhibits = [exhibit("e1"), exhibit("e2")]
    facts = PARCEL.facts()
    every = examine(LawFacts(label=facts, on=TODAY), exhibits)
    assert {finding.exhibits for finding in every} == {("e1", "e2")}
    chosen = examine(LawFacts(label=facts, on=TODAY, exhibits=("e2",)), exhibits)
    assert {finding.exhibits for finding in chosen} == {("e2",)}
    with pytest.raises(BadInputError, match="'e9'"):
        examine(LawFacts(label=facts, on=TODAY, exhibits=("e9",)), exhibits)


def test_what_was_observed_may_be_completed_by_name() -> None:
    """Further facts go in by name and before the observed ones; a wrong one is said."""
    facts = Observed(right="trademark", others={"wilful": True, "right": "gi"}).facts()
    assert facts.given == read_facts({"wilful": True, "right": "gi"}).given
    odd = Observed(right="trademark", others={"wilfull": True}).facts()
    assert odd.given == read_facts({"right": "trademark"}).given
    assert "did you mean" in odd.problems[0].lower()


def test_what_a_program_assumed_excludes_nothing() -> None:
    """A right and a sign that a program took from what it saw may suspect, never exclude."""
    facts = Observed(right="trademark", sign_relation="similar", destination="DE").facts()
    exhibits: list[Exhibit] = []
    said = examine(LawFacts(label=facts, on=TODAY), exhibits)[-1]
    assert {"TRIPS.fn14a", "TRIPS.fn14b"} <= set(regimes(said))
    assert said.certainty.result is Result.NO
    assumed = frozenset({"right", "sign_relation"})
    found, elsewhere = examine(LawFacts(label=facts, on=TODAY, assumed=assumed), exhibits)
    assert found.certainty.result is Result.UNKNOWN
    assert {"TRIPS.fn14a", "TRIPS.fn14b"} <= set(regimes(found))
    assert regimes(elsewhere) == ["LOCAL.KE.ACA.2"]
