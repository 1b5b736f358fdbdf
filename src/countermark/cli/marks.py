"""`countermark marks`: registers of marks, searches, batches of searches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.findings.errors import BadInputError, MissingPartError

if TYPE_CHECKING:
    from countermark.findings import JsonValue
    from countermark.marks import Imported, Match, Query, Register

_NOTHING_FOUND: Final = 1
_SHOWN_REMARKS: Final = 20
_OTHER_FORMATS: Final = ("st66", "st96", "uspto")


@click.group()
def marks() -> None:
    """Whose sign is this? Registers of marks and searches in them."""


@marks.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--register", required=True, type=click.Path(path_type=Path), help="Register file.")
@click.option(
    "--format", "form", default="csv", type=click.Choice(["csv", *_OTHER_FORMATS]), help="csv only."
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def import_command(files: tuple[Path, ...], register: Path, form: str, *, as_json: bool) -> None:
    """Take CSV FILES into a register; what is missing is made.

    Columns: mark_id, text, image, owner, office, classes (separated by ;), goods, status, filed,
    registered, expires (YYYY-MM-DD), kind. The first two are needed. Bad rows are listed and left
    out; importing a file twice changes nothing; a newer record replaces the one of the same id.
    """
    if form != "csv":
        text = (
            f"The format '{form}' was asked for, but this version reads csv only; convert the "
            "records to CSV with the columns that 'countermark marks import --help' names."
        )
        raise BadInputError(text)
    from countermark.marks import import_files  # noqa: PLC0415 - starting stays quick

    done = import_files(files, register)
    if as_json:
        _write_json(done.to_json())
    else:
        _show_import(done, register)


@marks.command("search")
@click.argument("text", required=False)
@click.option("--register", type=click.Path(path_type=Path), help="Register file.")
@click.option("--classes", default="", help="Nice classes of the goods, such as 18,25; they rank.")
@click.option("--only-classes", is_flag=True, help="Leave out marks without these classes.")
@click.option("--territory", default="", help="Where the goods are or go, such as DE.")
@click.option(
    "--on", "day", default="", help="The day asked about, YYYY-MM-DD; today if not given."
)
@click.option("--top", default=10, show_default=True, help="How many matches at most.")
@click.option("--image", type=click.Path(path_type=Path), help="Not built yet: pictures of logos.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def search_command(  # noqa: PLR0913 - the options of the contract
    text: str | None,
    register: Path | None,
    *,
    classes: str,
    only_classes: bool,
    territory: str,
    day: str,
    top: int,
    image: Path | None,
    as_json: bool,
) -> int:
    """Find the marks that a sign (TEXT) is like, best first.

    Without --register, the demonstration register is searched, which is no extract of any
    official register. Exit status 1: nothing in the register is like the sign.
    """
    if image is not None:
        problem = (
            "Pictures cannot be compared: the part for logos is not built in this version; give "
            "the words of the sign instead."
        )
        raise MissingPartError(problem)
    from countermark.findings import Territory  # noqa: PLC0415 - starting stays quick
    from countermark.marks import Query, read_classes, search  # noqa: PLC0415 - the same

    query = Query(
        text=_given(text),
        classes=read_classes(classes, ","),
        only_classes=only_classes,
        territory=Territory.of(territory) if territory else None,
        on=_day(day),
        top=top,
    )
    opened = _register(register)
    found = search(opened, query)
    if as_json:
        _write_json([match.to_json() for match in found])
    else:
        _show_matches(query, opened, found)
    return 0 if found else _NOTHING_FOUND


@marks.command("batch")
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
    from countermark.marks.reading import decode  # noqa: PLC0415 - the same

    asked = read_queries(queries, top=top, on=_day(day))
    if guess := decode(queries.read_bytes())[1]:
        click.echo(f"Note: {queries}: {guess}.", err=True)
    if out.exists():
        problem = f"The file '{out}' exists already and was left as it is; give a new name."
        raise BadInputError(problem)
    opened = _register(register)
    unasked = sum(one.query is None for one in asked)
    written = write_answers(out, _watched(answers(opened, asked), len(asked)))
    if as_json:
        _write_json({"queries": written, "not_asked": unasked, "out": str(out)})
    else:
        click.echo(f"{written} queries answered in {out}; {unasked} could not be asked.")


def _given(text: str | None) -> str:
    if text is None:
        problem = "No sign was given; expected the words that stand on the goods."
        raise BadInputError(problem)
    return text


def _day(text: str) -> date:
    if not text:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = f"The day '{text}' was given; expected YYYY-MM-DD, such as 2026-11-23."
        raise BadInputError(problem) from None


def _register(path: Path | None) -> Register:
    from countermark.marks import Register, demonstration  # noqa: PLC0415 - starting stays quick

    if path:
        return Register.open(path)
    opened = demonstration()
    click.echo(
        f"No register was given: the demonstration register is used, {len(opened.marks)} "
        "well-known marks from general knowledge, no extract of any official register.",
        err=True,
    )
    return opened


def _watched(lines: Iterator[dict[str, JsonValue]], count: int) -> Iterator[dict[str, JsonValue]]:
    from rich.progress import track  # noqa: PLC0415 - only a batch shows progress

    from countermark.cli.output import console  # noqa: PLC0415 - the same

    yield from track(lines, description="Searching", total=count, console=console(error=True))


def _write_json(value: object) -> None:
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick

    write_json(value)


def _show_import(done: Imported, register: Path) -> None:
    click.echo(
        f"{register}: {done.read} rows read, {done.imported} imported, {done.unchanged} unchanged, "
        f"{done.replaced} replaced, {len(done.rejected)} rejected."
    )
    for note in done.notes:
        click.echo(f"Note: {note.file}, {note.position}: {note.why}.")
    for remark in done.rejected[:_SHOWN_REMARKS]:
        click.echo(f"Rejected: {remark.file}, {remark.position}: {remark.why}")
    if len(done.rejected) > _SHOWN_REMARKS:
        click.echo(f"… and {len(done.rejected) - _SHOWN_REMARKS} more; --json lists all.")


def _show_matches(query: Query, register: Register, found: list[Match]) -> None:
    from rich.table import Table  # noqa: PLC0415 - only people need it
    from rich.text import Text  # noqa: PLC0415 - the same

    from countermark.cli.output import console  # noqa: PLC0415 - the same

    terminal = console()
    if not found:
        terminal.print(f"Nothing in the {register.title} is like '{query.text}'. Clears nothing.")
        return
    table = Table(title=None, expand=False, pad_edge=False)
    for heading in ("", "mark", "owner", "office", "classes", "score", "relation"):
        table.add_column(heading, no_wrap=heading == "relation")
    for match in found:
        mark = match.mark
        shown = (
            str(match.rank),
            f"{mark.text}\n{mark.mark_id}",
            mark.owner or "not given",
            mark.office or "?",
            ", ".join(map(str, mark.classes)),
            f"{match.score:.2f}",
            match.relation.value.replace("_", " "),
        )
        table.add_row(*map(Text, shown))
    terminal.print(table)
    best = found[0]
    terminal.print(f"Why {best.mark.text} comes first:")
    for reason in best.why:
        terminal.print(f"  - {reason}")
    terminal.print(
        f"From the {register.title}, version {register.version}; not checked against the official "
        "register. A score orders marks; it is no probability. No authority has decided."
    )
