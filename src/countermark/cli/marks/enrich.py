"""`countermark marks enrich`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.marks.given import write

if TYPE_CHECKING:
    from countermark.marks.register.enriching import Enriched

_STOPPED: Final = 130


@click.command("enrich")
@click.option(
    "--register", required=True, type=click.Path(path_type=Path), help="The register's folder."
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def enrich_command(register: Path, *, as_json: bool) -> int:
    """Work out what the marks of a register mean, so that translations are found.

    It takes some minutes for a million marks, on all cores, and can be stopped: the same command
    goes on where it was. The register can be searched meanwhile. Run it again after an import: only
    what is new is worked out. Exit status 130: stopped before the end.
    """
    from countermark.marks.register.enriching import enrich  # noqa: PLC0415 - starting stays quick

    try:
        with _progress() as progress:
            done = enrich(register, progress)
    except KeyboardInterrupt:
        click.echo("Stopped. What was kept stays; the same command goes on.", err=True)
        return _STOPPED
    if as_json:
        write(done.to_json())
    else:
        _show(register, done)
    return 0


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    from rich.progress import (  # noqa: PLC0415 - starting stays quick
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TimeRemainingColumn,
    )

    from countermark.cli.output import console  # noqa: PLC0415 - the same

    columns = ("Marks", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(error=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


def _show(register: Path, done: Enriched) -> None:
    click.echo(
        f"{register}: {done.worked_out:,} of {done.marks:,} marks worked out now; {done.meant:,} "
        "are known to mean something in the encoder's 16 languages, the others are coined, names, "
        "or words it does not know."
    )
