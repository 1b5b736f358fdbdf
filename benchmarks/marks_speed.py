"""How fast, how large: searches, opening, imports, memory. All on one core, warm."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

from benchmarks.marks_figures import table
from benchmarks.marks_material import BENCH, SEED, Built, Names, coined_names, decided
from benchmarks.marks_peers import BATCH, Asked, Countermark, Finder, Scan
from countermark.marks import Register, import_files

QUERIES: Final = 400
EXTRACTED: Final = 20
TOP: Final = 10
_MICRO: Final = 1_000_000
_ST66: Final = "euipo_st66_sample.zip"

OPENING: Final = """
import json, os, sys, time
from pathlib import Path
from countermark.marks import Query, Register, search
def resident():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    sizes = {line.split(":")[0]: line.split()[1] for line in lines[1:]}
    return 1024 * int(sizes["Rss"]), 1024 * int(sizes["Private_Dirty"])
search(Register.of("warm", []), Query(text="warm"))
before, begun = resident(), time.perf_counter()
register = Register.open(Path(sys.argv[1]))
opened = time.perf_counter()
search(register, Query(text=sys.argv[2]))
first = time.perf_counter()
for sign in sys.argv[2:]:
    search(register, Query(text=sign))
after = resident()
views = sum(array.nbytes for segment in register.segments for array in segment.arrays.values())
print(json.dumps({"open": opened - begun, "first": first - opened, "marks": len(register),
    "views": views, "resident": after[0] - before[0], "private": after[1] - before[1]}))
"""
"""A process of its own opens a register, searches, and tells what it took."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that each of some queries took."""

    seconds: list[float]

    @property
    def median(self) -> float:
        """The median, in microseconds."""
        return _MICRO * median(self.seconds)

    @property
    def percentile_95(self) -> float:
        """The 95th percentile, in microseconds."""
        return _MICRO * quantiles(self.seconds, n=20)[-1]

    def shown(self) -> tuple[str, str]:
        """Write both."""
        return f"{self.median:.0f}", f"{self.percentile_95:.0f}"


def queries() -> list[str]:
    """Give the signs that are timed: the contested ones, and coined names drawn at random."""
    contested = list(dict.fromkeys(case.sign for case in decided()))
    die = random.Random(SEED + 1)  # noqa: S311 - drawing for a measurement
    return [*contested, *die.sample(coined_names(), QUERIES - len(contested))]


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def searches(registers: Sequence[tuple[str, Register]], names: Names) -> None:
    """Print the times of a search beside those of rapidfuzz over the same names.

    Args:
        registers: a title and a register, the largest first; the peers scan what it holds.
        names: what the largest one holds.
    """
    asked = [Asked(sign) for sign in queries()]
    with one_core():
        ours = {title: _times(Countermark(register), asked) for title, register in registers}
        scan = Scan(names)
        peers = {
            f"cdist, Indel, {BATCH} at once": _cdist(scan, asked),
            "extract, Indel": _extract(scan, asked[:EXTRACTED]),
        }
    print(f"\nOne search on one core, top {TOP}, {len(asked)} queries, microseconds")
    largest = next(iter(ours.values()))
    rows = [
        (title, *each.shown(), f"{each.median / largest.median:.2f}")
        for title, each in (ours | peers).items()
    ]
    print(table(["", "median", "95th percentile", "times the first"], rows))


def chktm_searches(finder: Finder, ours: Register) -> None:
    """Print the times of chktm's search beside ours over the same names."""
    asked = [Asked(sign) for sign in queries()[:EXTRACTED]]
    with one_core():
        times = {"countermark": _times(Countermark(ours), asked), "chktm": _times(finder, asked)}
    rows = [(title, *each.shown()) for title, each in times.items()]
    print(table([f"{len(asked)} queries, microseconds", "median", "95th percentile"], rows))


def opening(register: Built) -> None:
    """Print how long opening takes and what a register takes in memory."""
    warm = _opened(register, {})
    with tempfile.TemporaryDirectory() as folder:
        cold = _opened(register, {"NUMBA_CACHE_DIR": folder})
    marks = warm["marks"]
    rows = [
        ("opening, s", f"{warm['open']:.2f}"),
        ("first search after it, s", f"{warm['first']:.3f}"),
        ("opening for the first time on a machine (compiling), s", f"{cold['open']:.1f}"),
        ("views in mapped files, bytes a mark", f"{warm['views'] / marks:.0f}"),
        ("resident after the queries, bytes a mark", f"{warm['resident'] / marks:.0f}"),
        ("of it the process's own, bytes a mark", f"{warm['private'] / marks:.0f}"),
    ]
    print(f"\nOpening a register of {marks:.0f} marks, a process of its own")
    print(table(["", ""], rows))


def imports(register: Built) -> None:
    """Print how fast files of marks are taken in."""
    cores = len(os.sched_getaffinity(0))
    rows = [("CSV (timed when the register was made)", register.imported, register.seconds)]
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        done = import_files([BENCH / _ST66], Path(folder) / "register")
        rows.append(("ST.66, EUIPO's records in a ZIP", done.imported, time.perf_counter() - begun))
    print(f"\nImports, {cores} cores")
    lines = [
        (title, marks, f"{seconds:.1f}", f"{marks / seconds:.0f}") for title, marks, seconds in rows
    ]
    print(table(["", "marks", "seconds", "marks a second"], lines))


def _times(finder: Finder, asked: Sequence[Asked]) -> Times:
    """Time every query once, after a warm-up with signs that are not among them."""
    list(finder.find([Asked("warm up"), Asked("aufwärmen"), Asked("разминка")], TOP))
    return Times([_timed(partial(_found, finder, one)) for one in asked])


def _found(finder: Finder, one: Asked) -> list[list[str]]:
    return list(finder.find([one], TOP))


def _cdist(scan: Scan, asked: Sequence[Asked]) -> Times:
    forms, names = [scan.form(one.sign) for one in asked], scan.forms
    batches = [forms[start : start + BATCH] for start in range(0, len(forms), BATCH)]

    def compare(batch: list[str]) -> object:
        return process.cdist(batch, names, scorer=Indel.normalized_similarity, workers=1)

    return Times([_timed(partial(compare, batch)) / len(batch) for batch in batches])


def _extract(scan: Scan, asked: Sequence[Asked]) -> Times:
    forms, names = [scan.form(one.sign) for one in asked], scan.forms

    def find(form: str) -> object:
        return process.extract(form, names, scorer=Indel.normalized_similarity, limit=TOP)

    return Times([_timed(partial(find, form)) for form in forms])


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _opened(register: Built, environment: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", OPENING, str(register.path), *queries()[:100]],
        env=os.environ | environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    told: dict[str, float] = json.loads(done.stdout)
    return told
