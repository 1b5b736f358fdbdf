"""Marks that mean the same, in a register that was enriched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.marks import Match, Query, Register, import_files, search
from countermark.marks.register.enriching import enrich

ROWS = [
    ("1", "GOOD MORNING", "30"), ("2", "GOODYEAR", "12"), ("3", "SUN", "25"), ("4", "Zetalon", "5"),
    ("5", "WOLF", "25"), ("6", "WOLF", "7"), ("7", "MORGAN", "12"),
]  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Import some marks and work out what they mean."""
    folder = tmp_path_factory.mktemp("meant")
    lines = ["mark_id,text,classes,owner", *(f"{a},{b},{c},{a}" for a, b, c in ROWS)]
    (folder / "marks.csv").write_text("\n".join(lines), encoding="utf-8")
    import_files([folder / "marks.csv"], folder / "register", on=date(2026, 11, 23))
    enrich(Path(folder / "register"))
    return Register.open(folder / "register")


def found(register: Register, text: str, **arguments: object) -> list[Match]:
    """Search, and keep what is more than weak."""
    matches = search(register, Query(text=text, **arguments))  # type: ignore[arg-type]
    return [match for match in matches if match.relation != "weak"]


@pytest.mark.parametrize(
    ("sign", "mark"), [("BUENOS DIAS", "GOOD MORNING"), ("EL SOL", "SUN"), ("LUPO", "WOLF")]
)
def test_translations_are_found(register: Register, sign: str, mark: str) -> None:
    """A sign that means the same in another language finds the mark, and says why."""
    best = found(register, sign)[0]
    assert best.mark.text == mark
    assert best.likeness.conceptual is not None
    assert best.likeness.conceptual > 0.6
    assert best.why[0] == "similar: the words mean nearly the same"
    assert best.to_json()["conceptual"] == best.likeness.conceptual


def test_coined_words_mean_nothing(register: Register) -> None:
    """Where a word has no known meaning the value stays empty, and nothing follows from it."""
    best = search(register, Query(text="Zetalonn"))[0]
    assert (best.mark.text, best.likeness.conceptual) == ("Zetalon", None)


def test_classes_are_kept_to(register: Register) -> None:
    """Only marks of the classes that are wanted are found by meaning."""
    matches = found(register, "LUPO", classes=(7,), only_classes=True)
    assert [match.mark.mark_id for match in matches] == ["6"]
