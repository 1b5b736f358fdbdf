"""A case whose file tells of a dispute: findings on courts, laws and recognition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.examine import Dossier, Request, examine_folder
from countermark.examine.reading.folder import Unseen
from countermark.examine.report.web import web_page
from countermark.findings import Finding, Result

CASE = """\
territory: DE
dispute:
  right_type: copyright
  defendant_domicile: DE
  claimant_domicile: AT
  forum: AT
  acts_in: DE
  damage_in: [AT, DE]
  online: true
  remedies: [damages]
  filed_on: 2016-03-01
  enforce_in: [DE]
  froum: AT
  validity_raised: perhaps
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    """Examine a listing beside a case with a dispute, two fields of which cannot be used."""
    (tmp_path / "offer.txt").write_text("Photographs of buildings, all rights", encoding="utf-8")
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    return examine_folder(Request(directory=tmp_path, on=date(2026, 11, 23)), Unseen())


def on_courts(dossier: Dossier) -> list[Finding]:
    """List the findings on the dispute; those on names have labels."""
    return [one for one in dossier.findings if one.engine == "law" and "labels" not in one.data]


def test_a_dispute_of_the_case_becomes_findings(dossier: Dossier) -> None:
    """The court asked, the other court, the law and recognition each have question and result."""
    found = {one.question: one.certainty.result for one in on_courts(dossier)}
    assert found == {
        "May a court of AT hear the dispute?": Result.LIMITED,
        "May a court of DE hear the dispute?": Result.YES,
        "Which law governs infringement and remedies before a court of AT?": Result.YES,
        "Will a judgment of AT be recognised in DE (money)?": Result.YES,
    }


def test_each_finding_on_a_dispute_rests_on_a_text(dossier: Dossier) -> None:
    """Grounds name the provision or judgment that decides, with the place in it."""
    asked, home = on_courts(dossier)[:2]
    assert any(
        "Hejduk" in source.title and source.locator == "operative part"
        for ground in asked.grounds
        for source in ground.sources
    )
    assert any(
        (source.title, source.locator) == ("Regulation (EU) No 1215/2012", "art. 4(1)")
        for ground in home.grounds
        for source in ground.sources
    )


def test_fields_of_a_dispute_that_cannot_be_used_are_remarked_on(dossier: Dossier) -> None:
    """A misspelt field and a value that does not fit are named; the rest is answered."""
    said = [remark.text for remark in dossier.remarks]
    assert any("dispute: 'froum'" in text and "Did you mean 'forum'?" in text for text in said)
    assert any("dispute: validity_raised:" in text for text in said)


def test_the_report_shows_the_courts_and_that_it_is_no_advice(dossier: Dossier) -> None:
    """The page has the question, the answer and its source, and says what it is not."""
    page = web_page(dossier)
    assert "May a court of AT hear the dispute?" in page
    assert "Regulation (EU) No 1215/2012, art. 4(1)" in page
    assert "This is not legal advice." in page


def test_a_case_without_a_dispute_says_nothing_about_courts(tmp_path: Path) -> None:
    """Without a dispute there is no finding on courts and no remark."""
    (tmp_path / "offer.txt").write_text("Shoes", encoding="utf-8")
    dossier = examine_folder(Request(directory=tmp_path, on=date(2026, 11, 23)), Unseen())
    assert on_courts(dossier) == []
    assert dossier.remarks == ()
