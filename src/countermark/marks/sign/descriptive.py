"""Words that only describe goods or a shop, and of what kind each is.

>>> kind_of("Taschen"), kind_of("réplicas"), kind_of("Gucci")
('goods', 'copy', '')
"""

from __future__ import annotations

from functools import cache
from typing import Final

from countermark.marks.sign.writing import fold
from countermark.marks.tables import table

COPY: Final = "copy"
"""The kind of words that say of goods that they are a copy, such as replica."""

GRAMMAR: Final = "grammar"
"""The kind of words that only join others, such as the."""

SHOP: Final = "shop"
"""The kind of words that tell of selling, such as outlet."""

CLAIM: Final = "claim"
"""The kind of words that praise, such as official or new."""


def kind_of(word: str) -> str:
    """Tell what a descriptive word says, by the table descriptive_words.csv.

    Args:
        word: one word in any script.

    Returns: goods, shop, claim, copy or grammar; nothing for any other word.
    """
    return kinds().get(fold(word), "")


@cache
def kinds() -> dict[str, str]:
    """Read the kind of every descriptive word, the words folded."""
    return {fold(row["word"]): row["kind"] for row in table("descriptive_words.csv").rows}
