"""Images of every kind, opened as grey pixels."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from countermark.findings import BadInputError
from countermark.packs.photo import open_photo


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_pixel_becomes_grey(tmp_path: Path, mode: str) -> None:
    """A dark left half stays dark, and a light right half light, whatever the pixels are."""
    half = Image.new("L", (8, 8), 255)
    half.paste(0, (0, 0, 4, 8))
    if mode == "I;16":
        deep = Image.fromarray((np.asarray(half).astype(np.uint16)) * 257)
    else:
        deep = half.convert("RGB").convert(mode) if mode in {"CMYK", "P"} else half.convert(mode)
    path = tmp_path / ("a.tif" if mode != "LA" else "a.png")
    deep.save(path)
    pixels = np.asarray(open_photo(path))
    assert pixels.dtype == np.uint8
    assert pixels[:, :4].max() < 40
    assert pixels[:, 4:].min() > 200


def test_transparent_parts_are_white(tmp_path: Path) -> None:
    """What is not there is paper."""
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert np.asarray(open_photo(tmp_path / "a.png")).min() == 255


def test_photo_is_turned_upright(tmp_path: Path) -> None:
    """The camera's note of its orientation is obeyed."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("L", (8, 4)).save(tmp_path / "a.jpg", exif=exif)
    assert open_photo(tmp_path / "a.jpg").size == (4, 8)


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    """A PNG named as a text is read."""
    Image.new("L", (4, 4)).save(tmp_path / "a.txt", format="PNG")
    assert open_photo(tmp_path / "a.txt").size == (4, 4)


def test_first_frame_of_an_animation_is_taken(tmp_path: Path) -> None:
    """An animated image is read at its first frame."""
    frames = [Image.new("L", (4, 4), grey) for grey in (200, 0)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert np.asarray(open_photo(tmp_path / "a.gif"))[0, 0] == 200


@pytest.mark.parametrize(("width", "why"), [(60_000, "at most 50000000"), (300_000, "too large")])
def test_huge_image_is_refused_before_it_is_decoded(tmp_path: Path, width: int, why: str) -> None:
    """A bomb is refused with a sentence, whether or not the decoder would warn."""
    Image.new("1", (width, 1000)).save(tmp_path / "a.png")
    with pytest.raises(BadInputError, match=why):
        open_photo(tmp_path / "a.png")


def test_cut_off_image_is_refused(tmp_path: Path) -> None:
    """Half a file is no image."""
    noise = np.random.default_rng(1).integers(0, 255, (64, 64), np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.png")
    (tmp_path / "a.png").write_bytes((tmp_path / "a.png").read_bytes()[:2000])
    with pytest.raises(BadInputError, match="damaged or cut off"):
        open_photo(tmp_path / "a.png")


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_image_is_refused(tmp_path: Path, content: bytes) -> None:
    """Text, nothing, and the bare beginning of an image are refused with a sentence."""
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(BadInputError, match=r"a\.png"):
        open_photo(tmp_path / "a.png")


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    """Neither is an image."""
    with pytest.raises(BadInputError, match="no file"):
        open_photo(tmp_path / "none.png")
    with pytest.raises(BadInputError, match="damaged"):
        open_photo(tmp_path)


def test_strip_longer_than_the_reader_takes_is_refused(tmp_path: Path) -> None:
    """A picture of few pixels may still have a side that no reader takes."""
    Image.new("L", (100_000, 1)).save(tmp_path / "a.png")
    with pytest.raises(BadInputError, match="100000 x 1 pixels"):
        open_photo(tmp_path / "a.png")


def test_nonsense_inside_a_file_is_bad_input(tmp_path: Path) -> None:
    """Whatever a decoder stumbles over, here a fraction as the place of the pixels, is said."""
    Image.new("L", (8, 4)).save(tmp_path / "a.tif")
    data = bytearray((tmp_path / "a.tif").read_bytes())
    data[data.index(b"\x11\x01\x04\x00") + 2] = 11
    (tmp_path / "a.tif").write_bytes(data)
    with pytest.raises(BadInputError, match="damaged"):
        open_photo(tmp_path / "a.tif")
