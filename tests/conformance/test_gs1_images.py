"""Images of others with known contents: a gate that figures once reached are not lost."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from countermark.packs import read_image
from countermark.packs.dates import expiry_of
from countermark.packs.symbols import symbols_in

BENCH = Path(__file__).parents[3] / "shared" / "bench" / "packs"
PACKS = BENCH / "gs1_pack_testset"
ZXING = BENCH / "zxing_datamatrix"
IMAGES = {".png", ".jpg", ".webp"}
READ = 96
"""Of 97; the last one has no known contents."""


@pytest.mark.skipif(not PACKS.exists(), reason="the set of pack images is not at hand")
def test_every_pack_image_is_read_exactly() -> None:
    """All 40 packs, clean, rotated, blurred and noisy, give exactly their four fields."""
    on = date(2026, 11, 23)
    with (PACKS / "truth.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            (code,) = read_image(PACKS / row["file"], on=on)
            assert (code.gtin, code.serial, code.batch) == (
                row["gtin"],
                row["serial"],
                row["batch"],
            )
            assert code.expiry == expiry_of(row["expiry"], on=on)
            assert code.problems == ()


@pytest.mark.skipif(not ZXING.exists(), reason="the photos of zxing are not at hand")
def test_photos_of_zxing_do_not_regress() -> None:
    """At least as many photos as before are read with exactly the known contents."""
    read = sum(_is_read(path) for path in ZXING.rglob("*") if path.suffix in IMAGES)
    assert read >= READ


def _is_read(path: Path) -> bool:
    binary = path.with_suffix(".bin")
    known = (
        binary.read_bytes().decode("latin-1")
        if binary.exists()
        else path.with_suffix(".txt").read_bytes().decode("utf-8")
    )
    texts = [symbol.message[3:] for symbol in symbols_in(path)]
    return known in texts or known in [_shown(text) for text in texts]


def _shown(text: str) -> str:
    names = {"\x1d": "<GS>", "\x1e": "<RS>", "\x04": "<EOT>"}
    return "".join(names.get(character, character) for character in text)
