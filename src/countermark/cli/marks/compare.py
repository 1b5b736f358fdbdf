"""`countermark marks compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.marks.given import write
from countermark.cli.output import console, indented
from countermark.findings.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from countermark.marks.comparison.alignment import Alignment, Cell
    from countermark.marks.comparison.section import Grid, Section
    from countermark.marks.comparison.setting_out import Comparison

_PLACES_IN_A_LINE: Final = 32
_PLACE: Final = 2
_BETWEEN: Final = {"same": "|", "alike": "~", "other": "x", "sign only": "+", "mark only": "-"}


@click.command("compare")
@click.argument("sign")
@click.argument("mark")
@click.option("--classes", default="", help="Nice classes of the sign's goods, such as 18,25.")
@click.option("--classes-b", default="", help="Nice classes of the mark's goods.")
@click.option("--goods", default="", help="The sign's goods in words.")
@click.option("--goods-b", default="", help="The mark's goods in words.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the comparison as a page.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def compare_command(  # noqa: PLR0913 - the options of the contract
    sign: str,
    mark: str,
    *,
    classes: str,
    classes_b: str,
    goods: str,
    goods_b: str,
    html: Path | None,
    as_json: bool,
) -> None:
    """Set out a SIGN beside an earlier MARK as an examiner does, each point with its law.

    Visual, aural and conceptual comparison, goods, distinctive elements, the whole, and decided
    pairs whose signs differ in the same way. Domain names, links and names of accounts are taken
    apart first. No probability of confusion is given.
    """
    from countermark.marks import read_classes  # noqa: PLC0415 - starting stays quick
    from countermark.marks.comparison.setting_out import set_out  # noqa: PLC0415 - the same
    from countermark.marks.comparison.side import Side  # noqa: PLC0415 - the same

    found = set_out(
        Side(text=sign, classes=read_classes(classes, ","), goods=goods),
        Side(text=mark, classes=read_classes(classes_b, ","), goods=goods_b),
    )
    if html:
        _write_page(html, found)
    if as_json:
        write(found.to_json())
    elif not html:
        _show(found)


def _write_page(path: Path, found: Comparison) -> None:
    from countermark.marks.comparison.page import page_of  # noqa: PLC0415 - only pages need it

    try:
        path.write_text(page_of(found), encoding="utf-8")
    except OSError as error:
        problem = f"The page cannot be written to '{path}' ({error.strerror}); give another name."
        raise BadInputError(problem) from None
    click.echo(f"The comparison is in {path}.", err=True)


def _show(found: Comparison) -> None:
    out = console()
    out.print(found.title, style="bold")
    indented(out, found.short)
    for section in found.sections:
        _show_section(out, section)
    out.print("\nLaw (* not compared with the official text; --html says what each is cited for)")
    for section in found.sections:
        if section.grounds:
            cited = (ground.sources[0] for ground in section.grounds)
            places = (f"{one.title}, {one.locator}{'' if one.checked else ' *'}" for one in cited)
            indented(out, f"{section.title}: {'; '.join(places)}")


def _show_section(out: Console, section: Section) -> None:
    out.print(f"\n{section.title}", style="bold")
    if section.alignment:
        _show_letters(out, section.alignment)
    for statement in section.statements:
        indented(out, statement)
    if section.grid:
        _show_grid(out, section.grid)


def _show_grid(out: Console, grid: Grid) -> None:
    """Show a table, or, where it is too wide, its rows as paragraphs."""
    widths = [max(map(_width, column)) for column in zip(grid.head, *grid.rows, strict=True)]
    if sum(widths) + 3 * len(widths) <= out.width:
        _show_table(out, grid)
        return
    for row in grid.rows:
        first = 2 if grid.head[0] else 1
        indented(out, ": ".join(row[:first]))
        for heading, cell in zip(grid.head[first:], row[first:], strict=True):
            if cell != "–":
                indented(out, f"{heading}: {cell}", 4)


def _show_table(out: Console, grid: Grid) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only people need it
    from rich.table import Table  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    table = Table(box=SIMPLE_HEAD, show_edge=False)
    for heading in grid.head:
        table.add_column(heading, overflow="fold")
    for row in grid.rows:
        table.add_row(*map(Text, row))
    out.print(table)


def _show_letters(out: Console, alignment: Alignment) -> None:
    for row in alignment.rows(_PLACES_IN_A_LINE):
        for name, line in (("sign", _line(row, 0)), ("", _line(row, 1)), ("mark", _line(row, 2))):
            out.print(f"  {name:4}  {line}".rstrip(), soft_wrap=True)
    out.print("        | same  ~ looks alike  x other  + sign only  - mark only", style="dim")


def _line(cells: Sequence[Cell], which: int) -> str:
    texts = [
        " " if cell.blank else (cell.ours, _BETWEEN[cell.relation.value], cell.theirs)[which]
        for cell in cells
    ]
    return "".join(text + " " * max(_PLACE - _width(text), 0) for text in texts)


def _width(text: str) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 - only people need it

    return cell_len(text)
