"""What registers' words and codes mean."""

from __future__ import annotations

import pytest

from countermark.marks.register.mark import Kind
from countermark.marks.register.states import kind_of, status_of
from countermark.marks.tables import table


@pytest.mark.parametrize(
    ("office", "code", "described", "expected"),
    [
        ("EM", "Registered", "", ("registered", "Registered")),
        ("EM", "application OPPOSED", "", ("opposed", "application OPPOSED")),
        ("EM", "Something new", "", ("unknown", "Something new")),
        ("US", "702", "Accepted.", ("registered", "702: Accepted.")),
        ("US", "774", "", ("opposed", "774: OPPOSITION PENDING")),
        ("US", "686", "", ("published", "686: PUBLISHED FOR OPPOSITION")),
        ("US", "998", "Registered", ("registered", "998: Registered")),
        ("CA", "702", "", ("unknown", "702")),
        ("CA", "12", "Abandoned", ("ended", "12: Abandoned")),
        ("CA", "12", "", ("unknown", "12")),
        ("CA", "", "Expunged", ("ended", "Expunged")),
        ("EM", "", "", ("unknown", "")),
    ],
)
def test_states_are_told_by_the_table(
    office: str, code: str, described: str, expected: tuple[str, str]
) -> None:
    """A code counts for its own office only, words for all; what is not there stays unknown."""
    assert status_of(office, code, described) == expected


def test_the_tables_know_only_the_words_of_a_mark() -> None:
    """Every state is one of the six, every kind is a kind, and nothing stands there twice."""
    rows = table("statuses.csv").rows
    known = {"filed", "published", "opposed", "registered", "ended", "unknown"}
    assert {row["status"] for row in rows} == known
    for name in ("statuses.csv", "mark_features.csv"):
        keys = [(row["office"], row["code"] or row["words"].casefold()) for row in table(name).rows]
        assert len(set(keys)) == len(keys)
        assert all(bool(row["office"]) == bool(row["code"]) for row in table(name).rows)
    assert {Kind(row["kind"]) for row in table("mark_features.csv").rows} >= {Kind.WORD, Kind.SHAPE}


@pytest.mark.parametrize(
    ("office", "features", "has", "expected"),
    [
        ("EM", ["Word"], "words", Kind.WORD),
        ("EM", ["Figurative"], "image", Kind.FIGURATIVE),
        ("GB", ["Combined", "3-D"], "words image", Kind.SHAPE),
        ("GB", ["Smell"], "", Kind.OTHER),
        ("US", ["4"], "words", Kind.WORD),
        ("GB", ["4"], "words", Kind.OTHER),
        ("GB", ["Undefined"], "words", Kind.WORD),
        ("GB", [], "words image", Kind.FIGURATIVE),
        ("GB", [], "", Kind.OTHER),
    ],
)
def test_kinds_are_told_by_the_table(
    office: str, features: list[str], has: str, expected: Kind
) -> None:
    """The register's words decide; where it has none, words and pictures do."""
    assert kind_of(office, features, words="words" in has, image="image" in has) is expected
