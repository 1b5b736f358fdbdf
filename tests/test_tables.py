"""Every table of facts of every engine."""

import csv
from pathlib import Path

import pytest

import countermark
from countermark.findings import parse_table

PACKAGE = Path(countermark.__file__).parent
LISTED = sorted(PACKAGE.glob("**/data/tables.csv"))
TABLES = sorted(set(PACKAGE.glob("**/data/*.csv")) - set(LISTED))


def test_there_are_tables() -> None:
    """The search for tables finds those of the ground floor and of the five engines."""
    assert {path.parent.parent.name for path in TABLES} >= {
        "findings",
        "marks",
        "packs",
        "border",
        "disposal",
    }


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_row_has_a_source_and_says_whether_it_was_checked(path: Path) -> None:
    """A table whose row lacks source, `checked` or a valid day cannot be read."""
    table = parse_table(path.name, path.read_bytes())
    assert table.rows
    for row in table.rows:
        assert row.source.title.strip()
        if row.valid_from and row.valid_to:
            assert row.valid_from <= row.valid_to


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_table_names_its_licence_and_origin(path: Path) -> None:
    """Each table is listed beside it, with title, licence, day and origin."""
    with (path.parent / "tables.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = [row for row in csv.DictReader(stream) if row["table"] == path.name]
    assert all(row[name].strip() for name in ("title", "licence", "retrieved", "origin"))


@pytest.mark.parametrize("path", LISTED, ids=lambda path: path.parts[-3])
def test_no_table_is_listed_that_is_not_there(path: Path) -> None:
    """The list of tables names only files that exist."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            assert (path.parent / row["table"]).is_file()
