"""Memorandum and chapters as a judge opens them: in light, in dark, on a small screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from countermark.findings.document import read_given
from countermark.law.advice.advice import advise
from countermark.law.dispute.dispute import read_dispute
from countermark.law.guide.chapters import chapter, chapter_paper
from countermark.law.guide.memo import memo
from countermark.law.guide.page import web_page
from countermark.law.provisions.rulebook import Rulebook

pytestmark = pytest.mark.browser
TODAY = date(2026, 11, 23)
EXAMPLE = Path(__file__).parent.parent.parent.parent / "examples" / "online_dispute"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser(needed_program: Callable[[str], str]) -> Iterator[Browser]:
    """Start Debian's Chromium without a window."""
    path = needed_program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


def _memo(book: Rulebook) -> str:
    dispute = read_dispute(read_given(EXAMPLE / "licence_gone_wrong.yaml"))
    advice = advise(dispute, today=TODAY, using=book)
    made = memo(
        dispute, advice, made_on=TODAY, using=book, cases={}, open_questions=advice.questions
    )
    return web_page(made.paper())


def _chapter(book: Rulebook) -> str:
    paper = chapter_paper(chapter("recognition"), using=book, cases={}, today=TODAY)
    return web_page(paper, links=[("recognition.html", "Recognition"), ("law.html", "Law")])


@pytest.mark.parametrize("make", [_memo, _chapter], ids=["memo", "chapter"])
@pytest.mark.parametrize("width", [360, 1100])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(  # noqa: PLR0913, PLR0917 - the page in each of its forms
    make: Callable[[Rulebook], str],
    width: int,
    scheme: str,
    browser: Browser,
    book: Rulebook,
    tmp_path: Path,
) -> None:
    """No rule of accessibility is broken, and nothing has to be scrolled sideways."""
    file = tmp_path / "page.html"
    file.write_text(make(book), encoding="utf-8")
    colours = "dark" if scheme == "dark" else "light"
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=colours)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
