"""YAML as plain text values."""

from __future__ import annotations

import pytest

from countermark.examine.reading.yaml_file import Scalar, as_given, read_yaml
from countermark.findings import BadInputError, JsonValue


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", False),
        ("yes", True),
        ("True", True),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-1.5", -1.5),
        ("0403", "0403"),
        ("2026-02-30", "2026-02-30"),
        ("'12'", "12"),
        ("'yes'", "yes"),
        ("[NO, 1]", ["NO", 1]),
        ("{a: unknown}", {"a": "unknown"}),
        ("!!python/object:os.system x", "x"),
    ],
)
def test_values_are_kept_as_given(text: str, value: JsonValue) -> None:
    """Norway is not false, a tariff number is not octal, and a tag makes nothing."""
    root = read_yaml(f"x: {text}").root
    assert as_given(root) == {"x": value}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [", "The YAML is wrong at line 2: did not find expected node content"),
        ("a: 1\nb: c: d", "The YAML is wrong at line 2: mapping values are not allowed"),
        ("a: *b", "wrong at line 1: found undefined alias"),
        ("a: &a [*a]", "Line 1 is an alias inside itself"),
        ("[" * 100_000, "Line 1 is nested more than 30 levels deep"),
        ("? [a]\n: b", "Line 1 has a list or a mapping as a key"),
        ("a: \x00", "The YAML cannot be read"),
        ("--- a\n--- b", "but found another document"),
    ],
)
def test_wrong_yaml_is_named_with_its_line(text: str, why: str) -> None:
    """One sentence says where the file is wrong."""
    with pytest.raises(BadInputError) as caught:
        read_yaml(text)
    assert why in str(caught.value)


def test_aliases_cannot_blow_up_a_file() -> None:
    """A few lines that stand for billions of values are refused at once."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(BadInputError, match="more than 20,000 values"):
        read_yaml("\n".join(lines))


def test_an_alias_is_written_out() -> None:
    """An ordinary alias is allowed."""
    root = read_yaml("a: &x {b: 1}\nc: *x").root
    assert as_given(root) == {"a": {"b": 1}, "c": {"b": 1}}


def test_the_first_of_two_equal_keys_is_taken() -> None:
    """A key that stands twice is remembered with its line."""
    document = read_yaml("a: 1\nb:\n  c: 2\n  c: 3")
    assert as_given(document.root) == {"a": 1, "b": {"c": 2}}
    assert document.duplicates == [(("b", "c"), 4)]


def test_lines_are_known_by_place() -> None:
    """Each value can be pointed at."""
    document = read_yaml("a:\n  - x\n  - y")
    assert document.lines["a", 1] == 3


def test_an_empty_file_is_an_empty_mapping() -> None:
    """A file with comments only says nothing."""
    assert read_yaml("# nothing").root == {}


def test_a_scalar_prints_as_it_is_written() -> None:
    """Its text is what people see."""
    assert str(Scalar("NO", quoted=False)) == "NO"
