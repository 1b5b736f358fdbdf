"""Search beside a plain scan: the demonstration register enlarged with coined names.

Usage: python benchmarks/marks.py [SIZE]

Prints, for the same queries in the same run, the time of one search, the time of rapidfuzz's
`process.extract` (default scorer, and Indel), their ratio, and how often the mark meant is among
the first ten, by category. Then the pairs of brands in two scripts and the decided pairs.
"""

from __future__ import annotations

import csv
import gzip
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

from countermark.findings import BadInputError
from countermark.marks import Mark, Query, Register, demonstration, search

BENCH: Final = Path(__file__).parents[2] / "shared" / "bench" / "marks"
CASES: Final = {
    "look-alike letters": [("Nlke", "NIKE"), ("Vlagra", "VIAGRA"), ("GUCCl", "GUCCI")],
    "other scripts' letters": [("АDIDАS", "ADIDAS"), ("RОLEX", "ROLEX"), ("ΝΙΚΕ", "NIKE")],
    "digits for letters": [("g00gle", "GOOGLE"), ("4didas", "ADIDAS"), ("V1AGRA", "VIAGRA")],
    "one letter off": [("adibas", "ADIDAS"), ("Lacost", "LACOSTE"), ("Samsumg", "SAMSUNG")],
    "same sound": [
        ("Knike", "NIKE"),
        ("Wiagra", "VIAGRA"),
        ("koka kola", "COCA-COLA"),
        ("Filips", "PHILIPS"),
    ],
    "with descriptive words": [
        ("GUCCl bags", "GUCCI"),
        ("rolex outlet", "ROLEX"),
        ("nike official store", "NIKE"),
    ],
    "inside a longer sign": [("Super Durex Gold", "DUREX"), ("Panadolium", "PANADOL")],
    "another script": [("Шанель", "CHANEL"), ("アディダス", "ADIDAS"), ("구찌", "GUCCI")],
}
Finder = Callable[[str], list[str]]


def main() -> None:
    """Run every part whose material is there."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if not BENCH.is_dir():
        print(f"Skipped: the test material is not at {BENCH.name}/ beside the repository.")
        return
    names = coined(size)
    known = [mark.text for mark in demonstration().marks]
    print(f"register: {len(known)} + {len(names)} names")
    cases = [(kind, sign, mark) for kind, pairs in CASES.items() for sign, mark in pairs]
    compare_finders("tricks, by category", known, names, cases)
    compare_finders("brands in two scripts", *scripts(names))
    compare_finders("decided pairs, by outcome", *decided(names))


def compare_finders(
    title: str, known: list[str], names: list[str], cases: list[tuple[str, str, str]]
) -> None:
    """Print recall by category and time for each way of finding."""
    print(f"\n{title} ({len(cases)} queries)")
    texts = [*known, *names]
    marks = [Mark(mark_id=f"{place:07d}", text=text) for place, text in enumerate(texts)]
    register = Register.of("benchmark", marks)
    started = time.perf_counter()
    search(register, Query(text="warm up"))
    print(f"  taking the register apart: {time.perf_counter() - started:.1f} s")
    folded = [text.casefold() for text in texts]
    finders: dict[str, Finder] = {
        "search": lambda sign: found(register, sign),
        "extract, Indel": lambda sign: scan(sign, texts, folded),
    }
    if len(cases) < 100:  # noqa: PLR2004 - the default scorer takes a tenth of a second a query
        finders["extract, default"] = lambda sign: default_scan(sign, texts, folded)
    times = {name: report(name, finder, cases) for name, finder in finders.items()}
    for name in list(finders)[1:]:
        print(f"  ratio of search to {name}: {times['search'] / times[name]:.2f}")


def found(register: Register, sign: str) -> list[str]:
    """Find with this program."""
    try:
        return [match.mark.text for match in search(register, Query(text=sign, top=10))]
    except BadInputError:
        return []


def scan(sign: str, texts: list[str], folded: list[str]) -> list[str]:
    """Find by edit distance over every name."""
    best = process.extract(sign.casefold(), folded, scorer=Indel.normalized_similarity, limit=10)
    return [texts[place] for _, _, place in best]


def default_scan(sign: str, texts: list[str], folded: list[str]) -> list[str]:
    """Find with rapidfuzz's default scorer."""
    return [texts[place] for _, _, place in process.extract(sign.casefold(), folded, limit=10)]


def report(name: str, finder: Finder, cases: Iterable[tuple[str, str, str]]) -> float:
    """Print one finder's recall at 10 by category; give its median time in milliseconds."""
    hits: dict[str, list[bool]] = defaultdict(list)
    times = []
    for kind, sign, mark in cases:
        started = time.perf_counter()
        answer = finder(sign)
        times.append(1000 * (time.perf_counter() - started))
        hits[kind].append(mark in answer)
    every = [hit for kind in hits.values() for hit in kind]
    print(f"  {name}: median {statistics.median(times):.1f} ms, recall@10 {rate(every)}")
    parts = (f"{kind} {rate(hit)} of {len(hit)}" for kind, hit in sorted(hits.items()))
    print("    " + "; ".join(parts))
    return statistics.median(times)


def rate(hits: list[bool]) -> str:
    """Write a share."""
    return f"{sum(hits) / len(hits):.2f}"


def coined(size: int) -> list[str]:
    """Read coined names."""
    with gzip.open(BENCH / "coined_names.txt.gz", "rt", encoding="utf-8") as lines:
        return [line.strip() for _, line in zip(range(size), lines, strict=False)]


def rows(name: str) -> list[dict[str, str]]:
    """Read a CSV file of the test material."""
    with (BENCH / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def scripts(names: list[str]) -> tuple[list[str], list[str], list[tuple[str, str, str]]]:
    """Ask for the Latin brand by its name in another script."""
    cases = []
    for row in rows("cross_script_pairs.csv"):
        sides = (row["script_brand"], row["brand"]), (row["script_alias"], row["alias"])
        other = [side for side in sides if side[0] not in {"LATIN", ""}]
        latin = [text for script, text in sides if script == "LATIN"]
        if latin and other:
            cases.append((other[0][0], other[0][1], latin[0]))
    return sorted({mark for _, _, mark in cases}), names, cases


def decided(names: list[str]) -> tuple[list[str], list[str], list[tuple[str, str, str]]]:
    """Ask for the earlier mark by the contested one."""
    pairs = rows("decided_pairs.csv")
    cases = [
        (f"held confusing: {row['held_confusing']}", row["contested_mark"], row["earlier_mark"])
        for row in pairs
    ]
    return sorted({mark for _, _, mark in cases}), names, cases


if __name__ == "__main__":
    main()
