"""Scanning with numpy and with numba."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from countermark.marks.likeness import measure
from countermark.marks.likeness.measure import Forms
from countermark.marks.register import letters, views
from countermark.marks.register.mark import Mark
from countermark.marks.register.segment import Segment
from countermark.marks.search import scan_numba, scan_numpy
from countermark.marks.search.part import Best, Part
from countermark.marks.search.rarity import WordCounts
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.spoken_key import cross_queries

LETTERS = "abdeiklnorst 1éЖ小"
SEED = 7
_DIE = random.Random(SEED)  # noqa: S311 - a seeded die draws the same marks each time
TEXTS = [
    "".join(_DIE.choice(LETTERS) for _ in range(_DIE.randint(1, 14))) + "a" for _ in range(400)
] + ["nike", "n1ke", "nikela", "l" * 70, "adidas sport " * 12]
MARKS = [
    Mark(mark_id=str(number), text=text, classes=(number % 45 + 1,))
    for number, text in enumerate(TEXTS)
]


def part(alive: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None) -> Part:
    """Open the marks as one segment."""
    rows = np.arange(len(MARKS), dtype=np.int64)
    return Part.of(Segment(views.build(MARKS), rows, alive), 0)


PART = part()
QUERIES = st.one_of(
    st.sampled_from(TEXTS), st.text(LETTERS, min_size=1, max_size=90).map(lambda text: text + "a")
)


def forms(text: str) -> Forms:
    """Take a query apart."""
    return Forms.of(Sign.of_mark(text))


@given(QUERIES, st.sampled_from(["look", "sound", "word"]), st.integers(1, 30))
@settings(deadline=None, max_examples=30)
def test_both_ways_of_scanning_agree(text: str, view: str, limit: int) -> None:
    """The same places with the same scores, whatever scans."""
    query = forms(text).sounds[0] if view == "sound" else forms(text).looks[0]
    if query:
        plain, compiled = Best(limit, 0.4), Best(limit, 0.4)
        scan_numpy.nearest(PART, view, query, plain)
        scan_numba.nearest(PART, view, query, compiled)
        assert plain.kept().tolist() == compiled.kept().tolist()
        assert sorted(plain.scores[: plain.count]) == sorted(compiled.scores[: compiled.count])


@given(st.text("aekilnorst", min_size=3, max_size=12), st.sampled_from(["spoken", "foreign"]))
@settings(deadline=None, max_examples=30)
def test_both_ways_of_scanning_agree_on_what_is_spoken(text: str, view: str) -> None:
    """In keys of speech every letter stands for itself, whatever scans: an l is no i."""
    for key, _ in cross_queries(text):
        plain, compiled = Best(10, 0.5), Best(10, 0.5)
        scan_numpy.nearest(PART, view, key, plain)
        scan_numba.nearest(PART, view, key, compiled)
        assert plain.kept().tolist() == compiled.kept().tolist()


def test_the_nearest_are_found_among_many_blocks() -> None:
    """Among more marks than are looked through at once, the best ten are those of a full look."""
    die = random.Random(SEED)  # noqa: S311 - the same marks each time
    names = ["".join(die.choices("abcdeinorstu", k=die.randint(5, 9))) for _ in range(9000)]
    marks = [Mark(mark_id=str(number), text=name) for number, name in enumerate(names)]
    opened = Part.of(Segment(views.build(marks), np.arange(len(marks), dtype=np.int64)), 0)
    for query in ("norture", "sissies", "tobacco"):
        best = Best(10, 0.4)
        scan_numba.nearest(opened, "look", query, best)
        every = sorted(
            (-Indel.normalized_similarity(query, opened.text("look", place)), place)
            for place in range(len(opened))
        )
        assert best.kept().tolist() == sorted(place for _, place in every[:10])
        held = [place for place in range(len(opened)) if query[:3] in opened.text("look", place)]
        assert scan_numba.holding(opened, query[:3], 50).tolist() == held[:50]


@given(st.lists(st.text(max_size=300), max_size=5))
@settings(deadline=None, max_examples=30)
def test_both_ways_of_hashing_agree(texts: list[str]) -> None:
    """Each text has the hash under which its form is kept."""
    wanted = [letters.hash_of(letters.as_codes(text)) for text in texts]
    assert scan_numpy.hashes(texts).tolist() == wanted
    assert scan_numba.hashes(texts).tolist() == wanted


@pytest.mark.parametrize("scan", [scan_numpy, scan_numba])
@given(QUERIES)
@settings(deadline=None, max_examples=30)
def test_no_near_mark_is_skipped(scan: object, text: str) -> None:
    """The best ten are the best ten of a comparison with every mark."""
    query = letters.shape(forms(text).looks[0])
    best = Best(10, 0.4)
    scan.nearest(PART, "look", query, best)  # type: ignore[attr-defined]
    every = sorted(
        (
            -Indel.normalized_similarity(query, letters.shape(PART.text("look", place))),
            place,
        )
        for place in range(len(PART))
    )
    wanted = [place for value, place in every[:10] if -value >= 0.4]
    assert best.kept().tolist() == sorted(wanted)


@given(QUERIES, st.sets(st.integers(1, 45), min_size=1, max_size=20))
@settings(deadline=None, max_examples=30)
def test_classes_and_the_dead_are_left_out(text: str, classes: set[int]) -> None:
    """Only marks that stand and have a class that is wanted are found, by both ways."""
    alive = np.arange(len(MARKS)) % 3 > 0
    opened, bits = part(alive), views.class_bits(sorted(classes))
    query = forms(text).looks[0]
    found = []
    for scan in (scan_numpy, scan_numba):
        best = Best(50, 0.3)
        scan.nearest(opened, "look", query, best, bits)
        found.append(best.kept().tolist())
        held = scan.holding(opened, query[:2], 50, bits)
        for place in [*best.kept(), *held]:
            record = int(opened.rows[place])
            assert alive[record]
            assert set(MARKS[record].classes) & classes
    assert found[0] == found[1]


@given(st.text(LETTERS, min_size=1, max_size=4), st.integers(1, 30))
@settings(deadline=None, max_examples=30)
def test_marks_that_hold_the_letters_are_found(text: str, most: int) -> None:
    """The shortest longer marks with these letters in a row, by both ways and by looking."""
    query = letters.as_codes(text)
    looking = [
        place
        for place in range(len(PART))
        if query in PART.text("look", place) and len(PART.text("look", place)) > len(query)
    ]
    for scan in (scan_numpy, scan_numba):
        assert scan.holding(PART, query, most).tolist() == looking[:most]


@given(QUERIES)
@settings(deadline=None, max_examples=30)
def test_both_ways_of_measuring_agree(text: str) -> None:
    """Counts and shares are the same to the last bit, and those of a comparison of two signs."""
    ours, rarity = forms(text), WordCounts([PART])
    if not ours.looks[0] or not ours.words:
        return
    places = np.arange(len(PART), dtype=np.int64)
    plain = scan_numpy.measured(PART, places, ours, rarity)
    compiled = scan_numba.measured(PART, places, ours, rarity)
    assert (plain[0] == compiled[0]).all()
    assert (plain[1] == compiled[1]).all()
    at = int(places[-1])
    theirs = forms(TEXTS[int(PART.rows[at])])
    assert plain[0][at].tolist() == measure.counts(ours, theirs)


def test_common_words_weigh_less() -> None:
    """A word of many marks is less rare than a word of one, a word of none is rarest."""
    names = [Mark(mark_id=str(n), text=f"studio {chr(97 + n)}x") for n in range(20)]
    opened = Part.of(Segment(views.build(names), np.arange(20, dtype=np.int64)), 0)
    rarity = WordCounts([opened])
    assert rarity("studio") < rarity("ax") < rarity("zebra") <= 1
