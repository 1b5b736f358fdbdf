"""Tables of consignment lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.examine.reading import rows as rows_module
from countermark.examine.reading.columns import recognise
from countermark.examine.reading.rows import Lines, read_rows
from countermark.findings import BadInputError


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Name a table."""
    return tmp_path / "lines.csv"


def _read(path: Path, content: str | bytes) -> Lines:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_rows(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(table: Path, delimiter: str) -> None:
    """Comma, semicolon and tab are told apart, also where the others stand in cells."""
    lines = [["description", "quantity"], ['"a, b; c\td"', "40"], ["bag", "1"]]
    found = _read(table, "\n".join(delimiter.join(line) for line in lines))
    assert found.rows == (
        {"description": "a, b; c\td", "quantity": "40"},
        {"description": "bag", "quantity": "1"},
    )
    assert found.remarks == ()


def test_words_are_the_cells_that_are_no_numbers(table: Path) -> None:
    """Each once, in the order in which they stand."""
    found = _read(table, "description,quantity,value\nshoes,40,1 200.50\nbag,1,-3%\nshoes,2,\n")
    assert [words.text for words in found.words] == ["shoes", "bag"]


def test_columns_are_recognised_under_other_names(table: Path) -> None:
    """What is known gets its known name, other columns keep theirs."""
    found = _read(table, "Goods description,HS code,Qty,Gross weight (kg),Colour\na,b,c,d,e")
    assert list(found.rows[0]) == ["description", "hs_code", "quantity", "gross_mass_kg", "Colour"]


def test_a_row_of_another_length_is_left_out_by_line(table: Path) -> None:
    """The others are kept."""
    found = _read(table, "description,quantity\na,1\nb\nc,2,3\n\nd,4\n")
    assert [row["description"] for row in found.rows] == ["a", "d"]
    assert found.remarks[0].startswith("Line 3 has 1 cells where the header has 2; it was left out")
    assert found.remarks[1].startswith("Line 4 has 3 cells")


def test_a_quote_that_never_closes_costs_one_line(table: Path) -> None:
    """Reading starts again behind it."""
    found = _read(table, 'description,quantity\na,1\n"b,2\nc,3\n')
    assert [row["description"] for row in found.rows] == ["a", "c"]
    assert found.remarks[0].startswith("Line 3 cannot be read as CSV")


def test_a_quoted_cell_may_go_over_lines(table: Path) -> None:
    """Line numbers stay those of the file."""
    found = _read(table, 'description,quantity\n"a\nb",1\nc\n')
    assert found.rows[0]["description"] == "a\nb"
    assert found.words[0].text == "a b"
    assert found.remarks[0].startswith("Line 4 has 1 cells")


def test_a_table_of_broken_quotes_is_given_up(table: Path) -> None:
    """After twenty broken lines somebody has to mend the file."""
    found = _read(table, "description,quantity\n" + '"a"b,1\n' * 50)
    assert found.rows == ()
    assert found.remarks[-1] == "2 further remarks of these kinds were left out."


def test_many_wrong_rows_are_counted(table: Path) -> None:
    """Twenty are named, the rest is counted."""
    found = _read(table, "description,quantity\na,1\n" + "b\n" * 50)
    assert found.remarks[-1] == "30 further remarks of these kinds were left out."


def test_the_rows_stop_at_a_limit(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies beyond is said."""
    monkeypatch.setattr(rows_module, "MOST_ROWS", 2)
    found = _read(table, "description,quantity\na,1\nb,1\nc,1\n")
    assert len(found.rows) == 2
    assert found.remarks == ("It has more than 2 rows; those from line 4 on were not examined.",)


def test_the_bytes_stop_at_a_limit(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of more than 64 MB is cut."""
    monkeypatch.setattr(rows_module, "LONGEST", 30)
    found = _read(table, "description,quantity\na,1\nb,1\nc,1\n")
    assert found.remarks[0] == (
        "It is longer than 3e-05 MB; only its first 3e-05 MB were examined."
    )


def test_a_table_without_header_is_numbered() -> None:
    """The first line is goods then, and no goods are lost."""
    header = recognise(["shoes", "40", "DE"])
    assert header.names == ("column_1", "column_2", "column_3")
    assert header.is_row


def test_the_first_line_of_a_table_without_header_is_kept(table: Path) -> None:
    """It is a row like the others."""
    found = _read(table, "shoes,40\nbags,3\n")
    assert [row["column_1"] for row in found.rows] == ["shoes", "bags"]
    assert found.remarks == ("It has no header; its columns were numbered.",)


def test_double_and_empty_names_of_columns_are_said() -> None:
    """Every cell keeps a name of its own."""
    header = recognise(["description", "description", "", "qty"])
    assert header.names == ("description", "description_2", "column_3", "quantity")
    assert header.remarks == (
        "The column 'description' stands twice; this one was named description_2.",
        "Column 3 has no name; it was named column_3.",
    )


def test_a_column_may_bear_a_name_that_is_given_to_another() -> None:
    """The names stay different."""
    header = recognise(["description", "description_2", "description"])
    assert header.names == ("description", "description_2", "description_3")


def test_a_header_alone_is_said(table: Path) -> None:
    """There are no goods in it."""
    assert _read(table, "description,quantity\n").remarks == ("It has a header but no rows.",)


def test_an_old_encoding_is_guessed_and_said(table: Path) -> None:
    """Spreadsheets still write them."""
    found = _read(table, "description;quantity\nКроссовки мужские;40\n".encode("cp1251"))
    assert found.rows[0]["description"] == "Кроссовки мужские"
    assert found.remarks[0].startswith("Its encoding was guessed from its letters: cp1251")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\n \n", "no lines"),
        (b"\0\1\2", "not hold text"),
        (b"," * 501, "no lines"),
        (b"a," * 501, "at most 500 are read"),
    ],
)
def test_what_is_no_table_is_bad_input(table: Path, content: bytes, why: str) -> None:
    """One sentence says so."""
    with pytest.raises(BadInputError, match=why):
        _read(table, content)


_CELL = st.text("abcxyzßЖ運'0 ", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(rows=st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=5))
def test_plain_cells_come_back_as_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    """No row of a sound table is lost or changed."""
    path = tmp_path_factory.mktemp("t") / "x.csv"
    text = "\n".join(";".join(row) for row in [("description", "unit"), *rows])
    assert _read(path, text).rows == tuple({"description": a, "unit": b} for a, b in rows)
