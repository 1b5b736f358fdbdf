"""Writing the report's three files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from countermark.examine.dossier import Dossier
from countermark.examine.reading import Progress
from countermark.examine.report.paper import paper
from countermark.examine.report.web import web_page
from countermark.findings import BadInputError


def write_files(dossier: Dossier, folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write `findings.json`, `report.html` and `report.pdf`; an older report is replaced.

    Args:
        dossier: what was found.
        folder: where to; it is made if it does not exist.
        progress: who wants to know how far the writing is.

    Errors: `BadInputError` if the folder cannot be written to.
    """
    written = []
    progress.count(len(_WRITERS))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in _WRITERS.items():
            progress.step(f"writing {name}")
            _replace(folder / name, make(dossier))
            written.append(folder / name)
    except OSError as error:
        text = (
            f"The report cannot be written to {folder} ({error.strerror}); "
            "name another folder with --out."
        )
        raise BadInputError(text) from None
    return tuple(written)


def _replace(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        new.write(content)
    Path(new.name).chmod(0o644)
    os.replace(new.name, path)  # noqa: PTH105 - Path.replace cannot take the open file's name


def _json(dossier: Dossier) -> bytes:
    text = json.dumps(dossier.to_json(), ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _web_page(dossier: Dossier) -> bytes:
    return web_page(dossier).encode("utf-8", "xmlcharrefreplace")


_WRITERS: Final = {"findings.json": _json, "report.html": _web_page, "report.pdf": paper}
