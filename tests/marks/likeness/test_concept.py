"""Likeness of meanings as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.likeness.concept import ALIKE, compare, value_of
from countermark.marks.register.mark import Mark
from countermark.marks.sign.sign import Sign


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_values_rise_with_cosines(one: float, other: float) -> None:
    """What lies nearer gets no smaller value; all values are shares."""
    low, high = (value_of(cosine) for cosine in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert 0 <= low <= high <= 1


@pytest.mark.parametrize(
    ("sign", "mark"), [("GUTE NACHT", "GOOD NIGHT"), ("MARIPOSA", "BUTTERFLY"), ("夢", "DREAM")]
)
def test_translations_are_alike(sign: str, mark: str) -> None:
    """Translations are called alike in meaning."""
    value = compare(Sign.of(sign), Mark(mark_id="1", text=mark)).value
    assert value is not None
    assert value >= ALIKE


def test_unrelated_words_are_not_alike() -> None:
    """Words of different meaning get a low value, which is not nothing."""
    value = compare(Sign.of("BUTTERFLY"), Mark(mark_id="1", text="COFFEE")).value
    assert value is not None
    assert value < ALIKE


@pytest.mark.parametrize(("sign", "mark"), [("WPLZX", "SUN"), ("SUN", "WPLZX"), ("WPLZX", "QZKXW")])
def test_what_is_not_known_stays_unknown(sign: str, mark: str) -> None:
    """Where one side is coined, nothing is said."""
    found = compare(Sign.of(sign), Mark(mark_id="1", text=mark))
    assert found.value is None
    assert (found.ours, found.theirs) == (sign, mark)


def test_the_registers_translation_is_compared() -> None:
    """What the register says a mark means is shown and compared."""
    found = compare(Sign.of("SUN"), Mark(mark_id="1", text="WPLZX", translations=("sun",)))
    assert (found.theirs, found.value) == ("sun", 1.0)
