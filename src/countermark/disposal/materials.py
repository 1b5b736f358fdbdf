"""Materials and categories of goods, with the names that people use for them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from countermark.disposal.matching import cells
from countermark.findings import BadInputError, Row, read_table


@dataclass(frozen=True, slots=True)
class Names:
    """The rows of a table by name, with did-you-mean for the names that it lacks."""

    kind: str
    """What the rows are, for messages."""

    rows: Mapping[str, Row]
    """The rows by name."""

    aliases: Mapping[str, str]
    """Other names that people use."""

    def named(self, name: str) -> Row:
        """Find a row by its name or one of its other names.

        Errors: `BadInputError` that offers the nearest names.
        """
        wanted = plain(name)
        wanted = self.aliases.get(wanted, wanted)
        if wanted in self.rows:
            return self.rows[wanted]
        near = difflib.get_close_matches(wanted, [*self.rows, *self.aliases], n=3, cutoff=0.6)
        known = {self.aliases.get(one, one): None for one in near}
        hint = (
            f"did you mean {' or '.join(known)}?"
            if known
            else f"expected one of {', '.join(self.rows)}."
        )
        text = f"The {self.kind} '{name}' is not known: {hint}"
        raise BadInputError(text)


def plain(name: str) -> str:
    """Bring a name to small letters with underscores.

    >>> plain("Lithium cells ")
    'lithium_cells'
    """
    return re.sub(r"[\s\-/.]+", "_", name.strip().lower())


@cache
def materials() -> Names:
    """Read the materials with their classes, hazards and tests."""
    rows = {row["material"]: row for row in read_table(__package__, "materials.csv").rows}
    aliases = {alias: name for name, row in rows.items() for alias in cells(row["aliases"])}
    return Names("material", rows, aliases)


@cache
def categories() -> Names:
    """Read the categories of goods with what they usually consist of."""
    rows = {row["category"]: row for row in read_table(__package__, "categories.csv").rows}
    return Names("category of goods", rows, {})


@cache
def hazards() -> Mapping[str, Row]:
    """Read the hazards that the engine reasons about, by name."""
    return {row["hazard"]: row for row in read_table(__package__, "hazards.csv").rows}


def category_of_hs(code: str) -> str | None:
    """Find the category of goods that a code of the Harmonized System belongs to.

    Args:
        code: two or more digits, with or without dots.

    Returns: the category whose heading fits best, or none. The crosswalk is a proposal.

    >>> category_of_hs("6109.10"), category_of_hs("3303.00"), category_of_hs("99")
    ('clothing', 'perfume', None)
    """
    digits = re.sub(r"\D", "", code)
    found = [
        (len(start), name)
        for name, row in categories().rows.items()
        for start in cells(row["hs"])
        if digits.startswith(start)
    ]
    return max(found)[1] if found else None
