"""Runs: one line for each item, in order, going on after a stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.findings import BadInputError, JsonValue
from countermark.screening import Done, Job, LineForm, StoppedError, run

Make = Callable[..., Job[str]]
Run = Callable[..., Done]

WORDS = [f"w{number}" for number in range(100)]


def lines_of(path: Path) -> list[dict[str, object]]:
    """Read the lines of a run."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_item_has_its_line(workers: int, job: Make, ran: Run, tmp_path: Path) -> None:
    """One line an item, in their order, whatever the number of workers."""
    assert ran(job(WORDS), workers=workers) == Done(lines=100, before=0, problems=0)
    assert lines_of(tmp_path / "out.jsonl") == [{"id": w, "turned": w[::-1]} for w in WORDS]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_fails_does_not_end_the_run(
    workers: int, job: Make, ran: Run, tmp_path: Path
) -> None:
    """Its line says why, as that of an item that cannot be answered does; others are answered."""
    words = ["a", "fail", "problem", "unwritable", "b"]
    assert ran(job(words), workers=workers) == Done(lines=5, before=0, problems=3)
    lines = lines_of(tmp_path / "out.jsonl")
    assert [line["id"] for line in lines] == words
    assert (lines[0]["turned"], lines[1]["turned"], lines[4]["turned"]) == ("a", None, "b")
    assert "ZeroDivisionError" in str(lines[1]["problem"])
    assert "TypeError" in str(lines[3]["problem"])
    assert ran(job(words), resume=True) == Done(lines=5, before=5, problems=3)


@pytest.mark.parametrize("word", ["kill", "leave"])
def test_a_worker_that_dies_leaves_what_was_answered(
    word: str, job: Make, ran: Run, tmp_path: Path
) -> None:
    """The error names the items it was at; without them the run goes on to its end."""
    words = [*WORDS[:50], word, *WORDS[50:]]
    with pytest.raises(StoppedError, match=r"Stopped after \d+ lines.*'w48' to 'w62'"):
        ran(job(words), workers=2)
    kept = lines_of(tmp_path / "out.jsonl")
    assert [line["id"] for line in kept] == words[: len(kept)]


@settings(max_examples=60)
@given(
    words=st.lists(st.text(max_size=6), max_size=40),
    cut=st.integers(0, 4000),
)
def test_a_run_goes_on_at_any_cut(
    words: list[str], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Wherever the file was cut, going on gives the bytes of a run without a stop."""
    out = tmp_path_factory.getbasetemp() / "cut.jsonl"
    out.unlink(missing_ok=True)
    form: LineForm[str] = LineForm(key="id", name=str, failed={})
    words_job = Job(items=lambda: iter(words), prepare=lambda: _counted, form=form, terms={})
    told: list[int] = []
    run(words_job, out, resume=False, workers=1, progress=told.append)
    whole = out.read_bytes()
    assert told[-1] == len(words) == len(whole.splitlines())
    out.write_bytes(whole[:cut])
    done = run(words_job, out, resume=True, workers=1, progress=told.append)
    assert out.read_bytes() == whole
    assert done.before == whole[:cut].count(b"\n")


def _counted(word: str) -> Mapping[str, JsonValue]:
    return {"letters": len(word)}


@pytest.mark.parametrize("workers", [2, 3])
def test_several_workers_go_on_too(workers: int, job: Make, ran: Run, tmp_path: Path) -> None:
    """After a cut inside a line, several workers write the rest as one does."""
    out = tmp_path / "out.jsonl"
    ran(job(WORDS))
    whole = out.read_bytes()
    out.write_bytes(whole[: len(whole) // 3])
    assert ran(job(WORDS), resume=True, workers=workers).lines == 100
    assert out.read_bytes() == whole


@pytest.mark.parametrize(
    ("words", "number"),
    [(["w0", "other", "w2"], 2), (["w0", "w1"], 3), (["w", "w1", "w2"], 1)],
)
def test_other_items_are_refused(
    words: list[str], number: int, job: Make, ran: Run, tmp_path: Path
) -> None:
    """A file whose lines answer other items is left as it is, and its line is named."""
    ran(job(WORDS[:3]))
    before = (tmp_path / "out.jsonl").read_bytes()
    with pytest.raises(BadInputError, match=f"Line {number} of .* is no answer to item {number}"):
        ran(job(words), resume=True)
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_a_damaged_line_is_refused(job: Make, ran: Run, tmp_path: Path) -> None:
    """A line in the middle that lost its end is not passed over."""
    out = tmp_path / "out.jsonl"
    ran(job(WORDS[:3]))
    out.write_bytes(out.read_bytes().replace(b'"1w"}\n', b'"1\n'))
    with pytest.raises(BadInputError, match="Line 2"):
        ran(job(WORDS[:3]), resume=True)


def test_a_line_is_a_line_for_every_reader(job: Make, ran: Run, tmp_path: Path) -> None:
    """Characters that some readers take for a line end are escaped; broken ones can be written."""
    word = "a\u2028b\u0085c\nd\ud800"
    ran(job([word]))
    assert lines_of(tmp_path / "out.jsonl") == [{"id": word, "turned": word[::-1]}]


STOPPABLE = """
import sys
from functools import partial
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import workshop
from countermark.screening import Job, LineForm, run
if __name__ == "__main__":
    folder = Path(sys.argv[2])
    job = Job(
        items=lambda: iter(f"w{number}" for number in range(400)),
        prepare=partial(workshop.begin_slowly, folder / "workers"),
        form=LineForm(key="id", name=workshop.name_of, failed={"turned": None}),
        terms={},
    )
    try:
        run(job, folder / "out.jsonl", resume=False, workers=2, progress=print)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_run_that_is_stopped_leaves_no_worker_and_goes_on(
    name: str, job: Make, ran: Run, tmp_path: Path
) -> None:
    """After any end of the process its workers end too, and going on gives the whole file."""
    (tmp_path / "workers").mkdir()
    (tmp_path / "stoppable.py").write_text(STOPPABLE, "utf-8")
    command = [sys.executable, "stoppable.py", str(Path(__file__).parent), str(tmp_path)]
    begun = subprocess.Popen(  # noqa: S603 - our own program
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert begun.stdout
    assert [begun.stdout.readline() for _ in range(3)] == [b"0\n", b"16\n", b"32\n"]
    # Ctrl-C reaches every process of the terminal, the others the one that was named.
    number = signal.Signals[name]
    (os.killpg if name == "SIGINT" else os.kill)(begun.pid, number)
    _, said = begun.communicate()
    assert (begun.returncode, said) == (130 if name == "SIGINT" else -number, b"")
    workers = [int(path.name) for path in (tmp_path / "workers").iterdir()]
    assert len(workers) == 2
    while any(map(runs, workers)):
        time.sleep(0.01)
    done = ran(job([f"w{number}" for number in range(400)]), resume=True)
    assert done.lines == 400
    assert 32 <= done.before < 400
    lines = [{"id": f"w{n}", "turned": f"w{n}"[::-1]} for n in range(400)]
    assert lines_of(tmp_path / "out.jsonl") == lines


def runs(process: int) -> bool:
    """Tell whether a process is still at work."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"
