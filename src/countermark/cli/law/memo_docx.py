"""A memorandum as a Word file, for a judge who goes on writing in it."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from countermark.findings import MissingPartError
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

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.run import Run

_DEEPEST: Final = 4
"""Deeper headings look like text in Word."""


def docx_paper(paper: Paper, made_on: date) -> bytes:
    """Write a paper as DOCX, with real headings, lists and tables, so that it can be edited.

    Args:
        paper: what to write.
        made_on: the day that stands in the file.

    Errors: `MissingPartError` if python-docx is not installed.
    """
    document = _new_document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = paper.title, "Countermark", "en"
    properties.created = properties.modified = datetime.combine(made_on, time())
    document.add_paragraph(paper.kind)
    document.add_heading(paper.title, level=1)
    for name, value in paper.head:
        line = document.add_paragraph()
        line.add_run(f"{_plain(name)}: ").bold = True
        line.add_run(_plain(value))
    document.add_paragraph(paper.notice, style="Intense Quote")
    for section in paper.sections:
        _add_section(document, section, 2)
    for words in paper.close:
        document.add_paragraph().add_run(_plain(words)).italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _new_document() -> Document:
    try:
        import docx  # noqa: PLC0415 - only this file needs it
    except ModuleNotFoundError:
        text = (
            "python-docx is not installed; a memorandum as DOCX needs it. Install the extra: "
            "pip install 'countermark[report]', or write HTML or PDF."
        )
        raise MissingPartError(text) from None
    return docx.Document()


def _add_section(document: Document, section: Section, level: int) -> None:
    document.add_heading(_plain(section.title), level=min(level, _DEEPEST))
    for block in section.blocks:
        _add_block(document, block)
    for part in section.sections:
        _add_section(document, part, level + 1)


def _add_block(document: Document, block: Block) -> None:
    match block:
        case Paragraph():
            document.add_paragraph().add_run(_plain(block.text)).italic = block.soft
        case Points():
            for number, item in enumerate(block.items, 1):
                # Numbers are written out: Word would go on counting from the list before.
                text = f"{number}. {item}" if block.ordered else item
                style = None if block.ordered else "List Bullet"
                document.add_paragraph(_plain(text), style=style)
        case Grid():
            _add_grid(document, block)
        case Reasons():
            for number, reason in enumerate(block.steps, 1):
                _add_reason(document, reason, number)


def _add_grid(document: Document, grid: Grid) -> None:
    document.add_paragraph(_plain(grid.caption), style="Caption")
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, grid.columns, strict=True):
        _write(cell, name).bold = True
    _repeat(table.rows[0])
    for row in grid.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _write(cell, words)
    document.add_paragraph()


def _write(cell: _Cell, words: str) -> Run:
    run: Run = cell.paragraphs[0].add_run(_plain(words))
    return run


def _repeat(row: _Row) -> None:
    """Mark a row as a heading, so that Word repeats it on each page and reads it out as one."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only this file needs it

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def _add_reason(document: Document, reason: Reason, number: int) -> None:
    line = document.add_paragraph()
    line.add_run(f"{number}. {reason.mark.capitalize()}: ").bold = True
    line.add_run(_plain(reason.says))
    for name, value in reason.details:
        line.add_run().add_break()
        line.add_run(f"{_plain(name)}: {_plain(value)}").italic = True


def _plain(text: str) -> str:
    """Show characters that XML cannot hold as their code point."""
    return "".join(
        letter if letter >= " " or letter in "\n\t" else f"[U+{ord(letter):04X}]" for letter in text
    )
