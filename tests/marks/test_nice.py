"""Nice classes as they are given."""

from __future__ import annotations

import pytest

from countermark.findings import BadInputError
from countermark.marks.nice import read_classes


@pytest.mark.parametrize("text", ["46", "0", "x", "-1", "1.5", "²"])
def test_wrong_classes_are_refused(text: str) -> None:
    """Only Nice classes from 1 to 45 are accepted."""
    with pytest.raises(BadInputError, match="1 to 45"):
        read_classes(text)


def test_classes_are_read_in_order_and_once() -> None:
    """Repeated classes count once."""
    assert read_classes(" 25;18;25; ") == (18, 25)
