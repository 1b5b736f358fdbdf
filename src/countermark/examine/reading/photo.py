"""Which readers of words are installed, and how they work together.

rapidocr finds all writing in a photo and reads what it can. Where it reads nothing, is unsure or
sees Greek, tesseract is asked once for all those lines together.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from countermark.examine.reading.rapid import LOOK_ALIKES, Line, RapidWordReader, is_installed
from countermark.examine.reading.scripts import (
    SCRIPTS,
    TesseractWordReader,
    script_share,
    scripts_in,
)
from countermark.examine.reading.words import NoReader, Reading, WordReader
from countermark.findings import Words

if TYPE_CHECKING:
    from PIL.Image import Image

_DOUBTFUL: Final = 0.85
_ACCEPTED: Final = 0.6
_MOSTLY: Final = 0.5


@cache
def photo_reader() -> WordReader:
    """Make the reader for photos out of what is installed; models are loaded at the first photo."""
    return PhotoReader(RapidWordReader(), TesseractWordReader()) if is_installed() else NoReader()


class PhotoReader:
    """Reads photos with rapidocr, and with tesseract what rapidocr cannot read."""

    def __init__(self, first: RapidWordReader, second: TesseractWordReader) -> None:
        self.first = first
        self.second = second

    def read(self, image: Image, file: str) -> Reading:
        """Read the words of a photo; a failure is said and never stops the other files."""
        try:
            lines = self.first.lines(image)
        except Exception as error:  # noqa: BLE001 - one job boundary: models fail in many ways
            why = f"{file}: reading its words failed ({type(error).__name__})."
            return Reading(unread=(why,))
        others = self._others(lines)
        words = [self._better(line, other) for line, other in zip(lines, others, strict=True)]
        read = tuple(item for item in words if item)
        return Reading(read, self._limits(file, len(words) - len(read), any_read=bool(read)))

    def _others(self, lines: list[Line]) -> list[Words | None]:
        """Ask tesseract for the doubtful lines, and once more upside down if it is unsure."""
        doubtful = [at for at, line in enumerate(lines) if _is_doubtful(line)]
        strips = [lines[at].strip for at in doubtful]
        found = self._in_one_script(strips)
        if strips and _worst(found) < _DOUBTFUL:
            turned = self._in_one_script([strip.rotate(180) for strip in strips])
            found = max(found, turned, key=_total)
        others: list[Words | None] = [None] * len(lines)
        for at, item in zip(doubtful, found, strict=True):
            others[at] = item if item and _is_kept(item) else None
        return others

    def _in_one_script(self, strips: list[Image]) -> list[Words | None]:
        """Read strips; where scripts or figures came out mixed in, again in one script alone."""
        found = self.second.lines(strips)
        counts = Counter(script for item in found if item for script in scripts_in(item.text))
        mixed = [at for at, item in enumerate(found) if item and len(scripts_in(item.text)) > 1]
        if mixed:
            main = max(SCRIPTS, key=lambda script: counts[script])
            for at, item in zip(
                mixed, self.second.lines([strips[at] for at in mixed], [main]), strict=True
            ):
                found[at] = item
        return self._without_false_figures(strips, found)

    def _without_false_figures(
        self, strips: list[Image], found: list[Words | None]
    ) -> list[Words | None]:
        """Read unsure strips with figures again in one script: they may be made up."""
        for at, item in enumerate(found):
            if item and _has_doubtful_figures(item):
                (again,) = self.second.lines([strips[at]], [*scripts_in(item.text)])
                found[at] = max(item, again or item, key=lambda words: words.score or 0.0)
        return found

    def _better(self, line: Line, other: Words | None) -> Words | None:
        """Choose between the two readings of a line; nothing if neither can be relied on."""
        has_script = script_share(line.text) > 0
        if other and (not line.is_sure or has_script or (other.score or 0) > line.score):
            return other
        return self.first.words(line) if line.is_sure else None

    def _limits(self, file: str, unread: int, *, any_read: bool) -> tuple[str, ...]:
        limits = [LOOK_ALIKES] if any_read else []
        if unread:
            places = "1 place that looks" if unread == 1 else f"{unread} places that look"
            limits.append(f"{file}: {places} like writing could not be read.")
        if unread and self.second.missing:
            names = ", ".join(script.name for script in self.second.missing)
            packages = " ".join(f"tesseract-ocr-{item.language}" for item in self.second.missing)
            limits.append(
                f"These scripts cannot be read in photos here: {names}. To read them, install "
                f"Debian's tesseract-ocr {packages}."
            )
        return tuple(limits)


def _worst(found: list[Words | None]) -> float:
    return min((item.score or 0.0 if item else 0.0 for item in found), default=0.0)


def _total(found: list[Words | None]) -> float:
    return sum(item.score or 0.0 for item in found if item and _is_kept(item))


def _is_doubtful(line: Line) -> bool:
    return not line.text or line.score < _DOUBTFUL or script_share(line.text) > 0


def _has_doubtful_figures(words: Words) -> bool:
    unsure = (words.score or 0.0) < _DOUBTFUL
    return unsure and len(scripts_in(words.text)) == 1 and any(map(str.isdigit, words.text))


def _is_kept(words: Words) -> bool:
    return (words.score or 0) >= _ACCEPTED and script_share(words.text) >= _MOSTLY
