"""A paper as a web page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from countermark.law.guide.page import web_page
from countermark.law.guide.paper import Grid, Paper, Paragraph, Points, Reason, Reasons, Section

NASTY = '<script>alert("x")</script> & "quoted"'
PAPER = Paper(
    title=f"Title {NASTY}",
    kind="Kind",
    head=(("Name", NASTY),),
    notice=NASTY,
    sections=(
        Section(
            NASTY,
            (
                Paragraph(NASTY, soft=True),
                Points((NASTY,), ordered=True),
                Grid(NASTY, (NASTY, "B"), ((NASTY, ""),)),
                Reasons((Reason("does not apply", NASTY, ((NASTY, NASTY),)),)),
            ),
            (Section("Below", (Points(("one", "two")),)),),
        ),
    ),
    close=(NASTY,),
)


class _Tags(HTMLParser):
    """Collects opened and closed elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.labelled: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its name and what it is labelled by."""
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.labelled += [value or "" for name, value in attrs if name == "aria-labelledby"]

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag


def _parsed(page: str) -> _Tags:
    parser = _Tags()
    parser.feed(page)
    return parser


def test_everything_given_is_escaped() -> None:
    """No text of a case becomes markup, in any place."""
    page = web_page(PAPER, links=[('a"b.html', NASTY)])
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 10
    assert 'href="a&quot;b.html"' in page


def test_elements_are_closed_and_headings_skip_no_level() -> None:
    """The page is well nested, each heading is one level below the one before at most."""
    found = _parsed(web_page(PAPER))
    assert not found.open
    assert found.levels == [1, 2, 3]


def test_each_part_and_table_is_labelled_by_something_that_exists_once() -> None:
    """Screen readers find a name for each region."""
    found = _parsed(web_page(PAPER))
    assert len(found.ids) == len(set(found.ids))
    assert found.labelled
    assert set(found.labelled) <= set(found.ids)


def test_nothing_is_fetched() -> None:
    """The page holds no address and forbids loading anything."""
    page = web_page(PAPER)
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|src=|url\(", page)


def test_light_dark_and_print_are_provided_for() -> None:
    """The page follows the reader's colours and has rules for paper."""
    page = web_page(PAPER)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
