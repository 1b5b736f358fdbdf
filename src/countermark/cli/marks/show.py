"""`countermark marks show`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.day import day_of
from countermark.cli.marks.given import opened_register, write

if TYPE_CHECKING:
    from datetime import date

    from countermark.findings import JsonValue, Territory
    from countermark.marks.register.mark import Mark
    from countermark.marks.register.register import Past, Register
    from countermark.marks.register.rights import Standing

_NOTHING_FOUND: Final = 1


@click.command("show")
@click.argument("mark_id")
@click.option("--register", type=click.Path(path_type=Path), help="The register's folder.")
@click.option("--territory", default="", help="Where it should be in force, such as DE.")
@click.option(
    "--on", "day", default="", help="The day asked about, YYYY-MM-DD; today if not given."
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def show_command(
    mark_id: str, register: Path | None, *, territory: str, day: str, as_json: bool
) -> int:
    """Show the record MARK_ID, whether it is in force on a day, and its earlier records.

    Exit status 1: the register has no such record.
    """
    from countermark.findings import Territory  # noqa: PLC0415 - starting stays quick
    from countermark.marks.register.rights import in_force  # noqa: PLC0415 - the same

    where = Territory.of(territory) if territory else None
    on = day_of(day)
    opened = opened_register(register)
    mark = opened.mark(mark_id)
    if mark is None:
        click.echo(f"The {opened.title} has no record '{mark_id}'.", err=True)
        return _NOTHING_FOUND
    standing = in_force(mark, where, on, as_of=opened.taken(mark_id))
    if as_json:
        write(_as_json(opened, mark, standing))
    else:
        _show(opened, mark, standing, _question(where, on))
    return 0


def _as_json(register: Register, mark: Mark, standing: Standing) -> dict[str, object]:
    return {
        "register": register.title,
        "version": register.version,
        "taken": register.taken(mark.mark_id),
        "mark": mark.to_json(),
        "in_force": standing.to_json(),
        "history": [
            {"taken": past.taken, "replaced": past.replaced, "mark": past.mark.to_json()}
            for past in register.history(mark.mark_id)
        ],
    }


def _question(where: Territory | None, on: date) -> str:
    return f"In force in {where} ({where.name}) on {on}" if where else f"In force on {on}"


def _show(register: Register, mark: Mark, standing: Standing, question: str) -> None:
    cells = {name: value for name, value in _cells(mark).items() if value}
    width = max(map(len, cells))
    for name, value in cells.items():
        click.echo(f"{name:{width}}  {value}")
    click.echo(f"\n{question}: {standing.result.value}.")
    for reason in standing.reasons:
        _, *law = reason.sources
        by = f" ({'; '.join(map(str, law))})" if law else ""
        click.echo(f"  - {reason.text}{by}")
    _show_history(mark, register.history(mark.mark_id))
    taken = register.taken(mark.mark_id)
    since = f", taken into it on {taken}" if taken else ""
    click.echo(
        f"\nFrom the {register.title}, version {register.version}{since}; not checked against the "
        "official register."
    )


def _show_history(mark: Mark, history: tuple[Past, ...]) -> None:
    newer = mark
    for past in history:
        when = f"on {past.replaced}" if past.replaced else "on a day that was not told"
        click.echo(f"\nChanged {when}:")
        for line in _changes(past.mark, newer):
            click.echo(f"  {line}")
        newer = past.mark


def _changes(older: Mark, newer: Mark) -> Iterator[str]:
    after = _cells(newer)
    for name, value in _cells(older).items():
        if value != after[name]:
            yield f"{name}: {value or 'nothing'} became {after[name] or 'nothing'}"


def _cells(mark: Mark) -> dict[str, str]:
    return {name.replace("_", " "): _as_text(value) for name, value in mark.to_json().items()}


def _as_text(value: JsonValue) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part)
    if isinstance(value, tuple | list):
        return "; ".join(map(_as_text, value))
    return "" if value is None else str(value)
