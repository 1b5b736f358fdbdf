"""The tables agree with each other."""

import csv
from importlib.resources import files
from itertools import pairwise

import pytest

from countermark.disposal import categories, hazards, materials, treatments
from countermark.disposal.codes import basel_codes, list_of_waste
from countermark.disposal.matching import cells
from countermark.findings import Row, read_table

PACKAGE = "countermark.disposal"


def rows(name: str) -> tuple[Row, ...]:
    """Read a table of the engine."""
    return read_table(PACKAGE, f"{name}.csv").rows


def known_traits() -> set[str]:
    """List every trait that a lot can have."""
    classes = {one for row in materials().rows.values() for one in cells(row["classes"])}
    return {
        *(f"category:{one}" for one in categories().rows),
        *(f"class:{one}" for one in classes),
        *(f"material:{one}" for one in materials().rows),
        *(f"hazard:{one}" for one in hazards()),
        *(f"state:{one}" for one in ("solid", "semi_solid", "powder", "liquid", "gas")),
        *(f"operation:{one.operation}" for one in treatments()),
        *("always", "mixed", "single", "hazardous", "open", "other_stream"),
        *("evidence:kept", "consent:refused", "product:unsafe"),
    }


@pytest.mark.parametrize("table", ["rules", "code_rules"])
def test_rules_ask_for_traits_that_exist(table: str) -> None:
    """No rule waits for a trait that no lot can have."""
    asked = {
        choice for row in rows(table) for term in cells(row["when"]) for choice in term.split("|")
    }
    assert asked <= known_traits()


def test_rules_name_treatments_that_exist() -> None:
    """No rule speaks of a treatment that is not in the table."""
    known = {"*", *(one.name for one in treatments())}
    assert {one for row in rows("rules") for one in cells(row["treatments"])} <= known
    assert {row["treatment"] for row in rows("who_methods")} <= known


def test_materials_and_categories_name_what_exists() -> None:
    """Hazards, tests and materials that are named are in their tables."""
    tests = {row["test"] for row in rows("tests")}
    for row in rows("materials"):
        assert set(cells(row["hazards"])) <= hazards().keys()
        assert set(cells(row["tests"])) <= tests
    for row in rows("categories"):
        assert set(cells(row["materials"])) <= materials().rows.keys()
        assert set(cells(row["tests"])) <= tests


def test_treatments_accept_hazards_that_exist() -> None:
    """No treatment accepts a hazard that is not in the table."""
    assert {one for row in treatments() for one in row.accepts} <= {"*", *hazards()}


def test_codes_that_are_assigned_exist_and_have_a_label() -> None:
    """Every code that a lot can get is in its table, with a name of its own."""
    for row in rows("code_rules"):
        if row["system"] == "ewc":
            assert list_of_waste()[row["code"]].label
        else:
            assert basel_codes()[row["code"]]["label"]


def test_every_category_ends_in_a_code_either_way() -> None:
    """Every category has a code for the hazardous and for the harmless lot."""
    ends = {
        (row["category"], row["hazardous"])
        for row in rows("code_rules")
        if row["system"] == "ewc" and row["part"] == "main" and not row["when"]
    }
    for name in categories().rows:
        assert (name, "any") in ends or {(name, "yes"), (name, "no")} <= ends


def test_the_register_of_tables_is_complete() -> None:
    """Every table has its line with licence and origin, and no line is without a table."""
    folder = files(PACKAGE) / "data"
    there = {one.name for one in folder.iterdir() if one.name.endswith(".csv")} - {"tables.csv"}
    with (folder / "tables.csv").open(encoding="utf-8") as stream:
        lines = list(csv.DictReader(stream))
    assert {line["table"] for line in lines} == there
    assert all(line["licence"] and line["origin"] and line["retrieved"] for line in lines)


def test_limits_follow_each_other_without_a_gap() -> None:
    """The dated limits for brominated pollutants cover every day once."""
    dated = sorted(
        (row for row in rows("tests") if row["test"] == "bromine"),
        key=lambda row: row["valid_from"],
    )
    for earlier, later in pairwise(dated):
        assert earlier.valid_to is not None
        assert later.valid_from is not None
        assert later.valid_from.toordinal() == earlier.valid_to.toordinal() + 1
