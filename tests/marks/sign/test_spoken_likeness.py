"""How alike signs are when spoken."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.sign.readings import readings
from countermark.marks.sign.spoken_key import cross_keys
from countermark.marks.sign.spoken_likeness import Keys, alike, heard_alike, nearest

NAMES = ("Sony", "Canon", "Nokia", "Nike", "Samsung", "Philips", "Toyota", "Lego", "Zara", "Chanel")
SOUNDS = st.text(st.sampled_from("AEIOUPBFVTDKGHSZXCJQLRMNWY"), min_size=1, max_size=12)


def kept(names: tuple[str, ...]) -> Keys:
    """Write the keys of names as a register keeps them."""
    keys = [cross_keys(name)[0] for name in names]
    starts = np.cumsum([0, *map(len, keys)]).astype(np.uint32)
    return Keys(np.frombuffer("".join(keys).encode(), np.uint8), starts)


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("ソニー", "Sony"),
        ("キヤノン", "Canon"),
        ("나이키", "Nike"),
        ("Тойота", "Toyota"),
        ("فيليبس", "Philips"),
        ("לגו", "Lego"),
        ("შანელი", "Chanel"),
        ("ซาร่า", "Zara"),
        ("诺基亚", "Nokia"),
        ("Chanell", "Chanel"),
    ],
)
def test_the_right_name_is_heard_best(text: str, brand: str) -> None:
    """Among well-known names the one that is meant comes first, by key and in full."""
    queries = readings(text)
    found = heard_alike(queries, [readings(name) for name in NAMES])
    assert NAMES[int(np.argmax([one.value for one in found]))] == brand
    first = nearest(queries, kept(NAMES), np.arange(len(NAMES)), 1)
    assert [NAMES[place] for place in first] == [brand]


def test_a_mark_in_another_script_is_heard_by_its_own_habits() -> None:
    """Japanese does not tell r and l apart, whichever of the two is asked for."""
    there = heard_alike(readings("ラルク"), [readings("Larc")])[0]
    back = heard_alike(readings("Larc"), [readings("ラルク")])[0]
    assert there.value == pytest.approx(back.value)
    assert (back.ours.latin, back.theirs.latin) == ("larc", "raruku")


def test_the_words_around_decide_between_equals() -> None:
    """Of two marks of one core the one with the same word of trade is more alike."""
    bank, hotel = heard_alike(
        readings("Банк Зенит"), [readings("Zenit Bank"), readings("Zenit Hotel")]
    )
    assert bank.value > hotel.value


def test_a_script_joins_what_it_does_not_tell_apart() -> None:
    """Between r and l a Japanese name costs less than a Latin one."""
    assert alike("RARA", "Kana", ["LALA"])[0] > alike("RARA", "Latin", ["LALA"])[0]


@given(SOUNDS, st.sampled_from(["Latin", "Kana", "Arabic", "Han", "no script"]))
def test_a_sign_is_wholly_alike_to_itself_only(sounds: str, script: str) -> None:
    """The same sounds give 1, other numbers of them less, and nothing is below 0."""
    same, longer = alike(sounds, script, [sounds, sounds + "PTKM" * 9])
    assert same == 1
    assert 0 <= longer < 1


@given(SOUNDS, st.lists(SOUNDS, min_size=1, max_size=5))
def test_likeness_does_not_depend_on_what_else_is_compared(sounds: str, others: list[str]) -> None:
    """Each comparison has the same result alone and among others."""
    alone = [alike(sounds, "Hangul", [other])[0] for other in others]
    assert list(alike(sounds, "Hangul", others)) == alone


@pytest.mark.parametrize("text", ["マクドナルド", "فيليبس", "诺基亚", "Chanell", "W"])
def test_numba_and_numpy_choose_the_same(text: str) -> None:
    """Compiled or not, the same marks are chosen in the same order."""
    pytest.importorskip("numba", reason="numba is an extra")
    names = (*NAMES, "Mammon", "Wynn", "Yummy", "Nanny Williams", "Wow", "A" * 200)
    keys, chosen = kept(names), np.array([15, 3, 0, 1, 2, 10, 11, 12, 13, 14, 4])
    plain, compiled = (
        nearest(readings(text), keys, chosen, 9, compiled=compiled) for compiled in (False, True)
    )
    assert list(plain) == list(compiled)


def test_nothing_to_choose_from_gives_nothing() -> None:
    """An empty register has no nearest mark, and no mark is heard."""
    keys = Keys(np.zeros(0, np.uint8), np.zeros(1, np.uint32))
    assert not len(nearest(readings("Sony"), keys, np.zeros(0, np.int64), 5))
    assert heard_alike(readings("Sony"), []) == []
