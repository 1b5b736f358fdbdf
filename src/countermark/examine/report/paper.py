"""The report as an accessible PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from countermark.examine.dossier import Dossier
from countermark.examine.report.glyphs import fonts, printable
from countermark.examine.report.page import page_of
from countermark.findings import JsonValue


def paper(dossier: Dossier) -> bytes:
    """Write the report as a tagged PDF with its own fonts; the machine's fonts are ignored.

    Args:
        dossier: what was found.

    Source: PDF/UA-1 (ISO 14289-1); typst refuses a paper that breaks it.
    """
    template = files(__package__).joinpath("templates/report.typ").read_bytes()
    with TemporaryDirectory(prefix="countermark-") as folder:
        root = Path(folder)
        (root / "report.typ").write_bytes(template)
        content = _content(dossier, root)
        return typst.compile(
            root / "report.typ",
            root=root,
            format="pdf",
            pdf_standards=["ua-1"],
            font_paths=_fonts(root),
            sys_inputs={
                "page": json.dumps(content),
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


def _content(dossier: Dossier, root: Path) -> dict[str, JsonValue]:
    content = asdict(page_of(dossier, printable))
    for place, exhibit in enumerate(content["exhibits"]):
        if exhibit["picture"]:
            name = f"exhibit-{place}.jpg"
            (root / name).write_bytes(exhibit["picture"])
            exhibit["picture"] = f"/{name}"
    day = dossier.made_on
    return {**content, "year": day.year, "month": day.month, "day": day.day}
