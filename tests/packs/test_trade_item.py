"""Trade item numbers and their check digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.packs.trade_item import check_digit, gtin_14, is_checked, is_digits

PAYLOADS = st.text("0123456789", min_size=7, max_size=17)


@given(PAYLOADS)
def test_number_with_its_check_digit_is_valid(payload: str) -> None:
    """The weighted sum of a number with its check digit is a multiple of ten."""
    number = payload + check_digit(payload)
    weighted = sum(int(d) * (1, 3)[place % 2] for place, d in enumerate(reversed(number)))
    assert weighted % 10 == 0
    assert is_checked(number)


@given(PAYLOADS, st.data())
def test_one_wrong_digit_is_always_noticed(payload: str, data: st.DataObject) -> None:
    """Changing any one digit makes the check digit wrong."""
    number = payload + check_digit(payload)
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    assert not is_checked(number[:place] + other + number[place + 1 :])


@given(PAYLOADS)
def test_leading_zeros_keep_the_check_digit(payload: str) -> None:
    """Writing a number with 14 digits does not change whether it is valid."""
    assert is_checked(gtin_14(payload + check_digit(payload)))


@pytest.mark.parametrize("text", ["", "12a", "²", "١٢"])
def test_only_ascii_digits_are_digits(text: str) -> None:
    """Superscripts and digits of other scripts are not taken for digits."""
    assert not is_digits(text)
    assert not is_checked(text)
