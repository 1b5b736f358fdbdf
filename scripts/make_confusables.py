"""Write the table of look-alike characters from Unicode's `confusables.txt` (UTS 39).

Usage: python scripts/make_confusables.py confusables.txt src/countermark/marks/data/confusables.csv
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

_LINE = re.compile(r"([0-9A-F]+)\s*;\s*([0-9A-F ]+?)\s*;\s*MA\b")
_COLUMNS = "character,prototype,source,locator,version,checked,valid_from,valid_to"


def main() -> None:
    """Read the file named first, write the table named second."""
    source, target = (Path(argument) for argument in sys.argv[1:3])
    text = source.read_text(encoding="utf-8-sig")
    found = re.search(r"^# Version: (\S+)", text, re.MULTILINE)
    version = found[1] if found else ""
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_COLUMNS.split(","))
        rows = sorted(_rows(text))
        writer.writerows(
            (*row, "Unicode UTS 39", "confusables", version, "no", "", "") for row in rows
        )
    print(f"{len(rows)} rows of Unicode {version}")


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield code points that no compatibility form takes away already; ASCII stays as it is."""
    for found in _LINE.finditer(text):
        character = chr(int(found[1], 16))
        if character.isascii() or unicodedata.normalize("NFKC", character) != character:
            continue
        yield f"{ord(character):04X}", found[2]


if __name__ == "__main__":
    main()
