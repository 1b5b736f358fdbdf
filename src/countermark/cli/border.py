"""`countermark border`: what must happen by when."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day
from countermark.cli.main import NOTHING_FOUND
from countermark.cli.output import console, indented, write_json
from countermark.findings.errors import BadInputError
from countermark.findings.source import NOT_CHECKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from countermark.border import Clock, Deadline

_WHO = {"right_holder": "right holder", "customs": "customs", "declarant": "declarant"}


@click.group()
def border() -> None:
    """What must happen by when? Legal clocks of border measures."""


@border.command()
@click.argument("facts", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day from which days left are counted; by default the day of this computer.",
)
def clock(facts: Path, today: datetime | None, *, as_json: bool) -> int | None:
    """List every deadline that follows from FACTS, a YAML file.

    Facts: regime, territory, region, event, on; and where known perishable, ex_officio,
    small_consignment, transport, units, gross_mass_kg, opted_in, counterfeit_or_pirated, consents
    (declarant, right_holder), dates (days by event) and others that an answer asks for.
    """
    from dataclasses import replace  # noqa: PLC0415 - starting stays quick

    from countermark.border import deadlines, explain_none, read_facts  # noqa: PLC0415 - as above
    from countermark.findings.document import read_given  # noqa: PLC0415 - as above

    given, warnings = read_facts(read_given(facts))
    for warning in warnings:
        click.echo(f"countermark: {warning}", err=True)
    day = today.date() if today else given.today or this_day()
    found = deadlines(replace(given, today=day))
    if as_json:
        write_json([deadline.to_json() for deadline in found])
    if not found:
        click.echo(f"countermark: {explain_none(given)}", err=True)
        return NOTHING_FOUND
    if not as_json:
        _show(found, day)
    return None


@border.command()
@click.option("--regime", help="Only this regime: TRIPS, EU, FR, US, CN, OAPI or IN.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def clocks(regime: str | None, *, as_json: bool) -> None:
    """List the clocks that are known, by regime and event."""
    from countermark.border import clocks as known  # noqa: PLC0415 - starting stays quick
    from countermark.border import regimes  # noqa: PLC0415 - starting stays quick

    wanted = (regime.strip().upper(),) if regime else regimes()
    if unknown := [name for name in wanted if name not in regimes()]:
        text = f"The regime '{unknown[0]}' is not known; expected one of {', '.join(regimes())}."
        raise BadInputError(text)
    listed = [clock for name in wanted for clock in known(name)]
    if as_json:
        write_json([_clock_to_json(clock) for clock in listed])
    else:
        _list(listed)


def _show(found: Sequence[Deadline], today: date) -> None:
    out = console()
    for event, on in dict.fromkeys((item.event, item.on) for item in found):
        out.print(f"{_words(event)} on {_day(on)}; days off of {found[0].calendar}")
    out.print(_table(found))
    for label, lines in (
        ("Days skipped", _skipped(found)),
        ("Still to be said, since something above depends on it", _asked(found)),
        ("Notes", tuple(dict.fromkeys(note for item in found for note in item.notes))),
        ("Sources", _sources(found)),
    ):
        if lines:
            out.print(label)
            for line in lines:
                indented(out, line)
    out.print(f"Days left are counted from {_day(today)}.")


def _table(found: Sequence[Deadline]) -> Table:
    """Lay the deadlines out so that a day, and what it depends on, stand there once."""
    from rich import box  # noqa: PLC0415 - a command with --json does not need it
    from rich.table import Table  # noqa: PLC0415 - a command with --json does not need it

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("By", no_wrap=True)
    table.add_column("Who", no_wrap=True)
    table.add_column("What")
    day, condition = "", ""
    for item in found:
        same_day = _by(item) == day
        day = _by(item)
        same_condition = same_day and _condition(item) == condition
        condition = _condition(item)
        if condition and not same_condition:
            table.add_row("" if same_day else day, "", f"{condition}:", style="bold")
            same_day = True
        table.add_row("" if same_day else day, _WHO[item.who], _what(item))
    return table


def _by(item: Deadline) -> str:
    lines = [_day(item.deadline)]
    if item.earlier_reading:
        lines.append(f"safe: {_day(item.earlier_reading)}")
    left = item.days_left
    if left is not None:
        many = f"{left} day left" if left == 1 else f"{left} days left"
        lines.append("passed" if left < 0 else "today" if left == 0 else many)
    return "\n".join(lines)


def _condition(item: Deadline) -> str:
    words = " and ".join(word.removeprefix("if ") for word in item.applies_if)
    return f"If {words}" if words else ""


def _what(item: Deadline) -> str:
    unchecked = "" if item.checked else f" [{NOT_CHECKED}]"
    lines = [
        f"{item.what}.",
        f"Otherwise: {item.if_missed[0].lower()}{item.if_missed[1:]}.",
        f"{_length(item)}, {item.basis}{unchecked}",
    ]
    if item.extension:
        amount, unit = item.extension.amount, _words(item.extension.unit)
        lines.append(f"may be extended by {amount} {unit}, to {_day(item.extension.until)}")
    return "\n".join(lines)


def _length(item: Deadline) -> str:
    if item.unit == "at_once":
        return "at once"
    unit = _words(item.unit)
    length = f"{item.amount} {unit.removesuffix('s') if item.amount == 1 else unit}"
    missing = [fact for fact in item.depends_on if fact.startswith("dates: ")]
    return f"{length} from a day not given" if missing else length


def _skipped(found: Sequence[Deadline]) -> tuple[str, ...]:
    days = {day.date: day.why for item in found for day in item.skipped}
    named = [f"{day:%a} {day}: {why}" for day, why in sorted(days.items()) if "(" in why]
    plain = sum("(" not in why for why in days.values())
    more = "and " if named else ""
    rest = (f"{more}{plain} weekly rest days or days on which a period stood still",)
    return (*named, *(rest if plain else ()))


def _asked(found: Sequence[Deadline]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for item in found for fact in item.depends_on))


def _sources(found: Sequence[Deadline]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(source) for item in found for source in item.sources))


def _list(listed: Sequence[Clock]) -> None:
    from rich import box  # noqa: PLC0415 - a command with --json does not need it
    from rich.table import Table  # noqa: PLC0415 - a command with --json does not need it

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Event", no_wrap=True)
    table.add_column("Clock")
    before = ""
    for item in listed:
        event = f"{item.regime} {item.event}"
        unchecked = "" if item.source.checked else f" [{NOT_CHECKED}]"
        text = f"{_WHO[item.who]}: {item.what}.\n{_time(item)}, {item.basis}{unchecked}"
        table.add_row("" if event == before else event, text)
        before = event
    console().print(table)


def _time(item: Clock) -> str:
    if item.unit == "at_once":
        return "at once"
    perishable = f" ({item.perishable_amount} perishable)" if item.perishable_amount else ""
    choice = f" or {item.or_days} days" if item.or_days else ""
    return f"{item.amount} {_words(item.unit)}{choice}{perishable}"


def _clock_to_json(item: Clock) -> dict[str, object]:
    return {
        "clock": item.id,
        "basis": item.basis,
        "regime": item.regime,
        "event": item.event,
        "runs_from": item.runs_from,
        "who": item.who,
        "what": item.what,
        "amount": item.amount,
        "unit": item.unit,
        "or_days": item.or_days or None,
        "perishable_amount": item.perishable_amount or None,
        "extension": item.extension or None,
        "conditions": dict(item.conditions),
        "if_missed": item.if_missed,
        "source": item.source,
    }


def _day(day: date) -> str:
    return f"{day:%a} {day.isoformat()}"


def _words(name: str) -> str:
    return name.replace("_", " ")
