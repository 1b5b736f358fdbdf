"""The pages of judgments as a reader opens them: in light, in dark, small, and without scripts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from countermark.cli.main import run
from countermark.law.judgments.collection import collection

pytestmark = pytest.mark.browser
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["index.html", "cjeu-c-441-13.html", "us-toys-r-us.html", "report.html"]


@pytest.fixture(scope="module")
def browser(needed_program: Callable[[str], str]) -> Iterator[Browser]:
    """Start Debian's Chromium without a window."""
    path = needed_program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write all pages."""
    path = tmp_path_factory.mktemp("judgments")
    assert run(["law", "judgments", "--html", str(path)]) == 0
    assert run(["law", "report", "--out", str(path / "report.html")]) == 0
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, folder: Path, name: str, scheme: str) -> None:
    """No rule of WCAG 2.2 AA that axe knows is broken, in light or in dark."""
    opened = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    opened.goto((folder / name).as_uri())
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(opened, options=options).response["violations"]
    opened.close()
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_telephone(browser: Browser, folder: Path, name: str) -> None:
    """On a screen 360 pixels wide nothing has to be scrolled sideways."""
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    opened.goto((folder / name).as_uri())
    width = opened.evaluate("document.documentElement.scrollWidth")
    opened.close()
    assert width <= 360


@pytest.fixture
def index(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the index with scripts switched off."""
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((folder / "index.html").as_uri())
    yield opened
    context.close()


def test_judgments_are_chosen_without_a_script(index: Page) -> None:
    """Two facets leave the judgments that have both values; the button brings all back."""
    wanted = [one for one in collection() if one.country == "US" and "copyright" in one.rights]
    index.get_by_label("Country").select_option("country-US")
    index.get_by_label("Right", exact=True).select_option("right-copyright")
    assert _shown(index) == len(wanted)
    index.get_by_role("button", name="Show all").click()
    assert _shown(index) == len(collection())


def _shown(page: Page) -> int:
    return sum(one.is_visible() for one in page.locator("ul.cases > li").all())


def test_a_judgment_leads_to_one_like_it(index: Page) -> None:
    """From the index to a case, from there to a similar case, and back."""
    index.get_by_role("link", name="Pez Hejduk v EnergieAgentur.NRW GmbH").click()
    index.locator("h2:has-text('Most like it') ~ ul a").first.click()
    assert index.locator("h1").inner_text() != "Pez Hejduk v EnergieAgentur.NRW GmbH"
    index.get_by_role("link", name="All judgments").click()
    assert index.locator("h1").inner_text() == f"{len(collection())} judgments"
