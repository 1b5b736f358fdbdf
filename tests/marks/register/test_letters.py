"""Letters as numbers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register import letters

TEXTS = st.lists(st.text(max_size=20), min_size=1, max_size=8)


@given(TEXTS)
def test_texts_come_back_as_they_were_coded(texts: list[str]) -> None:
    """Each text takes its own codes, one for each character."""
    codes, starts = letters.encoded(texts)
    parts = [codes[start:end].tobytes() for start, end in pairwise(starts)]
    assert [part.decode("latin-1") for part in parts] == [letters.as_codes(text) for text in texts]
    assert [len(part) for part in parts] == [len(text) for text in texts]


@given(TEXTS)
def test_a_hash_does_not_depend_on_its_neighbours(texts: list[str]) -> None:
    """A text has the same hash alone, among others, and as a plain number."""
    together = letters.hashes(*letters.encoded(texts)).tolist()
    assert together == [letters.hash_of(letters.as_codes(text)) for text in texts]


def test_different_words_have_different_hashes() -> None:
    """Ten thousand short words fall on ten thousand hashes; letters in another order do, too."""
    words = [f"{a}{b}{c}{d}" for a in "abcdefghij" for b in "klmnopqrst" for c in "uvwxyzabcd"
             for d in "efghijklmn"]  # fmt: skip
    assert len(set(letters.hashes(*letters.encoded(words)).tolist())) == 10_000
    assert letters.hash_of("squirt") != letters.hash_of("quirst")


@given(st.text("abcdeilox0159!é", max_size=30), st.text("abcdeilox0159!é", max_size=30))
def test_signatures_never_promise_too_little(ours: str, theirs: str) -> None:
    """Common bits and letters without a bit are never fewer than the letters in common."""
    codes, starts = letters.encoded([ours, theirs])
    for classes, form in ((letters.SHAPES, letters.shape), (letters.PLAIN, str)):
        mine, its = (int(one) for one in letters.signatures(codes, starts, classes))
        spare = min(len(ours) - mine.bit_count(), len(theirs) - its.bit_count())
        pair = (form(letters.as_codes(text)) for text in (ours, theirs))
        shared = sum((Counter(next(pair)) & Counter(next(pair))).values())
        assert (mine & its).bit_count() + spare >= shared


@given(TEXTS)
def test_one_signature_is_as_among_many(texts: list[str]) -> None:
    """A single text has the signature and the neighbours that it has among others."""
    codes, starts = letters.encoded(texts)
    for classes in (letters.SHAPES, letters.PLAIN):
        found = letters.signatures(codes, starts, classes).tolist()
        assert found == [letters.signature(letters.as_codes(text), classes) for text in texts]
    pairs = letters.pairs(codes, starts).tolist()
    assert pairs == [letters.pair_bits(letters.codes_of(text)) for text in texts]


@given(st.text("abc", max_size=12), st.text("abc", min_size=1, max_size=4))
def test_neighbours_of_a_part_are_neighbours_of_the_whole(text: str, part: str) -> None:
    """A text that holds a part has all the part's pairs of neighbours."""
    whole = letters.pair_bits(letters.codes_of(text + part + text))
    assert letters.pair_bits(letters.codes_of(part)) & ~whole == 0


def test_blocks_unite_the_signatures_of_their_texts() -> None:
    """A letter that one text of a block has is in the block's signature."""
    texts = [chr(ord("a") + number % 26) for number in range(40)]
    found = letters.signatures(*letters.encoded(texts), letters.PLAIN)
    united = letters.blocks(found)
    assert len(united) == 3
    assert all(found[at] & united[at // letters.BLOCK] == found[at] for at in range(40))


def test_long_texts_are_cut() -> None:
    """Letters beyond the 255th are left out, in every form."""
    codes, starts = letters.encoded(["a" * 300, "é" * 300])
    assert starts.tolist() == [0, 255, 510]
    assert len(letters.codes_of("é" * 300)) == len(letters.as_codes("a" * 300)) == 255
    assert len(codes) == 510


@pytest.mark.parametrize(
    ("ours", "theirs"), [("n1ke", "nike"), ("g00gle", "google"), ("guccl", "gucci")]
)
def test_shapes_make_look_alikes_one(ours: str, theirs: str) -> None:
    """Digits and letters that are written for each other have one shape."""
    assert letters.shape(ours) == letters.shape(theirs)


def test_words_are_found_by_their_breaks() -> None:
    """Each word of a text is listed with its bounds; breaks behind the end are none."""
    _, starts = letters.encoded(["cocacola", "nike", ""])
    breaks = np.array([0b10001, 0b1, 0b1], np.uint64)
    begins, ends, owners = letters.word_bounds(starts, breaks)
    assert list(zip(begins.tolist(), ends.tolist(), owners.tolist(), strict=True)) == [
        (0, 4, 0),
        (4, 8, 0),
        (8, 12, 1),
    ]


def test_signatures_in_order_stand_beside_their_like() -> None:
    """The order goes by the commonest letters first."""
    found = letters.signatures(*letters.encoded(["zz", "ez", "qq"]), letters.PLAIN)
    keys = letters.neighbourly(found)
    assert keys[1] > max(keys[0], keys[2])


@given(TEXTS, st.data())
def test_long_rows_are_worked_out_in_runs(texts: list[str], data: st.DataObject) -> None:
    """Where a row of texts is parted into runs, each text keeps what it has alone."""
    codes, starts = letters.encoded(texts)
    chosen = np.array(data.draw(st.permutations(range(len(texts)))))
    breaks = np.ones(len(texts), np.uint64)
    with patch.object(letters, "_RUN", 2):
        assert letters.hashes(codes, starts).tolist() == [
            letters.hash_of(letters.as_codes(text)) for text in texts
        ]
        assert letters.pairs(codes, starts).tolist() == [
            letters.pair_bits(letters.codes_of(text)) for text in texts
        ]
        assert letters.signatures(codes, starts, letters.PLAIN).tolist() == [
            letters.signature(letters.as_codes(text), letters.PLAIN) for text in texts
        ]
        taken, bounds = letters.taken(codes, starts, chosen)
        _, _, owners = letters.word_bounds(starts, breaks)
    assert [taken[start:end].tobytes().decode("latin-1") for start, end in pairwise(bounds)] == [
        letters.as_codes(texts[place]) for place in chosen
    ]
    assert owners.tolist() == [place for place, text in enumerate(texts) if text]
