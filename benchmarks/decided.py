"""Do likenesses tell decided pairs of signs apart? By authority, cross-validated, with intervals.

Usage: python -m benchmarks.decided

For pairs of signs of which it was decided whether they are confusing: the area under the curve
(AUC: how often a pair held confusing scores above one that was not; .5 is chance) of the present
score, of look, of sound, and of a small logistic model. The model is tried on authorities that it
has not seen (all others teach it) and within each authority (five folds, ten times). Intervals are
95 % from 2,000 resampled sets of pairs, seeded. A probability of confusion may be shown only where
the AUC is above .65 for every authority with five pairs of each outcome or more.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.marks_figures import table
from countermark.marks.likeness.compare import Likeness, compare
from countermark.marks.precedents import Difference, GoodsRelation, decided_pairs
from countermark.marks.sign.sign import Sign

BENCH: Final = Path(__file__).parents[2] / "shared" / "bench" / "marks" / "decided_pairs.csv"
NEEDED: Final = 0.65
FEWEST: Final = 5
RESAMPLED: Final = 2_000
FOLDS: Final = 5
REPEATS: Final = 10
RIDGE: Final = 1.0
SEED: Final = 20261123
SIGNS: Final = ("look", "sound", "beginning", "ending", "inside", "length", "words")
JURISDICTION: Final = re.compile(r"^(EU|US)|^(?:CJEU|OHIM)|\(([A-Z]{2})\)$")

Array = NDArray[np.float64]
Outcomes = NDArray[np.bool_]


@dataclass(frozen=True)
class Pair:
    """Two signs and what was held of them."""

    earlier: str
    contested: str
    goods: GoodsRelation
    confusing: bool
    authority: str

    @cached_property
    def likeness(self) -> Likeness:
        """Compare the signs as a search does."""
        return compare(Sign.of(self.contested), Sign.of_mark(self.earlier))

    @cached_property
    def features(self) -> list[float]:
        """Measure in which way the signs differ, the goods last; 0.5 where a number is missing."""
        sign, mark = Sign.of(self.contested), Sign.of_mark(self.earlier)
        values = Difference.between(sign, mark, goods=self.goods).values()
        return [values.get(name, 0.5) for name in (*SIGNS, "goods")]


def main() -> None:
    """Print the figures for the public pairs, where they are there, and for the program's own."""
    if BENCH.is_file():
        public = public_pairs()
        report("public decided pairs, by authority", public)
        report("public decided pairs, by jurisdiction", [by_jurisdiction(pair) for pair in public])
    else:
        print(f"Left out: the public pairs are not at {BENCH.name} beside the repository.")
    report("the program's own table, by authority", own_pairs(by_authority=True))
    report("the program's own table, by jurisdiction", own_pairs(by_authority=False))


def public_pairs() -> list[Pair]:
    """Read the pairs of the test material."""
    with BENCH.open(encoding="utf-8", newline="") as stream:
        return [
            Pair(
                row["earlier_mark"],
                row["contested_mark"],
                GoodsRelation(row["goods_relation"]),
                row["held_confusing"] == "yes",
                row["authority"],
            )
            for row in csv.DictReader(stream)
        ]


def by_jurisdiction(pair: Pair) -> Pair:
    """Give a pair to all authorities of its jurisdiction together."""
    found = JURISDICTION.search(pair.authority)
    place = (found[1] or found[2] or "EU") if found else pair.authority
    return replace(pair, authority=place)


def own_pairs(*, by_authority: bool) -> list[Pair]:
    """Read the program's own table; what was held in part is left out."""
    return [
        Pair(
            pair.earlier,
            pair.contested,
            pair.goods,
            pair.outcome == "yes",
            pair.authority if by_authority else pair.jurisdiction,
        )
        for pair in decided_pairs()
        if pair.outcome != "partly"
    ]


