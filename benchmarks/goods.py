"""Goods: how well classes and words tell similar goods from others, on EUIPO's pairs of terms.

Usage: python -m benchmarks.goods [--write]

953 pairs of terms that EUIPO holds similar, each with a degree (3 high, 2, 1 low), stand beside
pairs of the same terms drawn at random. What is learned is learned on four fifths and tried on the
last. The list has no pairs that are not similar: of the random ones in one class, many may be.

--write derives the table related_classes.csv anew. For each two classes the number of similar pairs
is compared with the number that would fall on them if the same terms were paired at random. Few
pairs fall on most classes, so the ratio is drawn towards the mean of its group (own proposals, or
the rest), as if one more pair had been seen there (a gamma prior; Casella, An Introduction to
Empirical Bayes Data Analysis, The American Statistician 39, 1985). The degree is the share of
similar pairs among terms of the two classes, if as many were similar as not.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.marks_figures import table
from benchmarks.marks_material import BENCH, SEED, there
from countermark.marks.sign import meaning

TABLE: Final = Path(__file__).parents[1] / "src/countermark/marks/data/related_classes.csv"
COLUMNS: Final = ("class_1", "class_2", "degree", "source", "checked", "valid_from", "valid_to")
OWN: Final = "own proposal"
LAST: Final = 45
CLASSES: Final = range(1, LAST + 1)
SEEN_BEFORE: Final = 1.0
RANDOM: Final = 20_000
FOLDS: Final = 5
ROUNDS: Final = 30
RIDGE: Final = 1e-5

Pair = tuple[int, int]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a list of pairs, and the pairs by their places."""

    texts: list[str]
    classes: NDArray[np.int64]
    pairs: NDArray[np.int64]
    degrees: Numbers

    @classmethod
    def of(cls, path: Path) -> Terms:
        """Read a list with the columns class_1,term_1,degree,class_2,term_2."""
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        sides = [[(int(row[f"class_{n}"]), row[f"term_{n}"]) for n in (1, 2)] for row in rows]
        places = {
            term: at for at, term in enumerate(sorted({term for pair in sides for term in pair}))
        }
        return cls(
            [text for _, text in places],
            np.array([number for number, _ in places]),
            np.array([[places[term] for term in pair] for pair in sides]),
            np.array([float(row["degree"]) for row in rows]),
        )

    def at_random(self, count: int) -> NDArray[np.int64]:
        """Draw pairs that are not on the list."""
        listed = {tuple(sorted(pair)) for pair in self.pairs.tolist()}
        drawn = np.random.default_rng(SEED).integers(0, len(self.texts), (3 * count, 2)).tolist()
        kept = [pair for pair in drawn if pair[0] != pair[1] and tuple(sorted(pair)) not in listed]
        return np.array(kept[:count])


class Counts:
    """How many similar pairs fall on two classes, and how many would at random."""

    def __init__(self, terms: Terms, pairs: NDArray[np.int64], own: set[Pair]) -> None:
        """Count some pairs of a list."""
        self.own = own
        self.total = len(pairs)
        self.seen = Counter(in_order(*map(int, terms.classes[pair])) for pair in pairs)
        self._sizes = Counter(terms.classes.tolist())
        self._possible = len(terms.texts) * (len(terms.texts) - 1) / 2

    def expected(self, pair: Pair) -> float:
        """Tell how many pairs would fall on two classes at random."""
        first, second = (self._sizes[number] for number in pair)
        among = first * second if pair[0] != pair[1] else first * (first - 1) / 2
        return self.total * among / self._possible

    def degree(self, pair: Pair) -> float:
        """Tell how related two different classes are."""
        usual = self._usual[pair in self.own]
        return as_share(
            (self.seen[pair] + SEEN_BEFORE) / (self.expected(pair) + SEEN_BEFORE / usual)
        )

    @property
    def same(self) -> float:
        """Tell how related goods of one class are."""
        return as_share(self._ratio([(number, number) for number in CLASSES]))

    @property
    def unrelated(self) -> float:
        """Tell how related classes are that nobody proposed and on which no pair fell."""
        return as_share(self._usual[False])

    @cached_property
    def _usual(self) -> dict[bool, float]:
        pairs = list(combinations(CLASSES, 2))
        return {
            group: self._ratio([pair for pair in pairs if (pair in self.own) == group])
            for group in (True, False)
        }

    def _ratio(self, pairs: list[Pair]) -> float:
        return sum(self.seen[pair] for pair in pairs) / sum(map(self.expected, pairs))

    def odds(self) -> Numbers:
        """Write the logarithms of all odds as a square."""
        square = np.full((LAST + 1, LAST + 1), self.same)
        for pair in combinations(CLASSES, 2):
            square[pair] = square[pair[::-1]] = self.degree(pair)
        found: Numbers = np.log(square / (1 - square))
        return found


def main() -> None:
    """Print the figures, or write the table."""
    if not there():
        print(f"Skipped: the test material is not in {BENCH.name}/ beside the repository.")
        return
    terms = Terms.of(BENCH / "goods_similarity_pairs.csv")
    counts = Counts(terms, terms.pairs, own_proposals())
    if "--write" in sys.argv:
        write(counts)
    print(f"One class {counts.same:.2f}, no relation known {counts.unrelated:.2f}")
    figures(terms, counts.own)


