"""A paper as plain text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from countermark.law.guide.paper import Block, Grid, Paper, Paragraph, Points, Reason, Section


def lines_of(paper: Paper) -> Iterator[str]:
    """Write a paper as lines, wherever they may be broken; indented where they belong to others.

    Args:
        paper: what to write.
    """
    yield paper.title
    for name, value in paper.head:
        yield f"  {name}: {value}"
    yield paper.notice
    for section in paper.sections:
        yield from _section(section, 0)
    yield ""
    yield from paper.close


def _section(section: Section, depth: int) -> Iterator[str]:
    yield ""
    yield section.title.upper() if depth == 0 else section.title
    for block in section.blocks:
        yield from _block(block)
    for part in section.sections:
        yield from _section(part, depth + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Points():
            for number, item in enumerate(block.items, 1):
                yield f"  {f'{number}.' if block.ordered else '-'} {item}"
        case Grid():
            yield block.caption
            for row in block.rows:
                filled = zip(block.columns[1:], row[1:], strict=True)
                rest = "; ".join(f"{name}: {cell}" for name, cell in filled if cell)
                yield f"  - {row[0]}. {rest}" if rest else f"  - {row[0]}"
        case _:
            for number, step in enumerate(block.steps, 1):
                yield from _reason(step, number)


def _reason(reason: Reason, number: int) -> Iterator[str]:
    yield f"  {number}. [{reason.mark}] {reason.says}"
    for name, value in reason.details:
        yield f"     {name}: {value}"
