"""`countermark marks import`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.day import this_day
from countermark.cli.marks.given import write

if TYPE_CHECKING:
    from countermark.marks import Imported

_SHOWN_REMARKS: Final = 20
_FORMATS: Final = ("csv", "st66", "st96", "uspto")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--register", required=True, type=click.Path(path_type=Path), help="The register's folder."
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Found out if not given.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def import_command(
    files: tuple[Path, ...], register: Path, form: str | None, *, as_json: bool
) -> None:
    """Take FILES of marks into a register; what is missing is made.

    WIPO ST.66 and ST.96, the USPTO's application XML, or CSV; plain, as ZIP or gzip. CSV columns:
    mark_id, text, image, owner, office, classes (separated by ;), goods, status, filed, registered,
    expires (YYYY-MM-DD), kind, and further ones; the first two are needed. All files go in together
    or, if something prevents it, none; the register can be searched meanwhile. Bad records are
    listed and left out. Importing a file twice changes nothing. A record takes the place of the one
    of the same id, which is kept as history, unless its own state is of an earlier day.
    """
    from countermark.marks import import_files  # noqa: PLC0415 - starting stays quick

    with _progress() as progress:
        done = import_files(files, register, form=form or "", on=this_day(), progress=progress)
    if as_json:
        write(done.to_json())
    else:
        _show_import(done, register)


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Show how many records were read, if standard error is a terminal."""
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick

    terminal = console(error=True)
    if not terminal.is_terminal:
        yield lambda _: None
        return
    with terminal.status("Opening") as shown:
        yield lambda count: shown.update(f"{count:,} records read")


def _show_import(done: Imported, register: Path) -> None:
    click.echo(
        f"{register}: {done.read} records read, {done.imported} imported, {done.unchanged} "
        f"unchanged, {done.replaced} replaced, {len(done.rejected)} rejected."
    )
    _show_remarks("Note", [(one.file, one.position, one.why) for one in done.notes])
    _show_remarks("Rejected", [(one.file, one.position, one.why) for one in done.rejected])


def _show_remarks(heading: str, remarks: list[tuple[str, str, str]]) -> None:
    for file, position, why in remarks[:_SHOWN_REMARKS]:
        click.echo(f"{heading}: {file}, {position}: {why.removesuffix('.')}.")
    if len(remarks) > _SHOWN_REMARKS:
        click.echo(f"… and {len(remarks) - _SHOWN_REMARKS} more; --json lists all.")
