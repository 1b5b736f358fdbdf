"""Imports: all or nothing, however they end."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks.register import importing, store
from countermark.marks.register.checking import check
from countermark.marks.register.importing import import_files
from countermark.marks.register.meanings import keep_meaning
from countermark.marks.register.register import Register
from countermark.marks.register.segment import Meaning

HEADER = "mark_id,text,owner,office,classes,expires\n"


def marks_file(path: Path, *rows: str) -> Path:
    """Write a file of marks."""
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write a file of two marks and one bad row."""
    rows = ("2,ZETA,Z,US,25,2030-01-01", "1,ALPHA,A,EM,,", "3,BAD,A,EM,99,")
    return marks_file(tmp_path / "marks.csv", *rows)


def version_of(path: Path) -> str:
    """Open a register and close it again."""
    with Register.open(path) as opened:
        return opened.version


def files_of(path: Path) -> dict[str, int]:
    """List a register's files with the time of their last change."""
    return {file.name: file.stat().st_mtime_ns for file in path.iterdir()}


def test_an_import_makes_what_is_missing(source: Path, tmp_path: Path) -> None:
    """Folders are made; good rows go in, bad rows are reported with their place."""
    done = import_files([source], tmp_path / "new" / "r")
    assert (done.read, done.imported, len(done.rejected)) == (3, 2, 1)
    assert done.to_json()["rejected"] == [
        {"file": str(source), "position": "line 4", "why": done.rejected[0].why}
    ]
    with Register.open(tmp_path / "new" / "r") as opened:
        assert [mark.text for mark in opened.marks] == ["ALPHA", "ZETA"]


def test_importing_twice_changes_nothing(source: Path, tmp_path: Path) -> None:
    """The second import finds everything unchanged and writes no file."""
    path = tmp_path / "r"
    import_files([source], path, on=date(2026, 1, 1))
    before, version = files_of(path), version_of(path)
    done = import_files([source, source], path, on=date(2026, 2, 2))
    assert (done.imported, done.unchanged, done.replaced) == (0, 4, 0)
    assert (files_of(path), version_of(path)) == (before, version)


def test_a_newer_record_replaces_the_older_and_keeps_its_history(
    source: Path, tmp_path: Path
) -> None:
    """The same id with other content is replaced; what was before can be read with its days."""
    path = tmp_path / "r"
    import_files([source], path, on=date(2026, 1, 1))
    newer = marks_file(tmp_path / "newer.csv", "2,ZETA,New Owner,US,25,2031-01-01")
    assert import_files([newer], path, on=date(2026, 2, 2)).replaced == 1
    with Register.open(path) as opened:
        mark, (past,) = opened.mark("2"), opened.history("2")
        assert mark is not None
        assert (mark.owner, past.mark.owner) == ("New Owner", "Z")
        assert (past.taken, past.replaced) == (date(2026, 1, 1), date(2026, 2, 2))
        assert (opened.taken("2"), opened.as_of) == (date(2026, 2, 2), date(2026, 2, 2))
        assert (len(opened), opened.history("1")) == (2, ())


def test_an_id_that_comes_twice_takes_the_later_record(tmp_path: Path) -> None:
    """In one import the later of two records counts, a note says so, twice is as once."""
    path, source = tmp_path / "r", marks_file(tmp_path / "m.csv", "1,OLD,,,,", "1,NEW,,,,")
    done = import_files([source], path)
    assert (done.imported, done.replaced, len(done.notes)) == (1, 1, 2)
    assert "later record was taken" in done.notes[1].why
    before = files_of(path)
    assert import_files([source], path).unchanged == 2
    with Register.open(path) as opened:
        assert [mark.text for mark in opened.marks] == ["NEW"]
        assert [past.mark.text for past in opened.history("1")] == ["OLD"]
    assert set(files_of(path)) == set(before)


rows = st.lists(
    st.builds("{},{},,,,".format, st.integers(1, 5), st.sampled_from(["ALPHA", "BETA", "ГАММА"])),
    max_size=6,
)


@settings(max_examples=25)
@given(data=st.data(), parts=st.lists(rows, max_size=4))
def test_order_and_number_of_imports_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, parts: list[list[str]]
) -> None:
    """A register that has seen many imports is that of one import of its last records."""
    folder = tmp_path_factory.mktemp("imports")
    for number, part in enumerate(parts):
        import_files([marks_file(folder / f"{number}.csv", *part)], folder / "many")
    last = {row[0]: row for part in parts for row in part}
    turned = data.draw(st.permutations(list(last.values())))
    import_files([marks_file(folder / "last.csv", *turned)], folder / "one")
    if parts:
        with Register.open(folder / "many") as many, Register.open(folder / "one") as one:
            assert (many.version, many.marks) == (one.version, one.marks)
            assert {mark.mark_id for mark in many.all_marks()} == set(last)
        assert check(folder / "many").damages == ()


