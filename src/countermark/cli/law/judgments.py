"""`countermark law judgments`: search, one case, similar cases, pages, a new case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day
from countermark.cli.main import NOTHING_FOUND

if TYPE_CHECKING:
    from countermark.law.dispute.dispute import Dispute
    from countermark.law.judgments.collection import Collection


@click.command("judgments")
@click.argument("query", required=False, default="")
@click.option("--issue", multiple=True, help="jurisdiction, applicable_law, recognition ...")
@click.option("--right", multiple=True, help="trademark, copyright, patent ...")
@click.option("--country", multiple=True, help="The court's: EU, UPC, US, GB, DE ...")
@click.option("--stage", multiple=True, help="final, preliminary_ruling, interim ...")
@click.option("--outcome", multiple=True, help="On jurisdiction: yes, no, limited ...")
@click.option("--decade", multiple=True, help="1990s, 2000s, 2010s ...")
@click.option("--checked", multiple=True, help="Whether the outcome was checked: yes or no.")
@click.option("--show", metavar="ID", help="Show the page of one case.")
@click.option("--like", metavar="FILE|ID", help="Cases with facts like those of a dispute or case.")
@click.option("--compare", is_flag=True, help="Count what was found by country and issue.")
@click.option("--html", metavar="DIR", type=click.Path(path_type=Path), help="Write all as pages.")
@click.option("--form", is_flag=True, help="Print an empty form for a new case.")
@click.option(
    "--add",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take in a completed form, or begin one from ECLI_EU_C_2015_28.html (or .txt).",
)
@click.option("--into", metavar="DIR", type=click.Path(path_type=Path), help="Where --add writes.")
@click.option(
    "--also", metavar="DIR", type=click.Path(path_type=Path), help="Read the cases of DIR too."
)
@click.option("--top", default=10, show_default=True, help="With --like: how many at most.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def judgments_command(  # noqa: PLR0913 - the options of the contract
    query: str,
    *,
    show: str | None,
    like: str | None,
    html: Path | None,
    add: Path | None,
    into: Path | None,
    also: Path | None,
    top: int,
    compare: bool,
    form: bool,
    as_json: bool,
    **facets: tuple[str, ...],
) -> int:
    r"""Search the judgments, see one, find similar ones, write pages, or add a new one.

    \b
        countermark law judgments 'targeting "online shop"' --right trademark --country EU
        countermark law judgments --show cjeu-c-441-13
        countermark law judgments --like DISPUTE.yaml
        countermark law judgments --add FORM.yaml --into MY-CASES

    QUERY holds words (a beginning is enough) and phrases in quotation marks; without it all
    judgments are listed. Exit status 1: nothing was found.
    """
    from countermark.cli.law import judgments_shown as shown  # noqa: PLC0415 - quick start

    ways: dict[str, object] = {"--show": show, "--like": like, "--html": html, "--add": add}
    ways |= {"--compare": compare or None, "--form": form or None}
    asked = [name for name, given in ways.items() if given is not None]
    if len(asked) > 1:
        text = f"{' and '.join(asked)} cannot be asked for together; give one of them."
        raise click.UsageError(text)
    searching = asked in ([], ["--compare"])
    if not searching and (query or any(facets.values())):
        text = f"{asked[0]} is asked for alone, without words to search for and without facets."
        raise click.UsageError(text)
    if form:
        from countermark.law.judgments.importing import empty_form  # noqa: PLC0415 - as above

        click.echo(empty_form(), nl=False)
        return 0
    known = _collection(also)
    if add is not None:
        return _add(add, into, known)
    if show is not None:
        shown.one(known, show, today=this_day(), as_json=as_json)
        return 0
    if like is not None:
        dispute, but = _dispute(like, known)
        return shown.like(known, dispute, but=but, top=top, today=this_day(), as_json=as_json)
    if html is not None:
        shown.pages(known, html, today=this_day())
        return 0
    found = shown.found(known, query, facets)
    (shown.compare if compare else shown.listed)(found, len(known), as_json=as_json)
    return 0 if found.judgments else NOTHING_FOUND


def _collection(also: Path | None) -> Collection:
    from countermark.law.judgments.collection import (  # noqa: PLC0415 - starting stays quick
        collection,
        joined,
        read_collection,
    )

    known = collection()
    return joined(known, read_collection(also, beside=known)) if also is not None else known


def _add(file: Path, into: Path | None, known: Collection) -> int:
    from countermark.law.judgments.documents import (  # noqa: PLC0415 - starting stays quick
        is_document,
        read_document,
    )
    from countermark.law.judgments.importing import add, write_form  # noqa: PLC0415 - as above

    if into is None:
        text = "--add needs --into DIR, the folder that the case file is written to."
        raise click.UsageError(text)
    if not is_document(file):
        added = add(file, into, known)
        click.echo(f"Written: {added.path} ({added.judgment.name}).")
        return 0
    document = read_document(file)
    path = write_form(document, into, known)
    click.echo(f"Written: {path}, a form that is no judgment yet.")
    for note in document.notes:
        click.echo(f"- {note}")
    click.echo(
        f"Complete every line that says TODO, then: "
        f"countermark law judgments --add {path} --into {into}"
    )
    return 0


def _dispute(like: str, known: Collection) -> tuple[Dispute, str]:
    from countermark.findings.document import read_given  # noqa: PLC0415 - starting stays quick
    from countermark.law.dispute.dispute import read_dispute  # noqa: PLC0415 - as above

    if any(one.id == like for one in known):
        return read_dispute(known.get(like).dispute()), like
    dispute = read_dispute(read_given(Path(like)))
    for problem in dispute.problems:
        click.echo(f"countermark: {Path(like).name}: {problem}", err=True)
    return dispute, ""
