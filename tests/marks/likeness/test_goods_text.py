"""Descriptions of goods are taken apart into terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.likeness.goods_text import terms


@pytest.mark.parametrize(
    ("goods", "classes", "expected"),
    [
        ("25: clothing; footwear. 18: bags", (18, 25), ["clothing|25", "footwear|25", "bags|18"]),
        ("Class 9: software; apps", (), ["software|9", "apps|9"]),
        ("shoes, boots", (25,), ["shoes|25", "boots|25"]),
        ("shoes; boots, not of rubber", (25,), ["shoes|25", "boots, not of rubber|25"]),
        ("footwear, namely shoes, boots", (25,), ["footwear, namely shoes|25", "boots|25"]),
        ("bags [envelopes, pouches] of paper, ink", (16,),
         ["bags [envelopes, pouches] of paper|16", "ink|16"]),
        ("靴；帽子", (25,), ["靴|25", "帽子|25"]),
        ("鞋、帽", (), ["鞋|", "帽|"]),
        ("one; One; ONE.", (1,), ["one|1"]),
        ("beer; 25: shirts", (32,), ["beer|32", "shirts|25"]),
        ("48: what is no class", (), ["48: what is no class|"]),
        ("tea at 17:30", (30,), ["tea at 17:30|30"]),
        (" ; . ,", (1,), []),
        ("", (), []),
    ],
)  # fmt: skip
def test_descriptions_are_taken_apart(
    goods: str, classes: tuple[int, ...], expected: list[str]
) -> None:
    """Terms end at semicolons or commas; numbers of classes are understood; doubles go."""
    found = [f"{term.text}|{','.join(map(str, term.classes))}" for term in terms(goods, classes)]
    assert found == expected


def test_a_term_tells_its_classes() -> None:
    """A term is shown with the class it stands in, with several, or with none."""
    shown = [str(terms("bags", classes)[0]) for classes in ((), (18,), (18, 25))]
    assert shown == ["bags", "bags (class 18)", "bags (classes 18, 25)"]


@given(st.text(max_size=200), st.lists(st.integers(1, 45), max_size=3).map(tuple))
def test_any_text_is_taken_apart(goods: str, classes: tuple[int, ...]) -> None:
    """No text makes it fail, and no term is empty."""
    for term in terms(goods, classes):
        assert term.text.strip() == term.text != ""
