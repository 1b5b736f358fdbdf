"""How sure an answer is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError, Certainty


@given(st.floats(0, 1))
def test_probability_from_0_to_1_is_kept(probability: float) -> None:
    """Every number from 0 to 1 is a probability."""
    assert Certainty(probability=probability).probability == probability


@given(st.floats(allow_nan=True).filter(lambda number: not 0 <= number <= 1))
def test_other_numbers_are_no_probability(probability: float) -> None:
    """No number outside 0 to 1, and no NaN, is taken for a probability."""
    with pytest.raises(BadInputError, match="from 0 to 1"):
        Certainty(probability=probability)
