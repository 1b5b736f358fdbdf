"""Findings on courts, laws and recognition."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from countermark.findings import Finding, Result
from countermark.law.advice.advice import NOT_ADVICE
from countermark.law.advice.examination import examine_dispute
from countermark.law.dispute.dispute import read_dispute

TODAY = date(2026, 11, 23)
PHOTOGRAPHS: dict[str, object] = {
    "right_type": "copyright",
    "defendant_domicile": "DE",
    "forum": "AT",
    "online": True,
    "damage_in": ["AT", "DE"],
    "acts_in": "DE",
    "remedies": "damages",
    "filed_on": "2016-03-01",
    "enforce_in": ["DE", "US-NY"],
}
WORLDWIDE: dict[str, object] = {
    **PHOTOGRAPHS,
    "acts_in": ["DE", "FR", "IT"],
    "damage_in": ["DE", "FR", "IT", "AT", "BE", "BR"],
    "remedies": ["damages", "injunction"],
    "enforce_in": ["US-NY", "CN"],
    "filed_on": "2026-03-01",
    "forum": None,
}


def examined(**facts: object) -> list[Finding]:
    """Examine a dispute without a complaint."""
    findings, unused = examine_dispute(read_dispute(facts), on=TODAY)
    assert unused == ()
    return findings


def about(findings: list[Finding], words: str) -> Finding:
    """Give the one finding whose question has these words."""
    (found,) = [one for one in findings if words in one.question]
    return found


def test_a_case_without_a_dispute_has_no_findings_on_courts() -> None:
    """Nothing said gives nothing; what could not be used is handed on."""
    assert examine_dispute(read_dispute({}), on=TODAY) == ([], ())
    findings, unused = examine_dispute(read_dispute({"froum": "AT"}), on=TODAY)
    assert findings == []
    assert "Did you mean 'forum'?" in unused[0]


def test_a_dispute_that_names_no_state_says_what_to_name() -> None:
    """Facts without any place give one finding, unknown, that says which places are needed."""
    (only,) = examined(online=True)
    assert only.certainty.result is Result.UNKNOWN
    assert "no State is named yet" in only.answer
    assert only.grounds[0].sources


def test_the_court_asked_goes_first_with_the_rule_that_decides() -> None:
    """The first finding is on the court asked; its grounds are the deciding rule and its source."""
    first = examined(**PHOTOGRAPHS)[0]
    assert first.question == "May a court of AT hear the dispute?"
    assert first.answer.startswith("A court of AT is open, but not for everything (forum damage")
    assert first.certainty.result is Result.LIMITED
    places = {str(source) for ground in first.grounds for source in ground.sources}
    assert any("Hejduk" in place for place in places), places
    assert not any(ground.text.startswith("Open") for ground in first.grounds)


def test_what_it_is_not_and_what_to_ask_stand_once() -> None:
    """The first finding says that it is no legal advice and asks; the others do not repeat it."""
    findings = examined(right_type="trademark", defendant_domicile="DE", damage_in=["FR", "IT"])
    assert [NOT_ADVICE in one.answer for one in findings] == [True, *[False] * (len(findings) - 1)]
    assert findings[0].data["questions"]
    assert not any(one.data.get("questions") for one in findings[1:])
    assert all(one.data["note"] == NOT_ADVICE for one in findings)


def test_courts_with_the_same_answer_share_a_finding() -> None:
    """Courts open on the same ground are one finding, and so are those without rules here."""
    findings = examined(**WORLDWIDE)
    assert about(findings, "FR or IT hear").certainty.result is Result.YES
    assert about(findings, "AT or BE hear").certainty.result is Result.LIMITED
    assert about(findings, "of BR hear").certainty.result is Result.UNKNOWN
    data: list[Any] = [each.data for each in findings]
    states = [one["state"] for each in data for one in each.get("forums", ())]
    assert sorted(states) == ["AT", "BE", "BR", "DE", "FR", "IT"]


def test_closed_courts_share_a_finding_and_each_keeps_its_ground() -> None:
    """Courts closed for different reasons stand together; a reason names the State it is for."""
    facts = {**PHOTOGRAPHS, "claimant_domicile": "US-CA", "establishment_in": [], "forum": "DE"}
    findings = examined(**{**facts, "right_type": "trademark", "right_registered_in": "DE"})
    closed = [one for one in findings if one.certainty.result is Result.NO]
    assert len(closed) == 1
    assert " or US-CA" in closed[0].question or "US-CA or " in closed[0].question
    assert all(": " in ground.text for ground in closed[0].grounds)


def test_parts_with_different_answers_are_counted() -> None:
    """A court open against one defendant and closed against another says so with numbers."""
    findings = examined(
        right_type="trademark",
        right_registered_in="FR",
        defendant_domicile=["FR", "DE"],
        forum="DE",
        acts_in="FR",
        damage_in="FR",
        same_infringement=False,
        remedies="damages",
        validity_raised=False,
        filed_on="2016-03-01",
    )
    first = findings[0]
    assert "Its 2 parts" in first.answer
    assert "1 open" in first.answer
    data: Any = first.data
    (court,) = data["forums"]
    assert len(court["parts"]) == 2


def test_facts_that_are_missing_are_named() -> None:
    """An answer that depends on facts names them in words."""
    first = examined(
        right_type="trademark", right_registered_in="DE", forum="DE", filed_on="2016-03-01"
    )[0]
    assert first.certainty.result is Result.DEPENDS_ON
    assert "facts that are not known: acts in, defendant, establishment in" in first.answer
    assert all(ground.text.startswith("Open: ") for ground in first.grounds)


def test_laws_stand_together_with_issues_that_share_them() -> None:
    """Issues governed by the same law are said in one sentence, with the rule's text."""
    law = about(examined(**PHOTOGRAPHS), "Which law governs infringement and remedies")
    assert law.answer == "Infringement and remedies: the law of AT and DE."
    assert law.certainty.result is Result.YES
    assert any("Rome II" in source.title for one in law.grounds for source in one.sources)


