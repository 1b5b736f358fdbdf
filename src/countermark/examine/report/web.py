"""The report as one web page that needs nothing but itself."""

from __future__ import annotations

import base64
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from countermark.examine.dossier import Dossier
from countermark.examine.report.glyphs import embedded_faces, shown
from countermark.examine.report.page import page_of

_PLAIN: Final = frozenset(map(chr, range(0x20, 0x7F)))
"""Written into the page by the template itself."""


def web_page(dossier: Dossier) -> str:
    """Write the report as HTML: no script, nothing fetched, pictures and fonts inside.

    Args:
        dossier: what was found.
    """
    environment = Environment(
        loader=PackageLoader("countermark.examine.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["base64"] = _base64
    template = environment.get_template("report.html")
    page = page_of(dossier, shown)
    characters = set(template.render(page=page, faces=())) | _PLAIN
    faces = embedded_faces("".join(sorted(characters)))
    return template.render(page=page, faces=faces)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
