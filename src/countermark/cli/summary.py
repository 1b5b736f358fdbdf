"""The report in short, for the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from countermark.examine.report.glyphs import shown
from countermark.examine.report.page import Page, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from countermark.examine.dossier import Dossier

_COLOURS: Final = {
    "fact": "cyan",
    "suspected": "yellow",
    "worked out": "cyan",
    "proposed": "green",
    "decided": "magenta",
    "unknown": "dim",
    "excluded": "dim",
}
_ANSWERS: Final = 6
_MEASURES: Final = 10


def print_summary(dossier: Dossier, written: Sequence[Path], terminal: Console) -> None:
    """Print the report in short.

    Args:
        dossier: what was found.
        written: the files that hold all of it.
        terminal: where to.
    """
    page = page_of(dossier, shown)
    terminal.print(Rule(Text(page.title, style="bold"), style="cyan"))
    for name, value in page.facts[1:]:
        terminal.print(Text.assemble((f"{name}: ", "dim"), value))
    _rooms(page, terminal)
    _next(page, terminal)
    _pairs("Not examined", page.not_examined, terminal)
    _pairs("Remarks", page.remarks, terminal)
    terminal.print()
    terminal.print(Text("What this report cannot see", style="bold"))
    for limit in page.limits:
        grid = Table.grid(padding=(0, 1))
        grid.add_row(Text(" ·"), Text(limit))
        terminal.print(grid, style="dim")
    terminal.print(Rule(style="cyan"))
    for path in written:
        terminal.print(Text(f"Written: {path}"), soft_wrap=True)
    terminal.print(Text("A machine suspects; an authority decides.", style="dim"))


def _rooms(page: Page, terminal: Console) -> None:
    for room in page.rooms:
        terminal.print()
        terminal.print(Text(room.title, style="bold"))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", style="dim", min_width=4)
        grid.add_column(min_width=10)
        grid.add_column(overflow="fold")
        for finding in room.findings[:_ANSWERS]:
            word = next(known for known in _COLOURS if finding.status.startswith(known))
            grid.add_row(finding.id, Text(word, style=_COLOURS[word]), Text(finding.answer))
        terminal.print(grid)
        _and_more(len(room.findings) - _ANSWERS, terminal)


def _next(page: Page, terminal: Console) -> None:
    if not page.next:
        return
    terminal.print()
    terminal.print(Text("What to do next", style="bold"))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="bold", min_width=15, no_wrap=True)
    grid.add_column(overflow="fold")
    for measure in page.next[:_MEASURES]:
        who = f" ({measure.who}; {measure.basis})"
        grid.add_row(Text(f" {measure.by}"), Text.assemble(measure.measure, (who, "dim")))
    terminal.print(grid)
    _and_more(len(page.next) - _MEASURES, terminal)


def _and_more(more: int, terminal: Console) -> None:
    if more > 0:
        terminal.print(Text(f"     … and {more} more in the report", style="dim"))


def _pairs(title: str, pairs: Sequence[tuple[str, str]], terminal: Console) -> None:
    if not pairs:
        return
    terminal.print()
    terminal.print(Text(title, style="bold"))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=15, overflow="fold")
    grid.add_column(overflow="fold")
    for file, text in pairs:
        grid.add_row(Text(f" {file}"), Text(text))
    terminal.print(grid)
