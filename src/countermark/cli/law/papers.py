"""Laying out the pages and papers about judgments: jinja2 for the web, typst for PDF/UA-1.

The engine gives the content; its templates stand beside it, and the fonts are those of the report
on a case.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from countermark.examine.report.typesetting import typeset
from countermark.findings.errors import BadInputError

if TYPE_CHECKING:
    from datetime import date

    from countermark.law.judgments.report import Report

_PACKAGE = "countermark.law.judgments"


def web_page(template: str, **content: object) -> str:
    """Fill a page: no script, nothing fetched, every text escaped.

    Args:
        template: the file's name.
        content: what the template shows.
    """
    return _environment().get_template(template).render(**content)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def paper(report: Report, made_on: date) -> bytes:
    """Write the report as a tagged PDF with its own fonts; the machine's fonts are ignored.

    Args:
        report: the content.
        made_on: the day that the document carries.

    Source: PDF/UA-1 (ISO 14289-1); typst refuses a paper that breaks it.
    """
    content = {**asdict(report), "year": made_on.year, "month": made_on.month, "day": made_on.day}
    return typeset(files(_PACKAGE).joinpath("templates/report.typ").read_bytes(), content)


def write_page(path: Path, content: bytes) -> Path:
    """Write a page or paper; an older one is replaced.

    Args:
        path: the file; its folder is made if it does not exist.
        content: its bytes.

    Errors: `BadInputError` if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        text = f"{path} cannot be written ({error.strerror}); name another place."
        raise BadInputError(text) from None
    return path
