"""What is found: decided pairs, brands across scripts, probes; and false alarms."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.marks_figures import Share, table
from benchmarks.marks_material import (
    SEED,
    Case,
    across_scripts,
    class_of,
    coined_names,
    decided,
    key,
    probes,
)
from benchmarks.marks_peers import Asked, Finder
from countermark.marks import Query, Register, Relation, Sign, compare, demonstration, search

FEW: Final = 10
MANY: Final = 100
PAIRS: Final = 10_000
COINED_QUERIES: Final = 300
_FEWEST: Final = 40
_FIRST: Final = 3
_SMALL_GROUP: Final = 5


def decided_pairs(finders: Sequence[Finder]) -> None:
    """Print how often the earlier mark is found by the contested sign."""
    cases = decided()
    _recall("Earlier marks found by the contested sign, no class given", cases, finders, _anywhere)
    _recall("The same with the class given", cases, finders, _in_class)


def brands_across_scripts(finders: Sequence[Finder]) -> None:
    """Print how often the Latin brand is found by its name in another script."""
    cases = across_scripts()
    ranks = _ranks(cases, finders, FEW, _anywhere)
    groups = _grouped(cases, lambda case: case.kind)
    large = {name: places for name, places in groups.items() if len(places) >= _FEWEST}
    print(f"\nLatin brands found by their name in another script, recall@{FEW}")
    print(table(*_lines(large, ranks, (FEW,))))
    small = sum(len(places) for name, places in groups.items() if name not in large)
    print(f"Left out: {small} pairs of scripts that have fewer than {_FEWEST}.")


def probes_found(finders: Sequence[Finder]) -> None:
    """Print the rank of the mark meant by each probe."""
    cases = probes()
    ranks = _ranks(cases, finders, MANY, _anywhere)
    print(f"\nProbes: the rank of the mark meant; - is not among the first {MANY}")
    headings = ["sign", "mark meant", *(finder.title for finder in finders)]
    rows = [
        [case.sign, case.mark, *(ranks[finder.title][place] or "-" for finder in finders)]
        for place, case in enumerate(cases)
    ]
    first = [sum(0 < rank <= _FIRST for rank in ranks[finder.title]) for finder in finders]
    print(table(headings, [*rows, [f"among the first {_FIRST}, of {len(cases)}", "", *first]]))


def false_alarms() -> None:
    """Print how often coined names are called more than weakly alike."""
    die = random.Random(SEED)  # noqa: S311 - drawing for a measurement
    names = coined_names()
    pairs = [(die.choice(names), die.choice(names)) for _ in range(PAIRS)]
    strong = Share.of(_strong(*pair) for pair in pairs if pair[0] != pair[1])
    register = demonstration()
    asked = Share.of(_found_strong(register, name) for name in die.sample(names, COINED_QUERIES))
    print("\nFalse alarms: called more than weak")
    shares = {"random pairs of coined names": strong, "coined names asked of known marks": asked}
    rows = [
        (title, share.of_all, share.hits, f"{share.value:.4f}", f"{share.interval[1]:.4f}")
        for title, share in shares.items()
    ]
    print(table(["", "tried", "strong", "share", "95 % below"], rows))


def _strong(sign: str, mark: str) -> bool:
    alike = compare(Sign.of_mark(sign), Sign.of_mark(mark))
    return alike.relation is not Relation.WEAK


def _found_strong(register: Register, sign: str) -> bool:
    found = search(register, Query(text=sign, top=FEW))
    return any(match.relation is not Relation.WEAK for match in found)


def _anywhere(case: Case) -> Asked:
    return Asked(case.sign)


def _in_class(case: Case) -> Asked:
    return Asked(case.sign, class_of(case.mark))


def _recall(
    title: str, cases: Sequence[Case], finders: Sequence[Finder], ask: Callable[[Case], Asked]
) -> None:
    ranks = _ranks(cases, finders, MANY, ask)
    groups = {"all": list(range(len(cases)))}
    groups |= _grouped(cases, lambda case: case.kind)
    print(f"\n{title}: recall@{FEW} and @{MANY}")
    print(table(*_lines(groups, ranks, (FEW, MANY))))
    by_authority = _grouped(cases, lambda case: case.group)
    groups = {name: places for name, places in by_authority.items() if len(places) >= _SMALL_GROUP}
    left = [
        place for name, places in by_authority.items() if name not in groups for place in places
    ]
    print(table(*_lines(groups | {"other authorities": left}, ranks, (FEW, MANY))))


def _ranks(
    cases: Sequence[Case], finders: Sequence[Finder], top: int, ask: Callable[[Case], Asked]
) -> dict[str, list[int]]:
    """Give the rank of the mark meant in each finder's answers; 0 where it is not there."""
    asked = [ask(case) for case in cases]
    return {
        finder.title: [
            next((rank for rank, text in enumerate(texts, 1) if key(text) == key(case.mark)), 0)
            for case, texts in zip(cases, finder.find(asked, top), strict=True)
        ]
        for finder in finders
    }


def _grouped(cases: Sequence[Case], name: Callable[[Case], str]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for place, case in enumerate(cases):
        found[name(case)].append(place)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _lines(
    groups: dict[str, list[int]], ranks: dict[str, list[int]], at: Sequence[int]
) -> tuple[list[str], list[list[str]]]:
    headings = ["", "pairs", *(f"{name} @{top}" for name in ranks for top in at)]
    rows = [
        [
            group,
            str(len(places)),
            *(
                str(Share.of(0 < found[place] <= top for place in places))
                for found in ranks.values()
                for top in at
            ),
        ]
        for group, places in groups.items()
    ]
    return headings, rows
