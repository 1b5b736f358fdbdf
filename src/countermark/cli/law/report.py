"""`countermark law report`: the collection of judgments compared, on paper."""

from __future__ import annotations

from pathlib import Path

import click

from countermark.cli.day import day_of


@click.command("report")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="FILE.pdf or FILE.html.",
)
@click.option("--on", "day", default="", help="The day of the report, YYYY-MM-DD; else today.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def report_command(out: Path | None, day: str, *, as_json: bool) -> None:
    """Compare the judgments by country and issue, and ask Christie's five findings of them.

    The report holds the evaluation of the rules and the list of outcomes that nobody has checked.
    A collection of leading cases is no sample, and the report says so beside its figures.
    """
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick
    from countermark.law.judgments.collection import collection  # noqa: PLC0415 - as above
    from countermark.law.judgments.report import report  # noqa: PLC0415 - as above
    from countermark.law.provisions.rulebook import rulebook  # noqa: PLC0415 - as above

    wanted = out.suffix.casefold() if out else ""
    if (out is None and not as_json) or (out is not None and wanted not in {".pdf", ".html"}):
        text = "name the file to be written: --out FILE.pdf or --out FILE.html."
        raise click.UsageError(text)
    today = day_of(day)
    made = report(collection(), using=rulebook(), today=today)
    if as_json:
        write_json(made)
    if out is None:
        return
    from countermark.cli.law.papers import paper, web_page, write_page  # noqa: PLC0415 - as above

    written = (
        paper(made, today)
        if wanted == ".pdf"
        else web_page("report.html", page=made).encode("utf-8", "xmlcharrefreplace")
    )
    click.echo(f"Written: {write_page(out, written)}", err=as_json)
