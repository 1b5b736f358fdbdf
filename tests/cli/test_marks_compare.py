"""The command `countermark marks compare`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countermark.cli.main import run
from countermark.marks.sign import meaning


@pytest.fixture(autouse=True)
def _no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the encoder of meanings out: it takes seconds and has its own tests."""
    monkeypatch.setattr(meaning, "directions", lambda _: None)


def test_it_speaks_to_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Letters stand side by side, points in order, law and decided pairs at the end."""
    arguments = ["marks", "compare", "GUCCl bags", "GUCCI"]
    assert run([*arguments, "--classes", "18", "--classes-b", "18,25", "--goods", "bags"]) == 0
    shown = capsys.readouterr().out
    assert "  sign  G U C C l   b a g s\n        | | | | ~   + + + +\n  mark  G U C C I\n" in shown
    assert shown.index("Visual") < shown.index("Aural") < shown.index("As a whole")
    assert "art. 51 fn 14(a)" in shown
    assert "no probability" in " ".join(shown.split())


def test_lines_fit_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 80 columns no line is longer, also with wide letters."""
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["marks", "compare", "小米手机 official flagship store and more words", "小米"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert "小" in shown


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers, relation, precedents and sections; no probability."""
    assert run(["marks", "compare", "rolex-outlet.shop", "ROLEX", "--json"]) == 0
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert found["relation"] == "not_distinguishable"
    assert found["sign"]["compared"] == "rolex outlet"
    assert found["probability"] is None
    assert shown.err == ""


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_page_is_written(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page's name is said beside, so that JSON stays one document."""
    path = tmp_path / "page.html"
    assert run(["marks", "compare", "Knike", "NIKE", "--html", str(path), *options]) == 0
    shown = capsys.readouterr()
    assert "Knike" in path.read_text("utf-8")
    assert str(path) in shown.err
    assert bool(shown.out) == bool(options)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["", "NIKE"], "On the side of the sign: An empty sign"),
        (["NIKE", "😀"], "On the side of the mark"),
        (["NIKE"], "Missing argument"),
        (["a", "b", "--classes", "46"], "class '46'"),
        (["a", "b", "--classes-b", "x"], "class 'x'"),
        (["a", "b", "--html", "no/such/folder/x.html"], "cannot be written"),
    ],
)
def test_bad_questions_get_one_sentence(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input ends with 2, with a sentence and no output."""
    assert run(["marks", "compare", *arguments]) == 2
    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.out == ""
