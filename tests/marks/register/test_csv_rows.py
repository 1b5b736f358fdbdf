"""Reading marks from CSV files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register.csv_rows import COLUMNS, FURTHER_COLUMNS
from countermark.marks.register.found import Found, Note, Rejected
from countermark.marks.register.mark import Designation, Kind, Mark
from countermark.marks.register.reading import read_marks

HEADER = ",".join(COLUMNS)


def row(**cells: str) -> str:
    """Write one row from some of its cells."""
    return ",".join(cells.get(name, "") for name in COLUMNS)


def read(content: bytes) -> list[Found | Rejected | Note]:
    """Read the bytes of a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "f.csv")
        path.write_bytes(content)
        return list(read_marks(path))


def marks(found: Sequence[Found | Rejected | Note]) -> list[Mark]:
    """Pick the marks."""
    return [one.mark for one in found if isinstance(one, Found)]


def reasons(found: Sequence[Found | Rejected | Note]) -> list[str]:
    """Pick the reasons of rejection."""
    return [one.why for one in found if isinstance(one, Rejected)]


def under_header(*rows: str) -> list[Found | Rejected | Note]:
    """Read rows under the usual header."""
    return read("\n".join([HEADER, *rows]).encode())


def test_a_full_row_becomes_a_mark() -> None:
    """Every usual column arrives in its field."""
    found = under_header(
        "1,NIKE,a.png,Nike,em,25;18,shoes,Registered,2000-01-01,2001-01-01,2031-01-01,3d"
    )
    assert marks(found) == [
        Mark(
            mark_id="1",
            text="NIKE",
            image="a.png",
            owner="Nike",
            office="EM",
            classes=(18, 25),
            goods="shoes",
            status="registered",
            filed=date(2000, 1, 1),
            registered=date(2001, 1, 1),
            expires=date(2031, 1, 1),
            kind=Kind.SHAPE,
        )
    ]


