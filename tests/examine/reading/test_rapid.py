"""Reading words with rapidocr; every photo is drawn here."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import numpy as np
import pytest
from PIL import Image, ImageFilter

from countermark.examine.reading.rapid import LOOK_ALIKES, Line, RapidWordReader, is_installed

pytest.importorskip("rapidocr", reason="the extra 'ocr' is not installed")

Draw = Callable[..., Image.Image]


def _read(image: Image.Image) -> list[str]:
    return [words.text for words in RapidWordReader().read(image, "x.png").words]


def test_latin_words_are_read(draw: Draw) -> None:
    """With umlauts and figures, and with the name and version of the reader."""
    words = RapidWordReader().read(draw("NIKE AIR MAX 40", "Schuhe Größe 42"), "x.png").words
    assert [item.text for item in words] == ["NIKE AIR MAX 40", "Schuhe Größe 42"]
    assert words[0].read_by == f"rapidocr {version('rapidocr')} (PP-OCRv6)"
    assert words[0].score is not None
    assert words[0].score > 0.9


@pytest.mark.parametrize("text", ["運動靴ナイキ", "运动鞋四十双"])
def test_chinese_and_japanese_are_read(draw: Draw, text: str) -> None:
    """They lie in the same models."""
    assert _read(draw(text, script="cjk")) == [text]


@pytest.mark.parametrize("angle", [10, 90, 180, 270])
def test_turned_photos_are_read(draw: Draw, angle: int) -> None:
    """A parcel lies as it lies."""
    image = draw("NIKE AIR MAX 40").rotate(angle, expand=True, fillcolor="white")
    assert _read(image) == ["NIKE AIR MAX 40"]


def test_blurred_and_noisy_photos_are_read(draw: Draw) -> None:
    """A photo taken by hand is still good enough."""
    blurred = np.asarray(draw("NIKE AIR MAX 40").filter(ImageFilter.GaussianBlur(3)), dtype=float)
    noisy = blurred + np.random.default_rng(0).normal(0, 25, blurred.shape)
    assert _read(Image.fromarray(noisy.clip(0, 255).astype(np.uint8))) == ["NIKE AIR MAX 40"]


def test_light_words_on_dark_ground_are_read(draw: Draw) -> None:
    """Labels are often white on black."""
    assert _read(draw("NIKE AIR MAX 40", ink="white", ground="black")) == ["NIKE AIR MAX 40"]


@pytest.mark.parametrize("size", [(1, 1), (3, 2_000), (2_000, 3), (300, 200)])
def test_pictures_without_words_give_none(size: tuple[int, int]) -> None:
    """Even a hair-thin strip is no burden on memory."""
    assert RapidWordReader().read(Image.new("RGB", size, "white"), "x.png").words == ()


def test_the_trap_of_look_alikes_is_said_only_with_words(draw: Draw) -> None:
    """A Cyrillic А would have come out as a Latin A."""
    reader = RapidWordReader()
    assert reader.read(draw("NIKE AIR"), "x.png").unread == (LOOK_ALIKES,)
    assert reader.read(Image.new("RGB", (300, 200)), "x.png").unread == ()


def test_cyrillic_is_found_but_not_read(draw: Draw) -> None:
    """The place is known, so that another reader can be asked."""
    (line,) = RapidWordReader().lines(draw("Кроссовки мужские"))
    assert not line.is_sure
    assert line.strip.width > line.strip.height


@pytest.mark.parametrize(
    ("text", "score", "is_sure"),
    [
        ("NIKE", 0.9, True),
        ("NIKE", 0.6, False),
        ("C", 0.8, False),
        ("C", 0.95, True),
        ("", 1, False),
    ],
)
def test_a_single_letter_needs_a_higher_score(text: str, score: float, *, is_sure: bool) -> None:
    """Codes and patterns look like single letters."""
    assert Line(text, score, Image.new("RGB", (9, 9))).is_sure is is_sure


def test_it_is_installed_where_this_test_runs() -> None:
    """Asking does not load it."""
    assert is_installed()
