"""Finding marks among a million coined names, side by side with rapidfuzz and chktm.

Usage: python -m benchmarks.marks [--size 1000000] [--quick]

What is found, with intervals of 95 % (Wilson) by category, authority and script; the probes; what
is called similar wrongly; times on one core; opening, memory, imports. Signs and marks are compared
by every finder without regard to case. "With meaning" is the register after `marks enrich`.
--quick takes 50,000 names and leaves chktm out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import marks_finding, marks_speed
from benchmarks.marks_material import BENCH, Names, built, enriched, there
from benchmarks.marks_peers import Chktm, Countermark, Scan, has_chktm
from countermark.marks import Register

SIZE: Final = 1_000_000
QUICK: Final = 50_000
CHKTM: Final = 100_000
SMALL: Final = 25_000
"""Coined names in the register that is searched before memory is measured."""


def main(arguments: Sequence[str] = ()) -> None:
    """Print every figure.

    Args:
        arguments: as in the usage above.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.marks", description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE, help="coined names")
    parser.add_argument("--quick", action="store_true", help="few names, without chktm")
    given = parser.parse_args(arguments)
    if not there():
        print(f"Skipped: the test material is not in {BENCH.name}/ beside the repository.")
        return
    size = min(given.size, QUICK) if given.quick else given.size
    at_size(size)
    if not given.quick:
        beside_chktm(min(size, CHKTM))


def at_size(size: int) -> None:
    """Print what is found and how fast among coined names, and among a fourth of them."""
    names = Names.of(size)
    made = built(names)
    print(
        f"Register: {made.imported} marks, {names.planted} of them planted; "
        f"{made.rejected} names rejected."
    )
    meant = enriched(made)
    register, with_meaning = Register.open(made.path), Register.open(meant.path)
    ours = [Countermark(register), Countermark(with_meaning, "with meaning")]
    marks_finding.decided_pairs([*ours, Scan(names)])
    marks_finding.brands_across_scripts([*ours, Scan(names, plain=True)])
    marks_finding.probes_found([*ours, Scan(names)])
    marks_finding.false_alarms()
    smaller = built(Names.of(size // 4))
    registers = {
        f"countermark, {len(register)} marks": register,
        f"countermark, {smaller.imported} marks": Register.open(smaller.path),
        "the first, with meaning": with_meaning,
    }
    marks_speed.searches(list(registers.items()), names)
    small = enriched(built(Names.of(SMALL)))
    marks_speed.opening(made, small)
    marks_speed.opening(meant, small)
    marks_speed.imports(made, meant)


def beside_chktm(size: int) -> None:
    """Print what is found and how fast beside chktm, among fewer names."""
    if not has_chktm():
        print("\nSkipped: chktm is not installed; pip install chktm.")
        return
    names = Names.of(size)
    register = Register.open(built(names).path)
    print(f"\nBeside chktm, {len(register)} marks")
    with tempfile.TemporaryDirectory() as folder:
        peer = Chktm.of(names, Path(folder))
        finders = [Countermark(register), Scan(names), peer]
        marks_finding.decided_pairs(finders)
        marks_finding.probes_found(finders)
        marks_speed.chktm_searches(peer, register)


if __name__ == "__main__":
    main(sys.argv[1:])
