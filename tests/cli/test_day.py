"""The day that a command is asked about."""

from datetime import date

import pytest

from countermark.cli.day import day_of
from countermark.findings import BadInputError


def test_a_day_is_read() -> None:
    """A day is written with year, month and day."""
    assert day_of("2026-11-23") == date(2026, 11, 23)


@pytest.mark.parametrize("words", ["tomorrow", "23.11.2026", "2026-02-30"])
def test_what_is_no_day_is_refused(words: str) -> None:
    """The refusal repeats what was given and shows what is expected."""
    with pytest.raises(BadInputError, match=rf"'{words}' was given; expected YYYY-MM-DD"):
        day_of(words)
