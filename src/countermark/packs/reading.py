"""Codes from image files: one answer per file, whatever is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from countermark.findings import BadInputError, JsonValue
from countermark.packs.code import PackCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageCodes:
    """What was read in one image."""

    file: str
    """The file as it was named."""

    found: tuple[PackCode, ...] = ()
    """The codes; none if there is none or the image could not be opened."""

    problem: str | None = None
    """Why the image could not be opened."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the codes in the form of the command line's contract."""
        answer: dict[str, JsonValue] = {
            "file": self.file,
            "found": [code.to_json() for code in self.found],
        }
        return answer if self.problem is None else {**answer, "problem": self.problem}


def read_image(path: Path, *, on: date) -> tuple[PackCode, ...]:
    """Read every code of an image.

    Args:
        path: PNG, JPEG, WebP, TIFF …, at most 50 million pixels; the content decides.
        on: today, for the century of dates.

    Errors: `BadInputError` if the image cannot be opened.
    """
    from countermark.packs.symbols import codes_in  # noqa: PLC0415 - numpy only for images

    return codes_in(path, on=on)


def read_file(path: Path, *, on: date) -> ImageCodes:
    """Read one of many images; one that cannot be opened is an answer, not an error.

    Args:
        path: the image.
        on: today, for the century of dates.
    """
    try:
        return ImageCodes(file=str(path), found=read_image(path, on=on))
    except BadInputError as error:
        return ImageCodes(file=str(path), problem=str(error))
