"""Case folders, drawn photos and readers for the tests of reading."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from countermark.examine.reading import Folder, Reading, WordReader, read_folder
from countermark.examine.reading.scripts import TesseractWordReader
from countermark.examine.report.glyphs import fonts
from countermark.findings import Words

_FAMILIES = {
    "latin": "Noto Sans",
    "arabic": "Noto Sans Arabic",
    "hebrew": "Noto Sans Hebrew",
    "devanagari": "Noto Sans Devanagari",
    "thai": "Noto Sans Thai",
    "cjk": "Noto Sans CJK TC",
}

Draw = Callable[..., Image.Image]
Read = Callable[..., Folder]


class FixedReader:
    """Reads the same words in every picture."""

    def read(self, image: Image.Image, file: str) -> Reading:
        """Say the picture's size, so that a test sees what was handed over."""
        words = Words(text=f"{image.width}x{image.height} {image.mode}", read_by="fixed", score=1.0)
        return Reading((words,), (f"{file} was hard to read.",))


def _font(script: str, size: int) -> ImageFont.FreeTypeFont:
    (path,) = (font.path for font in fonts() if font.family == _FAMILIES[script])
    return ImageFont.truetype(path, size)


@pytest.fixture
def draw() -> Draw:
    """Draw lines of words the way a label would show them."""

    def drawn(
        *lines: str,
        script: str = "latin",
        size: int = 56,
        ink: str = "black",
        ground: str = "white",
    ) -> Image.Image:
        image = Image.new("RGB", (1000, 120 + 110 * len(lines)), ground)
        pen = ImageDraw.Draw(image)
        for at, line in enumerate(lines):
            pen.text((50, 50 + 110 * at), line, font=_font(script, size), fill=ink)
        return image

    return drawn


@pytest.fixture
def reader() -> WordReader:
    """Give a reader that needs no models."""
    return FixedReader()


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write files into a case folder and read it, with a reader that needs no models."""

    def reading(**files: bytes | str) -> Folder:
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_folder(tmp_path, reader=FixedReader())

    return reading


@pytest.fixture(scope="session")
def tesseract() -> TesseractWordReader:
    """Find tesseract with all its languages, or skip; in CI it has to be there."""
    reader = TesseractWordReader()
    if reader.missing and os.environ.get("CI") != "true":
        pytest.skip(f"tesseract lacks {', '.join(item.name for item in reader.missing)}")
    assert not reader.missing
    return reader
