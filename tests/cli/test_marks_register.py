"""The commands that fill, show and check registers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countermark.cli.main import run

HEADER = "mark_id,text,owner,office,classes,status,registered,expires\n"
FIRST = "EM1,ZETALON,Zeta AG,EM,25;18,registered,2020-05-04,2029-12-02\n"
NEWER = "EM1,ZETALON,Zeta Holding,EM,25,registered,2020-05-04,2029-12-02\n"


@pytest.fixture
def register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Make a register whose one record was replaced."""
    source, path = tmp_path / "marks.csv", str(tmp_path / "r")
    for row in (FIRST, NEWER):
        source.write_text(HEADER + row, "utf-8")
        assert run(["marks", "import", str(source), "--register", path]) == 0
    capsys.readouterr()
    return path


def test_import_counts_in_json_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counters, rejected records and notes are one document; no progress where nobody looks."""
    source = tmp_path / "marks.csv"
    source.write_text("mark_id,text\n1,NIKE\n2,\n", "utf-8")
    arguments = ["marks", "import", str(source), "--register", str(tmp_path / "r"), "--json"]
    assert run(arguments) == 0
    shown = capsys.readouterr()
    done = json.loads(shown.out)
    counts = [done[name] for name in ("read", "imported", "unchanged", "replaced")]
    assert counts == [2, 1, 0, 0]
    assert set(done["rejected"][0]) == {"file", "position", "why"}
    assert shown.err == ""


def test_import_speaks_to_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, notes and the first reasons are shown; more are counted."""
    source = tmp_path / "bad.csv"
    source.write_text("mark_id,text\n" + "x,\n" * 25, "utf-8")
    assert run(["marks", "import", str(source), "--register", str(tmp_path / "r")]) == 0
    shown = capsys.readouterr().out
    assert "25 rejected" in shown
    assert "and 5 more" in shown
    assert "Note:" in shown


def test_import_shows_its_progress_on_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of records read is on standard error, the counts on standard output."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    source = tmp_path / "marks.csv"
    source.write_text("mark_id,text\n" + "".join(f"{n},M{n}\n" for n in range(700)), "utf-8")
    assert run(["marks", "import", str(source), "--register", str(tmp_path / "r")]) == 0
    shown = capsys.readouterr()
    assert "records read" in shown.err
    assert "700 imported" in shown.out


def test_a_format_that_the_file_has_not_is_reported(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A CSV file read as XML is rejected as a whole; an unknown format is refused."""
    arguments = ["marks", "import", str(tmp_path / "marks.csv"), "--register", register]
    assert run([*arguments, "--format", "st66"]) == 0
    assert "no XML" in capsys.readouterr().out
    assert run([*arguments, "--format", "st99"]) == 2


def test_show_answers_for_a_territory_and_a_day(
    register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Record, answer with grounds, and what was changed are shown."""
    arguments = ["marks", "show", "EM1", "--register", register, "--territory", "de"]
    assert run([*arguments, "--on", "2026-11-01"]) == 0
    shown = capsys.readouterr().out
    assert "In force in DE (Germany) on 2026-11-01: yes." in shown
    assert "Regulation (EU) 2017/1001, art. 1(2)" in shown
    assert "owner: Zeta AG became Zeta Holding" in shown
    assert "classes: 18; 25 became 25" in shown
    assert "not checked against the official register" in shown


def test_show_writes_one_json_document(register: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The record, the answer and the history are there for programs."""
    arguments = ["marks", "show", "EM1", "--register", register, "--on", "2030-09-01", "--json"]
    assert run(arguments) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["mark"]["owner"] == "Zeta Holding"
    assert (shown["in_force"]["result"], shown["in_force"]["flags"]) == ("no", ["expired"])
    assert shown["history"][0]["mark"]["owner"] == "Zeta AG"
    assert shown["history"][0]["replaced"] == shown["taken"]


def test_show_uses_the_demonstration_register_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a register, what is shown is said to be from no official one."""
    from countermark.marks import demonstration  # noqa: PLC0415 - one test needs it

    assert run(["marks", "show", demonstration().marks[0].mark_id]) == 0
    shown = capsys.readouterr()
    assert "In force on" in shown.out
    assert ": unknown." in shown.out
    assert "demonstration register" in shown.err


def test_a_record_that_is_not_there_is_status_1(
    register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked for one record, nothing found is its own exit status."""
    assert run(["marks", "show", "EM9", "--register", register]) == 1
    assert "no record 'EM9'" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_check_says_that_a_register_is_whole(
    options: list[str], register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is damaged: exit status 0."""
    assert run(["marks", "check", "--register", register, *options]) == 0
    shown = capsys.readouterr().out
    assert json.loads(shown)["whole"] if options else "as it was written: 1 marks" in shown


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_check_says_what_is_damaged_and_what_to_do(
    options: list[str], register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that was changed is named: exit status 2."""
    file = min(Path(register).glob("views-*"))
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert run(["marks", "check", "--register", register, *options]) == 2
    shown = capsys.readouterr().out
    assert file.name in shown
    assert options or "import the marks again" in shown


def test_a_history_without_days_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no day was told, the change is shown all the same."""
    from countermark.marks import import_files  # noqa: PLC0415 - one test needs it

    for row in (FIRST, NEWER):
        (tmp_path / "m.csv").write_text(HEADER + row, "utf-8")
        import_files([tmp_path / "m.csv"], tmp_path / "r")
    assert run(["marks", "show", "EM1", "--register", str(tmp_path / "r")]) == 0
    assert "on a day that was not told" in capsys.readouterr().out