def report(title: str, pairs: Sequence[Pair]) -> None:
    """Print the AUC of each measure for each authority that has enough pairs."""
    held = np.array([pair.confusing for pair in pairs])
    whose = np.array([pair.authority for pair in pairs])
    measured = [one for one in dict.fromkeys(whose.tolist()) if enough(held[whose == one])]
    print(f"\n{title}: {len(pairs)} pairs, {held.sum()} held confusing\n")
    rows = []
    for name, values in measures(pairs, held, whose).items():
        groups = [(values[whose == one], held[whose == one]) for one in measured]
        passed = all(auc(*group) > NEEDED for group in groups)
        whole = "-" if np.isnan(values).any() else written(values, held)
        rows.append(
            [name, whole, *(written(*group) for group in groups), "yes" if passed else "no"]
        )
    counts = [
        f"{one} ({held[whose == one].sum()}/{(~held[whose == one]).sum()})" for one in measured
    ]
    print(table(["measure", "all", *counts, f"all above {NEEDED:.2f}"], rows))


def measures(pairs: Sequence[Pair], held: Outcomes, whose: NDArray[np.str_]) -> dict[str, Array]:
    """Give each pair a number by each measure."""
    seen = np.array([pair.features for pair in pairs])
    return {
        "score": np.array([pair.likeness.score for pair in pairs]),
        "look": np.array([pair.likeness.visual for pair in pairs]),
        "sound": np.array([pair.likeness.aural for pair in pairs]),
        "goods": seen[:, -1],
        "model, unseen": unseen(seen[:, :-1], held, whose),
        "model and goods, unseen": unseen(seen, held, whose),
        "model, within": within(seen[:, :-1], held, whose),
        "model and goods, within": within(seen, held, whose),
    }


def enough(held: Outcomes) -> bool:
    """Tell whether there are five pairs of each outcome."""
    return bool(min(held.sum(), (~held).sum()) >= FEWEST)


def written(values: Array, held: Outcomes) -> str:
    """Write an AUC with its interval."""
    low, high = interval(values, held)
    return f"{auc(values, held):.2f} [{low:.2f}-{high:.2f}]"


def auc(values: Array, held: Outcomes) -> float:
    """Tell how often a pair held confusing has the higher value; equal ones count half."""
    yes, no = values[held][:, None], values[~held][None, :]
    return float(((yes > no) + 0.5 * (yes == no)).mean())


def interval(values: Array, held: Outcomes) -> tuple[float, float]:
    """Resample the pairs of each outcome."""
    random = np.random.default_rng(SEED)
    yes, no = values[held], values[~held]
    outcome = np.repeat([True, False], [len(yes), len(no)])
    found = [
        auc(np.concatenate([random.choice(yes, len(yes)), random.choice(no, len(no))]), outcome)
        for _ in range(RESAMPLED)
    ]
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)


def unseen(seen: Array, held: Outcomes, whose: NDArray[np.str_]) -> Array:
    """Predict each authority's pairs by a model that learned on all others."""
    found = np.empty(len(held))
    for one in np.unique(whose):
        model = learned(seen[whose != one], held[whose != one])
        found[whose == one] = model(seen[whose == one])
    return found


def within(seen: Array, held: Outcomes, whose: NDArray[np.str_]) -> Array:
    """Predict each authority's pairs by its other pairs, where it has enough; else not a number."""
    found = np.full(len(held), np.nan)
    for one in np.unique(whose):
        if enough(held[whose == one]):
            found[whose == one] = folded(seen[whose == one], held[whose == one])
    return found


def folded(seen: Array, held: Outcomes) -> Array:
    """Average the predictions of ten times five folds, each with its share of both outcomes."""
    random = np.random.default_rng(SEED)
    total = np.zeros(len(held))
    for _ in range(REPEATS):
        fold = np.empty(len(held), np.int64)
        for outcome in (True, False):
            places = random.permutation(np.flatnonzero(held == outcome))
            fold[places] = np.arange(len(places)) % FOLDS
        for number in range(FOLDS):
            out = fold == number
            total[out] += learned(seen[~out], held[~out])(seen[out])
    return total / REPEATS


def learned(seen: Array, held: Outcomes) -> Callable[[Array], Array]:
    """Fit a logistic model with a ridge penalty by Newton's method; give its log odds."""
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    rows = np.column_stack([np.ones(len(seen)), (seen - middle) / spread])
    penalty = RIDGE * np.diag([0.0, *np.ones(seen.shape[1])])
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (held - chance) - penalty @ weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        weights = weights + np.linalg.solve(bend, slope)
    return lambda others: (
        np.column_stack([np.ones(len(others)), (others - middle) / spread]) @ weights
    )


if __name__ == "__main__":
    main()
