"""A memorandum as an accessible PDF (PDF/UA-1), with the fonts of the `report` extra."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from countermark.examine.report.typesetting import typeset
from countermark.findings import JsonValue
from countermark.law.guide.paper import Block, Grid, Paper, Paragraph, Points, Section


def pdf_paper(paper: Paper, made_on: date) -> bytes:
    """Write a paper as a tagged PDF; the machine's fonts are ignored.

    Args:
        paper: what to write.
        made_on: the day that stands in the file.

    Errors: `MissingPartError` if the fonts of the `report` extra are not installed.

    Source: PDF/UA-1 (ISO 14289-1); typst refuses a paper that breaks it.
    """
    template = files("countermark.law.guide") / "templates" / "paper.typ"
    return typeset(template.read_bytes(), _content(paper, made_on))


def _content(paper: Paper, made_on: date) -> dict[str, JsonValue]:
    return {
        "title": paper.title,
        "kind": paper.kind,
        "head": [list(line) for line in paper.head],
        "notice": paper.notice,
        "sections": [_section(one) for one in paper.sections],
        "close": list(paper.close),
        "year": made_on.year,
        "month": made_on.month,
        "day": made_on.day,
    }


def _section(section: Section) -> JsonValue:
    return {
        "title": section.title,
        "blocks": [_block(one) for one in section.blocks],
        "sections": [_section(one) for one in section.sections],
    }


def _block(block: Block) -> JsonValue:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "soft": block.soft}
        case Points():
            return {"kind": "points", "items": list(block.items), "ordered": block.ordered}
        case Grid():
            return {
                "kind": "grid",
                "caption": block.caption,
                "columns": list(block.columns),
                "rows": [list(row) for row in block.rows],
            }
        case _:
            steps: list[JsonValue] = [
                {"mark": one.mark, "says": one.says, "details": [list(d) for d in one.details]}
                for one in block.steps
            ]
            return {"kind": "reasons", "steps": steps}
