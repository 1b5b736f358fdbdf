"""Make `packs/data/application_identifiers.csv` from GS1's Barcode Syntax Dictionary.

    python scripts/make_application_identifiers.py gs1-syntax-dictionary.txt OUT.csv

GS1 publishes the dictionary with its Barcode Syntax Resource, under the Apache License 2.0.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from pathlib import Path
from typing import Final

COLUMNS: Final = (
    "first",
    "last",
    "predefined",
    "components",
    "link",
    "title",
    "source",
    "version",
    "checked",
    "valid_from",
    "valid_to",
)
_ENTRY: Final = re.compile(r"^(\d{2,4})(?:-(\d{2,4}))?\s+(?:([*?]+)\s+)?([^#]*?)(?:\s*#\s*(.*))?$")
_COMPONENT: Final = re.compile(r"^\[?[NXYZ](\.\.)?\d")
_RELEASE: Final = re.compile(r"^# Release: (\S+)", re.MULTILINE)


def entries(text: str, version: str) -> list[dict[str, str]]:
    """Turn the dictionary's lines into rows of the table.

    Args:
        text: the dictionary.
        version: what the rows cite as its version.
    """
    rows = []
    for line in text.splitlines():
        match = _ENTRY.match(line)
        if match is None:
            continue
        first, last, flags, rest, title = match.groups()
        words = rest.split()
        components = [word for word in words if _COMPONENT.match(word)]
        keys = [word for word in words if word.startswith("dlpkey")]
        rows.append(
            {
                "first": first,
                "last": last or first,
                "predefined": "yes" if "*" in (flags or "") else "no",
                "components": " ".join(components),
                "link": keys[0] if keys else ("attribute" if "?" in (flags or "") else ""),
                "title": title or "",
                "source": "GS1 Barcode Syntax Dictionary",
                "version": version,
                "checked": "yes",
                "valid_from": "",
                "valid_to": "",
            }
        )
    return rows


def version_of(content: bytes) -> str:
    """Name the dictionary's release as it stands in the file, and its hash."""
    release = _RELEASE.search(content.decode("utf-8"))
    name = release[1] if release else "not named"
    return f"release {name}; SHA-256 {hashlib.sha256(content).hexdigest()[:12]}"


def main() -> None:
    """Read the dictionary and write the table."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    content = source.read_bytes()
    rows = entries(content.decode("utf-8"), version_of(content))
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} entries written to {target}")


if __name__ == "__main__":
    main()