def test_small_imports_are_merged_into_few_segments(tmp_path: Path) -> None:
    """After many small imports there are few segments, and no file that nothing names."""
    path = tmp_path / "r"
    for number in range(12):
        import_files([marks_file(tmp_path / "m.csv", f"{number},MARK{number},,,,")], path)
    with Register.open(path) as opened:
        assert len(opened.segments) <= 4
        assert sorted(mark.mark_id for mark in opened.marks) == sorted(map(str, range(12)))
        views = [one.name for one in opened.segments]
    assert sorted(views) == sorted(name for name in files_of(path) if name.startswith("views"))


def test_meanings_survive_a_merge(source: Path, tmp_path: Path) -> None:
    """What was added to a segment is still there after others were merged with it."""
    path = tmp_path / "r"
    import_files([source], path)
    with Register.open(path) as opened:
        name = opened.segments[0].name
    meaning = Meaning("test 1", {"value": np.array([7, 8]), "known": np.array([True, True])})
    assert keep_meaning(path, name, meaning)
    import_files([marks_file(tmp_path / "m.csv", "9,NEW,,,,", "1,BETA,,,,")], path)
    with Register.open(path) as opened:
        (segment,) = opened.segments
        assert segment.meaning is not None
        assert segment.meaning.arrays["known"].tolist() == [True, False, False]
        assert segment.meaning.arrays["value"].tolist() == [7, 0, 0]
    assert check(path).damages == ()


def test_a_missing_file_is_named_and_nothing_is_made(source: Path, tmp_path: Path) -> None:
    """A file that is not there is bad input, also after one that is."""
    with pytest.raises(BadInputError, match=r"gone\.csv"):
        import_files([source, tmp_path / "gone.csv"], tmp_path / "r")
    assert not (tmp_path / "r").exists()


def test_progress_counts_what_was_read(tmp_path: Path) -> None:
    """The count rises and ends with all records."""
    source = marks_file(tmp_path / "m.csv", *(f"{n},MARK{n},,,," for n in range(1200)))
    counts: list[int] = []
    import_files([source], tmp_path / "r", progress=counts.append)
    assert counts == [500, 1000, 1200]


def test_many_records_are_built_in_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts that several processes built make the register that one process makes."""
    source = marks_file(tmp_path / "m.csv", *(f"{n},MARK{n % 70},,,," for n in range(100)))
    import_files([source], tmp_path / "one")
    monkeypatch.setattr(importing, "AT_ONCE", 9)
    import_files([source], tmp_path / "many")
    with Register.open(tmp_path / "one") as one, Register.open(tmp_path / "many") as many:
        assert (one.version, one.marks) == (many.version, many.marks)
        assert [len(segment.rows) for segment in many.segments] == [100]
        for name, array in one.segments[0].arrays.items():
            np.testing.assert_array_equal(array, many.segments[0].arrays[name])


def test_a_process_that_dies_stops_the_import(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed process is said in a sentence, and the register is as it was."""
    path = tmp_path / "r"
    import_files([source], path)
    before = files_of(path)
    monkeypatch.setattr(importing, "AT_ONCE", 100)
    many = marks_file(tmp_path / "m.csv", *(f"{n},MARK{n},,,," for n in range(2000)))

    def kill(_: int) -> None:
        for process in active_children():
            process.kill()

    with pytest.raises(BadInputError, match="ended before its time"):
        import_files([many], path, progress=kill)
    assert set(files_of(path)) == set(before)
    assert check(path).damages == ()


