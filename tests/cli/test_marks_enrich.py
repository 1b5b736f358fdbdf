"""The command `countermark marks enrich`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countermark.cli.main import run
from countermark.marks.register import enriching

STOPPED = 130


@pytest.fixture
def register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Import three marks."""
    source = tmp_path / "marks.csv"
    source.write_text("mark_id,text\n1,BUTTERFLY\n2,WPLZX\n3,HORSE\n", "utf-8")
    assert run(["marks", "import", str(source), "--register", str(tmp_path / "r")]) == 0
    capsys.readouterr()
    return str(tmp_path / "r")


def test_after_it_a_search_finds_translations(
    register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mark in another language is not found before, and found with its reason afterwards."""
    search = ["marks", "search", "MARIPOSA", "--register", register, "--json"]
    run(search)
    assert "BUTTERFLY" not in capsys.readouterr().out
    assert run(["marks", "enrich", "--register", register]) == 0
    said = capsys.readouterr().out
    assert "3 of 3 marks worked out now; 2 are known to mean something" in said
    assert run(search) == 0
    (first, *_) = json.loads(capsys.readouterr().out)
    assert first["text"] == "BUTTERFLY"
    assert first["conceptual"] > 0.6


def test_it_writes_one_document(register: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the counts come as one document; a second run has nothing to do."""
    run(["marks", "enrich", "--register", register])
    capsys.readouterr()
    assert run(["marks", "enrich", "--register", register, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"marks": 3, "worked_out": 0, "meant": 2}


def test_stopping_is_no_failure(
    register: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends it with a word on how to go on."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(enriching, "enrich", stopped)
    assert run(["marks", "enrich", "--register", register]) == STOPPED
    assert "the same command goes on" in capsys.readouterr().err


def test_what_is_no_register_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence says what is missing."""
    assert run(["marks", "enrich", "--register", str(tmp_path / "nothing")]) == 2
    assert "There is no register" in capsys.readouterr().err
