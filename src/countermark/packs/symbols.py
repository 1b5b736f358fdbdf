"""Symbols in a photo: the reader is asked about one prepared image after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import zxingcpp
from zxingcpp import BarcodeFormat

from countermark.packs.attempts import Attempt, attempts
from countermark.packs.code import PackCode, parse
from countermark.packs.photo import open_photo

_SAFE: Final = (
    BarcodeFormat.DataMatrix,
    BarcodeFormat.QRCode,
    BarcodeFormat.Aztec,
    BarcodeFormat.PDF417,
    BarcodeFormat.EANUPC,
    BarcodeFormat.Code128,
    BarcodeFormat.DataBar,
)
"""Symbologies whose checks are strong enough that noise is not taken for a code."""

_ALSO_AS_IT_IS: Final = (
    BarcodeFormat.MicroQRCode,
    BarcodeFormat.RMQRCode,
    BarcodeFormat.ITF14,
    BarcodeFormat.PZN,
    BarcodeFormat.Code32,
    BarcodeFormat.Code39,
    BarcodeFormat.MaxiCode,
)
_LINEAR_LAST: Final = "median"
"""Where only linear symbols were found, no preparation after this one is tried."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol as the reader gives it."""

    symbology: str
    """In lower case without spaces: `datamatrix`, `qrcode`, `ean-13` as `ean13`."""

    message: str
    """The data with the symbology identifier before them."""

    attempt: str
    """How the image was prepared when it was read."""


def codes_in(path: Path, *, on: date) -> tuple[PackCode, ...]:
    """Read every code of an image.

    Args:
        path: the image.
        on: today, for the century of dates.

    Errors: `BadInputError` if the image cannot be opened.
    """
    return tuple(
        parse(symbol.message, on=on, symbology=symbol.symbology) for symbol in symbols_in(path)
    )


def symbols_in(path: Path) -> tuple[Symbol, ...]:
    """Find the symbols of an image, trying harder only as long as no matrix symbol was found.

    Errors: `BadInputError` if the image cannot be opened.
    """
    found: dict[tuple[str, str], Symbol] = {}
    linear_only = False
    for attempt in attempts(open_photo(path)):
        barcodes = _read(attempt)
        for barcode in barcodes:
            symbol = _symbol(barcode, attempt)
            found.setdefault((symbol.symbology, symbol.message), symbol)
        if any(_is_matrix(barcode) for barcode in barcodes):
            break
        linear_only = linear_only or bool(barcodes)
        if linear_only and attempt.name == _LINEAR_LAST:
            break
    return tuple(found.values())


def _read(attempt: Attempt) -> list[zxingcpp.Barcode]:
    first = attempt.name == "as it is"
    formats = (*_SAFE, *_ALSO_AS_IT_IS) if first else _SAFE
    threshold = zxingcpp.Binarizer.GlobalHistogram
    local = zxingcpp.Binarizer.LocalAverage
    return zxingcpp.read_barcodes(
        attempt.pixels,
        formats=zxingcpp.BarcodeFormats(formats),
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=threshold if attempt.few_greys else local,
    )


def _is_matrix(barcode: zxingcpp.Barcode) -> bool:
    return barcode.symbology in zxingcpp.barcode_formats_list(
        zxingcpp.BarcodeFormats([BarcodeFormat.AllMatrix])
    )


def _symbol(barcode: zxingcpp.Barcode, attempt: Attempt) -> Symbol:
    name = "".join(filter(str.isalnum, str(barcode.format))).lower()
    # Data in a character set that the reader does not know have no text, only bytes.
    text = barcode.text or barcode.bytes.decode("latin-1")
    return Symbol(name, f"{barcode.symbology_identifier}{text}", attempt.name)
