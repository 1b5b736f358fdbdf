"""Learning what each feature counts: the weights of feature_weights.csv, and how steady they are.

Usage: python -m benchmarks.marks_weights [SIZE]

Each decided pair is asked among a million coined names; the weights are those, none below nothing,
that put the earlier mark before the other candidates (a softmax over the candidates of each pair,
with a small penalty on large weights). They are learned anew with each group of authorities left
out; what is found for the group left out is found with weights that never saw it. Goods and
outcomes are not looked at: this is about finding.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.marks_figures import Share, table
from benchmarks.marks_material import BENCH, Case, Names, built, decided, key, there
from countermark.marks import Register, Sign
from countermark.marks.likeness import measure
from countermark.marks.search.index import Index

SIZE: Final = 1_000_000
STEPS: Final = 3_000
PENALTY: Final = 1e-2
SPEED: Final = 0.02


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one pair."""

    case: Case
    """The pair."""

    values: NDArray[np.float64]
    """The features of each candidate."""

    meant: int
    """Which candidate is the mark meant, or -1 if it is none of them."""


def main(arguments: Sequence[str] = ()) -> None:
    """Print weights, their spread, and what is found with authorities left out.

    Args:
        arguments: the number of coined names.
    """
    if not there():
        print(f"Skipped: the test material is not in {BENCH.name}/ beside the repository.")
        return
    size = int(arguments[0]) if arguments else SIZE
    index = Index(Register.open(built(Names.of(size)).path))
    groups = [_candidates(index, case) for case in decided()]
    names = [_authority(group.case) for group in groups]
    left_out: list[NDArray[np.float64]] = []
    ranks: dict[str, list[int]] = {}
    for name in sorted(set(names)):
        rest = [one for one, of in zip(groups, names, strict=True) if of != name]
        weights = learned(rest)
        left_out.append(weights)
        ranks[name] = [
            rank(one, weights) for one, of in zip(groups, names, strict=True) if of == name
        ]
    _print_weights(learned(groups), left_out)
    _print_found(ranks)


def learned(groups: Sequence[Group]) -> NDArray[np.float64]:
    """Learn weights that add up to 1.

    Args:
        groups: the candidates of each pair; those without the mark meant are left out.
    """
    usable = [group for group in groups if group.meant >= 0]
    values = np.concatenate([group.values for group in usable])
    starts = np.cumsum([0, *(len(group.values) for group in usable)])[:-1]
    meant = starts + [group.meant for group in usable]
    owner = np.repeat(np.arange(len(usable)), [len(group.values) for group in usable])
    weights = np.ones(values.shape[1])
    first = second = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = values @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        shares = scores / np.add.reduceat(scores, starts)[owner]
        slope = (shares @ values - values[meant].sum(axis=0)) / len(usable) + 2 * PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        pace = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights = np.maximum(0, weights - SPEED * first / (1 - 0.9**step) / pace)
    total: NDArray[np.float64] = weights / weights.sum()
    return total


def rank(group: Group, weights: NDArray[np.float64]) -> int:
    """Give the rank of the mark meant; 0 where it is no candidate.

    Args:
        group: the candidates of a pair.
        weights: what each feature counts.
    """
    if group.meant < 0:
        return 0
    scores = group.values @ weights
    return int((scores > scores[group.meant]).sum()) + 1


def _candidates(index: Index, case: Case) -> Group:
    sign = Sign.of(case.sign)
    places = index.candidates(sign)
    values = measure.shares(*index.measured(places, measure.Forms.of(sign)))
    marks = index.register.marks_of(index.rows(places).tolist())
    meant = [at for at, mark in enumerate(marks) if key(mark.text) == key(case.mark)]
    return Group(case, values, meant[0] if meant else -1)


def _authority(case: Case) -> str:
    if case.group.startswith(("EU", "CJEU", "OHIM")):
        return "European Union"
    if "TTAB" in case.group:
        return "USPTO TTAB"
    return "courts of the United States" if case.group.startswith("US") else "others"


def _print_weights(weights: NDArray[np.float64], left_out: Sequence[NDArray[np.float64]]) -> None:
    low, high = np.min(left_out, axis=0), np.max(left_out, axis=0)
    rows = [
        (name, f"{one:.3f}", f"{a:.3f} to {b:.3f}")
        for name, one, a, b in zip(measure.FEATURES, weights, low, high, strict=True)
    ]
    print(table(("feature", "weight", "with one group of authorities left out"), rows))


def _print_found(ranks: dict[str, list[int]]) -> None:
    every = [rank for found in ranks.values() for rank in found]
    rows = [
        (name, len(found), *(str(Share.of(0 < one <= top for one in found)) for top in (10, 100)))
        for name, found in {**ranks, "all": every}.items()
    ]
    print()
    print(table(("group left out in learning", "pairs", "recall@10", "recall@100"), rows))


if __name__ == "__main__":
    main(sys.argv[1:])
