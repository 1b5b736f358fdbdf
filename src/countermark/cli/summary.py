"""The report in short, for the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich import box
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from countermark.examine.report.glyphs import shown
from countermark.examine.report.page import Page, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from countermark.examine.dossier import Dossier

_COLOURS: Final = {"fact": "cyan", "suspected": "yellow", "decided": "magenta"}
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
        terminal.print(Padding(Text(f"· {limit}", style="dim"), (0, 0, 0, 1)))
    terminal.print(Rule(style="cyan"))
    terminal.print(Text("Written: " + ", ".join(str(path) for path in written)))
    terminal.print(Text("A machine suspects; an authority decides.", style="dim"))


def _rooms(page: Page, terminal: Console) -> None:
    for room in page.rooms:
        terminal.print()
        terminal.print(Text(room.title, style="bold"))
        for finding in room.findings[:_ANSWERS]:
            word = finding.status.split(" ", maxsplit=1)[0]
            line = Text.assemble(
                (f"{finding.id:>4} ", "dim"), (f"{word} ", _COLOURS[word]), finding.answer
            )
            terminal.print(line)
        if (more := len(room.findings) - _ANSWERS) > 0:
            terminal.print(Text(f"     … and {more} more in the report", style="dim"))


def _next(page: Page, terminal: Console) -> None:
    if not page.next:
        return
    table = Table(
        box=box.SIMPLE_HEAD, title="What to do next", title_justify="left", pad_edge=False
    )
    for name in ("By", "What", "Who", "Basis"):
        table.add_column(name, overflow="fold", no_wrap=name == "By")
    for measure in page.next[:_MEASURES]:
        table.add_row(*map(Text, (measure.by, measure.measure, measure.who, measure.basis)))
    terminal.print(table)
    if (more := len(page.next) - _MEASURES) > 0:
        terminal.print(Text(f"… and {more} more in the report", style="dim"))


def _pairs(title: str, pairs: Sequence[tuple[str, str]], terminal: Console) -> None:
    if not pairs:
        return
    terminal.print()
    terminal.print(Text(title, style="bold"))
    for file, text in pairs:
        terminal.print(Text.assemble((f" {file}: ", "bold"), text))
