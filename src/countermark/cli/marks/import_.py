"""`countermark marks import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.marks.given import write
from countermark.findings.errors import BadInputError

if TYPE_CHECKING:
    from countermark.marks import Imported

_SHOWN_REMARKS: Final = 20
_OTHER_FORMATS: Final = ("st66", "st96", "uspto")


@click.command("import")
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
        write(done.to_json())
    else:
        _show_import(done, register)


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
