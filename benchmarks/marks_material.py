"""The material of the benchmark of marks, and the registers that are made from it.

The material lies beside the repository and is none of it: a million coined names, pairs that were
decided, brands in two scripts.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
import shutil
import tempfile
import time
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from benchmarks.marks_figures import category
from countermark.marks import import_files
from countermark.marks.register.enriching import enrich

BENCH: Final = Path(__file__).parents[2] / "shared" / "bench" / "marks"
SEED: Final = 20261123
CLASSES: Final = 45

SAME_MEANING: Final = (
    "2 USPQ2d 1459", "218 USPQ 284", "230 USPQ 702", "79 USPQ2d 1021", "721 F.2d 353",
    "188 USPQ 524", "203 F.2d 737", "171 USPQ 696", "223 USPQ 52", "187 USPQ 760", "T-811/19",
    "Schweppes International v EUIPO",
)  # fmt: skip
"""Cases about translations and synonyms, by their citation: chosen by hand, twelve of them."""

PROBES: Final = (
    ("NIKE", "NIKE"), ("N\u0406KE", "NIKE"), ("Nlke", "NIKE"), ("N1KE", "NIKE"), ("NYKE", "NIKE"),
    ("Knike", "NIKE"), ("addidas", "ADIDAS"), ("adidos", "ADIDAS"), ("АДИДАС", "ADIDAS"),
    ("adibas", "ADIDAS"), ("Loius Vuiton", "LOUIS VUITTON"), ("Rollex", "ROLEX"),
    ("Panadoll", "PANADOL"), ("Wiagra", "VIAGRA"), ("Vlagra", "VIAGRA"), ("Guccy", "GUCCI"),
    ("kerastase", "KÉRASTASE"), ("koka kola", "COCA-COLA"), ("xiaomi", "XIAOMI"),
    ("小米", "XIAOMI"), ("GUCCl bags", "GUCCI"),
)  # fmt: skip
"""Signs and the mark that each should find among the first three; XIAOMI by either writing."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sign that is asked, and the mark that is meant."""

    sign: str
    """What is asked."""

    mark: str
    """The mark that should be found."""

    kind: str
    """A category or a script."""

    group: str = ""
    """Who decided, if anybody did."""


@dataclass(frozen=True, slots=True)
class Names:
    """The texts of a register, in its order, and the class of each."""

    texts: list[str]
    """Coined names with the planted marks among them, each once."""

    classes: list[int]
    """Nice classes, from 1 to 45."""

    planted: int
    """How many of the texts are planted marks."""

    @classmethod
    def of(cls, size: int) -> Names:
        """Draw coined names, and put the marks that are asked about among them.

        Args:
            size: how many coined names at most.
        """
        planted = {key(case.mark): case.mark for case in (*decided(), *across_scripts(), *probes())}
        coined = [name for name in coined_names() if key(name) not in planted]
        # The file is in the order of the alphabet: names are drawn, not taken from its start.
        die = random.Random(SEED)  # noqa: S311 - drawing for a measurement
        texts = die.sample(coined, min(size, len(coined))) + sorted(planted.values())
        die.shuffle(texts)
        return cls(texts, [class_of(text) for text in texts], len(planted))


@dataclass(frozen=True, slots=True)
class Built:
    """A register that was made for measuring."""

    path: Path
    """Where it lies."""

    imported: int
    """How many of the names became marks."""

    rejected: int
    """How many were refused."""

    seconds: float
    """How long the import, or the working out of meanings, took when it was made."""


def there() -> bool:
    """Tell whether the material is there."""
    return BENCH.is_dir()


def key(text: str) -> str:
    """Give what two writings of one mark share, for every way of finding alike."""
    return unicodedata.normalize("NFC", text).casefold()


def class_of(text: str) -> int:
    """Spread marks evenly over the classes, each always into the same one."""
    return 1 + zlib.crc32(key(text).encode()) % CLASSES


