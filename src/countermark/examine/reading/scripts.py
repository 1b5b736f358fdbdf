"""Reading other scripts with tesseract, where it and its languages are installed."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from countermark.findings import Words

if TYPE_CHECKING:
    from PIL.Image import Image

_TIMEOUT: Final = 30
_MOST_STRIPS: Final = 40
_GAP: Final = 30
_HEIGHTS: Final = (40, 120)
_DARK: Final = 110
_SURE_WORD: Final = 50
_UNSPACED: Final = re.compile(r"(?<=[\u0e00-\u0e7f]) (?=[\u0e00-\u0e7f])")
_INVISIBLE: Final = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Script:
    """A script that tesseract reads and rapidocr does not, or not well."""

    language: str
    """Tesseract's language; Debian's package is `tesseract-ocr-` with this name."""

    name: str
    """The script's English name."""

    letters: str
    """How the Unicode names of its letters begin."""


SCRIPTS: Final = (
    Script("rus", "Cyrillic", "CYRILLIC"),
    Script("ell", "Greek", "GREEK"),
    Script("ara", "Arabic", "ARABIC"),
    Script("heb", "Hebrew", "HEBREW"),
    Script("kor", "Hangul", "HANGUL"),
    Script("tha", "Thai", "THAI"),
    Script("hin", "Devanagari", "DEVANAGARI"),
)
"""The scripts that tesseract is asked for."""


def scripts_in(text: str) -> frozenset[Script]:
    """Tell which of `SCRIPTS` a text has letters of.

    >>> [script.name for script in scripts_in("NIKE Спорт")]
    ['Cyrillic']
    """
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in text}
    return frozenset(script for script in SCRIPTS if script.letters in names)


def script_share(text: str) -> float:
    """Tell which share of a text's letters belongs to `SCRIPTS`.

    >>> script_share("АДИДАС 40"), script_share("ADIDAS 40")
    (1.0, 0.0)
    """
    starts = tuple(script.letters for script in SCRIPTS)
    letters = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    return sum(name.startswith(starts) for name in letters) / max(len(letters), 1)


class TesseractWordReader:
    """Reads strips of pictures in all installed scripts at once."""

    def __init__(self) -> None:
        self._program = shutil.which("tesseract") or ""
        self._installed = self._languages()
        self.missing = tuple(item for item in SCRIPTS if item.language not in self._installed)
        """Scripts whose language is not installed."""

    @property
    def is_installed(self) -> bool:
        """Whether it can read any of `SCRIPTS`."""
        return len(self.missing) < len(SCRIPTS)

    def lines(
        self, strips: Sequence[Image], scripts: Sequence[Script] = SCRIPTS
    ) -> list[Words | None]:
        """Read strips of a picture.

        Args:
            strips: one line of writing each; those beyond the 40th are not read.
            scripts: the scripts to look for, of which the installed ones are tried.

        Returns: for each strip what was read, or nothing.
        """
        nothing: list[Words | None] = [None] * len(strips)
        languages = "+".join(i.language for i in scripts if i.language in self._installed)
        if not strips or not languages:
            return nothing
        sheet, ends = _sheet(strips[:_MOST_STRIPS])
        stream = io.BytesIO()
        sheet.save(stream, "PNG")
        table = self._run("-", "-", "-l", languages, "--psm", "6", "tsv", given=stream.getvalue())
        found = _by_strip(table, ends)
        return [self._words(words) for words in found] + nothing[len(found) :]

    def _words(self, words: list[tuple[str, float]]) -> Words | None:
        sure = [(text, score) for text, score in words if score >= _SURE_WORD]
        if not sure:
            return None
        score = sum(score for _, score in sure) / len(sure) / 100
        text = _INVISIBLE.sub("", _UNSPACED.sub("", " ".join(text for text, _ in sure)))
        return Words(text=text, read_by=self._name, score=round(score, 3))

    def _languages(self) -> frozenset[str]:
        if not self._program:
            self._name = "tesseract"
            return frozenset()
        self._name = " ".join(self._run("--version").split()[:2])
        return frozenset(self._run("--list-langs").split())

    def _run(self, *words: str, given: bytes = b"") -> str:
        """Run tesseract; nothing comes back if it fails or takes longer than 30 seconds."""
        try:
            done = subprocess.run(  # noqa: S603 - a list of fixed words, no shell
                [self._program, *words],
                input=given,
                capture_output=True,
                timeout=_TIMEOUT,
                check=False,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except (subprocess.TimeoutExpired, OSError):
            return ""
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _sheet(strips: Sequence[Image]) -> tuple[Image, list[int]]:
    """Put strips below each other, dark on light and at a height that is read well.

    Returns: the sheet and the lower end of each strip on it.
    """
    from PIL import Image as pillow  # noqa: N813, PLC0415 - the module, not its class
    from PIL import ImageOps, ImageStat  # noqa: PLC0415 - only for photos

    ready = []
    for strip in strips:
        grey = ImageOps.autocontrast(strip.convert("L"))
        if ImageStat.Stat(grey).mean[0] < _DARK:
            grey = ImageOps.invert(grey)
        height = min(max(grey.height, _HEIGHTS[0]), _HEIGHTS[1])
        width = max(round(grey.width * height / grey.height), 1)
        ready.append(grey.resize((min(width, 4_000), height)))
    ends, top = [], _GAP
    sheet = pillow.new(
        "L",
        (max(item.width for item in ready) + 2 * _GAP, sum(i.height + _GAP for i in ready) + _GAP),
        "white",
    )
    for item in ready:
        sheet.paste(item, (_GAP, top))
        top += item.height + _GAP
        ends.append(top - _GAP // 2)
    return sheet, ends


def _by_strip(table: str, ends: list[int]) -> list[list[tuple[str, float]]]:
    """Sort tesseract's words, given as tab-separated values, to the strips they stand on."""
    found: list[list[tuple[str, float]]] = [[] for _ in ends]
    for line in table.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 12 or not cells[11].strip():  # noqa: PLR2004 - the text is the 12th column
            continue
        middle = int(cells[7]) + int(cells[9]) / 2
        place = next((at for at, end in enumerate(ends) if middle <= end), len(ends) - 1)
        found[place].append((cells[11].strip(), float(cells[10])))
    return found
