"""`countermark disposal`: the ways to dispose of a lot, best first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day
from countermark.cli.output import console, write_json
from countermark.findings import NOT_CHECKED

if TYPE_CHECKING:
    from rich.console import Console

    from countermark.disposal import Ladder, Option
    from countermark.findings import Ground


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def disposal() -> None:
    """How may it be destroyed or recovered?"""


@disposal.command()
@click.argument("facts", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write one JSON list to standard output.")
def options(facts: Path, *, as_json: bool) -> int:
    """Show how the lot described in FACTS may be disposed of.

    FACTS is a YAML file: category, composition, hazard_known, hp_codes, measured, state, ewc,
    mass_kg, holder_consents, evidence_until, on, territory. What is not given is unknown.
    """
    from countermark.disposal import facts_from, option_list  # noqa: PLC0415 - starting stays quick
    from countermark.disposal import options as ladder_of  # noqa: PLC0415 - the same
    from countermark.findings.document import read_given  # noqa: PLC0415 - the same

    reading = facts_from(read_given(facts), this_day())
    lot = reading.facts.goods[0]
    ladder = ladder_of(lot, reading.facts.on, reading.facts.territory)
    for warning in (*reading.warnings, *ladder.notes):
        click.echo(f"countermark: {warning}", err=True)
    if as_json:
        write_json(option_list(ladder))
    else:
        _show(console(), ladder)
    return 0


def _show(screen: Console, ladder: Ladder) -> None:
    sources: dict[str, int] = {}
    open_ways = [one for one in ladder.options if one.allowed and one.treatment.irreversible]
    shared = _shared(open_ways)
    _show_codes(screen, ladder)
    _show_ladder(screen, ladder, shared, sources)
    tests = [
        f"{one.label} (counts {one.limit})" if one.limit else one.label
        for one in ladder.tests_first
    ]
    _show_box(screen, "Test first", "yellow", tests)
    _show_box(screen, "Never", "red", [_said(one, sources) for one in ladder.never])
    before = [_said(one, sources) for one in (*ladder.decision, *shared)]
    _show_box(screen, "Before anything is done", "none", before)
    for source, number in sources.items():
        screen.print(f"({number}) {source}", style="dim")


def _shared(options_: list[Option]) -> tuple[Ground, ...]:
    """Find the conditions that every open way has, so that they are said once."""
    if not options_:
        return ()
    first, *others = (one.conditions for one in options_)
    return tuple(one for one in first if all(one in rest for rest in others))


def _show_box(screen: Console, title: str, style: str, lines: list[str]) -> None:
    from rich.panel import Panel  # noqa: PLC0415 - a command with --json does not need it
    from rich.text import Text  # noqa: PLC0415 - the same

    if lines:
        text = Text("\n".join(f"- {line}" for line in lines))
        screen.print(Panel(text, title=title, title_align="left", border_style=style))


def _show_codes(screen: Console, ladder: Ladder) -> None:
    from countermark.disposal import name_of  # noqa: PLC0415 - starting stays quick

    lot = ladder.assessment
    codes = ladder.options[-1].codes
    assumed = " (assumed)" if lot.assumed else ""
    screen.print(
        f"{name_of(ladder)}: {', '.join(lot.materials).replace('_', ' ')}{assumed}", style="bold"
    )
    suspected = f"; suspected {', '.join(codes.hp_suspected)}" if codes.hp_suspected else ""
    parts = f"; parts {', '.join(codes.parts)}" if codes.parts else ""
    screen.print(
        f"Waste code {' or '.join(codes.ewc_candidates) or 'none'}{parts}. "
        f"Hazard {', '.join(codes.hp) or 'none established'}{suspected}. "
        f"Basel {' or '.join(codes.basel_candidates) or 'no single entry, ask the authority'}."
    )
    screen.print(f"Codes are a proposal, {NOT_CHECKED}.", style="dim")


def _show_ladder(
    screen: Console, ladder: Ladder, shared: tuple[Ground, ...], sources: dict[str, int]
) -> None:
    from rich import box  # noqa: PLC0415 - a command with --json does not need it
    from rich.table import Table  # noqa: PLC0415 - the same

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Now?", width=4)
    table.add_column("Operation", width=9)
    table.add_column("What", ratio=2)
    table.add_column("Why, and on what condition", ratio=4)
    for one in ladder.options:
        word, style = _word(one)
        own = [ground for ground in one.conditions if ground not in shared]
        told = "".join(f"\n+ {_said(ground, sources)}" for ground in own) if word != "no" else ""
        operation = one.treatment.operation.replace("_", " ")
        table.add_row(word, operation, one.treatment.label, one.why + told, style=style)
    screen.print(table)


def _word(option: Option) -> tuple[str, str]:
    if option.allowed:
        return "yes", "green"
    return ("test", "yellow") if option.tests else ("no", "dim")


def _said(ground: Ground, sources: dict[str, int]) -> str:
    """Give a ground with the numbers of its sources, which stand below in full."""
    numbers = [sources.setdefault(str(one), len(sources) + 1) for one in ground.sources]
    return f"{ground.text} ({', '.join(str(number) for number in numbers)})"
