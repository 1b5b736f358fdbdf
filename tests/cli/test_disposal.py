"""The command `countermark disposal options`."""

import json
from pathlib import Path

import pytest

from countermark.cli.main import run


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A facts file about a drum of perfume."""
    path = tmp_path / "facts.yaml"
    path.write_text(
        "category: perfume\ncomposition: [ethanol, glass]\nstate: liquid\non: 2026-11-23\n"
        "territory: DE\n",
        encoding="utf-8",
    )
    return path


def test_json_is_the_list_of_the_contract(facts: Path, capfdbinary: object) -> None:
    """Standard output holds one JSON list and nothing else."""
    assert run(["disposal", "options", str(facts), "--json"]) == 0
    out, err = capfdbinary.readouterr()  # type: ignore[attr-defined]
    found = json.loads(out)
    assert err == b""
    assert found[-1]["operation"] == "D15"
    assert {"operation", "allowed", "why", "tests", "codes"} <= found[0].keys()


def test_people_get_ladder_tests_and_prohibitions(
    facts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text shows the ladder, what to test first and what is never done."""
    monkeypatch.setenv("COLUMNS", "120")
    assert run(["disposal", "options", str(facts)]) == 0
    text = capsys.readouterr().out
    for words in (
        "160305* or 160306",
        "Test first",
        "Flash point",
        "Never",
        "drain",
        "not checked",
    ):
        assert words in text


def test_a_lot_that_only_waits_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown drum is held, with the assumption on standard error."""
    monkeypatch.setenv("COLUMNS", "120")
    path = tmp_path / "drum.yaml"
    path.write_text("category: other\n", encoding="utf-8")
    assert run(["disposal", "options", str(path)]) == 0
    shown = capsys.readouterr()
    assert "Held in safe storage" in shown.out
    assert "assumed" in shown.err


def test_parts_and_no_test_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts with their own code are named, and without open tests there is no box for them."""
    monkeypatch.setenv("COLUMNS", "120")
    path = tmp_path / "toy.yaml"
    path.write_text(
        "category: electronics\ncomposition: [copper, lithium_cells]\nhazard_known: true\n"
        "on: 2026-11-23\n",
        encoding="utf-8",
    )
    assert run(["disposal", "options", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "parts 160605" in shown
    assert "Test first" not in shown


def test_unknown_keys_warn_on_standard_error(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A key that nobody knows is named on standard error and the work goes on."""
    facts.write_text(facts.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    assert run(["disposal", "options", str(facts), "--json"]) == 0
    assert "colour" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["category: [", "category: clohing", "mass_kg: -1", ""])
def test_bad_facts_end_with_two(facts: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Bad input gives one sentence on standard error and exit status 2."""
    facts.write_text(text, encoding="utf-8")
    assert run(["disposal", "options", str(facts), "--json"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err


def test_a_missing_file_ends_with_two(tmp_path: Path) -> None:
    """A file that is not there is bad input."""
    assert run(["disposal", "options", str(tmp_path / "none.yaml")]) == 2


def test_planning_is_not_offered_yet(capsys: pytest.CaptureFixture[str]) -> None:
    """The command shows only what it can do."""
    assert run(["disposal", "--help"]) == 0
    assert "plan" not in capsys.readouterr().out
