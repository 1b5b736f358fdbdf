"""`countermark marks search`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.day import day_of
from countermark.cli.marks.given import opened_register, write
from countermark.findings.errors import BadInputError, MissingPartError

if TYPE_CHECKING:
    from countermark.marks import Match, Query, Register

_NOTHING_FOUND: Final = 1


@click.command("search")
@click.argument("text", required=False)
@click.option("--register", type=click.Path(path_type=Path), help="Register folder.")
@click.option("--classes", default="", help="Nice classes of the goods, such as 18,25; they rank.")
@click.option("--goods", default="", help="The goods in words, such as 'clothing; footwear'.")
@click.option("--only-classes", is_flag=True, help="Leave out marks without these classes.")
@click.option("--in-force", is_flag=True, help="Leave out marks surely not in force that day.")
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
    goods: str,
    only_classes: bool,
    in_force: bool,
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
        goods=goods,
        only_classes=only_classes,
        in_force=in_force,
        territory=Territory.of(territory) if territory else None,
        on=day_of(day),
        top=top,
    )
    opened = opened_register(register)
    found = search(opened, query)
    if as_json:
        write([match.to_json() for match in found])
    else:
        _show_matches(query, opened, found)
    return 0 if found else _NOTHING_FOUND


def _given(text: str | None) -> str:
    if text is None:
        problem = "No sign was given; expected the words that stand on the goods."
        raise BadInputError(problem)
    return text


def _show_matches(query: Query, register: Register, found: list[Match]) -> None:
    from rich import box  # noqa: PLC0415 - only people need it
    from rich.table import Table  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    from countermark.cli.output import console, indented  # noqa: PLC0415 - the same

    terminal = console()
    if not found:
        terminal.print(f"Nothing in the {register.title} is like '{query.text}'. Clears nothing.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
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
    relation = best.relation.value
    for reason in best.why:
        said = reason.replace(relation, relation.replace("_", " "), 1)
        indented(terminal, f"- {said}")
    terminal.print(
        f"From the {register.title}, version {register.version}; not checked against the official "
        "register. A score orders marks; it is no probability. No authority has decided."
    )
