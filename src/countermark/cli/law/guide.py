"""`countermark law guide`: pages to read, each with a case that the engine decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day

if TYPE_CHECKING:
    from countermark.law.guide.chapters import Chapter
    from countermark.law.guide.paper import Paper
    from countermark.law.provisions.rulebook import Rulebook


@click.command("guide")
@click.argument("chapter_name", metavar="[CHAPTER]", required=False)
@click.option("--html", type=click.Path(path_type=Path), help="Write the pages to this folder.")
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this folder.")
def guide_command(chapter_name: str | None, html: Path | None, rules: Path | None) -> None:
    """Read on jurisdiction, applicable law, recognition and cooperation, each with a case.

    CHAPTER is framework, jurisdiction, applicable_law, recognition or cooperation; without it the
    chapters are listed. The order is that of the guide of WIPO and HCCH for judges; the words are
    not. The answers are worked out by the rules when a page is made.
    """
    from countermark.cli.law.memo import rules_of  # noqa: PLC0415 - starting stays quick
    from countermark.law.guide.chapters import CHAPTERS, chapter  # noqa: PLC0415 - as above

    chapters = [chapter(name) for name in ([chapter_name] if chapter_name else CHAPTERS)]
    if html:
        _write(chapters, html, rules_of(rules))
    elif chapter_name:
        _read_out(_paper(chapters[0], rules_of(rules)))
    else:
        _list(chapters)


def _list(chapters: list[Chapter]) -> None:
    from countermark.law.guide.chapters import credit  # noqa: PLC0415 - starting stays quick

    for one in chapters:
        click.echo(f"{one.name:15} {one.title}: {one.before[0].lower()}{one.before[1:]}")
    click.echo("")
    _wrapped(f"In the order of: {credit().guide}, {credit().licence}. {credit().disclaimer}")


def _read_out(paper: Paper) -> None:
    from countermark.law.guide.plain import lines_of  # noqa: PLC0415 - starting stays quick

    for line in lines_of(paper):
        _wrapped(line)


def _wrapped(line: str) -> None:
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick

    depth = len(line) - len(line.lstrip())
    width = min(console().width, 96)
    lead = " " * depth
    click.echo(click.wrap_text(line.strip(), width, lead, f"{lead}  " if depth else ""))


def _paper(one: Chapter, using: Rulebook) -> Paper:
    from countermark.cli.law.memo import case_names  # noqa: PLC0415 - starting stays quick
    from countermark.law.guide.chapters import chapter_paper  # noqa: PLC0415 - as above

    return chapter_paper(one, using=using, cases=case_names(), today=this_day())


def _write(chapters: list[Chapter], folder: Path, using: Rulebook) -> None:
    from countermark.cli.law.memo import write_file  # noqa: PLC0415 - starting stays quick
    from countermark.law.guide.page import web_page  # noqa: PLC0415 - as above

    links = [(f"{one.name}.html", one.title) for one in chapters] if len(chapters) > 1 else []
    for one in chapters:
        page = web_page(_paper(one, using), links=links)
        write_file(folder / f"{one.name}.html", page.encode("utf-8", "xmlcharrefreplace"))
    click.echo(f"Written to {folder}: {', '.join(f'{one.name}.html' for one in chapters)}")
