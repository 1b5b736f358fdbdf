"""What the benchmark of marks computes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module", autouse=True)
def _root() -> Iterator[None]:
    """Let benchmarks be imported from the repository."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parents[2])
        yield


@pytest.fixture
def figures() -> ModuleType:
    """Import the module."""
    return import_module("benchmarks.marks_figures")


@pytest.mark.parametrize(
    ("hits", "of_all", "low", "high"),
    [
        (10, 20, 0.2993, 0.7007),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1000, 0.0002, 0.0056),
    ],
)
def test_intervals_are_wilson_s(
    hits: int, of_all: int, low: float, high: float, figures: ModuleType
) -> None:
    """The interval has the values that tables of the Wilson score give."""
    share = figures.Share(hits, of_all)
    assert share.interval == pytest.approx((low, high), abs=5e-5)


def test_shares_are_written_short(figures: ModuleType) -> None:
    """Two digits and the interval; nothing tried is no share."""
    assert str(figures.Share.of([True, False])) == ".50 [.09-.91]"
    assert str(figures.Share.of([True] * 10)) == "1.00 [.72-1.00]"
    assert str(figures.Share.of([])) == "-"


@pytest.mark.parametrize(
    ("earlier", "contested", "expected"),
    [
        ("Zetalon", "ЗЕТАЛОН", "another script"),
        ("Zeta-Lon", "ZÉTALON", "same letters"),
        ("Zeta's", "ZETAS", "same letters"),
        ("Zetalon", "Zetalonex", "contained"),
        ("Blue Zeta", "Zeta house of blue", "contained"),
        ("Blue Zeta", "Red Zeta", "one word changed"),
        ("Zetalon", "Setalin", "near miss"),
        ("Moon", "Luna", "far in letters"),
    ],
)
def test_categories_follow_from_the_letters(
    earlier: str, contested: str, expected: str, figures: ModuleType
) -> None:
    """How two signs differ is told by rules, whichever of them is the earlier one."""
    assert figures.category(earlier, contested) == expected
    assert figures.category(contested, earlier) == expected


def test_tables_are_aligned(figures: ModuleType) -> None:
    """The first column stands to the left, figures to the right."""
    assert (
        figures.table(["", "n"], [("one", 1), ("three", 333)])
        == "         n\none      1\nthree  333"
    )


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=30), st.integers(1, 12))
def test_the_best_are_those_of_a_full_sort(scores: list[float], top: int) -> None:
    """Best first, and of equals the one that stands first."""
    best = import_module("benchmarks.marks_peers").best
    expected = sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:top]
    assert best(np.array(scores, np.float32), top).tolist() == expected


def test_classes_are_spread_evenly() -> None:
    """A mark always gets the same class, however it is written, and no class is crowded."""
    class_of = import_module("benchmarks.marks_material").class_of
    assert class_of("Zetalon") == class_of("ZETALON")
    numbers = [class_of(f"mark {number}") for number in range(45_000)]
    counts = np.bincount(numbers, minlength=46)
    assert counts[0] == 0
    assert counts[1:].min() > 850
    assert counts[1:].max() < 1150
