"""The command `countermark marks`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countermark.cli.main import run


@pytest.fixture
def register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Make a register of two marks."""
    source = tmp_path / "marks.csv"
    source.write_text("mark_id,text,owner\n1,NIKE,Nike\n2,,Nobody\n3,Zetalon,Z\n", "utf-8")
    assert run(["marks", "import", str(source), "--register", str(tmp_path / "r")]) == 0
    capsys.readouterr()
    return tmp_path / "r"


def test_search_writes_one_json_document(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list of matches goes to standard output and nothing else."""
    assert run(["marks", "search", "Nlke", "--register", str(register), "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)[0]["relation"] == "not_distinguishable"
    assert shown.err == ""


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_demonstration_register_is_announced(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a register, standard error says which one is used."""
    assert run(["marks", "search", "nike", "--on", "2026-11-23", *options]) == 0
    assert "demonstration register" in capsys.readouterr().err


def test_search_speaks_to_people(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table and the reasons are shown, and that nothing was checked."""
    arguments = ["marks", "search", "Nike bags", "--register", str(register)]
    assert run([*arguments, "--territory", "de", "--classes", "18,25"]) == 0
    shown = capsys.readouterr().out
    assert "- not distinguishable: " in shown
    assert "not_distinguishable" not in shown
    assert "not checked" in shown


def test_nothing_found_is_status_1(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A search without a match ends with 1 and clears nothing."""
    assert run(["marks", "search", "qqqxxww", "--register", str(register)]) == 1
    assert "Clears nothing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ([], 2, "No sign"),
        (["", "--json"], 2, "empty sign"),
        (["😀"], 2, "no letter"),
        (["a" * 10_000], 2, "10000 characters"),
        (["x", "--classes", "46"], 2, "class '46'"),
        (["x", "--only-classes"], 2, "no class"),
        (["x", "--territory", "QQ"], 2, "territory 'QQ'"),
        (["x", "--on", "tomorrow"], 2, "YYYY-MM-DD"),
        (["x", "--top", "0"], 2, "1 or more"),
        (["x", "--register", "no-such-register"], 2, "There is no register"),
        (["--image", "logo.png"], 3, "not built"),
    ],
)
def test_bad_questions_get_one_sentence(
    arguments: list[str], status: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input ends with 2, a missing part with 3, each with a sentence and no output."""
    assert run(["marks", "search", *arguments]) == status
    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.out == ""
