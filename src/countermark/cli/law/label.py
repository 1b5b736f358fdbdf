"""`countermark law label`: what an item may be called in law."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import day_of, this_day
from countermark.findings import NOT_CHECKED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import Console
    from rich.table import Table

    from countermark.law import Label, Meanings

_NAMED = 4
_COLOURS = {"suspected": "bold red", "decided": "bold magenta", "unknown": "yellow"}
_TITLES = {
    "intellectual_property": "Intellectual property",
    "medicine_safety": "Medicine safety",
}


@click.command("label")
@click.argument("facts_file", metavar="FACTS.yaml", type=click.Path(path_type=Path))
@click.option("--on", "asked_on", metavar="DAY", help="The day asked about, as YYYY-MM-DD.")
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this folder.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def label_command(
    facts_file: Path, asked_on: str | None, rules: Path | None, *, as_json: bool
) -> None:
    r"""Say for each legal meaning whether it is suspected, excluded or unknown, and why.

    FACTS.yaml names what is known, for instance

    \b
        right: trademark            # trademark, copyright, design, gi, patent, none
        registered_in: [EU]
        registered_for_goods: true
        sign_relation: identical    # identical, not_distinguishable, similar, weak, absent
        authorised_by_holder: false
        destination: DE
        medicine: {misrepresents: [source], intent: unknown}

    Each fact may be true, false, unknown, disputed or a value; what is missing is asked for.
    """
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick
    from countermark.findings.document import read_given  # noqa: PLC0415 - starting stays quick
    from countermark.law import label as labels_of  # noqa: PLC0415 - starting stays quick
    from countermark.law import read_facts, read_meanings, unused_decisions  # noqa: PLC0415 - same

    facts = read_facts(read_given(facts_file))
    on = day_of(asked_on) if asked_on else facts.on or this_day()
    using: Meanings | None = read_meanings(rules) if rules else None
    labels = labels_of(facts, on=on, using=using)
    for problem in (*facts.problems, *unused_decisions(facts, labels, on)):
        click.echo(f"countermark: {facts_file.name}: {problem}", err=True)
    if as_json:
        write_json([one.to_json() for one in labels])
    else:
        _show(labels, on)


def _show(labels: Sequence[Label], on: date) -> None:
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick

    out = console()
    for field, title in _TITLES.items():
        here = [one for one in labels if one.field == field]
        out.print(f"{title}, on {on}", style="bold")
        out.print(_table([one for one in here if one.version is not None or one.decision]))
        for one in here:
            if one.version is None and one.decision is None:
                out.print(f"  {one.regime}: {one.why[0].text}", style="dim")
        out.print()
    _show_questions(out, labels)
    out.print("A label is a suspicion until an authority has decided.", style="dim")
    out.print(f"* {NOT_CHECKED}", style="dim")


def _table(labels: Sequence[Label]) -> Table:
    from rich import box  # noqa: PLC0415 - only people see tables
    from rich.table import Table  # noqa: PLC0415 - only people see tables

    table = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    table.add_column("Status", no_wrap=True)
    table.add_column("Meaning", ratio=2)
    table.add_column("Why", ratio=3)
    order = ("decided", "suspected", "unknown", "excluded")
    for one in sorted(labels, key=lambda one: order.index(one.status)):
        style = _COLOURS.get(one.status, "dim")
        mark = "" if one.source.checked else " *"
        table.add_row(one.status, f"{one.label}{mark}", _why(one), style=style)
    return table


def _why(one: Label) -> str:
    if one.status == "unknown" and one.missing_facts:
        return _what_is_open(one)
    grounds = one.why[:1] if one.decision else one.why
    return " ".join(
        ground.text + ("" if all(source.checked for source in ground.sources) else " *")
        for ground in grounds
    )


def _what_is_open(one: Label) -> str:
    words = [ground.text for ground in one.why if ground.text.startswith("Open in law")]
    disputed = [fact.fact for fact in one.missing_facts if fact.disputed]
    unasked = [fact.fact for fact in one.missing_facts if not fact.disputed]
    if disputed:
        words.append(f"Disputed: {', '.join(disputed)}.")
    if unasked:
        more = f" and {len(unasked) - _NAMED} more" if len(unasked) > _NAMED else ""
        words.append(f"Not known: {', '.join(unasked[:_NAMED])}{more}.")
    return " ".join(words)


def _show_questions(out: Console, labels: Sequence[Label]) -> None:
    from rich.table import Table  # noqa: PLC0415 - only people see tables

    from countermark.law import questions  # noqa: PLC0415 - starting stays quick

    asked = questions(labels)
    if not asked:
        return
    out.print("Still to be asked", style="bold")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right")
    for number, fact in enumerate(asked, 1):
        settle = " Disputed: to be settled." if fact.disputed else ""
        grid.add_row(f"{number}.", f"{fact.question}{settle} [{fact.fact}]")
    out.print(grid)
    later = {each.fact for one in labels for each in one.missing_facts} - {f.fact for f in asked}
    if later:
        out.print(f"More questions may follow from these answers: {len(later)}.", style="dim")
    out.print()