def test_courts_that_apply_the_same_law_share_a_finding() -> None:
    """Where several courts are open, those that apply the same law are named together."""
    law = about(examined(**WORLDWIDE), "governs infringement and remedies before a court of IT")
    assert law.question.endswith("before a court of IT, AT or BE?")
    assert law.answer.startswith("Infringement and remedies: the law of DE, FR, IT, AT, BE and BR")


def test_a_law_that_cannot_be_named_says_why() -> None:
    """A law that waits for a fact names it; one without any rule is not determined."""
    transfer = {**PHOTOGRAPHS, "remedies": "transfer"}
    findings = examined(**{**transfer, "forum": "US-NY", "acts_in": "US-NY"})
    law = about(findings, "governs ownership before a court of US-NY")
    assert law.answer == "Ownership: that depends on country of origin."
    law = about(examined(**transfer), "governs ownership")
    assert (law.answer, law.certainty.result) == ("Ownership: not determined.", Result.UNKNOWN)


def test_judgments_of_several_courts_stand_together() -> None:
    """Whether judgments are recognised is said once for all courts to which the same applies."""
    findings = examined(**WORLDWIDE)
    found = about(findings, "recognised in CN (")
    assert found.question.startswith("Will a judgment of DE, FR, IT, AT or BE be recognised")
    assert found.answer.startswith("Depends on: reciprocity")
    assert found.certainty.result is Result.DEPENDS_ON
    assert found.grounds[0].text.startswith("Open: ")


def test_a_long_dispute_stays_short() -> None:
    """Six courts and two places of enforcement give fewer findings than courts times places."""
    assert len(examined(**WORLDWIDE)) <= 12


@pytest.mark.parametrize("facts", [PHOTOGRAPHS, WORLDWIDE])
def test_only_steps_that_decide_are_kept(facts: dict[str, object]) -> None:
    """No step that failed is carried in a finding's data; each that is there has a provision."""
    answers = [
        one
        for finding in examined(**facts)
        for name in ("forums", "applicable_law", "recognition")
        for one in finding.data.get(name, ())  # type: ignore[union-attr]
    ]
    steps = [step for one in answers for step in one["trace"]]  # type: ignore[index,call-overload,union-attr]
    assert steps
    assert all(step["applies"] != "false" and step["provision"] for step in steps)  # type: ignore[index,call-overload]


def test_findings_are_never_more_than_suspected() -> None:
    """No finding of the engine claims a decision of an authority."""
    assert {one.status for one in examined(**WORLDWIDE)} == {"suspected"}
