"""Sources and grounds."""

import pytest

from countermark.findings import BadInputError, Ground, Source

TRIPS = Source(title="TRIPS Agreement", locator="art. 55", version="1994", checked=True)


def test_checked_source_reads_as_a_citation() -> None:
    """A checked source reads as title, place and version."""
    assert str(TRIPS) == "TRIPS Agreement, art. 55 (1994)"


def test_unchecked_source_says_so() -> None:
    """A source that nobody compared with the official text says so."""
    text = str(Source(title="Trade press"))
    assert text == "Trade press [not checked against the official text]"


@pytest.mark.parametrize("title", ["", "  "])
def test_source_needs_a_title(title: str) -> None:
    """A source without a title is refused."""
    with pytest.raises(BadInputError, match="without a title"):
        Source(title=title)


def test_ground_needs_a_text() -> None:
    """A ground without a reason is refused."""
    with pytest.raises(BadInputError, match="without a text"):
        Ground(" ", (TRIPS,))


def test_ground_needs_a_source() -> None:
    """A ground without a source is refused and named."""
    with pytest.raises(BadInputError, match="'It is so' has no source"):
        Ground("It is so", ())
