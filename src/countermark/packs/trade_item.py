"""Trade item numbers (GTIN) and their check digit.

>>> check_digit("0950600339563")
'7'
>>> gtin_14("5901234123457")
'05901234123457'
"""

from __future__ import annotations

from typing import Final

GTIN_LENGTHS: Final = (8, 12, 13, 14)
"""GTIN-8, GTIN-12 (UPC), GTIN-13 (EAN), GTIN-14."""


def check_digit(payload: str) -> str:
    """Count the check digit (GS1 General Specifications, section 7.9).

    Args:
        payload: the digits before the check digit.
    """
    total = sum(
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload))
    )
    return str(-total % 10)


def is_checked(number: str) -> bool:
    """Tell whether a number of ASCII digits ends with its right check digit."""
    return is_digits(number) and len(number) > 1 and check_digit(number[:-1]) == number[-1]


def is_digits(text: str) -> bool:
    """Tell whether a text holds ASCII digits only, and at least one."""
    return text.isascii() and text.isdigit()


def gtin_14(number: str) -> str:
    """Write a GTIN of any length with 14 digits."""
    return number.zfill(14)
