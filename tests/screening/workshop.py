"""What the workers of the tests do; a module of its own, because workers import it by its name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from countermark.findings import BadInputError, JsonValue, MissingPartError

Work = Callable[[str], Mapping[str, JsonValue]]


def name_of(item: str) -> str:
    """Give an item's name: the word itself."""
    return item


def begin() -> Work:
    """Begin work that turns words round; some words have an effect of their own."""
    return _turned


def begin_slowly(folder: Path) -> Work:
    """Begin work that leaves the worker's number in a folder and takes its time."""
    (folder / str(os.getpid())).touch()

    def slowly(item: str) -> Mapping[str, JsonValue]:
        time.sleep(0.02)
        return _turned(item)

    return slowly


def refuse() -> Work:
    """Refuse to begin, for bad input."""
    problem = "The register is gone."
    raise BadInputError(problem)


def lack() -> Work:
    """Refuse to begin, for want of a part."""
    problem = "The part is missing."
    raise MissingPartError(problem)


def _turned(item: str) -> Mapping[str, JsonValue]:
    match item:
        case "fail":
            return {"share": 1 // (len(item) - 4)}
        case "unwritable":
            return {"set": {1}}  # type: ignore[dict-item]
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(7)
        case "problem":
            return {"problem": "a bad row"}
    return {"turned": item[::-1]}
