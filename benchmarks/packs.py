"""Measure the reading and verifying of packs: python benchmarks/packs.py [BENCH_FOLDER].

Three sets: pack images by others, zxing's photos, and images drawn here and spoilt. The baseline is
zxing-cpp asked once. The folder of others' images is `../shared/bench/packs` unless given.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter

from countermark.packs import Question, SqliteStore, StoredPack, check_digit, parse, verify
from countermark.packs.symbols import symbols_in

ON: Final = date(2026, 11, 23)
NUMBER: Final = 40
PACKS: Final = 100_000
_SHOWN: Final = {"\x1d": "<GS>", "\x1e": "<RS>", "\x04": "<EOT>"}
_DRAWN_SIZE: Final = 4

Case = tuple[str, Path, str]
"""Condition, image, known contents."""


def pack_images(folder: Path) -> Iterator[Case]:
    """List the pack images made by others."""
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            text = f"01{row['gtin']}21{row['serial']}\x1d17{row['expiry']}10{row['batch']}"
            yield row["degradation"], folder / row["file"], text


def zxing_photos(folder: Path) -> Iterator[Case]:
    """List the photos that zxing keeps for its own tests."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".png", ".jpg", ".webp"}:
            binary = path.with_suffix(".bin")
            known = (
                binary.read_bytes().decode("latin-1")
                if binary.exists()
                else path.with_suffix(".txt").read_bytes().decode("utf-8")
            )
            yield path.parent.name, path, known


def _blur(radius: float) -> Callable[[Image.Image], Image.Image]:
    return lambda image: image.filter(ImageFilter.GaussianBlur(radius))


def _turn(degrees: float) -> Callable[[Image.Image], Image.Image]:
    return lambda image: image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def _noise(strength: float) -> Callable[[Image.Image], Image.Image]:
    generator = np.random.default_rng(7)

    def spoil(image: Image.Image) -> Image.Image:
        noise = generator.normal(0, strength, (image.height, image.width))
        return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))

    return spoil


def _smear(length: int) -> Callable[[Image.Image], Image.Image]:
    def spoil(image: Image.Image) -> Image.Image:
        grey = np.asarray(image, float)
        mean = np.mean([np.roll(grey, n, 1) for n in range(length)], axis=0)
        return Image.fromarray(mean.astype(np.uint8))

    return spoil


def _tilt(part: float) -> Callable[[Image.Image], Image.Image]:
    """See the symbol from the side: the left edge is shorter by `part`, and nearer by as much."""

    def spoil(image: Image.Image) -> Image.Image:
        width, height = image.size
        here = [(part * width, part * height / 2), (width, 0), (width, height)]
        here.append((part * width, height - part * height / 2))
        there = [(0, 0), (width, 0), (width, height), (0, height)]
        rows, values = [], []
        for (x, y), (u, v) in zip(here, there, strict=True):
            rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
            values += [u, v]
        numbers = np.linalg.solve(np.array(rows, float), np.array(values, float))
        return image.transform(
            image.size,
            Image.Transform.PERSPECTIVE,
            numbers.tolist(),
            Image.Resampling.BICUBIC,
            fillcolor=255,
        )

    return spoil


SPOILT: Final = {
    "angle 15": _turn(15),
    "angle 33": _turn(33),
    "blur 1.5": _blur(1.5),
    "blur 2": _blur(2),
    "blur 2.5": _blur(2.5),
    "blur 3": _blur(3),
    "noise 60": _noise(60),
    "noise 100": _noise(100),
    "angle, blur 1.5, noise 60": lambda image: _noise(60)(_blur(1.5)(_turn(20)(image))),
    "tilt 0.2": _tilt(0.2),
    "tilt 0.4": _tilt(0.4),
    "smear 6": _smear(6),
    "smear 8": _smear(8),
}
"""Conditions by name; lengths in pixels, with modules of 4 pixels."""


def drawn(folder: Path) -> Iterator[Case]:
    """Draw codes and spoil them."""
    chance = random.Random(7)  # noqa: S311 - a repeatable draw
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    payload = "0950600339563"
    for name, spoil in SPOILT.items():
        for number in range(NUMBER):
            serial = "".join(chance.choices(letters, k=14))
            batch = "".join(chance.choices(letters, k=7))
            gtin = payload + check_digit(payload)
            symbol = zxingcpp.create_barcode(
                f"(01){gtin}(21){serial}(17)270331(10){batch}",
                zxingcpp.BarcodeFormat.DataMatrix,
                gs1=True,
                forceSquare=True,
            )
            image = Image.fromarray(np.array(symbol.to_image(scale=_DRAWN_SIZE)))
            path = folder / f"{name}-{number}.png"
            spoil(image).save(path)
            yield name, path, f"01{gtin}21{serial}\x1d1727033110{batch}"


def measure(title: str, cases: Iterator[Case]) -> None:
    """Print, by condition, how many images the baseline and this engine read exactly."""
    counts: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
    for condition, path, known in cases:
        once = zxingcpp.read_barcodes(
            np.asarray(Image.open(path).convert("L")), text_mode=zxingcpp.TextMode.Plain
        )
        start = time.perf_counter()
        ours = [symbol.message[3:] for symbol in symbols_in(path)]
        taken = time.perf_counter() - start
        texts = [each.text or each.bytes.decode("latin-1") for each in once]
        row = counts[condition]
        row[0] += 1
        row[1] += _matches(known, texts)
        row[2] += _matches(known, ours)
        row[3] += taken
    print(f"\n{title}\n{'condition':28} images  zxing once  countermark  ms each")
    for condition, (number, once_read, ours_read, seconds) in counts.items():
        print(
            f"{condition:28} {number:6.0f} {once_read:11.0f} {ours_read:12.0f} "
            f"{1000 * seconds / number:8.1f}"
        )


def _matches(known: str, texts: list[str]) -> bool:
    shown = ["".join(_SHOWN.get(each, each) for each in text) for text in texts]
    return known in texts or known in shown


def time_verifying(folder: Path) -> None:
    """Print how long loading and verifying take."""
    packs = [
        StoredPack(
            gtin="09506003395637",
            serial=f"S{number:09}",
            batch=f"L{number // 1000}",
            expiry=date(2027, 3, 31),
            state="active",
        )
        for number in range(PACKS)
    ]
    with SqliteStore(folder / "packs.sqlite", create=True) as store:
        start = time.perf_counter()
        written = sum(1 for _ in store.put(packs))
        print(f"\n{written} packs stored in {time.perf_counter() - start:.2f} s")
        strings = [f"01{p.gtin}21{p.serial}\x1d1727033110{p.batch}" for p in packs[::100]]
        start = time.perf_counter()
        codes = [parse(text, on=ON) for text in strings]
        parsed = time.perf_counter()
        for code in codes:
            verify(code, store, Question(on=ON))
        done = time.perf_counter()
    number = len(strings)
    print(f"parse {1e6 * (parsed - start) / number:.0f} us, ", end="")
    print(f"verify {1e6 * (done - parsed) / number:.0f} us each")


def main() -> None:
    """Measure every set that is at hand."""
    default = Path(__file__).parents[2] / "shared" / "bench" / "packs"
    bench = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    if (bench / "gs1_pack_testset").exists():
        measure("Pack images", pack_images(bench / "gs1_pack_testset"))
    if (bench / "zxing_datamatrix").exists():
        measure("Photos of zxing", zxing_photos(bench / "zxing_datamatrix"))
    with TemporaryDirectory() as folder:
        measure("Drawn and spoilt", drawn(Path(folder)))
        time_verifying(Path(folder))


if __name__ == "__main__":
    main()
