"""The pages as an officer opens them: in a browser, in light, in dark, small, and on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

from countermark.examine import Dossier
from countermark.examine.report import web_page
from countermark.marks.comparison.page import page_of
from countermark.marks.comparison.setting_out import set_out
from countermark.marks.comparison.side import Side

pytestmark = pytest.mark.browser
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser(needed_program: Callable[[str], str]) -> Iterator[Browser]:
    """Start Debian's Chromium without a window."""
    path = needed_program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


def _report(request: pytest.FixtureRequest) -> str:
    """Write the example's report."""
    dossier: Dossier = request.getfixturevalue("example")
    return web_page(dossier)


def _comparison(request: pytest.FixtureRequest) -> str:  # noqa: ARG001 - as the other pages
    """Write a comparison with every sort of letter and a long sign."""
    sign = Side(text="GUCCl bags official online outlet store 包", classes=(18,), goods="bags")
    found = set_out(sign, Side(text="GUCCI", classes=(18, 25), goods="leather bags; belts"))
    return page_of(found)


@pytest.fixture(scope="module", params=[_report, _comparison], ids=["report", "comparison"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write each page to a file."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(request.param(request), encoding="utf-8")
    return path


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Page]:
    """Open each page in light and in dark."""
    opened = browser.new_page(color_scheme=request.param)
    opened.goto(file.as_uri())
    yield opened
    opened.close()


def test_axe_finds_nothing(page: Page) -> None:
    """No rule of WCAG 2.2 AA that axe knows is broken, in light or in dark."""
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, options=options).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []


def test_page_asks_the_network_for_nothing(browser: Browser, file: Path) -> None:
    """Opening a page loads the file itself and nothing else."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    opened = browser.new_page()
    opened.on("request", note)
    opened.goto(file.as_uri())
    opened.wait_for_load_state("networkidle")
    opened.close()
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


def test_page_fits_a_telephone(browser: Browser, file: Path) -> None:
    """On a screen 360 pixels wide nothing but tables has to be scrolled sideways."""
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    opened.goto(file.as_uri())
    width = opened.evaluate("document.documentElement.scrollWidth")
    opened.close()
    assert width <= 360


@pytest.mark.parametrize("file", [_report], indirect=True, ids=["report"])
def test_tables_of_the_report_fit_a_telephone(browser: Browser, file: Path) -> None:
    """No table of the report is wider than a small screen, and each stays a table for readers."""
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    opened.goto(file.as_uri())
    wide = opened.evaluate(
        "[...document.querySelectorAll('.sheet')].filter(one => one.scrollWidth > one.clientWidth)"
        ".map(one => one.innerText)"
    )
    headings = opened.get_by_role("columnheader", name="What", exact=True).count()
    opened.close()
    assert wide == []
    assert headings == 1


@pytest.mark.parametrize("file", [_report], indirect=True, ids=["report"])
def test_every_script_is_drawn_by_the_fonts_inside(page: Page) -> None:
    """Fonts for the characters of the page were loaded from the page itself."""
    loaded = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts]"
        ".filter(face => face.status === 'loaded').map(face => face.family))"
    )
    assert {"Noto Sans", "Noto Sans CJK TC"} <= {family.strip('"') for family in loaded}


def test_printed_page_keeps_its_content(page: Page) -> None:
    """Printing uses dark ink on white whatever the screen's colours."""
    page.emulate_media(media="print")
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
