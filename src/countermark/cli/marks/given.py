"""What several commands about marks are given, and how they answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from countermark.marks import Register


def opened_register(path: Path | None) -> Register:
    """Open the register asked for, or the demonstration register with a word about it.

    Args:
        path: the register, or nothing.
    """
    from countermark.marks import Register, demonstration  # noqa: PLC0415 - starting stays quick

    if path:
        return Register.open(path)
    opened = demonstration()
    click.echo(
        f"No register was given: the demonstration register is used, {len(opened)} "
        "well-known marks from general knowledge, no extract of any official register.",
        err=True,
    )
    return opened


def write(value: object) -> None:
    """Write one JSON document.

    Args:
        value: what `write_json` takes.
    """
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick

    write_json(value)
