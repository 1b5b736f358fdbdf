"""The forms of marks that a search scans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register.forms import Forms, forms_of, forms_of_many

WORDS = st.sampled_from(
    ["gucci", "Coca-Cola", "GmbH", "Ltd", "bags", "the", "a", "bank", "of", "b2b", "3M", "ke$ha",
     "+", "l'Or", "&", "dr", "xx", "R+V", "!", "Škoda", "東京", "®", "\t", "BMW"]
)  # fmt: skip
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=6)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "Gucci Bags Ltd.",
            Forms(
                "gucci",
                1,
                "guxi",
                ("KgoSceeLlTteTde",),
                ("gucci", "guccibags", "guccibagsltd"),
                other_script=False,
            ),
        ),
        ("3M", Forms("3m", 1, "em", ("SqLremm",), ("3m",), other_script=False)),
    ],
)
def test_plain_letters_are_taken_apart(text: str, forms: Forms) -> None:
    """Legal forms and what only describes are left out of look and sound, but found as a whole."""
    assert forms_of_many([text]) == [forms]


@given(TEXTS)
def test_many_are_taken_apart_as_each_alone(texts: list[str]) -> None:
    """In whatever letters and company, a mark has the forms that it has alone."""
    assert forms_of_many(texts) == [forms_of(text) for text in texts]


def test_nothing_is_no_mark() -> None:
    """Of no texts there are no forms."""
    assert forms_of_many([]) == []
