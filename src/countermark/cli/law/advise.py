"""`countermark law advise`: every court, the law for each issue, and recognition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from countermark.law.advice.advice import Advice
    from countermark.law.advice.answer import ForumAnswer, Trace
    from countermark.law.advice.questions import Question
    from countermark.law.dispute.dispute import Dispute
    from countermark.law.provisions.rule import Rule
    from countermark.law.provisions.rulebook import Rulebook

_COLOURS = {
    "yes": "bold green",
    "limited": "green",
    "no": "red",
    "depends_on": "yellow",
    "unsettled": "yellow",
    "unknown": "dim",
}
_SAYS = {"+": "for", "-": "against", "0": "says nothing"}
_MARKS = {"true": "+", "false": "-", "unknown": "?", "disputed": "?"}


@click.command("advise")
@click.argument("dispute_file", metavar="DISPUTE.yaml", type=click.Path(path_type=Path))
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this folder.")
@click.option("--trace", "with_trace", is_flag=True, help="Show every rule that was looked at.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def advise_command(
    dispute_file: Path, rules: Path | None, *, with_trace: bool, as_json: bool
) -> None:
    r"""Say which courts are open, which law they apply, and where the judgment is recognised.

    DISPUTE.yaml names what is known, for instance

    \b
        right_type: [trademark]         right_registered_in: [DE]
        defendant_domicile: [AT]        claimant_domicile: [DE]
        acts_in: [AT]                   damage_in: [DE]
        online: true                    remedies: [injunction, damages]
        forum: DE                       # leave it out to see every court
        filed_on: 2026-05-01            # chooses the version of each rule

    What is missing is unknown, and is asked for where it matters.
    """
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick
    from countermark.findings.document import read_given  # noqa: PLC0415 - as above
    from countermark.law.advice.advice import advise  # noqa: PLC0415 - as above
    from countermark.law.dispute.dispute import read_dispute  # noqa: PLC0415 - as above
    from countermark.law.provisions.rulebook import read_rulebook, rulebook  # noqa: PLC0415 - as above

    dispute = read_dispute(read_given(dispute_file))
    for problem in dispute.problems:
        click.echo(f"countermark: {dispute_file.name}: {problem}", err=True)
    using = read_rulebook(rules) if rules else rulebook()
    found = advise(dispute, today=this_day(), using=using)
    if as_json:
        write_json(found.to_json())
    else:
        _show(found, _worth_asking(dispute, found, using), with_trace=with_trace)


@click.command("provisions")
@click.option("--system", help="Only this system: eu, us, ch, jp ...")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def provisions_command(system: str | None, *, as_json: bool) -> None:
    """List the provisions and holdings that are encoded, with their versions and cases."""
    from countermark.cli.output import console, write_json  # noqa: PLC0415 - starting stays quick
    from countermark.law.provisions.rulebook import rulebook  # noqa: PLC0415 - as above

    listed = [
        (provision, rule)
        for rule in rulebook().rules
        for provision in rule.provisions
        if system in {None, _system(rule)}
    ]
    if as_json:
        write_json([_provision_json(provision, rule) for provision, rule in listed])
        return
    out = console()
    for provision, rule in listed:
        checked = "" if rule.source.checked else " *"
        out.print(f"{provision}{checked}  {rule.says}", soft_wrap=True)
    out.print("* not checked against the official text", style="dim")


def _system(rule: Rule) -> str:
    return rule.place.partition("/")[0]


def _provision_json(provision: str, rule: Rule) -> dict[str, object]:
    return {
        "provision": provision,
        "rule": rule.id,
        "system": _system(rule),
        "layer": rule.layer,
        "issue": rule.issue,
        "says": rule.says,
        "source": rule.source.to_json(),
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
        "status": rule.status,
        "cases": list(rule.cases),
    }


def _show(found: Advice, listed: Sequence[Question], *, with_trace: bool) -> None:
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick

    out = console()
    day = "" if found.dated else " (no day of filing was given: the rules of today)"
    out.print(
        f"Rules as of {found.on}{day}. Claim: {', '.join(found.characterisation) or 'unknown'}."
    )
    out.print("Courts", style="bold")
    out.print(_forums(found.forums))
    if found.forum_asked:
        _asked(out, found, with_trace=with_trace)
    if found.applicable_law:
        out.print("Applicable law", style="bold")
        out.print(_laws(found))
    if found.recognition:
        out.print("Recognition", style="bold")
        out.print(_recognition(found))
    if found.soft_law:
        out.print("Principles that bind nobody would say", style="bold")
        for one in found.soft_law:
            says = f" {one.says}" if with_trace else ""
            out.print(f"  {one.provision}: {one.would}.{says}", style="dim")
    _questions(out, listed)
    unchecked = found.unchecked()
    if unchecked:
        out.print(f"Not checked against the official text: {', '.join(unchecked)}.", style="dim")
    out.print("This is not legal advice.", style="dim")


def _grid(*columns: str) -> Table:
    from rich import box  # noqa: PLC0415 - only people see tables
    from rich.table import Table  # noqa: PLC0415 - only people see tables

    table = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    for index, name in enumerate(columns):
        table.add_column(name, no_wrap=index < 2, ratio=None if index < 2 else 1)  # noqa: PLR2004 - the short ones
    return table


def _forums(forums: Sequence[ForumAnswer]) -> Table:
    table = _grid("Court", "Open?", "How far, and why")
    for one in forums:
        reach = str(one.scope or "").replace("_", " ")
        words = [reach, one.why, ", ".join(one.provisions[:4])]
        if one.depends_on:
            words.append(f"depends on {', '.join(one.depends_on[:4])}")
        text = "; ".join(word for word in words if word)
        table.add_row(one.state, one.result.replace("_", " "), text, style=_COLOURS[one.result])
    return table


def _asked(out: Console, found: Advice, *, with_trace: bool) -> None:
    asked = found.forum_asked
    if asked is None:
        return
    out.print(f"The court asked: {asked.state}", style="bold")
    if found.targeting:
        signs = "; ".join(
            f"{sign.words} ({_SAYS[sign.direction]})" for sign in found.targeting.signs
        )
        out.print(f"  Targeting: {found.targeting.band} - {signs}")
    for part in asked.parts if len(asked.parts) > 1 else ():
        out.print(
            f"  {part.part.words()}: {part.result.replace('_', ' ')}", style=_COLOURS[part.result]
        )
    for step in asked.trace:
        if with_trace or step.truth != "false":
            _step(out, step)


def _step(out: Console, step: Trace) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - only people see it

    checked = "" if step.checked else " *"
    cases = f" Cases: {', '.join(step.cases)}." if step.cases else ""
    facts = f" On: {'; '.join(step.facts)}." if step.facts else ""
    version = f" ({step.version})" if step.version else ""
    where = f"{step.provision}{checked}{version}"
    text = f"{_MARKS[step.truth]} {where}: {step.says}{facts}{cases}"
    out.print(Padding(text, (0, 0, 0, 2)))
    for because in step.presumed:
        out.print(Padding(because, (0, 0, 0, 6)), style="dim")


def _laws(found: Advice) -> Table:
    table = _grid("Issue", "Law", "Why")
    for one in found.applicable_law:
        law = one.law or one.result.replace("_", " ")
        words = [one.result.replace("_", " ") if one.law else "", ", ".join(one.provisions[:3])]
        if one.depends_on:
            words.append(f"depends on {', '.join(one.depends_on[:4])}")
        table.add_row(f"{one.issue} ({one.forum})", law, "; ".join(word for word in words if word))
    return table


def _recognition(found: Advice) -> Table:
    table = _grid("From, to", "Recognised?", "Relief, and why")
    for one in found.recognition:
        words = [one.relief, ", ".join(one.provisions[:3])]
        if one.depends_on:
            words.append(f"depends on {', '.join(one.depends_on[:4])}")
        text = "; ".join(word for word in words if word)
        result = one.result.replace("_", " ")
        table.add_row(
            f"{one.origin} to {one.destination}", result, text, style=_COLOURS[one.result]
        )
    return table


def _questions(out: Console, listed: Sequence[Question]) -> None:
    if not listed:
        return
    out.print("Still worth asking", style="bold")
    for number, one in enumerate(listed, 1):
        out.print(f"  {number}. {one.question} [{one.fact}]")


def _worth_asking(dispute: Dispute, found: Advice, using: Rulebook) -> Sequence[Question]:
    """Keep the questions with an answer that would change something before the court asked."""
    from countermark.law.advice.questions import worth_asking  # noqa: PLC0415 - quick start
    from countermark.law.language.places import Place  # noqa: PLC0415 - as above

    if found.forum_asked is None:
        return found.questions
    return worth_asking(dispute, (Place(found.forum_asked.state),), found.on, using)
