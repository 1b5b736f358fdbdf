"""States of a pack, alert codes, and the provisions that answers rest on."""

from __future__ import annotations

from functools import cache
from typing import Final

from countermark.findings import Row, Table, read_table

UNKNOWN: Final = "unknown"
"""The state of a pack that the store does not hold."""

ACTIVE: Final = "active"
"""The state in which a pack may be supplied."""


def pack_states_table() -> Table:
    """Read the table of states and what they say about falsification."""
    return read_table(__package__, "pack_states.csv")


def alert_codes_table() -> Table:
    """Read the table of alert codes of the European Medicines Verification System."""
    return read_table(__package__, "alert_codes.csv")


def provisions_table() -> Table:
    """Read the table of provisions and definitions."""
    return read_table(__package__, "provisions.csv")


@cache
def pack_states() -> dict[str, Row]:
    """List the states by name."""
    return {row["state"]: row for row in pack_states_table().rows}


@cache
def alert_codes() -> dict[str, Row]:
    """List the alert codes by name."""
    return {row["code"]: row for row in alert_codes_table().rows}


@cache
def provisions() -> dict[str, Row]:
    """List the provisions and definitions by id."""
    return {row["id"]: row for row in provisions_table().rows}
