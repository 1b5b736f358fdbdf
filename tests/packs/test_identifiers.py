"""GS1 application identifiers."""

import pytest

from countermark.packs.identifiers import application_identifiers, identifier_at


@pytest.mark.parametrize(
    ("code", "least", "most", "predefined"),
    [
        ("01", 14, 14, True),
        ("21", 1, 20, False),
        ("8006", 18, 18, False),
        ("421", 4, 12, False),
        ("253", 13, 30, False),
    ],
)
def test_lengths_are_those_of_the_standard(
    code: str, least: int, most: int, *, predefined: bool
) -> None:
    """Fixed, variable, composed and optional parts add up."""
    identifier = application_identifiers()[code]
    assert (identifier.least, identifier.most, identifier.predefined) == (least, most, predefined)


def test_no_identifier_begins_another() -> None:
    """What stands at a position is never ambiguous."""
    codes = set(application_identifiers())
    assert not [
        code for code in codes for other in codes if code != other and other.startswith(code)
    ]


def test_unassigned_digits_are_no_identifier() -> None:
    """Digits that GS1 has not assigned, and letters, begin no field."""
    assert identifier_at("05X", 0) is None
    assert identifier_at("AB", 0) is None
