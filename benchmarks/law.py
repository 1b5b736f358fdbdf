"""How the rules on courts, laws and recognition re-decide cases that courts have decided.

Usage: python -m benchmarks.law

The collection with its own coding and its variants; beside it, where it is there, the file that the
collection was made from with its coding as it stands. "Always yes" is the peer: most published
cases say yes. Time is that of one answer with the rules loaded, every court of the case included.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from countermark.law import advise, read_dispute
from countermark.law.evaluation.records import Record, records
from countermark.law.evaluation.scoring import (
    Asked,
    Figures,
    Score,
    cases_by_rule,
    figures,
    scores,
)
from countermark.law.evaluation.variants import run_variants
from countermark.law.judgments.collection import collection
from countermark.law.provisions.rulebook import rulebook

FACTS: Final = Path(__file__).parents[2] / "shared" / "facts" / "law" / "judgments.jsonl"
TODAY: Final = date(2026, 11, 23)
"""Used for a case without a day of filing; a fixed day, so that runs can be compared."""


def main() -> None:
    """Print every figure."""
    rules, known = rulebook(), collection()
    print(f"Rules: {len(rules.rules)}, version {rules.version}.")
    print(f"Judgments: {len(known)}, version {known.version}.")
    of_collection = scores(records(), today=TODAY)
    show("The collection with its own coding", of_collection)
    if FACTS.exists():
        show("The same cases as others coded them", scores(records(FACTS), today=TODAY))
    else:
        print(f"\nSkipped: {FACTS.name} is not beside the repository.")
    varied = run_variants(known, today=TODAY)
    met, count = sum(one.met for one in varied), len({one.case for one in varied})
    print(f"\nVariants with one fact changed: {met} of {len(varied)} met, of {count} cases.")
    recoded = [(one.id, each) for one in known for each in one.coding.recoded]
    print(f"\nCodings corrected or completed: {len(recoded)}, of {len(dict(recoded))} cases.")
    for case, each in recoded:
        print(f"  {case}, {each.field}: {each.was} -> {each.now}. {each.why}")
    print("\nCases that each rule decides")
    for rule, cases in cases_by_rule(of_collection).items():
        print(f"  {len(cases):3}  {rule}")
    took = times(records())
    print(f"\nOne answer with every court: median {statistics.median(took):.1f} ms, ", end="")
    print(f"95th percentile {sorted(took)[int(len(took) * 0.95)]:.1f} ms, most {max(took):.1f} ms.")


def show(title: str, given: Iterable[Score]) -> None:
    """Print one table: determinable cases first, then all that are scored."""
    print(f"\n{title}")
    head = ("asked", "cases", "answered", "right", "not yes", "always yes")
    print(f"  {head[0]:<28}{head[1]:>6}{head[2]:>14}{head[3]:>14}{head[4]:>14}{head[5]:>12}")
    every = tuple(given)
    for name, pool in (
        ("determinable", [one for one in every if one.determinable]),
        ("all scored", every),
    ):
        for asked in Asked:
            some = [one for one in pool if one.asked is asked]
            if some:
                print(line(f"{asked}, {name}", figures(some)))
    for one in every:
        if one.answered and not one.right:
            mark = "*" if one.determinable else " "
            print(f"  otherwise {mark} {one.case}, {one.asked}: {one.expected}; rules {one.said}")


def line(name: str, one: Figures) -> str:
    """Write one line of the table."""
    answered = f"{one.answered} ({share(one.coverage)})"
    right = f"{one.right} ({share(one.accuracy)})"
    other = f"{one.other_right}/{one.other_answered} ({share(one.accuracy_other)})"
    yes = share(one.always_yes / one.cases if one.cases else None)
    return f"  {name:<28}{one.cases:>6}{answered:>14}{right:>14}{other:>14}{yes:>12}"


def share(value: float | None) -> str:
    """Write a share."""
    return "-" if value is None else f"{value:.2f}"


def times(cases: Iterable[Record]) -> list[float]:
    """Time one answer for each case, in milliseconds, with everything loaded."""
    disputes = [read_dispute(one.dispute) for one in cases]
    for dispute in disputes:
        advise(dispute, today=TODAY)
    took = []
    for dispute in disputes:
        started = time.perf_counter()
        advise(dispute, today=TODAY)
        took.append((time.perf_counter() - started) * 1000)
    return took


if __name__ == "__main__":
    main()
