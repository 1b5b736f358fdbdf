"""`countermark examine`: one folder of exhibits, every engine asked, one report."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from countermark.cli.day import this_day
from countermark.cli.output import console, write_json

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--register",
    type=click.Path(path_type=Path),
    metavar="R",
    help="Register of marks made by 'marks import'; without it the demonstration register is used.",
)
@click.option(
    "--packs",
    "store",
    type=click.Path(path_type=Path),
    metavar="STORE",
    help="Store of packs made by 'packs load'; without it codes are read but not verified.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("report"),
    show_default=True,
    metavar="DIR",
    help="Where report.html, report.pdf and findings.json are written.",
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of the examination; today if not given.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the findings to standard output.")
def examine(  # noqa: PLR0913 - one parameter for each option of the contract
    directory: Path,
    register: Path | None,
    store: Path | None,
    out: Path,
    *,
    on: datetime | None,
    as_json: bool,
) -> None:
    """Examine the folder DIR: photos, *.txt listings, *.csv consignment lines, case.yaml.

    Every file is hashed, words and codes are read, every engine is asked, and the report says what
    is suspected, why, what must happen by when, and what could not be examined.
    """
    from countermark.examine import Request, examine_folder  # noqa: PLC0415 - starting stays quick
    from countermark.examine.report import write_files  # noqa: PLC0415 - the same

    day = on.date() if on else this_day()
    with _Bar() as bar:
        request = Request(directory=directory, register=register, store=store, on=day)
        dossier = examine_folder(request, bar)
        written = write_files(dossier, out, bar)
    if as_json:
        write_json(dossier.to_json())
        return
    from countermark.cli.summary import print_summary  # noqa: PLC0415 - not needed with --json

    print_summary(dossier, written, console())


class _Bar:
    """A progress bar on standard error, so that standard output stays clean."""

    def __init__(self) -> None:
        from rich.progress import (  # noqa: PLC0415 - starting stays quick
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        self._progress: Progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console(error=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID = self._progress.add_task("examining", total=None)
        self._begun = False

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def count(self, n: int) -> None:
        """Add the number of steps that were found."""
        self._progress.update(self._task, total=(self._progress.tasks[0].total or 0) + n)

    def step(self, text: str) -> None:
        """Show the step that begins; the one before it is done."""
        self._progress.update(self._task, description=text, advance=int(self._begun))
        self._begun = True