def test_further_columns_are_read() -> None:
    """State, readings, codes and designations arrive in their fields, in any order of columns."""
    header = ",".join(["text", "mark_id", *FURTHER_COLUMNS])
    cells = (
        "ZETA,1,Renewed,2020-01-02,2021-01-02,R7,ZE TA; DZITA,sun;,26.01;27.05,"
        "DE:Registered:2020-01-01:;FR;EM::2001-01-01:2002-01-01"
    )
    assert marks(read(f"{header}\n{cells}\n".encode())) == [
        Mark(
            mark_id="1",
            text="ZETA",
            status_words="Renewed",
            status_on=date(2020, 1, 2),
            ended=date(2021, 1, 2),
            registration="R7",
            readings=("ZE TA", "DZITA"),
            translations=("sun",),
            vienna=("26.01", "27.05"),
            designations=(
                Designation(territory="DE", status="registered", since=date(2020, 1, 1)),
                Designation(territory="FR"),
                Designation(territory="EU", since=date(2001, 1, 1), until=date(2002, 1, 1)),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("Germany", "office 'Germany'"),
        (":registered", "names no territory"),
        ("DE:registered:2020-01-01:2030-01-01:x", "more than"),
        ("DE:registered:1.1.2020", "'since'"),
    ],
)
def test_a_bad_designation_is_rejected(cell: str, says: str) -> None:
    """A designation must name a territory, and its days must be days."""
    assert says in reasons(read(f"mark_id,text,designations\n1,A,{cell}\n".encode()))[0]


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
        ({"text": "", "kind": "figurative"}, "'text' is empty"),
        ({"mark_id": ""}, "'mark_id' is empty"),
        ({"office": "QQ"}, "office 'QQ'"),
        ({"kind": "smell"}, "kind 'smell'"),
        ({"owner": '"A\nB"'}, "'owner' runs over several lines"),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason(cells: dict[str, str], says: str) -> None:
    """A bad row is reported, and the good row after it is read."""
    found = under_header(row(**({"mark_id": "1", "text": "A"} | cells)), "2,B" + "," * 10)
    assert [mark.mark_id for mark in marks(found)] == ["2"]
    assert says in reasons(found)[0]


def test_a_picture_without_words_is_a_mark() -> None:
    """A figurative mark needs no words if it names its picture."""
    found = under_header(row(mark_id="1", kind="figurative", image="a.png"))
    assert [(mark.text, mark.kind) for mark in marks(found)] == [("", Kind.FIGURATIVE)]


def test_goods_may_run_over_several_lines() -> None:
    """The goods of a mark are kept with their lines, and the place names them."""
    found = under_header(row(mark_id="1", text="A", goods='"shoes;\nbags"'), row(mark_id="2"))
    assert marks(found)[0].goods == "shoes;\nbags"
    places = [one.position for one in found if not isinstance(one, Note)]
    assert places == ["lines 2-3", "line 4"]


def test_cells_too_many_or_too_few_are_rejected() -> None:
    """A row must have the cells of its header."""
    found = reasons(under_header(row(mark_id="1", text="A") + ",x", "1,A"))
    assert "13 cells where the header has 12" in found[0]
    assert "2 cells" in found[1]


def test_empty_rows_are_no_rows() -> None:
    """Lines without anything in them are passed over."""
    assert len(under_header("", row(mark_id="1", text="A"), "," * 11, "  ")) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(encoding: str) -> None:
    """UTF-8 and UTF-16 with a byte order mark are read without a word."""
    found = read(f"{HEADER}\n{row(mark_id='1', text='Škoda 可口')}".encode(encoding))
    assert [mark.text for mark in marks(found)] == ["Škoda 可口"]
    assert len(found) == 1


def test_another_encoding_is_said_aloud() -> None:
    """Bytes that are no UTF-8 are read by their letters, with a note."""
    found = read(f"{HEADER}\n{row(mark_id='1', text='Kärcher')}".encode("cp1252"))
    assert marks(found)[0].text == "Kärcher"
    assert isinstance(found[0], Note)
    assert "cp1252" in found[0].why


def test_a_row_with_foreign_bytes_does_not_change_the_others() -> None:
    """In a file in UTF-8 a row that is none is rejected, and all others are read as UTF-8."""
    good = row(mark_id="1", text="Škoda žlutá řepa").encode()
    found = read(b"\n".join([HEADER.encode(), good, row(mark_id="2").encode() + b"\xe4", good]))
    assert [mark.text for mark in marks(found)] == ["Škoda žlutá řepa"] * 2
    assert "no utf-8" in reasons(found)[0]


def test_a_file_cut_within_a_letter_is_reported() -> None:
    """What stands before the cut is read, the cut is reported."""
    content = f"{HEADER}\n{row(mark_id='1', text='A')}\n{row(mark_id='2', text='B')}\n"
    found = read(content.encode("utf-16")[:-1])
    assert [mark.mark_id for mark in marks(found)][:1] == ["1"]
    assert any("cut" in why for why in reasons(found))


@pytest.mark.parametrize("content", [b"\xff\xfea", b"mark_id,text\n\x00\x81\x8d\xff"])
def test_bytes_without_an_encoding_are_rejected(content: bytes) -> None:
    """A file that is no text is reported, and nothing is read from it."""
    found = read(content)
    assert (marks(found), len(reasons(found))) == ([], 1)


@pytest.mark.parametrize("content", [b"a;b\n1;2\n", b"mark_id,text,text\n", b"\n", b"PNG\x01"])
def test_a_wrong_header_is_rejected(content: bytes) -> None:
    """Without mark_id and text, each once, no row can be read."""
    found = read(content)
    assert len(found) == 1
    assert "its header is" in reasons(found)[0]
    assert reasons(found)[0].isprintable()


def test_missing_and_unknown_columns_are_noted() -> None:
    """Columns that are not there or not known are named; a further one is never missing."""
    notes = [one.why for one in read(b"mark_id,text,colour\n1,A,red\n") if isinstance(one, Note)]
    assert "image" in notes[0]
    assert "vienna" not in notes[0]
    assert "colour" in notes[1]


def test_a_cell_beyond_the_limit_is_rejected_and_reading_goes_on() -> None:
    """What the reader of CSV refuses is one rejected row."""
    found = under_header(row(mark_id="1", text="x" * 140_000), row(mark_id="2", text="B"))
    assert [mark.mark_id for mark in marks(found)] == ["2"]
    assert "split into cells" in reasons(found)[0]


@pytest.mark.parametrize("row", ['"', '""', '"",""', ',"'])
def test_quotes_with_nothing_in_them_are_told(row: str) -> None:
    """A row of quotes is no empty row: a quote may not be closed, and something may be lost."""
    (rejected,) = [one for one in read(f"{HEADER}\n{row}".encode()) if isinstance(one, Rejected)]
    assert "a quote may not be closed" in rejected.why


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_reported(content: bytes) -> None:
    """No content whatsoever stops the reader, and every line with something in it is told."""
    found = read(HEADER.encode() + b"\n" + content)
    told = [one for one in found if not isinstance(one, Note)]
    assert bool(told) == bool(
        content.decode("latin-1").strip(" \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0,")
    )
