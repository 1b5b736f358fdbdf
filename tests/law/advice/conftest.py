"""A small code of law of its own, so that the engine is tested apart from the world's rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from countermark.law.provisions.rulebook import Rulebook, read_rulebook


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Rulebook]:
    """Read rules of the code of XX."""

    def read(*rules: str) -> Rulebook:
        (tmp_path / "xx").mkdir(exist_ok=True)
        (tmp_path / "xx" / "code.yaml").write_text("".join(rules))
        return read_rulebook(tmp_path)

    return read
