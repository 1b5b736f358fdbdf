"""`countermark law evaluate`: how well the rules re-decide decided cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from countermark.law.evaluation.scoring import Figures, Score
    from countermark.law.evaluation.variants import Varied


@click.command("evaluate")
@click.argument("cases", metavar="[FILE.jsonl]", required=False, type=click.Path(path_type=Path))
@click.option("--country", help="Only cases of this country (EU, UPC, US, GB ...).")
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this folder.")
@click.option("--by-rule", is_flag=True, help="List for each rule the cases that it decides.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def evaluate_command(
    cases: Path | None, country: str | None, rules: Path | None, *, by_rule: bool, as_json: bool
) -> None:
    """Score the rules on decided cases; without a file on the collection, with its variants.

    An honest "depends", "unsettled" or "unknown" is an abstention: it counts against coverage,
    never against accuracy. "Always yes" stands beside each figure.
    """
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick
    from countermark.law.evaluation.records import records  # noqa: PLC0415 - as above
    from countermark.law.evaluation.scoring import scores  # noqa: PLC0415 - as above
    from countermark.law.evaluation.variants import run_variants  # noqa: PLC0415 - as above
    from countermark.law.judgments.collection import collection  # noqa: PLC0415 - as above
    from countermark.law.provisions.rulebook import read_rulebook, rulebook  # noqa: PLC0415 - same

    using = read_rulebook(rules) if rules else rulebook()
    wanted = [one for one in records(cases) if country in {None, one.country}]
    given = scores(wanted, today=this_day(), using=using)
    judged = [] if cases else [one for one in collection() if country in {None, one.country}]
    varied = run_variants(judged, today=this_day(), using=using)
    if as_json:
        write_json(_json(given, varied))
        return
    _show(given, varied, by_rule=by_rule)


def _classes(given: Sequence[Score]) -> list[tuple[str, list[Score]]]:
    from countermark.law.evaluation.scoring import Asked  # noqa: PLC0415 - starting stays quick

    found = []
    for title, pool in (
        ("determinable", [one for one in given if one.determinable]),
        ("all scored", list(given)),
    ):
        found += [
            (f"{asked}, {title}", [one for one in pool if one.asked is asked]) for asked in Asked
        ]
    return [(name, some) for name, some in found if some]


def _json(given: Sequence[Score], varied: Sequence[Varied]) -> dict[str, object]:
    from countermark.law.evaluation.scoring import (  # noqa: PLC0415 - starting stays quick
        cases_by_rule,
        figures,
    )

    return {
        "figures": {name: figures(some).to_json() for name, some in _classes(given)},
        "scores": [one.to_json() for one in given],
        "cases_by_rule": {rule: list(cases) for rule, cases in cases_by_rule(given).items()},
        "variants": [one.to_json() for one in varied],
    }


def _show(given: Sequence[Score], varied: Sequence[Varied], *, by_rule: bool) -> None:
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick
    from countermark.law.evaluation.scoring import figures  # noqa: PLC0415 - as above

    out = console()
    out.print(_table([(name, figures(some)) for name, some in _classes(given)]))
    wrong = [one for one in given if one.answered and not one.right]
    _list(out, "Answered otherwise than the court", wrong)
    _list(out, "Not answered", [one for one in given if not one.answered])
    if by_rule:
        _show_rules(out, given)
    if varied:
        _show_variants(out, varied)


def _show_rules(out: Console, given: Sequence[Score]) -> None:
    from countermark.law.evaluation.scoring import cases_by_rule  # noqa: PLC0415 - quick start

    out.print("Cases by rule", style="bold")
    for rule, decided in cases_by_rule(given).items():
        out.print(f"  {len(decided):3}  {rule}: {', '.join(decided)}")


def _show_variants(out: Console, varied: Sequence[Varied]) -> None:
    met = sum(one.met for one in varied)
    count = len({one.case for one in varied})
    out.print(f"Variants: {met} of {len(varied)} met, of {count} cases.", style="bold")
    for one in varied:
        if not one.met:
            change, expect = dict(one.variant.change), dict(one.variant.expect)
            words = f"{change} should give {expect}, gives {dict(one.found)}"
            out.print(f"  {one.case}: {words} ({one.variant.place})")


def _list(out: Console, title: str, some: Sequence[Score]) -> None:
    if some:
        out.print(
            f"{title}: {len(some)} (* the outcome follows from the coded facts)", style="bold"
        )
    for one in some:
        mark = "*" if one.determinable else " "
        said = one.said or one.answered
        out.print(f" {mark} {one.case}, {one.asked}: court {one.expected}; rules {said}")


_COLUMNS = ("cases", "answered", "right", "of these not yes", "always yes")


def _table(rows: Sequence[tuple[str, Figures]]) -> Table:
    from rich import box  # noqa: PLC0415 - only people see tables
    from rich.table import Table  # noqa: PLC0415 - only people see tables

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Asked", no_wrap=True)
    for name in _COLUMNS:
        table.add_column(name, justify="right")
    for name, one in rows:
        table.add_row(
            name,
            str(one.cases),
            f"{one.answered} {_percent(one.coverage)}",
            f"{one.right} {_percent(one.accuracy)}",
            f"{one.other_right}/{one.other_answered} {_percent(one.accuracy_other)}",
            _percent(one.always_yes / one.cases if one.cases else None),
        )
    return table


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"
