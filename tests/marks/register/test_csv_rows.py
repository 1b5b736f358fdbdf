"""Reading marks from CSV files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register.csv_rows import COLUMNS, read_csv
from countermark.marks.register.mark import Kind

HEADER = ",".join(COLUMNS)


def row(**cells: str) -> str:
    """Write one row from some of its cells."""
    return ",".join(cells.get(name, "") for name in COLUMNS)


def read(*rows: str) -> tuple[int, list[str], list[str]]:
    """Read rows under the usual header: how many, the ids, the reasons of rejection."""
    found = read_csv("f.csv", "\n".join([HEADER, *rows]).encode())
    return found.read, [mark.mark_id for mark in found.marks], [one.why for one in found.rejected]


def test_a_full_row_becomes_a_mark() -> None:
    """Every column arrives in its field."""
    content = f"{HEADER}\n1,NIKE,a.png,Nike,em,25;18,shoes,Registered,2000-01-01,2001-01-01,,3d\n"
    mark = read_csv("f.csv", content.encode()).marks[0]
    assert (mark.office, mark.classes, mark.status, mark.kind) == (
        "EM",
        (18, 25),
        "registered",
        Kind.SHAPE,
    )


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"classes": "46"}, "class '46'"),
        ({"classes": "x"}, "class 'x'"),
        ({"filed": "2020-02-30"}, "no date"),
        ({"filed": "20200201"}, "no date"),
        ({"filed": "2020-02-01", "registered": "2019-01-01"}, "do not follow"),
        ({"text": ""}, "'text' is empty"),
        ({"text": "\u200b"}, "'text' is empty"),
        ({"mark_id": ""}, "'mark_id' is empty"),
        ({"office": "QQ"}, "office 'QQ'"),
        ({"kind": "smell"}, "kind 'smell'"),
        ({"owner": '"A\nB"'}, "several lines"),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason(cells: dict[str, str], says: str) -> None:
    """A bad row is reported, and the good row after it is read."""
    count, ids, reasons = read(row(**({"mark_id": "1", "text": "A"} | cells)), "2,B" + "," * 10)
    assert (count, ids) == (2, ["2"])
    assert says in reasons[0]


def test_cells_too_many_or_too_few_are_rejected() -> None:
    """A row must have the cells of its header."""
    assert "13 cells" in read(row(mark_id="1", text="A") + ",x")[2][0]
    assert "2 cells" in read("1,A")[2][0]


def test_an_id_with_other_content_in_one_file_is_rejected() -> None:
    """The first record of an id is kept, an exact repetition is counted."""
    first = row(mark_id="1", text="A")
    found = read_csv(
        "f.csv", "\n".join([HEADER, first, first, row(mark_id="1", text="B")]).encode()
    )
    assert (len(found.marks), found.repeated, len(found.rejected)) == (1, 1, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(encoding: str) -> None:
    """UTF-8 and UTF-16 with a byte order mark are read without a word."""
    content = f"{HEADER}\n{row(mark_id='1', text='Škoda 可口')}".encode(encoding)
    found = read_csv("f.csv", content)
    assert (found.marks[0].text, found.notes) == ("Škoda 可口", ())


def test_windows_1252_is_said_aloud() -> None:
    """Bytes that are no UTF-8 are read as cp1252, with a note."""
    found = read_csv("f.csv", f"{HEADER}\n{row(mark_id='1', text='Kärcher')}".encode("cp1252"))
    assert found.marks[0].text == "Kärcher"
    assert "cp1252" in found.notes[0].why


@pytest.mark.parametrize("content", [b"\xff\xfea", b"a\x81\x8d\xff"])
def test_bytes_without_an_encoding_are_rejected(content: bytes) -> None:
    """A file that is no text is reported as a whole."""
    assert read_csv("f.csv", content).rejected[0].position == "file"


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"mark_id,text,text\n"])
def test_a_wrong_header_is_rejected(content: bytes) -> None:
    """Without mark_id and text, each once, no row can be read."""
    found = read_csv("f.csv", content)
    assert (found.read, "header" in found.rejected[0].why) == (0, True)


def test_missing_and_unknown_columns_are_noted() -> None:
    """Columns that are not there or not known are named."""
    notes = [note.why for note in read_csv("f.csv", b"mark_id,text,colour\n1,A,red\n").notes]
    assert "image" in notes[0]
    assert "colour" in notes[1]


def test_a_cell_beyond_the_limit_is_rejected_and_reading_goes_on() -> None:
    """What the reader of CSV refuses is one rejected row."""
    _, ids, reasons = read(row(mark_id="1", text="x" * 140_000), row(mark_id="2", text="B"))
    assert "2" in ids
    assert "split into cells" in reasons[0]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_reported(content: bytes) -> None:
    """No content whatsoever stops the reader, and every row is a mark, repeated or rejected."""
    found = read_csv("f.csv", HEADER.encode() + b"\n" + content)
    assert found.read <= len(found.marks) + found.repeated + len(found.rejected)
