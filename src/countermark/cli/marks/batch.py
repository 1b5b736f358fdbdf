"""`countermark marks batch`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.marks.given import day_of, opened_register, write
from countermark.findings.errors import BadInputError

if TYPE_CHECKING:
    from countermark.findings import JsonValue


@click.command("batch")
@click.argument("queries", type=click.Path(path_type=Path))
@click.option("--register", type=click.Path(path_type=Path), help="Register file.")
@click.option("--top", default=10, show_default=True, help="How many matches at most for each.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="New file, JSON lines.")
@click.option(
    "--on", "day", default="", help="The day asked about, YYYY-MM-DD; today if not given."
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document when done.")
def batch_command(  # noqa: PLR0913 - the options of the contract
    queries: Path, register: Path | None, *, top: int, out: Path, day: str, as_json: bool
) -> None:
    """Search for every row of QUERIES, a CSV with query_id, text, classes, territory.

    One line of JSON per query, in the order of the file. Classes filter here. A row that cannot
    be asked gets a line that says why.
    """
    from countermark.marks import answers, read_queries, write_answers  # noqa: PLC0415 - quick start
    from countermark.marks.register.csv_rows import decode  # noqa: PLC0415 - the same

    asked = read_queries(queries, top=top, on=day_of(day))
    if guess := decode(queries.read_bytes())[1]:
        click.echo(f"Note: {queries}: {guess}.", err=True)
    if out.exists():
        problem = f"The file '{out}' exists already and was left as it is; give a new name."
        raise BadInputError(problem)
    opened = opened_register(register)
    unasked = sum(one.query is None for one in asked)
    written = write_answers(out, _watched(answers(opened, asked), len(asked)))
    if as_json:
        write({"queries": written, "not_asked": unasked, "out": str(out)})
    else:
        click.echo(f"{written} queries answered in {out}; {unasked} could not be asked.")


def _watched(lines: Iterator[dict[str, JsonValue]], count: int) -> Iterator[dict[str, JsonValue]]:
    from rich.progress import track  # noqa: PLC0415 - only a batch shows progress

    from countermark.cli.output import console  # noqa: PLC0415 - the same

    yield from track(lines, description="Searching", total=count, console=console(error=True))
