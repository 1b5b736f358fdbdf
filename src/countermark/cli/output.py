"""How commands write: one JSON document to standard output, or text for people."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def write_json(value: object) -> None:
    """Write exactly one JSON document, in UTF-8, to standard output.

    Args:
        value: mappings, sequences, dataclasses, dates, enumerations and plain values.
    """
    text = json.dumps(value, default=_plain, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    return dict(value) if hasattr(value, "keys") else list(value)  # type: ignore[call-overload]


def console(*, error: bool = False) -> Console:
    """Open the terminal for people: colours where there are any, no markup inside data.

    Args:
        error: write to standard error instead of standard output.
    """
    from rich.console import Console  # noqa: PLC0415 - a command with --json does not need it

    return Console(stderr=error, markup=False, emoji=False, highlight=False, soft_wrap=False)


def indented(out: Console, text: str, by: int = 2) -> None:
    """Print a text whose further lines stand under its first one.

    Args:
        out: where to print.
        text: what to print, taken as it is.
        by: how many places it stands to the right.
    """
    from rich.padding import Padding  # noqa: PLC0415 - a command with --json does not need it
    from rich.text import Text  # noqa: PLC0415 - the same

    out.print(Padding(Text(text), (0, 0, 0, by), expand=False))
