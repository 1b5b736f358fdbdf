"""The report as a web page."""

import base64
import dataclasses
import re
from html.parser import HTMLParser

import pytest

from countermark.examine import Dossier
from countermark.examine.report import web_page


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.fixture
def page(made: Dossier) -> str:
    """Write the hand-made dossier as a page."""
    return web_page(made)


def test_page_needs_nothing_but_itself(page: str) -> None:
    """No element runs a script or points outside the page."""
    elements = _Elements()
    elements.feed(page)
    assert "script" not in {tag for tag, _ in elements.seen}
    addresses = [
        attributes[name] or ""
        for _, attributes in elements.seen
        for name in ("src", "href", "action")
        if name in attributes
    ]
    assert addresses
    assert all(address.startswith("data:image/jpeg;base64,") for address in addresses)
    assert set(re.findall(r"url\((\w+:)", page)) == {"data:"}


def test_exhibits_stay_text(page: str) -> None:
    """Markup and template code inside an exhibit are shown, not obeyed, and tricks are visible."""
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} #panic() [U+202E]" in page
    assert "\u202e" not in page


def test_every_status_is_shown(page: str) -> None:
    """Fact, suspected and decided are told apart, and who decided is named."""
    assert ">fact<" in page
    assert ">suspected<" in page
    assert ">decided by Customs office on 2026-11-02<" in page


def test_certainty_is_shown_in_words(page: str) -> None:
    """A probability and a result are both written out."""
    assert "93% sure" in page
    assert "depends on" in page


def test_unchecked_source_says_so(page: str) -> None:
    """A source that nobody compared with the official text is marked in the page."""
    assert "Regulation [not checked against the official text]" in page
    assert "TRIPS Agreement, art. 51</bdi>" in page


def test_pictures_are_made_anew(page: str) -> None:
    """The page carries a small JPEG, not the file that was handed in."""
    (picture,) = re.findall(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", page)
    assert base64.b64decode(picture).startswith(b"\xff\xd8")


def test_long_text_is_cut_and_says_so(page: str) -> None:
    """Of many lines the first twelve are shown, with the number of the others."""
    assert "… and 2 more lines" in page


def test_empty_dossier_makes_a_page(made: Dossier) -> None:
    """A case without measures, findings or remarks still makes a page that says so."""
    bare = dataclasses.replace(made, findings=(), next=(), not_examined=(), remarks=())
    page = web_page(bare)
    assert "Nothing: no clock runs and no question is open." in page
    assert "Not examined" not in page
