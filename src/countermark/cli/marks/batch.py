"""`countermark marks batch`."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.day import day_of
from countermark.cli.marks.given import opened_register, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from countermark.marks import QueryFile, Row
    from countermark.screening import Done, Job

_STOPPED: Final = 130
_FEWEST_FOR_A_WORKER: Final = 100


@click.command("batch")
@click.argument("queries", type=click.Path(path_type=Path))
@click.option("--register", type=click.Path(path_type=Path), help="Register.")
@click.option("--top", default=10, show_default=True, help="How many matches at most for each.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="New file, JSON lines.")
@click.option("--resume", is_flag=True, help="Go on with the file of a run that was stopped.")
@click.option(
    "--workers", type=click.IntRange(min=1), help="How many processes; one for each core if unset."
)
@click.option(
    "--on", "day", default="", help="The day asked about, YYYY-MM-DD; today if not given."
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document when done.")
def batch_command(  # noqa: PLR0913 - the options of the contract
    queries: Path,
    register: Path | None,
    *,
    top: int,
    out: Path,
    resume: bool,
    workers: int | None,
    day: str,
    as_json: bool,
) -> int:
    """Search for every row of QUERIES, a CSV with query_id, text, classes, territory.

    One line of JSON per query, in the order of the file. Classes filter here. A row that cannot
    be asked gets a line that says why. Beside --out, a file with the ending .run keeps the terms;
    --resume goes on only with the same queries, register, day and number of matches. Exit status
    130: stopped before the end; --resume goes on.
    """
    from countermark.marks import BatchTerms, QueryFile  # noqa: PLC0415 - starting stays quick
    from countermark.screening import searches, terms_of_run  # noqa: PLC0415 - the same

    if resume and not day and (begun := terms_of_run(out)):
        day = str(begun.get("day asked about", ""))
    terms = BatchTerms(on=day_of(day), top=top)
    asked = QueryFile.of(queries)
    for note in asked.notes:
        click.echo(f"Note: {queries}: {note}.", err=True)
    job = searches(asked, opened_register(register), terms)
    wanted = workers or worth_starting(asked.count)
    done = _watched(job, out, asked.count, resume=resume, workers=wanted)
    if done is None:
        return _STOPPED
    _say(asked, out, done, as_json=as_json)
    return 0


def worth_starting(count: int) -> int:
    """Choose how many processes: all cores, but this one alone for a handful of queries.

    Args:
        count: how many queries there are.
    """
    return max(1, min(len(os.sched_getaffinity(0)), count // _FEWEST_FOR_A_WORKER))


def _watched(job: Job[Row], out: Path, count: int, *, resume: bool, workers: int) -> Done | None:
    from countermark.screening import StoppedError, run  # noqa: PLC0415 - starting stays quick

    how = "go on with the same command and --resume"
    lines = 0
    try:
        with _progress(count) as show:

            def progress(number: int) -> None:
                nonlocal lines
                lines = number
                show(number)

            return run(job, out, resume=resume, workers=workers, progress=progress)
    except KeyboardInterrupt:
        click.echo(f"Stopped: {lines} of {count} queries are answered in {out}; {how}.", err=True)
    except StoppedError as error:
        click.echo(f"countermark: {error} What was answered is kept in {out}; {how}.", err=True)
    return None


@contextmanager
def _progress(count: int) -> Iterator[Callable[[int], None]]:
    """Show how many queries are answered, how many a second, and the time that is left."""
    from rich.progress import (  # noqa: PLC0415 - only a batch shows progress
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from countermark.cli.output import console  # noqa: PLC0415 - the same

    columns = (
        TextColumn("Searching"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=console(error=True))

    def show(number: int) -> None:
        if not bar.tasks:
            bar.add_task("", total=count, completed=number, rate="")
            bar.start()
        speed = bar.tasks[0].speed
        bar.update(bar.tasks[0].id, completed=number, rate=f"{speed:.0f}/s" if speed else "")

    try:
        yield show
    finally:
        if bar.tasks:
            bar.stop()


def _say(asked: QueryFile, out: Path, done: Done, *, as_json: bool) -> None:
    if as_json:
        write(
            {
                "queries": done.lines,
                "not_asked": done.problems,
                "answered_before": done.before,
                "out": str(out),
            }
        )
        return
    before = f", {done.before} of them before" if done.before else ""
    click.echo(
        f"{done.lines} of {asked.count} queries answered in {out}{before}; "
        f"{done.problems} could not be asked."
    )
