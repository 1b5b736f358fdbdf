"""Small pictures of the exhibits."""

import io
from pathlib import Path

import pytest
from PIL import Image

from countermark.examine.report.thumbnails import thumbnail
from countermark.findings import Exhibit, ExhibitKind, sha256_of


def exhibit(path: Path) -> Exhibit:
    """Make an exhibit of a picture."""
    return Exhibit(
        id="e1", file=path.name, kind=ExhibitKind.IMAGE, sha256=sha256_of(path), path=path
    )


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        ("RGB", "a.png"),
        ("RGBA", "a.png"),
        ("LA", "a.png"),
        ("P", "a.gif"),
        ("1", "a.png"),
        ("I;16", "a.png"),
        ("CMYK", "a.jpg"),
        ("L", "a.webp"),
    ],
)
def test_every_mode_becomes_a_small_jpeg(tmp_path: Path, mode: str, name: str) -> None:
    """Pictures of every colour mode become a JPEG of at most 560 pixels."""
    Image.new(mode, (1200, 300)).save(tmp_path / name)
    with Image.open(io.BytesIO(thumbnail(exhibit(tmp_path / name)))) as small:
        assert (small.format, small.mode, small.size) == ("JPEG", "RGB", (560, 140))


def test_metadata_stays_behind(tmp_path: Path) -> None:
    """Place and camera of a photo do not go into the report; its orientation is applied."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    Image.new("RGB", (400, 100), "red").save(tmp_path / "a.jpg", exif=exif)
    content = thumbnail(exhibit(tmp_path / "a.jpg"))
    assert b"Camera" not in content
    with Image.open(io.BytesIO(content)) as small:
        assert small.size == (100, 400)
        assert not small.getexif()
