"""The commands `countermark law label` and `countermark law check`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from countermark.cli.main import run
from countermark.law import RULES

COPIED_BAG = """\
right: trademark
registered_in: [EU]
registered_for_goods: yes
sign_relation: identical
authorised_by_holder: no
destination: DE
on: 2026-11-23
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Write a file of facts."""
    file = tmp_path / "facts.yaml"
    file.write_text(COPIED_BAG)
    return file


def test_label_writes_one_document_in_the_form_of_the_contract(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --json there is one list, one object for each meaning, and nothing else."""
    assert run(["law", "label", str(facts), "--json"]) == 0
    out, err = capsys.readouterr()
    labels = json.loads(out)
    keys = {"regime", "label", "status", "why", "missing_facts", "source"}
    assert all(keys <= set(label) for label in labels)
    assert {label["regime"]: label["status"] for label in labels}["TRIPS.fn14a"] == "suspected"
    assert {label["status"] for label in labels} <= {"suspected", "excluded", "unknown"}
    assert err == ""


def test_the_two_fields_stand_apart(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """People read intellectual property and medicine safety under two headings."""
    assert run(["law", "label", str(facts)]) == 0
    out = capsys.readouterr().out
    assert out.index("Intellectual property, on 2026-11-23") < out.index("Medicine safety, on")
    assert "* not checked against the official text" in out
    assert "Not encoded: text not at hand." in out


def test_people_see_what_is_suspected_and_what_is_to_be_asked(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table shows suspicions first, then the short list of questions."""
    facts.write_text(f"{COPIED_BAG}wilful: disputed\noverrun: true\n")
    run(["law", "label", str(facts)])
    out = " ".join(capsys.readouterr().out.split())
    assert out.index("Still to be asked") > out.index("excluded")
    assert "Is it a medicine or another medical product? [medicine]" in out
    assert "Disputed: to be settled. [wilful]" in out
    assert "Open in law:" in out
    assert "More questions may follow" in out


def test_nothing_left_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where everything is certain or decided, no question is shown."""
    file = tmp_path / "facts.yaml"
    decided = "{regime: LOCAL.KE.ACA.2, by: a court, on: 2026-01-01}"
    file.write_text(f"right: none\nmedicine: false\ndecided: {decided}\n")
    assert run(["law", "label", str(file), "--on", "2026-11-23"]) == 0
    out = capsys.readouterr().out
    assert "Still to be asked" not in out
    assert "decided" in out


def test_the_day_asked_about_can_be_chosen(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--on goes before the day in the file and chooses the versions."""
    run(["law", "label", str(facts), "--on", "2013-01-01", "--json"])
    labels = {one["regime"]: one for one in json.loads(capsys.readouterr().out)}
    assert labels["EU608.2_5"]["in_force"] is None
    assert labels["TRIPS.fn14a"]["in_force"]["from"] == "1995-01-01"


def test_what_cannot_be_used_is_warned_about_and_the_rest_counts(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip or an everyday word gives a sentence on standard error; the answer still comes."""
    facts.write_text(f"{COPIED_BAG}wilfull: true\nfake: true\n")
    assert run(["law", "label", str(facts), "--json"]) == 0
    out, err = capsys.readouterr()
    assert "Did you mean 'wilful'?" in err
    assert "'fake' is an everyday word" in err
    statuses = {label["regime"]: label["status"] for label in json.loads(out)}
    assert statuses["TRIPS.fn14a"] == "suspected"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds nothing"),
        (b"right: \xe9\n", "line 1: this is not UTF-8"),
        (b"right: [\n", "cannot be read as YAML"),
        (b"- right\n", "holds no facts by name"),
        (b"right: gi\nright: gi\n", "line 2: 'right' is given twice"),
    ],
)
def test_a_file_that_cannot_be_read_is_bad_input(
    facts: Path, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Broken files end with exit status 2, one sentence and no traceback."""
    facts.write_bytes(content)
    assert run(["law", "label", str(facts), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_a_missing_file_and_a_wrong_day_are_bad_input(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there and a day that is none are said to be so."""
    assert run(["law", "label", str(facts.with_name("none.yaml"))]) == 2
    assert run(["law", "label", str(facts), "--on", "tomorrow"]) == 2
    err = capsys.readouterr().err
    assert "none.yaml cannot be read" in err
    assert "'tomorrow' was given; expected YYYY-MM-DD" in err


def test_check_passes_everything_that_comes_with_the_program(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a folder all rules, their worked cases and the judgments are checked, and hold."""
    assert run(["law", "check"]) == 0
    out = capsys.readouterr().out
    lines = (
        r"Meanings: \d+ files, \d+ rules",
        "Courts, laws, recognition:",
        r"Judgments: \d{3} files",
    )
    for line in lines:
        assert re.search(rf"^{line}.*, 0 problems\.$", out, re.MULTILINE)


def test_check_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A corrected rule with a slip is named with file and line, also inside the JSON document."""
    text = (RULES / "meanings" / "who_ur.yaml").read_text()
    (tmp_path / "who_ur.yaml").write_text(text.replace("medicine is true", "medecine is true"))
    assert run(["law", "check", str(tmp_path), "--json"]) == 2
    out, err = capsys.readouterr()
    (problem,) = json.loads(out)["problems"]
    assert re.match(r"who_ur\.yaml, line \d+: 'medecine' is no fact", problem)
    assert problem in err


def test_label_can_use_corrected_rules(
    tmp_path: Path, facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --rules the labels come from a folder of corrected rules."""
    folder = tmp_path / "rules"
    folder.mkdir()
    text = (RULES / "meanings" / "who_ur.yaml").read_text()
    (folder / "who_ur.yaml").write_text(text)
    assert run(["law", "label", str(facts), "--rules", str(folder), "--json"]) == 0
    encoded = [one for one in json.loads(capsys.readouterr().out) if one["in_force"]]
    assert [one["regime"] for one in encoded] == ["WHO.UR"]


VERDICT = re.compile(
    r"\b(is|are|was|a)\s+(a\s+)?(fake|counterfeit|pirated|falsified)\b", re.IGNORECASE
)


@pytest.mark.parametrize(
    "given", [COPIED_BAG, "right: patent\n", "fake: true\n", "medicine: true\n"]
)
def test_nothing_that_is_printed_speaks_a_verdict(
    facts: Path, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every term in the table stands behind its status, and nothing is called a fake."""
    facts.write_text(given)
    run(["law", "label", str(facts)])
    out = " ".join(capsys.readouterr().out.split())
    assert not VERDICT.search(out)
    assert "A label is a suspicion until an authority has decided." in out
