"""Likeness of goods by class and by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import MissingPartError
from countermark.marks.likeness.goods import (
    MOST_TERMS,
    SAME,
    UNRELATED,
    compare_goods,
    likeness,
)
from countermark.marks.sign import meaning
from countermark.marks.tables import table

CLASSES = st.lists(st.integers(1, 45), max_size=4).map(tuple)


@given(CLASSES, CLASSES)
def test_likeness_has_no_direction(ours: tuple[int, ...], theirs: tuple[int, ...]) -> None:
    """Who asks makes no difference."""
    assert likeness(ours, theirs) == likeness(theirs, ours)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [((25,), (25,), SAME), ((25,), (18,), 0.78), ((25,), (7,), UNRELATED), ((), (25,), None)],
)
def test_classes_are_the_same_related_or_not(
    ours: tuple[int, ...], theirs: tuple[int, ...], expected: float | None
) -> None:
    """One class counts most, related ones by the table, others little; unknown stays unknown."""
    assert likeness(ours, theirs) == expected


def test_related_classes_are_less_alike_than_one_class() -> None:
    """No degree of the table reaches that of one class, and none is outside the scale."""
    degrees = [float(row["degree"]) for row in table("related_classes.csv").rows]
    assert all(0 < degree < SAME for degree in degrees)


def value(ours: str, theirs: str, classes: tuple[int, ...] = (25,)) -> float:
    """Compare two descriptions in the same classes."""
    found = compare_goods(classes, ours, classes, theirs).value
    assert found is not None
    return found


def test_words_tell_goods_of_one_class_apart() -> None:
    """Goods that are nearer in meaning get more, at one class."""
    assert value("trainers", "footwear") > value("trainers", "belts made of leather")


def test_goods_are_compared_across_languages() -> None:
    """Descriptions in two languages meet."""
    assert value("кроссовки", "sports shoes", ()) > value("кроссовки", "insurance", ())


def test_words_lift_goods_of_unrelated_classes() -> None:
    """The same goods in words count, though their classes are not known to be related."""
    lifted = compare_goods((28,), "masks", (10,), "masks").value
    assert lifted is not None
    assert lifted > UNRELATED


def test_the_closest_goods_decide_and_each_of_ours_is_shown() -> None:
    """For each of our goods the closest of theirs is told, the closest pair first."""
    found = compare_goods((3, 25), "25: shirts. 3: perfume", (25,), "25: T-shirts; hats")
    assert [pair.ours.text for pair in found.features] == ["shirts", "perfume"]
    assert found.features[0].theirs.text == "T-shirts"
    assert found.value == found.features[0].value
    assert "'shirts (class 25)' beside 'T-shirts (class 25)'" in found.grounds[0]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected", "says"),
    [
        (((25,), ""), ((25,), "25: hats"), SAME, "the goods of the sign are not given in words"),
        (((25,), "hats"), ((25,), ""), SAME, "the goods of the mark are not given in words"),
        (((25,), ""), ((18,), ""), 0.78, "classes 25 and 18, related"),
        (((25,), ""), ((1,), ""), UNRELATED, "not known to be related"),
        (((), ""), ((), ""), None, "the goods of the sign and the mark are not given in words"),
    ],
)
def test_without_words_classes_are_compared(
    ours: tuple[tuple[int, ...], str],
    theirs: tuple[tuple[int, ...], str],
    expected: float | None,
    says: str,
) -> None:
    """Where a side has no words, classes decide, and it is said what is missing."""
    found = compare_goods(*ours, *theirs)
    assert (found.value, found.features) == (expected, ())
    assert says in "; ".join(found.grounds)


def test_long_lists_are_cut_at_the_nearest_classes() -> None:
    """Of a long list the terms of the nearest classes are compared, and it is said how many."""
    long = "; ".join(f"tool number {number}" for number in range(MOST_TERMS + 5))
    found = compare_goods((25,), "shirts", (7, 25), f"7: {long}. 25: shirts")
    assert found.features[0].theirs.text == "shirts"
    assert f"{MOST_TERMS} of {MOST_TERMS + 6} terms were compared" in found.grounds


def test_without_the_encoder_classes_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing encoder costs the words, not the comparison."""

    def missing(_: object) -> None:
        problem = "The encoder is not installed."
        raise MissingPartError(problem)

    monkeypatch.setattr(meaning, "encode", missing)
    found = compare_goods((25,), "socks of wool", (25,), "25: stockings of silk")
    assert found.value == SAME
    assert "The encoder is not installed." in found.grounds


@given(st.text(max_size=30), st.text(max_size=30), CLASSES, CLASSES)
def test_any_goods_are_compared(
    ours: str, theirs: str, our_classes: tuple[int, ...], their_classes: tuple[int, ...]
) -> None:
    """Whatever is given, the value is a share or nothing, and something is said."""
    found = compare_goods(our_classes, ours, their_classes, theirs)
    assert found.value is None or 0 <= found.value <= 1
    assert found.grounds
