"""Pictures: what they are by their content, whole or broken, upright and in plain colours."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from countermark.findings import BadInputError, Exhibit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

LONG_SIDE: Final = 2_000
"""Pixels of the longer side at which words are read."""

MOST_PIXELS: Final = 50_000_000
"""Pixels of a picture that is opened."""

_FORMATS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")
_NAMES: Final = {
    "JPEG": frozenset({".jpg", ".jpeg", ".jpe", ".jfif"}),
    "PNG": frozenset({".png", ".apng"}),
    "WebP": frozenset({".webp"}),
    "TIFF": frozenset({".tif", ".tiff"}),
    "BMP": frozenset({".bmp", ".dib"}),
    "GIF": frozenset({".gif"}),
}
SUFFIXES: Final = frozenset[str]().union(*_NAMES.values())
"""Endings of the pictures that this version reads."""

_UNREADABLE: Final = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"hevc": "HEIC",
    b"mif1": "HEIF",
    b"msf1": "HEIF",
    b"avif": "AVIF",
    b"avis": "AVIF",
}
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
)
_BMP_HEADERS: Final = frozenset({12, 40, 52, 56, 64, 108, 124})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made ready for reading."""

    image: Image
    """RGB, upright, at most `LONG_SIDE` pixels long."""

    scaled: bool
    """Whether it was larger."""

    remarks: tuple[str, ...]
    """What is odd about the file."""


def kind_of(head: bytes) -> str:
    """Tell the kind of picture by its first 32 bytes.

    Returns: `PNG`, `JPEG`, `GIF`, `TIFF`, `WebP`, `BMP`, `HEIC`, `HEIF`, `AVIF`, or nothing.

    >>> kind_of(b"GIF89a"), kind_of(b"BMW spare parts, 40 boxes, from CN")
    ('GIF', '')
    """
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        return _UNREADABLE.get(head[8:12], "")
    is_bmp = head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS
    return "BMP" if is_bmp and head[6:10] == bytes(4) else ""


def read_picture(path: Path, kind: str) -> Picture:
    """Open a picture, check that it is whole, and make it ready for reading.

    Args:
        path: the file.
        kind: what `kind_of` says about its first bytes.

    Errors: `BadInputError` for kinds that this version does not open, more than 50 megapixels,
        and pictures that stop in the middle or are broken.
    """
    if kind in _UNREADABLE.values():
        text = f"This version does not open {kind}; save the picture as JPEG or PNG."
        raise BadInputError(text)
    remarks = []
    if path.suffix.lower() not in _NAMES[kind]:
        remarks.append(f"It is named {path.suffix or 'without an ending'}, but it is {kind}.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is said here in plain words
        try:
            image, scaled, frames = _ready(path)
        except BadInputError:
            raise
        except Exception as error:  # noqa: BLE001 - broken bytes make decoders raise anything
            raise BadInputError(_why(error)) from None
    if frames > 1:
        remarks.append(f"It holds {frames} pictures; only the first was read.")
    return Picture(image, scaled, tuple(remarks))


def picture_of(exhibit: Exhibit) -> Image:
    """Open the picture of an exhibit again, upright and in plain colours.

    Args:
        exhibit: an exhibit of the kind image.

    Errors: `BadInputError` if its bytes are no longer those that were hashed.
    """
    return read_picture(exhibit.path, kind_of(exhibit.content())).image


def _ready(path: Path) -> tuple[Image, bool, int]:
    from PIL import Image, ImageOps  # noqa: PLC0415 - only where there is a picture

    with Image.open(path, formats=_FORMATS) as opened:
        width, height = opened.size
        if width * height > MOST_PIXELS:
            text = (
                f"The picture has {width * height / 1e6:,.0f} megapixels ({width} x {height}); "
                "at most 50 are opened. Save it smaller."
            )
            raise BadInputError(text)
        frames = 1 if opened.format == "MPO" else getattr(opened, "n_frames", 1)
        opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
        opened.load()
        upright = _in_plain_colours(ImageOps.exif_transpose(opened))
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    return upright, max(width, height) > LONG_SIDE, frames


def _in_plain_colours(image: Image) -> Image:
    """Turn any mode into RGB: 16 bits are scaled to 8, what is transparent becomes white."""
    from PIL import Image as pillow  # noqa: N813, PLC0415 - the module, not its class

    if image.mode.startswith("I") or image.mode == "F":
        plain = pillow.fromarray(_in_eight_bits(image)).convert("RGB")
    elif "A" in image.getbands() or "transparency" in image.info:
        coloured = image.convert("RGBA")
        plain = pillow.new("RGB", image.size, "white")
        plain.paste(coloured, mask=coloured.getchannel("A"))
    else:
        plain = image.convert("RGB")
    return plain


def _in_eight_bits(image: Image) -> NDArray[np.uint8]:
    import numpy as np  # noqa: PLC0415 - only for pictures of more than 8 bits

    grey = np.nan_to_num(np.asarray(image, dtype=np.float32), posinf=0.0, neginf=0.0)
    low, high = float(grey.min()), float(grey.max())
    return ((grey - low) * (255.0 / max(high - low, 1e-6))).astype(np.uint8)


def _why(error: Exception) -> str:
    if type(error).__name__ == "DecompressionBombError":
        return "The picture has over 50 megapixels; at most 50 are opened. Save it smaller."
    said = str(error).lower()
    if any(word in said for word in ("truncated", "broken data stream", "eof", "premature")):
        return "The picture stops in the middle; copy the file again from where it came from."
    return (
        "The picture is broken and cannot be opened; copy the file again from where it came from."
    )
