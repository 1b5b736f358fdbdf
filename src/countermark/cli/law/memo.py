"""`countermark law memo`: the answers on a dispute as a memorandum for the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from countermark.findings.document import Plain
    from countermark.law.guide.conversation import Conversation
    from countermark.law.guide.memo import Memo
    from countermark.law.guide.paper import Paper
    from countermark.law.provisions.rulebook import Rulebook

KINDS = (".html", ".pdf", ".docx")
"""The kinds of file that a memorandum can be written to."""


@click.command("memo")
@click.argument("dispute_file", metavar="DISPUTE.yaml", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="FILE.html, FILE.pdf or FILE.docx.",
)
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this folder.")
def memo_command(dispute_file: Path, out: Path, rules: Path | None) -> None:
    """Write a memorandum: facts, questions, short answers, reasons, what is open, sources.

    DISPUTE.yaml is a file as `countermark law advise` reads it. HTML is for reading and printing,
    PDF for the file, DOCX for going on writing.
    """
    from countermark.findings.document import read_given  # noqa: PLC0415 - starting stays quick

    made = memo_of(conversation(read_given(dispute_file), rules))
    for problem in made.dispute.problems:
        click.echo(f"countermark: {dispute_file.name}: {problem}", err=True)
    write_memo(made, out)
    click.echo(f"Written: {out}")


def conversation(given: Mapping[str, Plain], rules: Path | None) -> Conversation:
    """Take up a conversation from the facts of a file.

    Args:
        given: the facts, nested or with dots.
        rules: a folder of rules; those that come with the program if none.
    """
    from countermark.law.guide.conversation import taken_up  # noqa: PLC0415 - starting stays quick

    return taken_up(given, today=this_day(), using=rules_of(rules))


def rules_of(folder: Path | None) -> Rulebook:
    """Read the rules of a folder, or those that come with the program."""
    from countermark.law.provisions.rulebook import (  # noqa: PLC0415 - starting stays quick
        read_rulebook,
        rulebook,
    )

    return read_rulebook(folder) if folder else rulebook()


def memo_of(talk: Conversation) -> Memo:
    """Make the memorandum of a conversation."""
    from countermark.law.guide.memo import left_unknown, memo  # noqa: PLC0415 - quick start

    return memo(
        talk.dispute,
        talk.advice(),
        made_on=talk.today,
        using=talk.using,
        cases=case_names(),
        open_questions=talk.worth_asking(),
        asked=left_unknown(talk.given()),
    )


def case_names() -> dict[str, str]:
    """Name the judgments of the collection by id, as a memorandum cites them."""
    from countermark.law.judgments.collection import collection  # noqa: PLC0415 - starting stays quick

    return {one.id: f"{one.name} ({one.citation}), {one.court}" for one in collection()}


def write_memo(made: Memo, out: Path) -> None:
    """Write a memorandum to a file whose ending says its kind.

    Args:
        made: the memorandum.
        out: the file; its folder is made if it is missing.

    Errors: `BadInputError` for another ending or a place that cannot be written to;
        `MissingPartError` if what writes this kind is not installed.
    """
    from countermark.findings import BadInputError  # noqa: PLC0415 - starting stays quick

    if out.suffix.casefold() not in KINDS:
        text = f"'{out}' was given; expected a name that ends in {', '.join(KINDS)}."
        raise BadInputError(text)
    content = _content(made.paper(), out.suffix.casefold(), made.made_on)
    write_file(out, content)


def write_file(out: Path, content: bytes) -> None:
    """Write a file, and its folder if that is missing.

    Errors: `BadInputError` if it cannot be written.
    """
    from countermark.findings import BadInputError  # noqa: PLC0415 - starting stays quick

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        text = f"{out} cannot be written ({error.strerror}); name another place."
        raise BadInputError(text) from None


def _content(paper: Paper, kind: str, made_on: date) -> bytes:
    if kind == ".pdf":
        from countermark.cli.law.memo_paper import pdf_paper  # noqa: PLC0415 - only if asked for

        return pdf_paper(paper, made_on)
    if kind == ".docx":
        from countermark.cli.law.memo_docx import docx_paper  # noqa: PLC0415 - only if asked for

        return docx_paper(paper, made_on)
    from countermark.law.guide.page import web_page  # noqa: PLC0415 - only if asked for

    return web_page(paper).encode("utf-8", "xmlcharrefreplace")
