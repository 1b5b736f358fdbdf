"""The comparison as a page: one file without anything from outside, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from countermark.findings import NOT_CHECKED, Ground
from countermark.marks.comparison.alignment import Alignment, Cell, Relation
from countermark.marks.comparison.section import Grid, Section
from countermark.marks.comparison.setting_out import Comparison
from countermark.marks.sign.writing import clean

_STAR: Final = "*"
_KEY: Final = (
    '<p class="key">= same letter, ≈ looks alike, × another letter, + in the sign only, '
    "− in the mark only</p>"
)
_IN_A_ROW: Final = 16
_SIGNS: Final = {
    Relation.SAME: "=",
    Relation.ALIKE: "≈",
    Relation.OTHER: "×",
    Relation.SIGN_ONLY: "+",
    Relation.MARK_ONLY: "−",
}


def page_of(comparison: Comparison) -> str:
    """Write a comparison as HTML; everything that was given is escaped.

    Args:
        comparison: what `set_out` found.

    Returns: a whole page, in UTF-8 when it is encoded.
    """
    sections = "\n".join(
        _section(number, section) for number, section in enumerate(comparison.sections, 1)
    )
    return _template().substitute(
        title=escape(comparison.title),
        short=_text(comparison.short),
        sign=_text(comparison.sign.shown),
        mark=_text(comparison.mark.shown),
        sections=sections,
    )


@cache
def _template() -> Template:
    return Template((files(__package__) / "data" / "page.html").read_text("utf-8"))


def _text(text: str) -> str:
    """Escape a text and keep its direction to itself."""
    return f"<bdi>{escape(clean(text))}</bdi>"


def _section(number: int, section: Section) -> str:
    parts = [f'<section aria-labelledby="s{number}">', f'<h2 id="s{number}">{section.title}</h2>']
    parts += [f"<p>{_text(statement)}</p>" for statement in section.statements]
    if section.alignment:
        parts += _letters(section.alignment)
    if section.grid:
        parts.append(_grid(section.grid))
    if section.grounds:
        parts += [f"<h3>{_heading(section.grounds)}</h3>", _list(map(_ground, section.grounds))]
    return "\n".join([*parts, "</section>"])


def _heading(grounds: Sequence[Ground]) -> str:
    checked = [source.checked for ground in grounds for source in ground.sources]
    return "Law" if all(checked) else f"Law ({_STAR} {NOT_CHECKED})"


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _ground(ground: Ground) -> str:
    source = ground.sources[0]
    place = f", {source.locator}" if source.locator else ""
    star = "" if source.checked else f" {_STAR}"
    return f'{escape(ground.text)} <span class="source">{escape(source.title + place)}{star}</span>'


def _letters(alignment: Alignment) -> list[str]:
    rows = alignment.rows(_IN_A_ROW)
    return [
        *(_letters_row(row, number, len(rows)) for number, row in enumerate(rows, 1)),
        _KEY,
    ]


def _letters_row(cells: Sequence[Cell], number: int, of: int) -> str:
    part = f", part {number} of {of}" if of > 1 else ""
    caption = f"Letters side by side{part}"
    lines = (
        ("sign", "".join(_letter(cell.ours, cell) for cell in cells)),
        ("", "".join(_between(cell) for cell in cells)),
        ("mark", "".join(_letter(cell.theirs, cell) for cell in cells)),
    )
    body = "".join(f'<tr><th scope="row">{name or _HIDDEN}</th>{line}</tr>' for name, line in lines)
    return _sheet(caption, f'<table class="letters"><caption>{caption}</caption>{body}</table>')


_HIDDEN: Final = '<span class="unseen">how they compare</span>'


def _letter(letter: str, cell: Cell) -> str:
    if cell.blank:
        return "<td></td>"
    kind = cell.relation.value.replace(" ", "-")
    shown = _text(letter) if letter.strip() else '<span class="unseen">nothing</span>'
    return f'<td class="{kind}">{shown}</td>'


def _between(cell: Cell) -> str:
    if cell.blank:
        return "<td></td>"
    sign = _SIGNS[cell.relation]
    return (
        f'<td><span aria-hidden="true">{sign}</span>'
        f'<span class="unseen">{cell.relation.value}</span></td>'
    )


def _grid(grid: Grid) -> str:
    head = "".join(
        f'<th scope="col">{escape(cell)}</th>' if cell else "<td></td>" for cell in grid.head
    )
    rows = "".join(
        f'<tr><th scope="row">{_text(row[0])}</th>'
        + "".join(f"<td>{_text(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in grid.rows
    )
    caption = f"<caption>{escape(grid.caption)}</caption>"
    return _sheet(grid.caption, f"<table>{caption}<tr>{head}</tr>{rows}</table>")


def _sheet(name: str, table: str) -> str:
    """Let a wide table be scrolled, by keyboard too."""
    return (
        f'<div class="sheet" role="region" aria-label="{escape(name)}" tabindex="0">{table}</div>'
    )
