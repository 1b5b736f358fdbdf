"""The report as an accessible PDF (PDF/UA-1)."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files

from countermark.examine.dossier import Dossier
from countermark.examine.report.page import page_of
from countermark.examine.report.typesetting import typeset


def paper(dossier: Dossier) -> bytes:
    """Write the report as a tagged PDF with its own fonts; the machine's fonts are ignored.

    Args:
        dossier: what was found.

    Source: PDF/UA-1 (ISO 14289-1); typst refuses a paper that breaks it.
    """
    template = files(__package__).joinpath("templates/report.typ").read_bytes()
    content = asdict(page_of(dossier, str))
    pictures: dict[str, bytes] = {}
    for place, exhibit in enumerate(content["exhibits"]):
        if exhibit["picture"]:
            name = f"exhibit-{place}.jpg"
            pictures[name] = exhibit["picture"]
            exhibit["picture"] = f"/{name}"
    day = dossier.made_on
    dated = {**content, "year": day.year, "month": day.month, "day": day.day}
    return typeset(template, dated, pictures)
