"""The commands `countermark law advise`, `provisions`, `evaluate`, and `check` on folders."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from countermark.cli.main import run
from countermark.law.judgments.collection import COLLECTION
from countermark.law.provisions.rulebook import RULES

ONLINE = """\
right_type: [copyright]
defendant_domicile: [DE]
claimant_domicile: [AT]
acts_in: [DE]
damage_in: [AT]
online: true
remedies: [damages]
forum: AT
filed_on: 2016-03-01
"""


@pytest.fixture
def dispute(tmp_path: Path) -> Path:
    """Write the file of a dispute about photographs on a website."""
    file = tmp_path / "dispute.yaml"
    file.write_text(ONLINE)
    return file


def test_advise_writes_one_document_in_the_form_of_the_contract(
    dispute: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document has the court asked, every court, the laws, recognition and the trace."""
    assert run(["law", "advise", str(dispute), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    asked = found["forum_asked"]
    assert (asked["state"], asked["result"], asked["scope"]) == (
        "AT",
        "limited",
        "forum_damage_only",
    )
    assert asked["provisions"][0] == "EU:2012/1215:7(2)"
    assert {one["state"]: one["result"] for one in found["forums"]}["DE"] == "yes"
    step = next(one for one in asked["trace"] if one["provision"] == "EU:2012/1215:7(2)")
    assert {"step", "fact", "provision", "version", "cases", "checked"} <= set(step)
    laws = {one["issue"]: one["law"] for one in found["applicable_law"]}
    assert laws["infringement"] == "AT"
    ways = {(one["origin"], one["destination"]): one["result"] for one in found["recognition"]}
    assert ways["AT", "DE"] == "yes"
    assert found["note"].startswith("This is not legal advice.")


def test_people_see_courts_reasons_and_what_is_open(
    dispute: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The terminal shows each court, the steps for the court asked, laws and recognition."""
    assert run(["law", "advise", str(dispute), "--trace"]) == 0
    out = capsys.readouterr().out
    for words in ("Courts", "The court asked: AT", "Applicable law", "Recognition", "7(2)"):
        assert words in out
    assert "This is not legal advice." in out


def test_what_is_missing_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dispute of which little is known gives questions, with what is worth asking first."""
    file = tmp_path / "dispute.yaml"
    file.write_text("right_type: trademark\nforum: DE\nremedies: damages\n")
    assert run(["law", "advise", str(file)]) == 0
    assert "Still worth asking" in capsys.readouterr().out


def test_what_cannot_be_used_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown fact and a country that does not exist are named; the rest is used."""
    file = tmp_path / "dispute.yaml"
    file.write_text(ONLINE.replace("forum: AT", "forum: Atlantis\nfroum: AT"))
    assert run(["law", "advise", str(file)]) == 0
    err = capsys.readouterr().err
    assert "'Atlantis' is no place" in err
    assert "Did you mean 'forum'?" in err


def test_an_empty_dispute_opens_no_court(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file with a single unknown fact gives no court at all, and no error."""
    file = tmp_path / "dispute.yaml"
    file.write_text("online: unknown\n")
    assert run(["law", "advise", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["forums"] == []


def test_a_day_before_the_instrument_existed_uses_what_there_was(
    dispute: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same facts in 1990 are answered under the convention of that time, or not at all."""
    dispute.write_text(ONLINE.replace("2016-03-01", "1970-03-01"))
    assert run(["law", "advise", str(dispute), "--json"]) == 0
    asked = json.loads(capsys.readouterr().out)["forum_asked"]
    assert asked["result"] == "unknown"
    assert "not encoded" in asked["why"]


def test_provisions_are_listed_by_system(capsys: pytest.CaptureFixture[str]) -> None:
    """The list names each provision with its rule, version and whether it was checked."""
    assert run(["law", "provisions", "--system", "ch", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert "CH:PILA:109(2)" in {row["provision"] for row in rows}
    assert all(row["system"] == "ch" and row["source"]["title"] for row in rows)
    assert run(["law", "provisions", "--system", "ch"]) == 0
    assert "CH:PILA:109(2)" in capsys.readouterr().out


def test_a_corrected_rule_changes_the_answer_and_the_evaluation(
    tmp_path: Path, dispute: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule corrected in a copy of the rules is used by advise, evaluate and check alike."""
    folder = tmp_path / "rules"
    shutil.copytree(str(RULES), folder)
    for file in (folder / "eu").glob("*.yaml"):
        text = file.read_text()
        file.write_text(text.replace("scope: forum_damage_only", "scope: all_damage"))
    assert run(["law", "advise", str(dispute), "--rules", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["forum_asked"]["result"] == "yes"
    assert run(["law", "evaluate", "--rules", str(folder), "--country", "EU", "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    wrong = [one["case"] for one in scores if one["answered"] and not one["right"]]
    assert "cjeu-c-441-13" in wrong


def test_evaluate_reads_one_case_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of decided cases is scored as it is coded; an abstention is no error."""
    case = {
        "id": "one",
        "country_region": "EU",
        "right_type": ["copyright"],
        "facts": {"defendant_domicile": ["DE"], "forum": "AT", "damage_in": ["AT"], "online": True},
        "issues": ["jurisdiction"],
        "holding": {
            "result": "limited",
            "scope_code": "forum_damage_only",
            "provision": ["Reg 44/2001 art 5(3)"],
        },
        "filed_on": "2012-01-01",
        "determinable": True,
    }
    unknown = {**case, "id": "two", "facts": {"forum": "AT"}}
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(case) + "\n" + json.dumps(unknown) + "\n")
    assert run(["law", "evaluate", str(file), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]["forum, determinable"]
    assert (figures["cases"], figures["answered"], figures["right"]) == (2, 1, 1)
    assert run(["law", "evaluate", str(file), "--by-rule"]) == 0
    out = capsys.readouterr().out
    assert "Not answered: 1" in out
    assert "Cases by rule" in out


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', "null"])
def test_a_line_that_is_no_case_is_named(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that cannot be read is named with its number and what was expected."""
    file = tmp_path / "cases.jsonl"
    file.write_text(f"\n{line}\n")
    assert run(["law", "evaluate", str(file)]) == 2
    assert "cases.jsonl, line 2" in capsys.readouterr().err


def test_check_looks_at_a_folder_of_rules_or_of_judgments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder of systems and a folder of case files are recognised and checked as such."""
    cases = tmp_path / "cases"
    cases.mkdir()
    text = (COLLECTION / "cjeu-c-441-13.yaml").read_text()
    (cases / "cjeu-c-441-13.yaml").write_text(text.replace("C:2015:28", "C:2014:28"))
    assert run(["law", "check", str(cases)]) == 2
    assert "says 2014, but the decision is of 2015" in capsys.readouterr().err
    rules = tmp_path / "rules"
    shutil.copytree(str(RULES / "ch"), rules / "ch")
    assert run(["law", "check", str(rules), "--json"]) in {0, 2}
    assert json.loads(capsys.readouterr().out)["what"] == "Courts, laws, recognition"
