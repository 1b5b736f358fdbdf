"""A photo as grey pixels: opened by its content, turned upright, refused where it is too large."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from countermark.findings import BadInputError

LARGEST: Final = 50_000_000
"""The most pixels that are decoded."""

LONGEST: Final = 30_000
"""The most pixels that a side may have; a longer strip would grow beyond what the reader takes."""

_SIXTEEN_BITS: Final = 65535.0
_DEEP: Final = ("I", "F")


def open_photo(path: Path) -> Image.Image:
    """Open an image as 8-bit grey, upright, on white where it is transparent.

    Args:
        path: the file; its content decides what it is, not its name. Of an animated image the
            first frame is taken.

    Errors: `BadInputError` if it is no image, is cut off, has more than 50 million pixels or a
        side of more than 30,000.
    """
    try:
        with warnings.catch_warnings():
            # The size is looked at below, before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                _refuse_large(image, path)
                image.load()
                return _grey(ImageOps.exif_transpose(image))
    except FileNotFoundError:
        text = f"There is no file {path}; give the path of an image."
        raise BadInputError(text) from None
    except UnidentifiedImageError:
        text = f"The file {path} is no image that can be read; expected PNG, JPEG, WebP or TIFF."
        raise BadInputError(text) from None
    except Image.DecompressionBombError:
        text = f"The image {path} is too large; at most {LARGEST} pixels are read, make it smaller."
        raise BadInputError(text) from None
    except BadInputError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile file may raise anything inside a decoder
        text = f"The image {path} is damaged or cut off ({error}); photograph or save it anew."
        raise BadInputError(text) from None


def _refuse_large(image: Image.Image, path: Path) -> None:
    width, height = image.size
    if width * height > LARGEST or max(width, height) > LONGEST:
        text = (
            f"The image {path} has {width} x {height} pixels; at most {LARGEST} are read, and "
            f"{LONGEST} on a side: cut out the code or make the image smaller."
        )
        raise BadInputError(text)


def _grey(image: Image.Image) -> Image.Image:
    if image.mode.startswith(_DEEP):
        return _from_deep(np.asarray(image, dtype=np.float64))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image).convert("L")
    return image.convert("L")


def _from_deep(pixels: NDArray[np.float64]) -> Image.Image:
    finite = np.nan_to_num(pixels)
    top = _SIXTEEN_BITS if finite.max() > np.iinfo(np.uint8).max else np.iinfo(np.uint8).max
    return Image.fromarray((np.clip(finite / top, 0, 1) * 255).astype(np.uint8))
