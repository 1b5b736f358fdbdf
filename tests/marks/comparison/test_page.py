"""The comparison as a page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from countermark.marks.comparison.page import page_of
from countermark.marks.comparison.setting_out import set_out
from countermark.marks.comparison.side import Side
from countermark.marks.sign import meaning

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Outline(HTMLParser):
    """Notes elements and whether they are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last element, which has to be this one."""
        assert self.open.pop() == tag


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> str:
    """Write a page about texts that would break one."""
    monkeypatch.setattr(meaning, "directions", lambda _: None)
    sign = Side(text="<script>NІKE</script> $sign &amp;", goods='"><img src=x onerror=y>')
    return page_of(set_out(sign, Side(text="NIKE\u202e", goods="shoes & hats", classes=(25,))))


def test_what_was_given_is_escaped(page: str) -> None:
    """Nothing that was given becomes an element or a direction mark."""
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    assert {"script", "img"}.isdisjoint(tag for tag, _ in outline.seen)
    assert "&lt;script&gt;" in page
    assert "$sign &amp;amp;" in page
    assert "\u202e" not in page


def test_nothing_comes_from_outside(page: str) -> None:
    """No element loads anything, and the page forbids it too."""
    outline = Outline()
    outline.feed(page)
    assert not any({"src", "href"} & set(attributes) for _, attributes in outline.seen)
    assert "default-src 'none'" in page


def test_the_page_has_one_heading_and_a_section_for_each_point(page: str) -> None:
    """Headings lead through the page in order."""
    outline = Outline()
    outline.feed(page)
    tags = [tag for tag, _ in outline.seen]
    assert tags.count("h1") == 1
    assert tags.count("section") == tags.count("h2") == 8