def own_proposals() -> set[Pair]:
    """Read which classes were proposed as related, before anything was counted."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["source"].startswith(OWN)]
    return {(int(row["class_1"]), int(row["class_2"])) for row in rows}


def write(counts: Counts) -> None:
    """Write the table."""
    lines = []
    for pair in sorted(counts.own | {pair for pair in counts.seen if pair[0] != pair[1]}):
        counted = f"{counts.seen[pair]} of {counts.total} term pairs that EUIPO holds similar"
        source = f"{OWN}, {counted}" if pair in counts.own else counted
        lines.append((*pair, f"{counts.degree(pair):.2f}", source, "no", "", ""))
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([COLUMNS, *lines])


def figures(terms: Terms, own: set[Pair]) -> None:
    """Print how well each way of comparing does, and the weights that are learned."""
    others = terms.at_random(RANDOM)
    directions = meaning.encode([text.lower() for text in terms.texts])
    both = np.concatenate([terms.pairs, others])
    similar = np.arange(len(both)) < len(terms.pairs)
    first, second = both.T
    cosines = (directions[first] * directions[second]).sum(axis=1).astype(np.float64)
    folds = np.random.default_rng(SEED).permutation(len(both)) % FOLDS
    by_class = np.empty(len(both))
    for fold in range(FOLDS):
        odds = Counts(terms, terms.pairs[folds[: len(terms.pairs)] != fold], own).odds()
        at = folds == fold
        by_class[at] = odds[terms.classes[first[at]], terms.classes[second[at]]]
    one_class = (terms.classes[first] == terms.classes[second]).astype(np.float64)
    ways = {
        "words": [cosines],
        "one class or not": [one_class],
        "classes": [by_class],
        "one class or not, words": [one_class, cosines],
        "classes, words": [by_class, cosines],
    }
    rows = []
    for name, columns in ways.items():
        values, weights = tried(np.stack([np.ones(len(both)), *columns], axis=1), similar, folds)
        rows.append((name, *measured(values, similar, one_class, terms.degrees), shown(weights)))
    headings = ("", "AUC", "across classes", "found at 5 %", "at 10 %", "Spearman", "weights")
    print(table(headings, rows))


def tried(
    columns: Numbers, similar: NDArray[np.bool_], folds: NDArray[np.int64]
) -> tuple[Numbers, Numbers]:
    """Learn on all folds but one and value that one; give the mean of the weights learned."""
    values, weights = np.empty(len(columns)), []
    for fold in range(FOLDS):
        weights.append(learned(columns[folds != fold], similar[folds != fold]))
        values[folds == fold] = columns[folds == fold] @ weights[-1]
    return values, np.mean(weights, axis=0)


def learned(columns: Numbers, similar: NDArray[np.bool_]) -> Numbers:
    """Fit a logistic regression in which both groups count the same (Newton's method)."""
    share = np.where(similar, 0.5 / similar.sum(), 0.5 / (~similar).sum())
    weights = np.zeros(columns.shape[1])
    for _ in range(ROUNDS):
        found = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (share * (found - similar)) + RIDGE * weights
        bend = (columns * (share * found * (1 - found))[:, None]).T @ columns
        weights -= np.linalg.solve(bend + RIDGE * np.eye(len(weights)), slope)
    return weights


def measured(
    values: Numbers, similar: NDArray[np.bool_], one_class: Numbers, degrees: Numbers
) -> tuple[str, ...]:
    """Give AUC, AUC across classes, shares found at two shares of false ones, Spearman."""
    across = one_class == 0
    limits = np.quantile(values[~similar], (0.95, 0.90))
    shares = [(values[similar] > limit).mean() for limit in limits]
    rho = np.corrcoef(ranks(values[similar]), ranks(degrees))[0, 1]
    return tuple(
        f"{figure:.3f}"
        for figure in (
            auc(values[similar], values[~similar]),
            auc(values[similar & across], values[~similar & across]),
            *shares,
            rho,
        )
    )


def auc(similar: Numbers, others: Numbers) -> float:
    """Tell how often a similar pair gets more than another one; ties count half."""
    ordered = np.sort(others)
    below = np.searchsorted(ordered, similar) + np.searchsorted(ordered, similar, side="right")
    return float(below.mean() / 2 / len(others))


def ranks(values: Numbers) -> Numbers:
    """Rank values; equal ones share the mean of their ranks."""
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    means: Numbers = np.cumsum(counts) - (counts - 1) / 2
    return means[which]


def shown(weights: Numbers) -> str:
    """Write weights, the constant first."""
    return " ".join(f"{weight:.2f}" for weight in weights)


def in_order(first: int, second: int) -> Pair:
    """Name two classes, the lower first."""
    return min(first, second), max(first, second)


def as_share(ratio: float) -> float:
    """Turn a ratio of likelihoods into a share at even odds."""
    return ratio / (1 + ratio)


if __name__ == "__main__":
    main()
