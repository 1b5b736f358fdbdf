"""The whole way: starting a command, examining the example, memory. Figures, not tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parent.parent
COMMAND = Path(sys.executable).parent / "countermark"
RUNS = 5

FACTS = {
    "border.yaml": "territory: DE\nevent: detention_notified\non: 2026-11-20\n",
    "law.yaml": "right: trademark\nsign_relation: identical\n",
    "disposal.yaml": "category: clothing\nmaterials: [cotton]\n",
}
STARTED = (
    ("border", "clock", "border.yaml"),
    ("law", "label", "law.yaml"),
    ("disposal", "options", "disposal.yaml"),
    ("marks", "search", "Nlke"),
    ("packs", "verify", "(01)09521234543213(21)430834149301", "--store", "packs.sqlite"),
)

INSIDE = """
import resource, sys
from datetime import date
from pathlib import Path
from time import perf_counter
from countermark.examine import Request, examine_folder
from countermark.examine.report import write_files
class Silent:
    def count(self, n): pass
    def step(self, text): pass
root, out = Path(sys.argv[1]), Path(sys.argv[2])
request = Request(directory=root / "examples" / "parcel", on=date(2026, 11, 23),
                  store=out / "packs.sqlite")
for _ in range(3):
    begun = perf_counter()
    write_files(examine_folder(request, Silent()), out / "report", Silent())
    print(perf_counter() - begun)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def seconds(command: list[str], folder: Path) -> float:
    """Run a command several times; the median of the wall-clock seconds."""
    times = []
    for _ in range(RUNS):
        begun = perf_counter()
        subprocess.run(command, check=True, cwd=folder, capture_output=True)  # noqa: S603 - our own command
        times.append(perf_counter() - begun)
    return median(times)


def main() -> None:
    """Print every figure of the whole way, beside the budget it has."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in FACTS.items():
            (folder / file).write_text(text, encoding="utf-8")
        load = [str(COMMAND), "packs", "load", str(ROOT / "examples" / "packs.csv")]
        subprocess.run(  # noqa: S603 - our own command
            [*load, "--store", "packs.sqlite"], check=True, cwd=folder, capture_output=True
        )
        empty = seconds([sys.executable, "-c", "pass"], folder)
        print(f"an empty Python: {empty:.2f} s")
        for words in STARTED:
            taken = seconds([str(COMMAND), *words, "--json"], folder)
            print(
                f"{' '.join(words[:2])}: {taken:.2f} s, {taken / empty:.0f} times the empty one"
                " (budget 0.4 s)"
            )
        inside = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", INSIDE, str(ROOT), name],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        first, *loaded, peak = map(float, inside.stdout.split())
        print(f"examine and report, models to be loaded: {first:.1f} s")
        print(f"examine and report, models loaded: {min(loaded):.1f} s (budget 10 s on two cores)")
        print(f"peak memory: {peak:.0f} MB (budget 1500 MB)")


if __name__ == "__main__":
    main()
