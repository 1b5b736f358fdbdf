"""Pictures."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from countermark.examine.reading.picture import Picture, kind_of, read_picture
from countermark.findings import BadInputError


def _bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def _read(folder: Path, content: bytes, name: str = "x.png") -> Picture:
    (folder / name).write_bytes(content)
    return read_picture(folder / name, kind_of(content[:32]))


_RED = Image.new("RGB", (40, 30), "red")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("PNG", "x.png"),
        ("JPEG", "x.jpg"),
        ("WEBP", "x.webp"),
        ("TIFF", "x.tif"),
        ("BMP", "x.bmp"),
        ("GIF", "x.gif"),
    ],
)
def test_common_kinds_are_opened(tmp_path: Path, kind: str, name: str) -> None:
    """Each comes out in red, green and blue, with nothing to remark."""
    found = _read(tmp_path, _bytes(_RED, kind), name)
    assert found.remarks == ()
    assert (found.image.size, found.image.mode) == ((40, 30), "RGB")
    assert found.image.getpixel((20, 15))[0] > 250  # type: ignore[index]


def test_a_wrong_ending_is_remarked(tmp_path: Path) -> None:
    """The content says what it is."""
    found = _read(tmp_path, _bytes(_RED, "JPEG"))
    assert found.remarks == ("It is named .png, but it is JPEG.",)


def test_a_missing_ending_is_remarked(tmp_path: Path) -> None:
    """A file without ending is still a picture."""
    found = _read(tmp_path, _bytes(_RED, "PNG"), "photo")
    assert found.remarks == ("It is named without an ending, but it is PNG.",)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_a_cut_picture_stops_in_the_middle(tmp_path: Path, kind: str) -> None:
    """Half a file is no evidence of the whole."""
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    content = _bytes(Image.fromarray(noise), kind)
    with pytest.raises(BadInputError, match=r"stops in the middle|is broken and cannot be opened"):
        _read(tmp_path, content[: len(content) // 2])


@pytest.mark.parametrize("side", [8_000, 60_000])
def test_too_many_pixels_are_refused_before_opening(tmp_path: Path, side: int) -> None:
    """A header of a few bytes can promise gigabytes."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    content += struct.pack(">I", zlib.crc32(chunk)) + b"\0\0\0\0IDAT" + bytes(9)
    with pytest.raises(BadInputError, match=r"megapixels.* at most 50 are opened. Save it smaller"):
        _read(tmp_path, content)


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_kinds_of_newer_phones_are_named(tmp_path: Path, brand: bytes) -> None:
    """The sentence says what to do."""
    with pytest.raises(BadInputError, match="save the picture as JPEG or PNG"):
        _read(tmp_path, b"\0\0\0\x18ftyp" + brand + bytes(8))


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "PNG"])
def test_the_first_of_several_pictures_is_read(tmp_path: Path, kind: str) -> None:
    """Films and scans of many pages are read at their beginning, and that is said."""
    pages = [Image.new("RGB", (40, 30), colour) for colour in ("blue", "green")]
    found = _read(tmp_path, _bytes(_RED, kind, save_all=True, append_images=pages))
    assert found.remarks[-1] == "It holds 3 pictures; only the first was read."
    assert found.image.getpixel((1, 1)) == (255, 0, 0)


def test_a_photo_is_turned_upright(tmp_path: Path) -> None:
    """Cameras write how they were held."""
    exif = Image.Exif()
    exif[0x0112] = 6
    found = _read(tmp_path, _bytes(_RED, "JPEG", exif=exif))
    assert found.image.size == (30, 40)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16", "F", "YCbCr"])
def test_every_mode_becomes_plain_colours(tmp_path: Path, mode: str) -> None:
    """Black, white, transparent, 16-bit and printers' colours are all readable."""
    image = Image.new("L", (40, 30), 0)
    image.paste(255, (0, 0, 20, 30))
    if mode == "I;16":
        deep = (np.asarray(image).astype(np.uint16)) * 257
        content = _bytes(Image.fromarray(deep), "TIFF")
    else:
        content = _bytes(image.convert(mode), "TIFF" if mode in {"F", "CMYK", "YCbCr"} else "PNG")
    found = _read(tmp_path, content)
    assert found.image.mode == "RGB"
    left, right = found.image.getpixel((5, 15)), found.image.getpixel((35, 15))
    assert min(left) > 240  # type: ignore[arg-type]
    assert max(right) < 15  # type: ignore[arg-type]


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    """Black words on nothing stay readable."""
    found = _read(tmp_path, _bytes(Image.new("RGBA", (40, 30), (0, 0, 0, 0)), "PNG"))
    assert found.image.getpixel((1, 1)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_becomes_white(tmp_path: Path) -> None:
    """GIF and small PNG say it in another way."""
    content = _bytes(Image.new("P", (40, 30), 0), "PNG", transparency=0)
    assert _read(tmp_path, content).image.getpixel((1, 1)) == (255, 255, 255)


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    """The longer side comes down to 2,000 pixels."""
    found = _read(tmp_path, _bytes(Image.new("L", (4_000, 1_000)), "PNG"))
    assert (found.image.size, found.scaled) == ((2_000, 500), True)


def test_odd_tags_of_a_scan_do_not_matter(tmp_path: Path) -> None:
    """Scanners write what they like beside the picture."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[65000] = "x"
    found = _read(tmp_path, _bytes(_RED, "TIFF", tiffinfo=tags), "x.tiff")
    assert found.remarks == ()


@pytest.mark.parametrize(
    "head", [b"BM", b"BM spare parts for cars, 40 boxes", b"RIFF1234WAVE", b""]
)
def test_other_files_are_no_pictures(head: bytes) -> None:
    """A listing may begin with the letters of a kind of picture."""
    assert kind_of(head) == ""
