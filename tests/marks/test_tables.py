"""The engine's tables."""

from __future__ import annotations

from importlib.resources import files

import pytest

from countermark.findings import Territory, read_table
from countermark.marks.nice import read_classes
from countermark.marks.register.mark import Kind
from countermark.marks.sign.writing import scripts_of
from countermark.marks.tables import TABLES, column, rules_version, table


def test_every_table_is_listed_with_its_licence() -> None:
    """Each file in data/ is listed, with licence and origin."""
    folder = files("countermark.marks") / "data"
    names = {entry.name for entry in folder.iterdir()} - {"tables.csv"}
    text = (folder / "tables.csv").read_text("utf-8")
    assert names == set(TABLES)
    assert all(f"\n{name}," in text for name in names)


def test_no_fact_claims_to_be_checked() -> None:
    """These tables are own lists or copies; none was compared with an official text."""
    assert not any(row.source.checked for name in TABLES for row in table(name).rows)


def test_the_demonstration_register_is_well_formed() -> None:
    """Ids are unique, classes, offices and kinds are known, no text of one owner stands twice."""
    rows = read_table("countermark.marks", "demonstration_marks.csv").rows
    assert len({row["mark_id"] for row in rows}) == len(rows)
    assert len({(row["text"], row["owner"], row["office"]) for row in rows}) == len(rows)
    for row in rows:
        assert read_classes(row["classes"])
        assert row["office"] == "EM" or Territory(row["office"])
        assert Kind(row["kind"])


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("LIPITOR", "Viatris"),
        ("COMIRNATY", "BioNTech"),
        ("YEEZY", "Mascotte Holdings"),
        ("红牛", "T.C. Pharmaceutical"),
        ("SINGULAIR", "Organon"),
        ("コンバース", "Itochu"),
        ("RUBIK'S", "Spin Master"),
    ],
)
def test_marks_that_changed_hands_name_their_owner(text: str, owner: str) -> None:
    """A well-known mark is not given to the house that once held it, or that only uses it."""
    rows = table("demonstration_marks.csv").rows
    assert [row["owner"] for row in rows if row["text"] == text] == [owner]


def test_the_demonstration_register_is_large_and_of_many_scripts() -> None:
    """It has at least 300 marks, in at least eight scripts."""
    rows = table("demonstration_marks.csv").rows
    assert len(rows) >= 300
    assert len({script for row in rows for script in scripts_of(row["text"])}) >= 8


def test_the_rules_have_a_version() -> None:
    """Twelve hex digits name the state of the rules."""
    assert int(rules_version(), 16) >= 0
    assert len(rules_version()) == 12


def test_a_column_is_collected() -> None:
    """A column is read as a set."""
    assert "general" in column("sound_rules.csv", "habit")
