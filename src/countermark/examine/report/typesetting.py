"""Setting a paper: a typst template and its content become a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from countermark.examine.report.glyphs import fonts, printable
from countermark.findings import JsonValue


def typeset(
    template: bytes, content: JsonValue, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Set a paper with the fonts of the `report` extra only; the machine's fonts are ignored.

    Args:
        template: a typst document that reads its content as JSON from the input `page` and the
            families of fonts from the input `families`.
        content: what the template shows; a character that no font has is shown as its code point.
        pictures: files that the template may show, by name; it finds them at the root.

    Errors: `MissingPartError` if the fonts are not installed.

    Source: PDF/UA-1 (ISO 14289-1); typst refuses a paper that breaks it.
    """
    with TemporaryDirectory(prefix="countermark-") as folder:
        root = Path(folder)
        (root / "paper.typ").write_bytes(template)
        for name, picture in (pictures or {}).items():
            (root / name).write_bytes(picture)
        return typst.compile(
            root / "paper.typ",
            root=root,
            format="pdf",
            pdf_standards=["ua-1"],
            font_paths=_fonts(root),
            sys_inputs={
                "page": json.dumps(_printable(content)),
                "families": json.dumps([font.family for font in fonts()]),
            },
        )


def _fonts(root: Path) -> typst.Fonts:
    folder = root / "fonts"
    folder.mkdir()
    for font in fonts():
        (folder / font.path.name).symlink_to(font.path)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def _printable(content: JsonValue) -> JsonValue:
    if isinstance(content, str):
        return printable(content)
    if isinstance(content, Mapping):
        return {name: _printable(below) for name, below in content.items()}
    if isinstance(content, list | tuple):
        return [_printable(below) for below in content]
    return content
