"""What commands write."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import pytest

from countermark.cli.output import write_json


class _Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class _Thing:
    day: date
    colour: _Colour


def test_values_of_the_engines_become_json(capfd: pytest.CaptureFixture[str]) -> None:
    """Dataclasses, dates, enumerations, sets, paths and mappings are written as plain JSON."""
    value = {
        "thing": _Thing(date(2026, 11, 23), _Colour.RED),
        "set": {2, 1},
        "path": Path("a/b"),
        "mapping": MappingProxyType({"x": 1}),
        "items": iter([1]),
    }
    write_json(value)
    assert json.loads(capfd.readouterr().out) == {
        "thing": {"day": "2026-11-23", "colour": "red"},
        "set": [1, 2],
        "path": "a/b",
        "mapping": {"x": 1},
        "items": [1],
    }


def test_text_that_is_no_unicode_does_not_break_json(capfd: pytest.CaptureFixture[str]) -> None:
    """A lone surrogate from a damaged file is written as an escape."""
    write_json({"text": "a\ud800b"})
    assert "a\\ud800b" in capfd.readouterr().out
