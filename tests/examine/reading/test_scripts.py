"""Reading other scripts with tesseract."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from countermark.examine.reading.scripts import SCRIPTS, TesseractWordReader, script_share

Draw = Callable[..., Image.Image]


@pytest.fixture
def pretended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a program named tesseract, written as a shell script, in the place of the real one."""

    def pretend(script: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(shutil, "which", lambda _name: str(program))

    return pretend


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Кроссовки мужские", "latin"),
        ("Αθλητικά παπούτσια", "latin"),
        ("أحذية رياضية", "arabic"),
        ("נעליים לגברים", "hebrew"),
        ("운동화 나이키", "cjk"),
        ("รองเท้ากีฬา", "thai"),
        ("खेल के जूते", "devanagari"),
    ],
)
def test_each_script_is_read_among_all(
    tesseract: TesseractWordReader, draw: Draw, text: str, font: str
) -> None:
    """Nobody has to say which script it is; one letter may be taken for its neighbour."""
    (words,) = tesseract.lines([draw(text, script=font).crop((0, 30, 1000, 150))])
    assert words is not None
    assert Levenshtein.distance(words.text, text) <= 1
    assert words.read_by.startswith("tesseract ")


def test_strips_are_told_apart(tesseract: TesseractWordReader, draw: Draw) -> None:
    """Each line comes back in its own place, dark or light."""
    light = draw("АДИДАС", ink="white", ground="navy").crop((0, 30, 1000, 150))
    empty = Image.new("RGB", (300, 60), "white")
    found = tesseract.lines([light, empty, draw("Спорт").crop((0, 30, 1000, 150))])
    assert [item and item.text for item in found] == ["АДИДАС", None, "Спорт"]


def test_strips_beyond_the_fortieth_are_not_read(tesseract: TesseractWordReader) -> None:
    """A photo of a page must not take minutes."""
    assert tesseract.lines([Image.new("RGB", (50, 40), "white")] * 41) == [None] * 41


def test_without_tesseract_every_script_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so and reads nothing."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    reader = TesseractWordReader()
    assert reader.missing == SCRIPTS
    assert not reader.is_installed
    assert reader.lines([Image.new("RGB", (9, 9))]) == [None]


def test_missing_languages_are_known(pretended: Callable[[str], None]) -> None:
    """Debian has a package for each."""
    pretended('[ "$1" = --version ] && echo tesseract 9.9 || echo rus')
    reader = TesseractWordReader()
    assert [item.language for item in reader.missing] == [
        item.language for item in SCRIPTS if item.language != "rus"
    ]


def test_a_tesseract_that_fails_reads_nothing(pretended: Callable[[str], None]) -> None:
    """The other reader's words remain."""
    pretended('[ "$1" = - ] && exit 1 || echo rus')
    assert TesseractWordReader().lines([Image.new("RGB", (9, 9))]) == [None]


def test_a_tesseract_that_hangs_is_stopped(
    pretended: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty seconds, then the next photo."""
    pretended("echo rus")
    reader = TesseractWordReader()

    def hangs(*_words: object, timeout: int, **_options: object) -> None:
        raise subprocess.TimeoutExpired(cmd="tesseract", timeout=timeout)

    monkeypatch.setattr(subprocess, "run", hangs)
    assert reader.lines([Image.new("RGB", (9, 9))]) == [None]


def test_a_text_without_letters_has_no_script() -> None:
    """Figures belong to all."""
    assert script_share("40 %") == 0
