"""What an import does to the records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register import database, store
from countermark.marks.register.fingerprint import Fingerprint
from countermark.marks.register.mark import Mark
from countermark.marks.register.record import digest, written
from countermark.marks.register.taking import Given, Taking

records = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=8)


DAYS = {"x": None, "y": date(2010, 9, 8), "z": date(2014, 2, 10)}


def mark(name: str, text: str) -> Mark:
    """Make a mark; of some texts, the day of the state is told."""
    return Mark(mark_id=name, text=text, status_on=DAYS[text])


def standing(some: list[tuple[str, str]]) -> dict[str, str]:
    """Tell which text of each id stands: the last, but for those of an earlier day."""
    found: dict[str, str] = {}
    for name, text in some:
        there, here = DAYS[found.get(name, text)], DAYS[text]
        if not (there and here and here < there):
            found[name] = text
    return found


def chunk(some: list[tuple[str, str]]) -> list[Given]:
    """Make records of some ids and texts."""
    lines = [(name, written(mark(name, text))) for name, text in some]
    return [Given("f", f"line {at}", name, digest(line), line)
            for at, (name, line) in enumerate(lines)]  # fmt: skip


def take(folder: Path, chunks: list[list[tuple[str, str]]]) -> Taking:
    """Take chunks into a register, as one import."""
    with database.writing(folder) as connection:
        state = store.read_state(connection)
        taking = Taking(connection, state.fingerprint, state.last_row + 1)
        for one in chunks:
            taking.take(chunk(one))
        imports = (*state.imports, (taking.first_row, None))
        after = store.State(taking.fingerprint, taking.last_row, (), imports)
        store.write_state(connection, after)
        return taking


def lines_of(folder: Path) -> list[tuple[str, str]]:
    """Read all records in the order of their rows."""
    with database.writing(folder) as connection:
        found = connection.execute("SELECT mark_id, content FROM records ORDER BY row")
        return [(name, content) for name, content in found]


@given(records, st.integers(0, 8))
def test_the_newest_record_of_an_id_counts(
    tmp_path_factory: pytest.TempPathFactory, some: list[tuple[str, str]], at: int
) -> None:
    """After an import in any number of chunks, what stands is the newest record of each id."""
    folder = tmp_path_factory.mktemp("r")
    taking = take(folder, [some[:at], some[at:]])
    newest = [digest(written(mark(name, text))) for name, text in standing(some).items()]
    assert taking.fingerprint == Fingerprint().plus(newest)
    assert taking.imported == len(newest)
    assert taking.imported + taking.replaced + taking.unchanged == len(some)


@given(records, records, st.integers(0, 8))
def test_taking_the_same_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[tuple[str, str]],
    some: list[tuple[str, str]],
    at: int,
) -> None:
    """The second time nothing is new or replaced, and records and history are as they were."""
    folder = tmp_path_factory.mktemp("r")
    take(folder, [before])
    first = take(folder, [some])
    lines = lines_of(folder)
    again = take(folder, [some[:at], some[at:]])
    assert (again.imported, again.replaced, again.unchanged) == (0, 0, len(some))
    assert again.fingerprint == first.fingerprint
    assert lines_of(folder) == lines


@given(records, records)
def test_rows_that_stand_no_more_are_named(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[tuple[str, str]],
    some: list[tuple[str, str]],
) -> None:
    """The rows that are left over, once the dead of both imports are gone, are the newest."""
    folder = tmp_path_factory.mktemp("r")
    dead = {*take(folder, [before]).dead().tolist(), *take(folder, [some]).dead().tolist()}
    with database.writing(folder) as connection:
        rows = {row for (row,) in connection.execute("SELECT row FROM records")}
        newest = connection.execute("SELECT max(row) FROM records GROUP BY mark_id").fetchall()
    assert rows - dead == {row for (row,) in newest}


def test_an_id_that_comes_twice_is_noted(tmp_path: Path) -> None:
    """Which record was taken is said, with its place."""
    taking = take(tmp_path / "r", [[("a", "x")], [("a", "y")]])
    assert [(note.position, "later" in note.why) for note in taking.notes] == [("line 0", True)]


def test_an_older_state_is_left_out_and_noted(tmp_path: Path) -> None:
    """A file that is older than the register does not turn it back, in one import or later."""
    taking = take(tmp_path / "r", [[("a", "z"), ("a", "y")]])
    again = take(tmp_path / "r", [[("a", "y")]])
    for one in (taking, again):
        assert [("newer record was kept" in note.why) for note in one.notes] == [True]
    assert (taking.imported, taking.unchanged, again.unchanged) == (1, 1, 1)
    assert again.fingerprint == taking.fingerprint
