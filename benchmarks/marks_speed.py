"""How fast, how large: searches, opening, imports, memory. All on one core, warm."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
TOP: Final = 10
_MICRO: Final = 1_000_000
_IMPORTS: Final = 3
_ST66: Final = "euipo_st66_sample.zip"
_TIMES: Final = 12
_NUMBER: Final = re.compile(rb"(<(?:\w+:)?ApplicationNumber>)")

OPENING: Final = """
import json, sys, time
from pathlib import Path
from countermark.marks import Query, Register, search
def resident():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    sizes = {line.split(":")[0]: line.split()[1] for line in lines[1:]}
    return 1024 * int(sizes["Rss"]), 1024 * int(sizes["Private_Dirty"])
path, other, *signs = sys.argv[1:]
if other:
    smaller = Register.open(Path(other))
    for sign in signs:
        search(smaller, Query(text=sign))
before, begun = resident(), time.perf_counter()
register = Register.open(Path(path))
opened = time.perf_counter()
search(register, Query(text=signs[0]))
first = time.perf_counter()
for sign in signs:
    search(register, Query(text=sign))
after = resident()
sums = [sum(array.nbytes for segment in register.segments for array in arrays(segment).values())
    for arrays in (lambda one: one.arrays, lambda one: one.meaning.arrays if one.meaning else {})]
print(json.dumps({"open": opened - begun, "first": first - opened, "marks": len(register),
    "views": sums[0], "meanings": sums[1],
    "resident": after[0] - before[0], "private": after[1] - before[1]}))
"""
"""A process of its own opens a register, searches, and tells what it took.

If another register is given, that one is searched first, so that only what the size of the register
adds is told, not the program itself.
"""


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
    scan, batches = Scan(names), _batches()
    finders = {title: Countermark(register) for title, register in registers}
    finders["the first, answers written out"] = Countermark(registers[0][1], written=True)
    times: dict[str, list[float]] = defaultdict(list)
    with one_core():
        for finder in finders.values():
            _warm(finder)
        # In turn, so that what else the machine does meets all of them.
        for batch in batches:
            for title, finder in finders.items():
                times[title] += _each(finder, batch)
            times[f"cdist, Indel, {BATCH} at once"].append(_cdist(scan, batch))
            times["extract, Indel"].append(_extract(scan, batch[0]))
    print(f"\nOne search on one core, top {TOP}, {BATCH * len(batches)} queries, microseconds")
    first = median(times[registers[0][0]])
    rows = [
        (title, *_shown(seconds), f"{median(seconds) / first:.2f}")
        for title, seconds in times.items()
    ]
    print(table(["", "median", "95th percentile", "times the first"], rows))


def chktm_searches(finder: Finder, ours: Register) -> None:
    """Print the times of chktm's search beside ours over the same names."""
    (batch, *_), times = _batches(), {}
    with one_core():
        for each in (Countermark(ours), finder):
            _warm(each)
            times[each.title] = _each(each, batch)
    rows = [(title, *_shown(seconds)) for title, seconds in times.items()]
    print(table([f"{len(batch)} queries, microseconds", "median", "95th percentile"], rows))


def opening(register: Built, smaller: Built) -> None:
    """Print how long opening takes and what a register takes in memory.

    Args:
        register: the register that is opened.
        smaller: another one, in which the program gets warm before memory is measured.
    """
    _opened(register)  # the compiled code is kept from here on
    warm, grown = _opened(register), _opened(register, after=str(smaller.path))
    with tempfile.TemporaryDirectory() as folder:
        cold = _opened(register, NUMBA_CACHE_DIR=folder)
    marks = warm["marks"]
    rows = [
        ("opening, s", f"{warm['open']:.2f}"),
        ("opening and the first search, s", f"{warm['open'] + warm['first']:.2f}"),
        ("the same for the first time on a machine, s", f"{cold['open'] + cold['first']:.2f}"),
        ("views in mapped files, bytes a mark", f"{warm['views'] / marks:.0f}"),
        ("meanings in mapped files, bytes a mark", f"{warm['meanings'] / marks:.0f}"),
        ("resident memory added, bytes a mark", f"{grown['resident'] / marks:.0f}"),
        ("of it the process's own, bytes a mark", f"{grown['private'] / marks:.0f}"),
    ]
    print(f"\nOpening {register.path.name}, {marks:.0f} marks, a process of its own")
    print(table(["", ""], rows))


