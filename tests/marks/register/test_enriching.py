"""Enriching a register afterwards: resumed, repeated, beside imports, in processes."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from countermark.findings import BadInputError, MissingPartError
from countermark.marks.register import concepts, enriching
from countermark.marks.register.enriching import enrich
from countermark.marks.register.importing import import_files
from countermark.marks.register.meanings import keep_meaning
from countermark.marks.register.register import Register
from countermark.marks.register.segment import Meaning
from countermark.marks.sign import meaning

WORDS = ("SUN", "MOON", "WPLZX", "RED ROSE", "HORSE", "QZKXW", "SNOW", "QUEEN")


def taken(path: Path, *texts: str, first: int = 0) -> Path:
    """Import marks into a register beside the file."""
    lines = "".join(f"{first + at},{text}\n" for at, text in enumerate(texts))
    path.write_text(f"mark_id,text\n{lines}", "utf-8")
    register = path.parent / "register"
    import_files([path], register)
    return register


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Make a register of eight marks, two of them coined."""
    return taken(tmp_path / "marks.csv", *WORDS)


def known(register: Path) -> dict[str, bool]:
    """Tell of each mark whether it was worked out."""
    with Register.open(register) as opened:
        found: dict[str, bool] = {}
        for segment in opened.segments:
            kept = segment.meaning
            flags = kept.arrays["known"] if kept else np.zeros(len(segment.rows), np.bool_)
            marks = opened.marks_of(segment.rows.tolist())
            found |= dict(zip([mark.text for mark in marks], flags.tolist(), strict=True))
        return found


def test_all_marks_are_worked_out_once(register: Path) -> None:
    """The first run does all there is to do, the second nothing; both tell what is known."""
    first, second = enrich(register), enrich(register)
    assert first.to_json() == {"marks": 8, "worked_out": 8, "meant": 6}
    assert second.to_json() == {"marks": 8, "worked_out": 0, "meant": 6}
    assert all(known(register).values())


def test_what_is_kept_is_what_building_gives(register: Path) -> None:
    """A register keeps just what the marks mean."""
    enrich(register)
    with Register.open(register) as opened:
        (segment,) = opened.segments
        assert segment.meaning is not None
        built = concepts.build(opened.marks_of(segment.rows.tolist()))
        assert {name: array.tolist() for name, array in segment.meaning.arrays.items()} == {
            name: array.tolist() for name, array in built.items()
        }


def test_enriching_leaves_the_version_as_it_is(register: Path) -> None:
    """The records are the same, so that findings cite the same version."""
    before = Register.open(register).version
    enrich(register)
    assert Register.open(register).version == before


def test_a_stopped_run_goes_on_where_it_was(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept before it was stopped is not worked out again."""
    monkeypatch.setattr(enriching, "AT_ONCE", 1)
    monkeypatch.setattr(enriching, "KEPT_EVERY", 3)

    def stop(done: int, _total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr(enriching, "processes", lambda: 1)
    with pytest.raises(KeyboardInterrupt):
        enrich(register, stop)
    assert sum(known(register).values()) == 3
    assert enrich(register).worked_out == 5


def test_only_new_records_are_worked_out_after_an_import(register: Path, tmp_path: Path) -> None:
    """An import adds what is unknown; the next run works out that alone."""
    enrich(register)
    taken(tmp_path / "more.csv", "LION", "EAGLE", first=100)
    assert [text for text, there in known(register).items() if not there] == ["LION", "EAGLE"]
    assert enrich(register).to_json() == {"marks": 10, "worked_out": 2, "meant": 8}


def test_an_older_form_is_worked_out_anew(register: Path) -> None:
    """What was worked out in another way is not mixed with this one."""
    with Register.open(register) as opened:
        name = opened.segments[0].name
    keep_meaning(register, name, Meaning("meaning 0", {"known": np.ones(8, np.bool_)}))
    assert enrich(register).worked_out == 8


def test_a_segment_that_is_merged_away_is_looked_for_again(register: Path, tmp_path: Path) -> None:
    """An import in between costs what was not kept, and nothing else."""
    imported: list[Path] = []

    def import_once(_done: int, _total: int) -> None:
        if not imported:
            imported.append(taken(tmp_path / "more.csv", *"ABCDEFGH", first=100))

    done = enrich(register, import_once)
    assert (done.marks, done.worked_out) == (16, 16)
    assert all(known(register).values())


def test_many_marks_are_worked_out_in_processes(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes give the same as this one, in order."""
    monkeypatch.setattr(enriching, "AT_ONCE", 1)
    monkeypatch.setattr(enriching, "processes", lambda: 2)
    told: list[tuple[int, int]] = []
    enrich(register, lambda done, total: told.append((done, total)))
    assert told == [(number, 8) for number in range(1, 9)]
    with Register.open(register) as opened:
        kept = opened.segments[0].meaning
        assert kept is not None
        assert (kept.arrays["weight"] > 0).sum() == 6


def test_processes_calculate_with_one_thread_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """As there is a process for each core, none takes several; afterwards all is as before."""
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    with enriching._pool() as pool:  # noqa: SLF001 - what the processes are given
        assert pool.submit(os.getenv, "OPENBLAS_NUM_THREADS").result() == "1"
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_a_process_that_dies_is_said(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process killed for want of memory ends the run with a sentence; threads are as before."""
    monkeypatch.setattr(enriching, "AT_ONCE", 1)
    monkeypatch.setattr(enriching, "processes", lambda: 2)
    monkeypatch.setattr(concepts, "build", os._exit)
    monkeypatch.setattr(enriching, "_begun", lambda _: {})
    monkeypatch.setattr(enriching, "_read", lambda *_: iter([(np.array([0]), 3)]))
    monkeypatch.setenv(enriching.THREADS, "3")
    with pytest.raises(BadInputError, match="ended before its time"):
        enrich(register)
    assert os.environ[enriching.THREADS] == "3"


def test_a_missing_encoder_is_said(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the encoder nothing is kept and it is said what is missing."""

    def missing(_: object) -> None:
        problem = "The encoder is not installed."
        raise MissingPartError(problem)

    monkeypatch.setattr(meaning, "read", missing)
    with pytest.raises(MissingPartError, match="not installed"):
        enrich(register)
    assert not any(known(register).values())


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    """A path with nothing there, or something else, is refused."""
    with pytest.raises(BadInputError, match="There is no register"):
        enrich(tmp_path / "nothing")
