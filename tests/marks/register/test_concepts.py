"""The concept view: codes keep how near meanings lie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from countermark.marks.register import concepts
from countermark.marks.register.mark import Mark
from countermark.marks.sign.meaning import Directions, directions, encode, read

TEXTS = [
    "SUN", "MOON", "ROSA ROJA", "BLACK CAT", "CHAT NOIR", "黒猫", "WPLZX", "", "!", "HORSE",
    "GOLDEN APPLE", "POMME D'OR", "STRONG COFFEE", "STRONG HORSE", "QUEEN",
]  # fmt: skip


@pytest.fixture(scope="module")
def built() -> concepts.Arrays:
    """Work out what some marks mean."""
    return concepts.build([Mark(mark_id=str(at), text=text) for at, text in enumerate(TEXTS)])


def asked(text: str) -> Directions:
    """Give the directions of a sign."""
    found = directions(tuple(text.split()))
    assert found is not None
    return found


def near(built: concepts.Arrays, text: str) -> dict[str, float]:
    """Compare a sign with all marks."""
    found = concepts.likeness_at(built, asked(text), np.arange(len(TEXTS)))
    return dict(zip(TEXTS, found.tolist(), strict=True))


def test_every_record_has_an_entry(built: concepts.Arrays) -> None:
    """Each array has one entry for each mark, also where no meaning is known."""
    assert {len(array) for array in built.values()} == {len(TEXTS)}
    assert built["known"].all()
    unknown = [text for text, weight in zip(TEXTS, built["weight"], strict=True) if not weight]
    assert unknown == ["WPLZX", "", "!"]


def test_a_mark_takes_fifty_bytes(built: concepts.Arrays) -> None:
    """What is kept of a mark is small."""
    assert sum(array.nbytes for array in built.values()) == 50 * len(TEXTS)


@pytest.mark.parametrize(
    ("sign", "best"),
    [("SOLEIL", "SUN"), ("RED ROSE", "ROSA ROJA"), ("CABALLO", "HORSE"), ("KÖNIGIN", "QUEEN")],
)
def test_a_translation_is_the_nearest(built: concepts.Arrays, sign: str, best: str) -> None:
    """The code of a translation is nearer than all others."""
    found = near(built, sign)
    known = {text: value for text, value in found.items() if not np.isnan(value)}
    assert max(known, key=lambda text: known[text]) == best


def test_what_has_no_known_meaning_has_no_likeness(built: concepts.Arrays) -> None:
    """Unknown stays unknown: no number is given."""
    assert np.isnan([near(built, "SUN")[text] for text in ("WPLZX", "", "!")]).all()


def test_a_word_that_is_not_found_in_the_mark_lowers(built: concepts.Arrays) -> None:
    """A mark that means half of a sign lies further off than the whole sign's cosine says."""
    sign = asked("STRONG HORSE")
    whole = Directions(sign.whole, ())
    place = np.array([TEXTS.index("STRONG COFFEE")])
    assert concepts.likeness_at(built, sign, place) < concepts.likeness_at(built, whole, place)
    assert near(built, "STRONG HORSE")["STRONG HORSE"] > 0.95


def test_codes_keep_cosines() -> None:
    """The cosine of a code is near the true one: within .03 in the mean, and never far off."""
    texts = [read(tuple(text.split())).text for text in TEXTS if text.isalpha() or " " in text]
    vectors = encode(texts)
    codes, weight = concepts.coded(vectors, np.ones(len(texts), np.float32))
    arrays: concepts.Arrays = {"sides": codes[:, 0], "rest": codes[:, 1:], "weight": weight}
    off = []
    for vector in vectors:
        sign = Directions(vector[None, :], ())
        found = concepts.likeness_at(arrays, sign, np.arange(len(texts)))
        off.append(np.abs(found - vectors @ vector))
    assert np.mean(off) < 0.03
    assert np.max(off) < 0.15


@given(st.integers(0, 2**32 - 1))
def test_products_are_those_of_the_numbers(seed: int) -> None:
    """Counting bits gives just what multiplying the coordinates would."""
    dice = np.random.default_rng(seed)
    vectors = dice.standard_normal((4, 512)).astype(np.float32)
    codes, _ = concepts.coded(vectors, np.ones(4, np.float32))
    query = concepts.Asked.of(vectors[0])
    numbers = _numbers(query)
    for code, product in zip(codes, 2 * query.times(codes.T) - 3 * query.total, strict=True):
        assert product == int((numbers * _levels(code)).sum())


def _numbers(query: concepts.Asked) -> NDArray[np.int64]:
    bits = np.unpackbits(query.planes.view(np.uint8), axis=1, bitorder="little").astype(np.int64)
    found: NDArray[np.int64] = concepts.VALUES @ bits
    return found


def _levels(code: NDArray[np.uint64]) -> NDArray[np.int64]:
    bits = np.unpackbits(code.view(np.uint8), bitorder="little").reshape(2, -1).astype(np.int64)
    found: NDArray[np.int64] = 4 * bits[0] + 2 * bits[1] - 3
    return found


def test_what_the_register_says_a_mark_means_counts() -> None:
    """A translation in the record is what the mark means, even if its own words are unknown."""
    mark = Mark(mark_id="1", text="WPLZX", translations=("", "the sun"))
    assert concepts.words_of(mark) == ("sun",)
    assert near_of(mark, "SUN") > 0.95


def near_of(mark: Mark, text: str) -> float:
    """Compare a sign with one mark."""
    return float(
        concepts.likeness_at(concepts.build([mark]), asked(text), np.zeros(1, np.int64))[0]
    )


def test_no_marks_give_empty_arrays() -> None:
    """A register without marks has a concept view without entries."""
    assert {name: array.shape for name, array in concepts.build([]).items()} == {
        "sides": (0,),
        "rest": (0, concepts.WORDS - 1),
        "weight": (0,),
        "known": (0,),
    }