def imports(register: Built, meant: Built) -> None:
    """Print how fast files of marks are taken in and meanings are worked out.

    Args:
        register: the register as imported.
        meant: its copy with meanings.
    """
    cores = len(os.sched_getaffinity(0))
    rows = [
        ("CSV (timed when the register was made)", register.imported, register.seconds),
        ("meanings worked out (timed likewise)", meant.imported, meant.seconds),
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = _repeated(BENCH / _ST66, Path(folder) / "repeated.zip")
        # The first import starts what later ones find started.
        _, *taken = [_taken(file) for _ in range(1 + _IMPORTS)]
    seconds = median(seconds for _, seconds in taken)
    rows.append((f"ST.66, EUIPO's records in a ZIP, {_TIMES} times", taken[0][0], seconds))
    print(f"\nImports, {cores} cores")
    lines = [
        (title, marks, f"{seconds:.1f}", f"{marks / seconds:.0f}") for title, marks, seconds in rows
    ]
    print(table(["", "marks", "seconds", "marks a second"], lines))


def _repeated(file: Path, into: Path) -> Path:
    """Repeat an archive's records under other numbers: 331 are over before all cores work."""
    with zipfile.ZipFile(file) as few, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as many:
        for turn in range(_TIMES):
            for name in few.namelist():
                number = f"{turn + 1}".encode()
                record = _NUMBER.sub(rb"\g<1>" + number, few.read(name))
                many.writestr(f"{turn}/{name}", record)
    return into


def _taken(file: Path) -> tuple[int, float]:
    """Import a file into a new register; give the number of marks and the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        done = import_files([file], Path(folder) / "register")
        return done.imported, time.perf_counter() - begun


def _batches() -> list[list[Asked]]:
    asked = [Asked(sign) for sign in queries()]
    return [asked[start : start + BATCH] for start in range(0, len(asked), BATCH)]


def _warm(finder: Finder) -> None:
    """Search for signs that are not timed."""
    list(finder.find([Asked("warm up"), Asked("aufwärmen"), Asked("разминка")], TOP))


def _each(finder: Finder, asked: Sequence[Asked]) -> list[float]:
    return [_timed(lambda: list(finder.find([one], TOP))) for one in asked]  # noqa: B023 - called at once


def _cdist(scan: Scan, asked: Sequence[Asked]) -> float:
    """Time `process.cdist` alone, without choosing the best, for one of the signs."""
    forms, names = [scan.form(one.sign) for one in asked], scan.forms
    scorer = Indel.normalized_similarity
    return _timed(lambda: process.cdist(forms, names, scorer=scorer, workers=1)) / len(asked)


def _extract(scan: Scan, one: Asked) -> float:
    form, names = scan.form(one.sign), scan.forms
    scorer = Indel.normalized_similarity
    return _timed(lambda: process.extract(form, names, scorer=scorer, limit=TOP))


def _shown(seconds: Sequence[float]) -> tuple[str, str]:
    """Write the median and the 95th percentile in microseconds."""
    return f"{_MICRO * median(seconds):.0f}", f"{_MICRO * quantiles(seconds, n=20)[-1]:.0f}"


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _opened(register: Built, *, after: str = "", **environment: str) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", OPENING, str(register.path), after, *queries()[:100]],
        env=os.environ | environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told: dict[str, float] = json.loads(done.stdout)
    return told
