"""Opening a file as text, in whatever encoding, up to a length."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from countermark.examine.reading.encoding import decode
from countermark.findings import BadInputError

_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})"""
)
_WHERE_DECLARED: Final = 4_096
_MEGABYTE: Final = 1_000_000


def open_text(path: Path, longest: int, *, html: bool = False) -> tuple[str, list[str]]:
    """Read the beginning of a file as text.

    Args:
        path: the file.
        longest: how many bytes are examined.
        html: whether the file may name its own encoding, as a web page does.

    Returns: the text, and remarks on a guessed encoding and on what was cut off.

    Errors: `BadInputError` if the file is not text.
    """
    with path.open("rb") as stream:
        content = stream.read(longest + 1)
    cut = len(content) > longest
    content = content[:longest]
    found = _DECLARED.search(content[:_WHERE_DECLARED]) if html else None
    decoded = decode(content, declared=found[1].decode("ascii") if found else "", cut=cut)
    if decoded is None:
        text = f"It is named {path.suffix or 'as text'} but does not hold text."
        raise BadInputError(text)
    remarks = []
    if decoded.guessed:
        remarks.append(
            f"Its encoding was guessed from its letters: {decoded.encoding}; odd letters may be "
            "wrongly read."
        )
    if cut:
        size = f"{longest / _MEGABYTE:g} MB"
        remarks.append(f"It is longer than {size}; only its first {size} were examined.")
    return decoded.text, remarks