def test_a_register_is_read_while_it_is_updated(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opened before or during an import sees the state before it, to the end."""
    path = tmp_path / "r"
    import_files([source], path)
    before = Register.open(path)
    write_state, seen = store.write_state, []

    def reading_meanwhile(*arguments: object) -> None:
        with Register.open(path) as during:
            seen.append((during.version, [mark.text for mark in during.marks]))
        write_state(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "write_state", reading_meanwhile)
    newer = marks_file(tmp_path / "m.csv", "2,OMEGA,,,,", "5,NEW,,,,")
    import_files([newer], path)
    assert seen == [(before.version, ["ALPHA", "ZETA"])]
    assert [mark.text for mark in before.marks] == ["ALPHA", "ZETA"]
    assert [past.mark.text for past in before.history("2")] == []
    with Register.open(path) as after:
        assert [mark.text for mark in after.marks] == ["ALPHA", "OMEGA", "NEW"]


def test_a_full_disk_changes_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a file of views cannot be written, the register is as it was, without leftovers."""
    path = tmp_path / "r"
    import_files([source], path)
    before = files_of(path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    newer = marks_file(tmp_path / "m.csv", "2,OMEGA,,,,")
    with pytest.raises(BadInputError, match="No space left"):
        import_files([newer], path)
    assert set(files_of(path)) == set(before)
    assert check(path).damages == ()


CRASH = """
import importlib, os, signal, sys
from pathlib import Path
from countermark.marks.register import importing

module, name, when, at_once, source, register = sys.argv[1:]
importing.AT_ONCE = int(at_once)
owner = importlib.import_module(module)
*path, name = name.split(".")
for one in path:
    owner = getattr(owner, one)
usual = getattr(owner, name)

def dying(*arguments, **named):
    if when == "after":
        usual(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    setattr(owner, name, dying)
    importing.import_files([Path(source)], Path(register))
"""

REGISTER = "countermark.marks.register"
POINTS = [
    (f"{REGISTER}.store", "add", "before"),
    (f"{REGISTER}.store", "add", "after"),
    ("os", "fsync", "before"),
    ("pathlib", "Path.rename", "before"),
    ("pathlib", "Path.rename", "after"),
    (f"{REGISTER}.array_file", "make_names_safe", "after"),
    (f"{REGISTER}.store", "write_state", "before"),
    (f"{REGISTER}.store", "write_state", "after"),
]


def crash(point: tuple[str, str, str], at_once: int, source: Path, register: Path) -> None:
    """Import in another process that is killed at a point."""
    arguments = [*point, str(at_once), str(source), str(register)]
    # Waiting for its output waits for its worker processes too: they end with it.
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", CRASH, *arguments], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == -9, done.stderr.decode()


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Write a file that replaces a record and adds others."""
    more = (f"n{number},NEW{number},,,," for number in range(20))
    return marks_file(tmp_path / "newer.csv", "2,OMEGA,,,,", *more)


@pytest.mark.parametrize("point", POINTS, ids=" ".join)
def test_a_killed_import_leaves_the_old_state(
    point: tuple[str, str, str], newer: Path, source: Path, tmp_path: Path
) -> None:
    """Killed before it is finished, an import has not happened, and the next one goes through."""
    path = tmp_path / "r"
    import_files([source], path)
    version = version_of(path)
    crash(point, 1000, newer, path)
    assert version_of(path) == version
    assert check(path).damages == ()
    assert import_files([newer], path).imported == 20
    assert_tidy(path)


@pytest.mark.parametrize("point", POINTS, ids=" ".join)
def test_a_killed_first_import_leaves_no_register(
    point: tuple[str, str, str], newer: Path, tmp_path: Path
) -> None:
    """What a first import left is no register, so that nobody searches in nothing."""
    path = tmp_path / "r"
    crash(point, 1000, newer, path)
    with pytest.raises(BadInputError, match="There is no register"):
        Register.open(path)
    assert import_files([newer], path).imported == 21
    assert_tidy(path)


def assert_tidy(path: Path) -> None:
    """Look whether a register is whole and holds no file that nothing names."""
    assert check(path).damages == ()
    with Register.open(path) as opened:
        listed = {segment.name for segment in opened.segments}
    assert {name for name in files_of(path) if not name.startswith("records")} == listed


def test_a_killed_import_has_happened_once_it_is_finished(
    newer: Path, source: Path, tmp_path: Path
) -> None:
    """Killed while it sweeps, an import is there as a whole."""
    path = tmp_path / "r"
    import_files([source], path)
    crash((f"{REGISTER}.database", "_sweep_if_idle", "before"), 1000, newer, path)
    with Register.open(path) as opened:
        assert len(opened) == 22
    assert import_files([newer], path).unchanged == 21
    assert check(path).damages == ()


def test_a_killed_import_takes_its_processes_with_it(
    newer: Path, source: Path, tmp_path: Path
) -> None:
    """With several processes at work nothing is left over, neither files nor processes."""
    path = tmp_path / "r"
    import_files([source], path)
    before = version_of(path)
    crash((f"{REGISTER}.store", "write_state", "before"), 4, newer, path)
    assert version_of(path) == before
    assert import_files([newer], path).imported == 20
    assert check(path).damages == ()
