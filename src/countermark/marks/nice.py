"""Nice classes as they are given: in cells, in options, in records."""

from __future__ import annotations

import re
from typing import Final

from countermark.findings import BadInputError

_CLASS: Final = re.compile(r"[0-9]{1,2}")
_HIGHEST: Final = 45


def read_classes(text: str, separator: str = ";") -> tuple[int, ...]:
    """Read Nice classes from a cell or an option.

    Args:
        text: numbers from 1 to 45, possibly none.
        separator: `;` in CSV cells, `,` on the command line.

    Returns: the classes, each once, in ascending order.

    Errors: `BadInputError` for anything else.

    >>> read_classes("25; 18")
    (18, 25)
    """
    parts = [part.strip() for part in text.split(separator) if part.strip()]
    for part in parts:
        if not part.isascii() or not _CLASS.fullmatch(part) or not 1 <= int(part) <= _HIGHEST:
            problem = (
                f"The class '{part}' is not known; expected Nice classes from 1 to 45, "
                f"separated by '{separator}'."
            )
            raise BadInputError(problem)
    return tuple(sorted({int(part) for part in parts}))
