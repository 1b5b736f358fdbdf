"""Ways to prepare a photo so that a hard code can be read, in order of their cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

Pixels = NDArray[np.uint8]
"""Grey values by row and column."""

_WORKING_SIZE: Final = 4_000_000
_TILE: Final = 1200
_OVERLAP: Final = 300
_SMALL: Final = 1_500_000
_LONG: Final = 5000
_STRIP: Final = 4


@dataclass(frozen=True, slots=True)
class Attempt:
    """One prepared image."""

    name: str
    """How it was prepared."""

    pixels: Pixels
    """The grey values."""

    few_greys: bool = False
    """Whether one threshold for the whole image should be tried instead of local ones."""


def attempts(photo: Image.Image) -> Iterator[Attempt]:
    """Prepare a photo in every way, the cheapest first; each is made only when asked for.

    The whole photo comes first; of a large one then a reduced copy, and last overlapping tiles.

    Args:
        photo: 8-bit grey.
    """
    yield Attempt("as it is", np.asarray(photo))
    yield Attempt("one threshold", np.asarray(photo), few_greys=True)
    copy = _reduced(photo)
    for name, prepare in _PREPARATIONS:
        yield Attempt(name, np.asarray(prepare(copy)))
    if copy.width * copy.height <= _SMALL and max(copy.size) <= _LONG:
        for name, prepare in _DEAR:
            yield Attempt(name, np.asarray(prepare(copy)))
    if max(photo.size) > _TILE + _OVERLAP:
        yield from _tiles(photo)


def _reduced(photo: Image.Image) -> Image.Image:
    factor = (photo.width * photo.height / _WORKING_SIZE) ** 0.5
    if factor <= 1:
        return photo
    size = (max(1, round(photo.width / factor)), max(1, round(photo.height / factor)))
    return photo.resize(size, Image.Resampling.BOX)


def _tiles(photo: Image.Image) -> Iterator[Attempt]:
    step = _TILE - _OVERLAP
    for top in range(0, max(1, photo.height - _OVERLAP), step):
        for left in range(0, max(1, photo.width - _OVERLAP), step):
            tile = photo.crop(
                (left, top, min(left + _TILE, photo.width), min(top + _TILE, photo.height))
            )
            place = f"tile at {left}, {top}"
            yield Attempt(place, np.asarray(ImageOps.autocontrast(tile, cutoff=1)))
            yield Attempt(f"{place}, median", np.asarray(_median(3)(tile)))


def _median(size: int) -> Callable[[Image.Image], Image.Image]:
    return lambda photo: photo.filter(ImageFilter.MedianFilter(size))


def _blurred(radius: float) -> Callable[[Image.Image], Image.Image]:
    return lambda photo: photo.filter(ImageFilter.GaussianBlur(radius))


def _sharpened(radius: float) -> Callable[[Image.Image], Image.Image]:
    return lambda photo: photo.filter(ImageFilter.UnsharpMask(radius, 300, 0))


def _scaled(factor: float) -> Callable[[Image.Image], Image.Image]:
    def scale(photo: Image.Image) -> Image.Image:
        size = (max(1, round(photo.width * factor)), max(1, round(photo.height * factor)))
        return photo.resize(size, Image.Resampling.BICUBIC)

    return scale


def _turned(degrees: float) -> Callable[[Image.Image], Image.Image]:
    return lambda photo: photo.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def _stretched(across: float, down: float) -> Callable[[Image.Image], Image.Image]:
    def stretch(photo: Image.Image) -> Image.Image:
        size = (round(photo.width * across), round(photo.height * down))
        return photo.resize(size, Image.Resampling.BICUBIC)

    return stretch


def _in_turn(*steps: Callable[[Image.Image], Image.Image]) -> Callable[[Image.Image], Image.Image]:
    def prepare(photo: Image.Image) -> Image.Image:
        for step in steps:
            photo = step(photo)
        return photo

    return prepare


def _with_margin(photo: Image.Image) -> Image.Image:
    # Bounded by the short side, else the margin of a thin strip would fill the memory.
    border = min(max(photo.size) // 8, _STRIP * min(photo.size)) + 8
    return ImageOps.expand(photo, border=border, fill=255)


def _contrasted(photo: Image.Image) -> Image.Image:
    return ImageOps.autocontrast(photo, cutoff=5)


def denoised(photo: Image.Image, *, strength: float = 30.0, reach: int = 3) -> Image.Image:
    """Average each pixel with its neighbours whose surroundings look alike (non-local means).

    Args:
        photo: 8-bit grey.
        strength: how unlike surroundings may look, in grey values.
        reach: how far away neighbours may be, in pixels.
    """
    pixels = np.pad(np.asarray(photo, dtype=np.float32), reach, mode="reflect")
    height, width = photo.height, photo.width
    total = np.zeros((height, width), np.float32)
    weights = np.zeros_like(total)
    centre = pixels[reach : reach + height, reach : reach + width]
    for down in range(2 * reach + 1):
        for across in range(2 * reach + 1):
            shifted = pixels[down : down + height, across : across + width]
            weight = np.exp(-_patch_mean((shifted - centre) ** 2) / strength**2)
            total += weight * shifted
            weights += weight
    return Image.fromarray(np.clip(total / weights, 0, 255).astype(np.uint8))


def unblurred(photo: Image.Image, *, radius: float, noise: float = 0.001) -> Image.Image:
    """Undo a blur that is the same all over the photo (Wiener's filter).

    Args:
        photo: 8-bit grey.
        radius: the standard deviation of the blur in pixels.
        noise: how strong noise is beside the picture, as a ratio of powers.
    """
    border = round(8 * radius)
    pixels = np.pad(np.asarray(photo, dtype=np.float64), border, mode="edge")
    down = np.fft.fftfreq(pixels.shape[0])[:, np.newaxis]
    across = np.fft.rfftfreq(pixels.shape[1])[np.newaxis]
    blur = np.exp(-2 * (np.pi * radius) ** 2 * (down**2 + across**2))
    spectrum = np.fft.rfft2(pixels) * blur / (blur**2 + noise)
    sharp = np.fft.irfft2(spectrum, pixels.shape)[border:-border, border:-border]
    return Image.fromarray(np.clip(sharp, 0, 255).astype(np.uint8))


def _unblurred(radius: float) -> Callable[[Image.Image], Image.Image]:
    return lambda photo: unblurred(photo, radius=radius)


def _patch_mean(squares: NDArray[np.float32]) -> NDArray[np.float32]:
    padded = np.pad(squares, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9, dtype=np.float32)


_PREPARATIONS: Final = (
    ("margin added", _with_margin),
    ("contrast", _contrasted),
    ("median", _median(3)),
    ("blur 1", _blurred(1)),
    ("half size", _scaled(0.5)),
    ("blur 2", _blurred(2)),
    ("sharpened", _sharpened(3)),
    ("median 5", _median(5)),
)
_DEAR: Final = (
    ("double size", _scaled(2)),
    ("double size, sharpened", _in_turn(_scaled(2), _sharpened(6))),
    ("blur undone", _unblurred(2.5)),
    ("more blur undone", _unblurred(5)),
    ("denoised", denoised),
    ("denoised, double size", _in_turn(denoised, _scaled(2))),
    ("turned by 10", _turned(10)),
    ("turned by -10", _turned(-10)),
    ("turned by 45", _turned(45)),
    ("stretched across", _stretched(1.6, 1)),
    ("stretched down", _stretched(1, 1.6)),
    ("triple size, blurred", _in_turn(_scaled(3), _blurred(2))),
)
