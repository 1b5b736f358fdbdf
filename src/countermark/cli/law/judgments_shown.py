"""Judgments in the terminal, as JSON and as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from countermark.cli.output import console, indented, write_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table

    from countermark.law.dispute.dispute import Dispute
    from countermark.law.judgments.collection import Collection
    from countermark.law.judgments.judgment import Judgment
    from countermark.law.judgments.page import CasePage
    from countermark.law.judgments.reproduction import Beside
    from countermark.law.judgments.search import Found

_NAMED = 6
"""Values of a facet that a terminal shows."""


def found(known: Collection, query: str, facets: Mapping[str, Sequence[str]]) -> Found:
    """Search, with the facets as they were given.

    Args:
        known: the judgments.
        query: words and phrases.
        facets: values by the facet's name.
    """
    from countermark.law.judgments.facets import chosen_facets  # noqa: PLC0415 - quick start
    from countermark.law.judgments.search import search  # noqa: PLC0415 - as above

    return search(known, query, chosen_facets(facets, known))


def listed(result: Found, of: int, *, as_json: bool) -> None:
    """List what was found.

    Args:
        result: what was found.
        of: how many judgments there are.
        as_json: write JSON.
    """
    if as_json:
        write_json(
            {
                "query": result.query,
                "found": len(result.judgments),
                "of": of,
                "facets": result.facets,
                "hints": result.hints,
                "judgments": [_brief(one) for one in result.judgments],
            }
        )
        return
    out = console()
    for hint in result.hints:
        click.echo(f"countermark: {hint}", err=True)
    if not result.judgments:
        out.print(f"None of {of} judgments was found.")
        return
    for one in result.judgments:
        _line(out, one)
    out.print(f"{len(result.judgments)} of {of} judgments. * the outcome was not checked.")
    for name, counts in result.facets.items():
        if len(counts) > 1:
            shown = [f"{value} {count}" for value, count in list(counts.items())[:_NAMED]]
            more = ["..."] if len(counts) > _NAMED else []
            out.print(f"--{name}: {', '.join([*shown, *more])}", style="dim")


def _line(out: Console, one: Judgment) -> None:
    mark = "" if one.source.checked else " *"
    out.print(f"{one.id}{mark}", style="bold")
    indented(out, f"{one.name}, {one.court}, {one.decided_on} ({one.citation})")
    rights = ", ".join(one.rights).replace("_", " ")
    issues = ", ".join(one.issues).replace("_", " ")
    outcome = one.holding.jurisdiction.replace("_", " ")
    indented(out, f"{rights}; {issues}; jurisdiction: {outcome}")


def _brief(one: Judgment) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "court": one.court,
        "country": one.country,
        "date": one.decided_on,
        "citation": one.citation,
        "ecli": one.ecli,
        "rights": one.rights,
        "issues": one.issues,
        "stage": one.stage,
        "holding": one.holding,
        "summary": one.summary,
        "checked": one.source.checked,
    }


def compare(result: Found, of: int, *, as_json: bool) -> None:
    """Count what was found by country and issue.

    Args:
        result: what was found.
        of: how many judgments there are.
        as_json: write JSON.
    """
    from countermark.law.judgments.christie import NO_SAMPLE  # noqa: PLC0415 - quick start
    from countermark.law.judgments.comparison import by_country_and_issue  # noqa: PLC0415 - same

    groups = by_country_and_issue(result.judgments)
    if as_json:
        write_json({"note": NO_SAMPLE, "groups": [group.to_json() for group in groups]})
        return
    table = _table("Country", "Issue", "Cases", "Outcomes")
    for group in groups:
        words = [f"{name.replace('_', ' ')} {len(ids)}" for name, ids in group.outcomes.items()]
        issue = group.issue.replace("_", " ")
        table.add_row(group.country, issue, str(group.cases), "; ".join(words))
    out = console()
    out.print(table)
    out.print(f"{len(result.judgments)} of {of} judgments; one may be about several issues.")
    out.print(NO_SAMPLE, style="dim")


def like(  # noqa: PLR0913 - what is asked for, and how it is shown
    known: Collection, dispute: Dispute, *, but: str, top: int, today: date, as_json: bool
) -> int:
    """List the judgments whose facts are most like those of a dispute.

    Args:
        known: the judgments.
        dispute: the facts.
        but: the id of a judgment that is left out.
        top: how many at most.
        today: used where no day of filing is known.
        as_json: write JSON.

    Returns: the exit status.
    """
    from countermark.cli.main import NOTHING_FOUND  # noqa: PLC0415 - quick start
    from countermark.law.judgments.similar import similar  # noqa: PLC0415 - as above

    likest = [one for one in similar(dispute, known, today=today, but=but) if one.likeness > 0]
    if as_json:
        write_json([one.to_json() for one in likest[:top]])
        return 0 if likest else NOTHING_FOUND
    out = console()
    for one in likest[:top]:
        out.print(f"{one.likeness:.2f}  {one.judgment.id}", style="bold")
        indented(out, f"{one.judgment.name} ({one.judgment.citation})", 6)
        indented(out, f"shared: {'; '.join(one.shared) or 'nothing wholly'}", 6)
        if one.differing:
            indented(out, f"differs: {'; '.join(one.differing)}", 6)
    out.print("How alike the coded facts are, from 0 to 1; no forecast of a decision.", style="dim")
    return 0 if likest else NOTHING_FOUND


def one(known: Collection, wanted: str, *, today: date, as_json: bool) -> None:
    """Show the page of one case.

    Args:
        known: the judgments.
        wanted: its id.
        today: used where no day of filing is known.
        as_json: write JSON.
    """
    from countermark.law.judgments.page import case_pages  # noqa: PLC0415 - quick start
    from countermark.law.provisions.rulebook import rulebook  # noqa: PLC0415 - as above

    page = next(case_pages([known.get(wanted)], known, using=rulebook(), today=today))
    if as_json:
        likest = [each.to_json() for each in page.similar]
        answers = [each.to_json() for each in page.beside]
        plain = {name: getattr(page, name) for name in page.__dataclass_fields__}
        write_json({**plain, "similar": likest, "beside": answers})
        return
    _page(console(), page)


def _page(out: Console, page: CasePage) -> None:
    out.print(page.name, style="bold")
    _pairs(out, page.head)
    _section(out, "The case", [page.summary])
    _section(out, "Held", [page.holding])
    _pairs(out, page.decided)
    out.print("\nFacts as coded", style="bold")
    _pairs(out, page.facts)
    out.print("\nThe rules beside it", style="bold")
    for answer in page.beside:
        _answer(out, answer)
    if not page.beside:
        indented(out, "The court decided nothing that the rules are asked.")
    _section(out, "Cites", [f"{each.id}  {each.name}" for each in page.cites])
    _section(out, "Cited by", [f"{each.id}  {each.name}" for each in page.cited_by])
    _section(out, "Named by the rules", page.named_by)
    _section(
        out,
        "Most like it by its facts",
        [f"{each.likeness:.2f}  {each.judgment.id}  {each.judgment.name}" for each in page.similar],
    )
    checked = "checked" if page.checked else "the outcome was not checked"
    _section(out, "Source", [f"{page.source} ({checked})", *filter(None, [page.address])])
    _section(out, "Caution", list(filter(None, [page.note])))
    recoded = [f"{each.field}: {each.was} is now {each.now}. {each.why}" for each in page.recoded]
    _section(out, "Coded anew", recoded)
    changed = [f"{each.change} -> {each.expect}. {each.why}" for each in page.variants]
    _section(out, "With a fact changed", changed)
    out.print(f"\n{page.coding}\n{page.not_advice}", style="dim")


def _answer(out: Console, answer: Beside) -> None:
    court, said = answer.court.replace("_", " "), answer.rules_say.replace("_", " ")
    indented(out, f"{answer.question} Court: {court}; rules: {said} ({answer.agreement}).")
    for rule in answer.rules:
        star = "" if rule.checked else " *"
        indented(out, f"{rule.id} ({', '.join(rule.provisions)}){star}: {rule.says}", 4)
    if answer.depends_on:
        indented(out, f"depends on {', '.join(answer.depends_on)}", 4)


def _section(out: Console, title: str, lines: Sequence[str]) -> None:
    if lines:
        out.print(f"\n{title}", style="bold")
    for line in lines:
        indented(out, line)


def _pairs(out: Console, pairs: Sequence[tuple[str, str]]) -> None:
    for name, value in pairs:
        indented(out, f"{name}: {value}")


def _table(*columns: str) -> Table:
    from rich import box  # noqa: PLC0415 - only people see tables
    from rich.table import Table  # noqa: PLC0415 - only people see tables

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(name, justify="right" if name == "Cases" else "left")
    return table


def pages(known: Collection, folder: Path, *, today: date) -> None:
    """Write the index and one page a case.

    Args:
        known: the judgments.
        folder: where to; it is made if it does not exist.
        today: used where no day of filing is known.
    """
    from countermark.cli.law.papers import web_page, write_page  # noqa: PLC0415 - quick start
    from countermark.law.judgments.index import index_of  # noqa: PLC0415 - as above
    from countermark.law.judgments.page import case_pages  # noqa: PLC0415 - as above
    from countermark.law.provisions.rulebook import rulebook  # noqa: PLC0415 - as above

    index = web_page("index.html", page=index_of(known))
    write_page(folder / "index.html", index.encode("utf-8"))
    for page in case_pages(known, known, using=rulebook(), today=today):
        written = web_page("case.html", page=page)
        write_page(folder / f"{page.id}.html", written.encode("utf-8"))
    click.echo(f"Written: {folder / 'index.html'} and {len(known)} pages of cases.")
