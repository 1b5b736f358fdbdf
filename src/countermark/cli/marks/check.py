"""`countermark marks check`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from countermark.cli.marks.given import write

_DAMAGED: Final = 2


@click.command("check")
@click.option(
    "--register", required=True, type=click.Path(path_type=Path), help="The register's folder."
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def check_command(register: Path, *, as_json: bool) -> int:
    """Read everything in a register and compare it with what was written.

    Nothing is changed. Exit status 2: something is damaged.
    """
    from countermark.marks.register.checking import check  # noqa: PLC0415 - starting stays quick

    found = check(register)
    if as_json:
        write(found.to_json())
    elif found.damages:
        click.echo(f"{register} is damaged:")
        for damage in found.damages:
            click.echo(f"  - {damage}")
        click.echo(
            "Restore the folder from a copy, or import the marks again into a new register; do not "
            "rely on searches in this one."
        )
    else:
        click.echo(
            f"{register} is as it was written: {found.marks:,} marks, version {found.version}."
        )
    return _DAMAGED if found.damages else 0
