"""Findings."""

import json
from datetime import date
from typing import Any

import pytest

from countermark.findings import BadInputError, Certainty, Decision, Finding, Ground, Source, Status

GROUND = Ground("It is written.", (Source(title="TRIPS Agreement", locator="art. 55"),))
PARTS: dict[str, Any] = {
    "engine": "border",
    "question": "By when?",
    "answer": "By Monday.",
    "grounds": (GROUND,),
    "engine_version": "1",
    "data_version": "2",
}


def test_finding_is_suspected_until_decided() -> None:
    """A finding that nobody decided is suspected, not settled."""
    assert Finding(**PARTS).status is Status.SUSPECTED


def test_finding_needs_a_ground() -> None:
    """A finding without a ground cannot be made."""
    with pytest.raises(BadInputError, match="no ground"):
        Finding(**{**PARTS, "grounds": ()})


@pytest.mark.parametrize("part", ["question", "answer"])
def test_finding_needs_question_and_answer(part: str) -> None:
    """A finding without a question or without an answer cannot be made."""
    with pytest.raises(BadInputError, match="lacks its question or its answer"):
        Finding(**{**PARTS, part: " "})


def test_decided_needs_who_and_when() -> None:
    """The status `decided` without the authority and the day is refused."""
    with pytest.raises(BadInputError, match="the authority and the day"):
        Finding(**PARTS, status=Status.DECIDED)


def test_a_decision_needs_the_status_decided() -> None:
    """A decision on a finding that is only suspected is refused."""
    with pytest.raises(BadInputError, match="nothing else may carry"):
        Finding(**PARTS, decided=Decision(by="Customs", on=date(2026, 1, 2)))


def test_a_decision_needs_an_authority() -> None:
    """A decision by nobody is refused."""
    with pytest.raises(BadInputError, match="name who decided"):
        Decision(by="", on=date(2026, 1, 2))


def test_finding_is_written_as_the_contract_says() -> None:
    """A finding becomes JSON with every field of the contract."""
    finding = Finding(
        **PARTS,
        id="f1",
        status=Status.DECIDED,
        decided=Decision(by="Customs", on=date(2026, 1, 2)),
        certainty=Certainty(probability=0.5),
        exhibits=("e1",),
        data={"matches": []},
    )
    assert json.loads(json.dumps(finding.to_json())) == {
        "id": "f1",
        "engine": "border",
        "question": "By when?",
        "answer": "By Monday.",
        "result": None,
        "status": "decided",
        "certainty": 0.5,
        "decided": {"by": "Customs", "on": "2026-01-02"},
        "supersedes": None,
        "engine_version": "1",
        "data_version": "2",
        "data": {"matches": []},
        "exhibits": ["e1"],
        "grounds": [
            {
                "text": "It is written.",
                "sources": [
                    {
                        "title": "TRIPS Agreement",
                        "locator": "art. 55",
                        "version": "",
                        "checked": False,
                    }
                ],
            }
        ],
    }


def test_undecided_finding_has_no_decision_in_json() -> None:
    """An undecided finding says null where the decision would stand."""
    assert Finding(**PARTS).to_json()["decided"] is None