@cache
def coined_names() -> tuple[str, ...]:
    """Read the coined names, each once."""
    with gzip.open(BENCH / "coined_names.txt.gz", "rt", encoding="utf-8") as lines:
        return tuple({key(line.strip()): line.strip() for line in lines}.values())


@cache
def decided() -> tuple[Case, ...]:
    """Read the decided pairs: the contested sign is asked, the earlier mark is meant."""
    return tuple(
        Case(
            row["contested_mark"],
            row["earlier_mark"],
            "same meaning"
            if row["case_number"].startswith(SAME_MEANING)
            else category(row["earlier_mark"], row["contested_mark"]),
            row["authority"],
        )
        for row in _rows("decided_pairs.csv")
    )


@cache
def across_scripts() -> tuple[Case, ...]:
    """Read brands in two scripts: the name in the other script is asked, the Latin one is meant.

    Left out are Latin names that hold letters of another script beside their own.
    """
    found: dict[tuple[str, str], Case] = {}
    for row in _rows("cross_script_pairs.csv"):
        sides = {
            row["script_brand"]: row["brand"],
            row["script_alias"]: row["alias"],
        }
        latin = sides.pop("LATIN", "")
        script, other = next(iter(sides.items()), ("", ""))
        if latin and script and _is_latin(latin):
            found.setdefault((other, key(latin)), Case(other, latin, script))
    return tuple(found.values())


def probes() -> tuple[Case, ...]:
    """Give the probes of the issue."""
    return tuple(Case(sign, mark, "probe") for sign, mark in PROBES)


def built(names: Names) -> Built:
    """Import names into a register on disk, or take the one that was made from them before.

    It lies in the system's folder for temporary files, under a name that tells its content and
    the code that made it.

    Args:
        names: what it holds.
    """
    digest = hashlib.sha256(f"{_code()}\n".encode())
    for line in _csv_lines(names):
        digest.update(line.encode())
    folder = Path(tempfile.gettempdir()) / f"countermark-bench-{digest.hexdigest()[:12]}"
    told = folder / "built.json"
    if not told.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        told.write_text(json.dumps(_import(folder, names)), "utf-8")
    return Built(folder / "register", **json.loads(told.read_text("utf-8")))


def enriched(plain: Built) -> Built:
    """Copy a register and work out what its marks mean, or take the copy that was made before.

    Args:
        plain: the register without meanings, as `built` gives it.
    """
    told, path = plain.path.parent / "enriched.json", plain.path.parent / "enriched"
    if not told.is_file():
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(plain.path, path)
        begun = time.perf_counter()
        enrich(path)
        told.write_text(json.dumps(time.perf_counter() - begun), "utf-8")
    return replace(plain, path=path, seconds=json.loads(told.read_text("utf-8")))


def _import(folder: Path, names: Names) -> dict[str, float]:
    source = folder / "marks.csv"
    with source.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(_csv_lines(names))
    shutil.rmtree(folder / "register", ignore_errors=True)
    begun = time.perf_counter()
    done = import_files([source], folder / "register")
    seconds = time.perf_counter() - begun
    return {"imported": done.imported, "rejected": len(done.rejected), "seconds": seconds}


def _csv_lines(names: Names) -> Iterator[str]:
    yield "mark_id,text,owner,office,classes,status,filed\n"
    for place, (text, number) in enumerate(zip(names.texts, names.classes, strict=True)):
        quoted = text.replace('"', '""')
        day = f"{1990 + place % 36}-{1 + place % 12:02d}-{1 + place % 28:02d}"
        yield f'{place:07d},"{quoted}",Owner {place},EM,{number},registered,{day}\n'


@cache
def _code() -> str:
    """Name the state of the code and tables that take marks apart."""
    digest = hashlib.sha256()
    for folder in ("register", "sign", "sign/data", "data"):
        for part in sorted(Path(str(files("countermark.marks") / folder)).iterdir()):
            if part.is_file():
                digest.update(part.read_bytes())
    return digest.hexdigest()


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (BENCH / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())
