"""A paper as one web page: no script, nothing fetched, for screen and print, light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from countermark.law.guide.paper import (
    Block,
    Grid,
    Paper,
    Paragraph,
    Points,
    Reason,
    Reasons,
    Section,
)

_SHORT: Final = 16
_TOP: Final = 2
"""The level of heading of the parts of a page."""


def web_page(paper: Paper, *, links: Iterable[tuple[str, str]] = ()) -> str:
    """Write a paper as HTML; everything that was given is escaped.

    Args:
        paper: what to write.
        links: address and words of pages beside this one.

    Returns: a whole page, in UTF-8 when it is encoded.
    """
    sections = "\n".join(
        line
        for number, section in enumerate(paper.sections, 1)
        for line in _section(section, f"s{number}", _TOP)
    )
    return _template().substitute(
        title=escape(paper.title),
        kind=escape(paper.kind),
        links=_links(tuple(links)),
        head="".join(
            f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in paper.head
        ),
        notice=_text(paper.notice),
        sections=sections,
        close="".join(f"<p>{_text(words)}</p>" for words in paper.close),
    )


@cache
def _template() -> Template:
    return Template((files(__package__) / "templates" / "page.html").read_text("utf-8"))


def _text(text: str) -> str:
    """Escape a text and keep its direction to itself."""
    return f"<bdi>{escape(text)}</bdi>"


def _links(links: tuple[tuple[str, str], ...]) -> str:
    if not links:
        return ""
    items = "".join(
        f'<li><a href="{escape(to, quote=True)}">{escape(words)}</a></li>' for to, words in links
    )
    return f'<nav aria-label="Chapters"><ul>{items}</ul></nav>'


def _section(section: Section, name: str, level: int) -> Iterator[str]:
    # Only the parts of the page are landmarks; what is inside them has headings.
    tag = "section" if level == _TOP else "div"
    yield f'<section aria-labelledby="{name}">' if level == _TOP else "<div>"
    yield f'<h{level} id="{name}">{_text(section.title)}</h{level}>'
    for number, block in enumerate(section.blocks):
        yield _block(block, f"{name}-b{number}")
    for number, part in enumerate(section.sections, 1):
        yield from _section(part, f"{name}-{number}", level + 1)
    yield f"</{tag}>"


def _block(block: Block, name: str) -> str:
    match block:
        case Paragraph():
            start = '<p class="soft">' if block.soft else "<p>"
            return f"{start}{_text(block.text)}</p>"
        case Points():
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in block.items)}</{tag}>"
        case Grid():
            return _grid(block, name)
        case Reasons():
            return f'<ol class="reasons">{"".join(map(_reason, block.steps))}</ol>'


def _grid(grid: Grid, name: str) -> str:
    head = "".join(
        f'<th scope="col" role="columnheader">{_text(column)}</th>' for column in grid.columns
    )
    body = "".join(
        '<tr role="row">'
        + "".join(
            f'<td role="cell"{_short(cell)} data-column="{escape(column, quote=True)}">'
            f"{_text(cell)}</td>"
            for column, cell in zip(grid.columns, row, strict=True)
        )
        + "</tr>"
        for row in grid.rows
    )
    return (
        f'<div class="sheet" role="region" tabindex="0" aria-labelledby="{name}">'
        f'<table role="table"><caption id="{name}">{_text(grid.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _short(cell: str) -> str:
    """Keep a day, a State or a short word on one line."""
    return ' class="short"' if len(cell) <= _SHORT else ""


def _reason(reason: Reason) -> str:
    details = "".join(
        f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in reason.details
    )
    kind = reason.mark.replace(" ", "-")
    return (
        f'<li><span class="chip {kind}">{escape(reason.mark)}</span> {_text(reason.says)}'
        f"<dl>{details}</dl></li>"
    )
