"""YAML that remembers its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.findings.document import LARGEST, parse_yaml, read_given


def test_scalars_stay_words() -> None:
    """Norway stays NO, a date stays a text, quotes are gone, nothing is an empty text."""
    text = b'place: NO\nday: 2026-11-23\nquoted: "~"\nnone: ~\nlist: [a, {b: c}]\n'
    assert parse_yaml("f.yaml", text).plain() == {
        "place": "NO",
        "day": "2026-11-23",
        "quoted": "~",
        "none": "",
        "list": ["a", {"b": "c"}],
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "f.yaml holds nothing"),
        (b"# only a remark\n", "f.yaml holds nothing"),
        (b"a: 1\na: 2\n", "f.yaml, line 2: 'a' is given twice"),
        (b"a: 1\n  b: [\n", "f.yaml, line 2: this cannot be read as YAML"),
        (b"a: 1\nb: \xe9t\xe9\n", "f.yaml, line 2: this is not UTF-8"),
        (b"a: \x00\n", "f.yaml: this cannot be read as YAML"),
        (b"a: &x 1\nb: *x\n", "f.yaml, line 2: '*x' is not used here"),
        (b"[" * 200 + b"]" * 200, "nested more than 100 deep"),
        (b"a" * (LARGEST + 1), "expected at most 1000000"),
        (b"? [a]\n: 1\n", "f.yaml, line 1: a single value was expected"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(content: bytes, said: str) -> None:
    """A document that cannot be read says in one sentence where and what."""
    with pytest.raises(BadInputError) as caught:
        parse_yaml("f.yaml", content).plain()
    assert said in str(caught.value)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_encodings_are_read(coding: str) -> None:
    """UTF-8 with or without a mark and UTF-16 with one are read."""
    assert parse_yaml("f.yaml", "name: été\n".encode(coding)).plain() == {"name": "été"}


def test_a_single_value_counts_as_a_list_of_one() -> None:
    """A list may be left out around one value, and nothing is no value."""
    parts = parse_yaml("f.yaml", b"one: a\nnone:\n").mapping()
    assert [part.text() for part in parts["one"].items()] == ["a"]
    assert parts["none"].items() == ()


@pytest.mark.parametrize("wrong", ["day", "flag", "mapping"])
def test_typed_reading_names_the_line(wrong: str) -> None:
    """A value that is no date, no truth or no mapping is named with its line."""
    part = parse_yaml("f.yaml", b"\n\nx: maybe\n").mapping()["x"]
    with pytest.raises(BadInputError, match="line 3"):
        getattr(part, wrong)()


def test_a_file_of_facts_is_read_by_name(tmp_path: Path) -> None:
    """Every value of a file of facts is the words that stand there."""
    (tmp_path / "facts.yaml").write_text("territory: NO\non: 2026-02-30\n", encoding="utf-8")
    given = read_given(tmp_path / "facts.yaml")
    assert given == {"territory": "NO", "on": "2026-02-30"}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.yaml", None, "cannot be read"),
        ("list.yaml", b"- a\n", "holds no facts by name"),
        ("word.yaml", b"a\n", "holds no facts by name"),
    ],
)
def test_a_file_without_facts_is_refused(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    """A file that is missing or holds no names is bad input."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInputError, match=says):
        read_given(tmp_path / name)
