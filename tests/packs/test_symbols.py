"""Symbols in images."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from countermark.packs import check_digit
from countermark.packs.symbols import codes_in, symbols_in

Draw = Callable[..., Image.Image]
TEXT = "(01)09506003395637(21)1DEGZD8PCF32(17)261130(10)RF3DH"
ON = date(2026, 11, 23)
LETTERS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcxyz-_.", min_size=1, max_size=20)


@settings(max_examples=40, deadline=None)
@given(
    payload=st.text("0123456789", min_size=13, max_size=13),
    serial=LETTERS,
    batch=LETTERS,
    expiry=st.dates(date(2024, 1, 1), date(2070, 12, 31)),
    turns=st.integers(0, 3),
)
def test_every_valid_pack_survives_printing_and_reading(
    payload: str, serial: str, batch: str, expiry: date, turns: int
) -> None:
    """Encoded, drawn, turned, read and parsed, a pack is the same, without a problem."""
    gtin = payload + check_digit(payload)
    symbol = zxingcpp.create_barcode(
        f"(01){gtin}(21){serial}(17){expiry:%y%m%d}(10){batch}",
        zxingcpp.BarcodeFormat.DataMatrix,
        gs1=True,
        forceSquare=True,
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.png"
        Image.fromarray(np.rot90(np.array(symbol.to_image(scale=3)), turns)).save(path)
        (code,) = codes_in(path, on=ON)
    assert (code.symbology, code.gs1, code.problems) == ("datamatrix", True, ())
    assert (code.gtin, code.serial, code.batch, code.expiry) == (gtin, serial, batch, expiry)


def turned(image: Image.Image) -> Image.Image:
    """Turn an image by an odd angle."""
    return image.rotate(33, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def noisy(image: Image.Image) -> Image.Image:
    """Add strong noise."""
    noise = np.random.default_rng(1).normal(0, 90, (image.height, image.width))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))


def smeared(image: Image.Image) -> Image.Image:
    """Smear an image over six pixels."""
    grey = np.asarray(image, float)
    mean = np.mean([np.roll(grey, n, 1) for n in range(6)], axis=0)
    return Image.fromarray(mean.astype(np.uint8))


def faint(image: Image.Image) -> Image.Image:
    """Leave hardly any contrast."""
    return image.point(lambda grey: 110 + grey // 10)


def inverted(image: Image.Image) -> Image.Image:
    """Exchange light and dark."""
    return image.point(lambda grey: 255 - grey)


def in_a_large_photo(image: Image.Image) -> Image.Image:
    """Put an image into the corner of a large textured photo."""
    rng = np.random.default_rng(2)
    photo = Image.fromarray(rng.integers(90, 160, (2400, 3200), np.uint8))
    photo.paste(noisy(image), (2500, 1900))
    return photo


@pytest.mark.parametrize("spoil", [turned, noisy, smeared, faint, inverted, in_a_large_photo])
def test_spoilt_symbol_is_read(tmp_path: Path, draw: Draw, spoil: Draw) -> None:
    """Angle, noise, smear, faint print, inversion and a large photo do not hide the code."""
    spoil(draw(TEXT)).save(tmp_path / "a.png")
    (symbol,) = symbols_in(tmp_path / "a.png")
    assert symbol.message == "]d20109506003395637211DEGZD8PCF32\x1d1726113010RF3DH"


def test_harder_attempts_are_made_only_when_needed(tmp_path: Path, draw: Draw) -> None:
    """A clean code is read as it is; a blurred one is not."""
    draw(TEXT).save(tmp_path / "clean.png")
    draw(TEXT).filter(ImageFilter.GaussianBlur(2.5)).save(tmp_path / "blurred.png")
    (clean,) = symbols_in(tmp_path / "clean.png")
    (blurred,) = symbols_in(tmp_path / "blurred.png")
    assert clean.attempt == "as it is"
    assert blurred.attempt != "as it is"
    assert clean.message == blurred.message


@pytest.mark.parametrize(
    ("name", "text", "options", "symbology", "gtin"),
    [
        ("EAN13", "5901234123457", {}, "ean13", "05901234123457"),
        ("EAN8", "96385074", {}, "ean8", "00000096385074"),
        ("UPCE", "04252614", {}, "upce", "00042100005264"),
        ("Code128", TEXT, {"gs1": True}, "code128", "09506003395637"),
        ("QRCode", TEXT, {"gs1": True}, "qrcode", "09506003395637"),
        ("QRCode", "https://id.gs1.org/01/09506003395637/21/A", {}, "qrcode", "09506003395637"),
        ("QRCode", "hello", {}, "qrcode", None),
        ("DataMatrix", "hello", {}, "datamatrix", None),
    ],
)
def test_other_symbologies_are_named_and_parsed(  # noqa: PLR0913, PLR0917 - one case in columns
    tmp_path: Path,
    draw: Draw,
    name: str,
    text: str,
    options: dict[str, bool],
    symbology: str,
    gtin: str | None,
) -> None:
    """Each symbology gives its name, and a product code where it holds one."""
    draw(text, zxingcpp.barcode_format_from_str(name), **options).save(tmp_path / "a.png")
    (code,) = codes_in(tmp_path / "a.png", on=ON)
    assert (code.symbology, code.gtin, code.gs1) == (symbology, gtin, gtin is not None)


def test_several_codes_of_one_image_are_all_given(tmp_path: Path, draw: Draw) -> None:
    """An EAN beside a DataMatrix does not hide it."""
    sheet = Image.new("L", (700, 400), 255)
    sheet.paste(draw(TEXT), (20, 20))
    sheet.paste(draw("5901234123457", zxingcpp.BarcodeFormat.EAN13), (250, 20))
    sheet.save(tmp_path / "a.png")
    assert {symbol.symbology for symbol in symbols_in(tmp_path / "a.png")} == {
        "datamatrix",
        "ean13",
    }


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (40, 2000), (300, 300)])
def test_image_without_a_code_gives_none(tmp_path: Path, size: tuple[int, int]) -> None:
    """Noise of any size is not taken for a code."""
    pixels = np.random.default_rng(3).integers(0, 255, size, np.uint8)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    assert symbols_in(tmp_path / "a.png") == ()
