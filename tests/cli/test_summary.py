"""The report in short, for the terminal."""

import io
from datetime import date
from pathlib import Path

from rich.console import Console

from countermark.cli.summary import print_summary
from countermark.examine import Dossier, Measure
from countermark.examine.reading import NotExamined, Remark
from countermark.findings import Finding, Ground, Source


def printed(findings: int, measures: int) -> str:
    """Print a dossier with so many findings and measures, 80 columns wide."""
    finding = Finding(
        engine="marks",
        question="Whose sign may this be?",
        answer="The sign '[bold]Nlke\u202e[/bold]' :smile: is like a mark. " * 2,
        grounds=(Ground("Because.", (Source(title="Register"),)),),
        engine_version="1",
        data_version="1",
    )
    dossier = Dossier(
        reference="CM-1",
        provisional=False,
        made_on=date(2026, 11, 23),
        exhibits=(),
        findings=(finding,) * findings,
        next=(Measure(measure="Do it", by=None, who="case officer", basis="f1"),) * measures,
        not_examined=(NotExamined("a.bin", "It is unknown."),) if findings else (),
        remarks=(Remark("b.txt", "It is odd."),) if findings else (),
        limits=("Logos were not looked at.",),
    )
    out = io.StringIO()
    terminal = Console(file=out, width=80, markup=False, emoji=False, highlight=False)
    print_summary(dossier, [Path("report/report.html")], terminal)
    return out.getvalue()


def test_words_of_exhibits_are_no_markup() -> None:
    """Brackets and colons of an exhibit stay text, and an invisible character is shown."""
    text = " ".join(printed(1, 1).split())
    assert "'[bold]Nlke[U+202E][/bold]' :smile:" in text


def test_what_is_left_out_is_counted() -> None:
    """Six findings of a room and ten measures are printed, and the number of the others."""
    text = printed(8, 13)
    assert text.count("Nlke") == 12
    assert "… and 2 more in the report" in text
    assert "… and 3 more in the report" in text


def test_nothing_found_prints_no_empty_heading() -> None:
    """Without measures, remarks and files left out there are no headings for them."""
    text = printed(0, 0)
    for heading in ("What to do next", "Not examined", "Remarks"):
        assert heading not in text


def test_no_line_is_wider_than_the_terminal() -> None:
    """Long answers are broken between words and go on below themselves."""
    lines = printed(2, 2).splitlines()
    assert max(map(len, lines)) <= 80
