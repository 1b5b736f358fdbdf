"""The tables that the engine relies on, and the version that findings cite."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from countermark.findings import Table, read_columns, read_table

TABLES: Final = (
    "comparison_grounds.csv",
    "confusables.csv",
    "decided_pairs.csv",
    "demonstration_marks.csv",
    "descriptive_words.csv",
    "feature_weights.csv",
    "han_readings.csv",
    "han_words.csv",
    "leet.csv",
    "legal_forms.csv",
    "mark_features.csv",
    "office_members.csv",
    "offices.csv",
    "ordinary_words.csv",
    "platforms.csv",
    "related_classes.csv",
    "script_letters.csv",
    "sound_costs.csv",
    "sound_rules.csv",
    "statuses.csv",
    "trade_words.csv",
)
"""Every table of facts in `data/`."""


def table(name: str) -> Table:
    """Read one of the engine's tables.

    Args:
        name: a file name from `TABLES`.
    """
    return read_table(__package__, name)


def columns(name: str, *of: str) -> Iterator[tuple[str, ...]]:
    """Read some columns of one of the engine's large tables.

    Args:
        name: a file name from `TABLES`.
        of: the columns, at least two.
    """
    return read_columns(__package__, name, *of)


@cache
def rules_version() -> str:
    """Name the state of all tables but the demonstration register: 12 hex digits."""
    folder = files(__package__) / "data"
    hashed = hashlib.sha256()
    for name in TABLES:
        if name != "demonstration_marks.csv":
            hashed.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return hashed.hexdigest()[:12]


@cache
def column(name: str, of: str) -> frozenset[str]:
    """Collect one column of a table.

    Args:
        name: the table's file name.
        of: the column.
    """
    return frozenset(row[of] for row in table(name).rows)
