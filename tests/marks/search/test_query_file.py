"""Files of queries."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks import QueryFile, Row

HEADER = b"query_id,text,classes,territory\n"
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=8)


def read(path: Path, content: bytes) -> list[Row]:
    """Write a file and read its rows."""
    path.write_bytes(content)
    found = QueryFile.of(path)
    rows = list(found.rows())
    assert found.count == len(rows)
    return rows


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=6))
def test_what_was_written_is_read(
    rows: list[tuple[str, str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every row comes back in its place, without spaces around cells; blank rows are no rows."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("query_id", "text", "classes", "territory"), *rows])
    kept = [Row(*map(str.strip, row)) for row in rows if any(map(str.strip, row))]
    path = tmp_path_factory.getbasetemp() / "written.csv"
    assert read(path, written.getvalue().encode()) == kept


@given(content=st.binary(max_size=200))
def test_any_bytes_after_a_header_are_rows(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever follows the header is read without an error, and the rows have the file's order."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    rows = read(path, HEADER + b"first,x\n" + content + b"\nlast,y\n")
    assert rows[0].query_id == "first"
    assert "last" in rows[-1].query_id + rows[-1].text + rows[-1].problem


def test_a_cell_may_run_over_lines(tmp_path: Path) -> None:
    """A quoted cell with line ends and doubled quotes is one cell."""
    rows = read(tmp_path / "q.csv", HEADER + b'a,"COCA\r\n""COLA""",30,\r\nb,x\r\n')
    assert rows == [Row("a", 'COCA\r\n"COLA"', "30"), Row("b", "x")]


@pytest.mark.parametrize(
    "stray", [b'bad,"x\n', b'bad,"x" y\n', b'"bad,x\n', b'bad,"' + b"x" * 140_000 + b'"\n']
)
def test_a_stray_quote_costs_one_row(stray: bytes, tmp_path: Path) -> None:
    """The rows after one that cannot be split are read as if it were not there."""
    others = [f"{n},x,25,".encode() for n in range(50)]
    rows = read(tmp_path / "q.csv", HEADER + b"\n".join([others[0], stray[:-1], *others[1:]]))
    assert [bool(row.problem) for row in rows] == [False, True, *[False] * 49]
    assert "Line 3 cannot be split" in rows[1].problem
    assert rows[1].query_id in {"bad", "bad,x", ""}


def test_a_line_without_end_is_cut_and_named(tmp_path: Path) -> None:
    """A line of megabytes is one bad row, not read into memory as a whole, and the next is read."""
    header = HEADER.strip() + b"".join(b",more%d" % n for n in range(20)) + b"\n"
    many = b"many" + b",y" * 3 + (b"," + b"y" * 120_000) * 9
    rows = read(tmp_path / "q.csv", header + b'"' + b"z" * 3_000_000 + b"\n" + many + b"\nb,x\n")
    assert "Line 2 cannot be split" in rows[0].problem
    assert "Line 3 has 1048576 characters or more" in rows[1].problem
    assert rows[2] == Row("b", "x")


def test_too_many_cells_are_a_problem(tmp_path: Path) -> None:
    """A comma that was not quoted is not read as another cell."""
    (row,) = read(tmp_path / "q.csv", b"text,query_id\nx,a,y\n")
    assert row.query_id == "a"
    assert "3 cells where the header has 2" in row.problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_note(encoding: str, tmp_path: Path) -> None:
    """UTF-8 with or without a mark and UTF-16 with one need no guess."""
    path = tmp_path / "q.csv"
    assert read(path, "query_id,text\né,Größe\n".encode(encoding)) == [Row("é", "Größe")]
    assert QueryFile.of(path).notes == ()


def test_a_file_that_is_not_utf_8_is_read_as_windows_1252(tmp_path: Path) -> None:
    """The guess is noted; a byte that stands for nothing there is a problem of its row."""
    path = tmp_path / "q.csv"
    rows = read(path, b"query_id,text\n1,Gr\xf6\xdfe\n2,\x81x\n")
    assert rows[0] == Row("1", "Größe")
    assert "another encoding" in rows[1].problem
    assert "Windows-1252" in QueryFile.of(path).notes[0]


def test_one_line_of_another_encoding_does_not_turn_the_others(tmp_path: Path) -> None:
    """Among lines of UTF-8, one that is none gets a problem, and the others are read as UTF-8."""
    path = tmp_path / "q.csv"
    rows = read(path, "query_id,text\n1,Größe\n".encode() + b"\xe9,caf\xe9\n")
    assert rows[0] == Row("1", "Größe")
    assert rows[1].query_id == "�"
    assert "Line 3" in rows[1].problem
    assert "1 lines are not UTF-8" in QueryFile.of(path).notes[0]


def test_columns_that_are_not_known_are_noted(tmp_path: Path) -> None:
    """Columns may stand in any order and case; a further one is not read, and that is said."""
    path = tmp_path / "q.csv"
    assert read(path, b"Text,price, QUERY_ID\nNlke,9,a\n") == [Row("a", "Nlke")]
    assert QueryFile.of(path).notes == ("the columns price are not known; they were not read",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"id;text\n", "has the columns 'id;text'"),
        (b"query_id,text,text\n", "each once"),
        (b"", "has the columns ''"),
        (b"query_id," + b"x" * 140_000, "has the columns ''"),
        (b"\xff\xfea", "begins as UTF-16"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "has the columns"),
    ],
)
def test_files_that_are_no_queries_are_refused(tmp_path: Path, content: bytes, says: str) -> None:
    """What is wrong with the file as a whole is bad input."""
    path = tmp_path / "q.csv"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match=says):
        QueryFile.of(path)


@pytest.mark.parametrize("name", ["gone.csv", "."])
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    """A file that is not there, or is a folder, is named."""
    with pytest.raises(BadInputError, match="cannot be read"):
        QueryFile.of(tmp_path / name)


def test_a_changed_file_has_another_hash(tmp_path: Path) -> None:
    """The hash tells one file of queries from another."""
    path = tmp_path / "q.csv"
    path.write_bytes(HEADER)
    before = QueryFile.of(path).sha256
    path.write_bytes(HEADER + b"a,x\n")
    assert QueryFile.of(path).sha256 != before
