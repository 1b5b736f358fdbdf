"""Registers in memory and on disk."""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.marks.register import database, records
from countermark.marks.register.array_file import GoneError
from countermark.marks.register.importing import import_files
from countermark.marks.register.mark import Mark
from countermark.marks.register.register import Register, demonstration
from countermark.marks.register.segment import map_segment
from countermark.marks.sign.writing import scripts_of

MARKS = (Mark(mark_id="2", text="ZETA", owner="Z"), Mark(mark_id="1", text="ALPHA"))


def imported(path: Path, *marks: Mark, on: date | None = None) -> Path:
    """Import marks into a register."""
    source = path.with_suffix(".csv")
    rows = "".join(f"{mark.mark_id},{mark.text},{mark.owner}\n" for mark in marks)
    source.write_text(f"mark_id,text,owner\n{rows}", "utf-8")
    import_files([source], path, on=on)
    return path


@pytest.fixture(params=["memory", "disk"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Register:
    """Make a register of two marks."""
    if request.param == "memory":
        return Register.of("register r", MARKS)
    return Register.open(imported(tmp_path / "r", *MARKS))


def test_marks_are_read_by_row_by_id_and_all(register: Register) -> None:
    """The rows that segments name lead to the records; ids do too."""
    rows = register.segments[0].rows.tolist()
    assert {mark.mark_id for mark in register.marks_of(rows)} == {"1", "2"}
    assert register.marks_of([rows[1], rows[0], rows[1]])[1] == register.marks_of(rows)[0]
    assert sorted(register.all_marks(), key=lambda mark: mark.mark_id) == [MARKS[1], MARKS[0]]
    assert register.marks == (MARKS[1], MARKS[0])
    assert (register.mark("2"), register.mark("9")) == (MARKS[0], None)
    assert (len(register), register.title) == (2, "register r")
    assert (register.history("2"), register.history("9")) == ((), ())
    assert (register.taken("2"), register.taken("9"), register.as_of) == (None, None, None)


def test_content_alone_makes_the_version(tmp_path: Path) -> None:
    """In memory or on disk, in any order, the same marks have the same version."""
    with Register.open(imported(tmp_path / "r", *MARKS)) as opened:
        assert opened.version == Register.of("another title", reversed(MARKS)).version
    assert opened.version != Register.of("r", MARKS[:1]).version


def test_a_register_travels_to_another_process(register: Register) -> None:
    """It comes by its path or with its marks, and is the same."""
    found = pickle.loads(pickle.dumps(register))  # noqa: S301 - its own words
    assert (found.version, found.marks, found.path) == (
        register.version, register.marks, register.path,
    )  # fmt: skip


def test_a_register_that_changed_on_the_way_is_refused(tmp_path: Path) -> None:
    """Two processes must not answer from two states of a register."""
    path = imported(tmp_path / "r", *MARKS)
    packed = pickle.dumps(Register.open(path))
    imported(path, Mark(mark_id="3", text="NEW"))
    with pytest.raises(BadInputError, match="was changed"):
        pickle.loads(packed)  # noqa: S301 - its own words


def test_a_register_without_marks_is_one(tmp_path: Path) -> None:
    """It is empty, and not taken for none."""
    for empty in (Register.of("empty", ()), Register.open(imported(tmp_path / "r"))):
        assert (len(empty), bool(empty), list(empty.all_marks())) == (0, True, [])


def test_history_tells_days(tmp_path: Path) -> None:
    """Each older record has the day it came and the day it was replaced, the last one first."""
    path = tmp_path / "r"
    for owner, day in (("A", date(2024, 1, 1)), ("B", None), ("C", date(2026, 1, 1))):
        imported(path, Mark(mark_id="1", text="ZETA", owner=owner), on=day)
    with Register.open(path) as opened:
        found = [(past.mark.owner, past.taken, past.replaced) for past in opened.history("1")]
    assert found == [("B", None, date(2026, 1, 1)), ("A", date(2024, 1, 1), None)]


def test_a_list_that_changed_while_it_was_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was merged away between the list and its opening is no damage."""
    path = imported(tmp_path / "r", *MARKS)
    calls = []

    def merging(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 1:
            imported(path, Mark(mark_id="1", text="BETA"), Mark(mark_id="4", text="NEW"))
        return map_segment(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "map_segment", merging)
    with Register.open(path) as opened:
        assert [mark.text for mark in opened.marks] == ["BETA", "ZETA", "NEW"]
    assert len(calls) == 2


def test_a_lost_file_is_damage(tmp_path: Path) -> None:
    """A file that the list goes on naming is lost."""
    path = imported(tmp_path / "r", *MARKS)
    min(path.glob("views-*")).unlink()
    with pytest.raises(GoneError, match="marks check"):
        Register.open(path)


def test_a_lost_record_is_damage(tmp_path: Path) -> None:
    """A row that the segments name and the database lacks is said."""
    path = imported(tmp_path / "r", *MARKS)
    with closing(sqlite3.connect(path / database.NAME)) as connection:
        connection.execute("DELETE FROM records WHERE row = 1")
        connection.commit()
    with (
        Register.open(path) as opened,
        pytest.raises(BadInputError, match="record 1 is not there"),
    ):
        opened.marks_of([1])


def test_the_demonstration_register_is_wide() -> None:
    """It has many marks in at least ten scripts, unchecked and without dates."""
    found = demonstration()
    scripts = frozenset[str]().union(*(scripts_of(mark.text) for mark in found.marks))
    assert len(found) >= 400
    assert len(scripts) >= 10
    assert {mark.status for mark in found.marks} == {"unknown"}
    assert not any(mark.filed or mark.registered or mark.expires for mark in found.marks)
    assert (found.demonstration, found.path) == (True, None)
