"""The command `countermark marks batch`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from countermark.cli.main import run
from countermark.cli.marks.batch import worth_starting
from countermark.screening import StoppedError

MARKS = "mark_id,text,owner,classes\n1,NIKE,Nike,25\n3,Zetalon,Z,5\n"
Batch = Callable[..., int]


@pytest.fixture
def batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Batch:
    """Ask a register of two marks; queries and answers lie in the test's folder."""
    source = tmp_path / "marks.csv"
    source.write_text(MARKS, "utf-8")
    assert run(["marks", "import", str(source), "--register", str(tmp_path / "r")]) == 0
    capsys.readouterr()

    def ask(queries: str | bytes, *options: str) -> int:
        content = queries.encode() if isinstance(queries, str) else queries
        (tmp_path / "q.csv").write_bytes(content)
        files = [str(tmp_path / "q.csv"), "--out", str(tmp_path / "out.jsonl")]
        return run(["marks", "batch", *files, "--register", str(tmp_path / "r"), *options])

    return ask


def lines_of(folder: Path) -> list[dict[str, object]]:
    """Read what a batch wrote."""
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("options", [[], ["--json"], ["--workers", "2"]])
def test_a_batch_is_answered_in_order(
    options: list[str], batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line per query in the file's order; what could not be asked is counted."""
    assert batch("query_id,text\nb,Nlke\na,Zetalonn\nc,\n", *options) == 0
    assert [line["query_id"] for line in lines_of(tmp_path)] == ["b", "a", "c"]
    shown = capsys.readouterr()
    if "--json" in options:
        done = json.loads(shown.out)
        assert (done["queries"], done["not_asked"], done["answered_before"]) == (3, 1, 0)
    else:
        assert "3 of 3 queries answered" in shown.out
        assert "1 could not be asked" in shown.out
    assert "3/3" in shown.err


def test_bad_rows_have_their_line(batch: Batch, tmp_path: Path) -> None:
    """Whatever a row holds, it gets its line, with the problem where it cannot be asked."""
    long = "x" * 10_000
    rows = f'1,,,\n2,{long},,\n3,\x00\x07,,\n4,😀,,\n5,x,99,\n6,x,,QQ\n7,x,,,,\n8,"x,,\n9,NIKE,,\n'
    queries = b"query_id,text,classes,territory\n" + rows.encode() + b"10,Gr\xf6,,\n"
    assert batch(queries.replace("😀".encode(), "😀é".encode()[:4])) == 0
    found = lines_of(tmp_path)
    assert [line["query_id"] for line in found] == [str(number) for number in range(1, 11)]
    assert [line["query_id"] for line in found if "problem" not in line] == ["9"]


def test_going_on_gives_what_one_run_gives(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file cut anywhere is completed; without --on the day of the first run holds."""
    queries, out = "query_id,text\nb,Nlke\na,Zetalonn\nc,\n", tmp_path / "out.jsonl"
    assert batch(queries, "--on", "2020-02-29") == 0
    whole = out.read_bytes()
    out.write_bytes(whole[: len(whole) // 2])
    capsys.readouterr()
    assert batch(queries, "--resume") == 0
    assert out.read_bytes() == whole
    assert "1 of them before; 1 could not be asked" in capsys.readouterr().out
    assert batch(queries, "--resume", "--on", "2020-03-01") == 2
    assert "begun with the day asked about '2020-02-29'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("queries", "options", "says"),
    [
        ("id;text\n", [], "has the columns 'id;text'"),
        ("query_id,text\n", ["--top", "0"], "1 or more"),
        ("query_id,text\n", ["--on", "tomorrow"], "YYYY-MM-DD"),
        ("query_id,text\n", ["--workers", "0"], "x>=1"),
    ],
)
def test_what_cannot_be_begun_is_one_sentence(
    queries: str, options: list[str], says: str, batch: Batch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad files and options are bad input, and no file is begun."""
    assert batch(queries, *options) == 2
    assert says in capsys.readouterr().err
    assert batch("query_id,text\n") == 0


def test_an_existing_file_is_refused(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --resume an existing file is left as it is, and no bar is shown."""
    (tmp_path / "out.jsonl").write_text("mine", "utf-8")
    assert batch("query_id,text\na,x\n") == 2
    assert capsys.readouterr().err.startswith("countermark: The file")
    assert (tmp_path / "out.jsonl").read_text("utf-8") == "mine"


def test_what_was_assumed_about_the_file_is_said(
    batch: Batch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not UTF-8 is not guessed at in silence, nor is a column passed over."""
    assert batch("query_id,text,price\na,Größe,3\n".encode("cp1252"), "--json") == 0
    shown = capsys.readouterr()
    assert "not UTF-8" in shown.err
    assert "the columns price are not known" in shown.err
    assert json.loads(shown.out)["queries"] == 1


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (KeyboardInterrupt(), "Stopped: 1 of 2 queries are answered in"),
        (StoppedError("Stopped after 1 lines: no space."), "Stopped after 1 lines: no space."),
    ],
)
def test_a_stop_says_how_to_go_on(
    error: BaseException,
    says: str,
    batch: Batch,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl-C, a full disk or a dead worker end with 130, what was done, and the way to go on."""

    def stopped(*_: object, progress: Callable[[int], None], **__: object) -> None:
        progress(1)
        raise error

    monkeypatch.setattr("countermark.screening.run", stopped)
    assert batch("query_id,text\na,x\nb,y\n") == 130
    shown = capsys.readouterr().err
    assert says in shown
    assert shown.endswith("go on with the same command and --resume.\n")


def test_processes_are_started_only_for_many_queries() -> None:
    """A handful of queries is answered in this process; more get a process for each core."""
    cores = len(os.sched_getaffinity(0))
    assert [worth_starting(count) for count in (0, 99, 100, 10**6)] == [1, 1, 1, cores]
