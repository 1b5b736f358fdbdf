"""The views of a register's marks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register import letters, views
from countermark.marks.register.forms import forms_of
from countermark.marks.register.mark import Kind, Mark

NAMES = st.lists(
    st.text(st.sampled_from("abdeiklnorst 1éЖ小"), min_size=1, max_size=12).filter(
        lambda text: any(map(str.isalnum, text))
    ),
    min_size=1,
    max_size=12,
)


def marks(texts: list[str]) -> list[Mark]:
    """Make marks of texts."""
    return [Mark(mark_id=f"{n}", text=text, classes=(n % 45 + 1,)) for n, text in enumerate(texts)]


def looks(arrays: views.Arrays) -> list[str]:
    """Read the looks of all places."""
    pieces = pairwise(arrays["look_starts"].tolist())
    return [arrays["look_bytes"][a:b].tobytes().decode("latin-1") for a, b in pieces]


@given(NAMES)
def test_each_mark_has_its_forms(texts: list[str]) -> None:
    """Look, sound and whole forms of each place are those of its mark, shortest look first."""
    arrays = views.build(marks(texts))
    found = looks(arrays)
    assert found == sorted(found, key=len)
    for place, record in enumerate(arrays["record"].tolist()):
        forms = forms_of(texts[record])
        assert found[place] == letters.as_codes(forms.look)
        at = int(arrays["sound_at"][place])
        start, end = arrays["sound_starts"][at : at + 2]
        sound = arrays["sound_bytes"][start:end].tobytes().decode("latin-1")
        assert sound == letters.as_codes(forms.sound)
        for whole in forms.wholes:
            hashed = np.uint64(letters.hash_of(letters.as_codes(whole)))
            places = arrays["whole_places"][arrays["whole_hashes"] == hashed]
            assert place in places
        assert arrays["classes"][place] == 1 << record % 45 + 1


@given(NAMES, st.data())
def test_merging_is_as_building_at_once(texts: list[str], data: st.DataObject) -> None:
    """Segments put together, without the dead, are what the living marks give together."""
    cut = data.draw(st.integers(0, len(texts)))
    alive = np.array(data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts))))
    every = marks(texts)
    parts = [
        (views.build(every[start:end]), alive[start:end].astype(np.bool_))
        for start, end in ((0, cut), (cut, len(texts)))
    ]
    merged = views.merge(parts)
    wanted = views.build([mark for mark, lives in zip(every, alive, strict=True) if lives])
    assert merged.keys() == wanted.keys()
    for name, array in wanted.items():
        if name not in {"record", "look_bytes", "sound_bytes", "word_bytes"}:
            assert len(merged[name]) == len(array), name
    assert sorted(zip(looks(merged), merged["record"].tolist(), strict=True)) == sorted(
        zip(looks(wanted), wanted["record"].tolist(), strict=True)
    )
    assert (merged["word_hashes"] == wanted["word_hashes"]).all()


def test_words_lead_to_the_shortest_marks_first() -> None:
    """A word's marks are listed by length, whatever the order of the records."""
    texts = ["alpha centauri system", "alpha", "alpha centauri"]
    arrays = views.build(marks(texts))
    at = int(np.searchsorted(arrays["word_hashes"], np.uint64(letters.hash_of("alpha"))))
    rank = int(arrays["word_ranks"][at])
    low, high = arrays["post_starts"][rank : rank + 2]
    found = arrays["record"][arrays["post_places"][low:high]].tolist()
    assert [texts[record] for record in found] == ["alpha", "alpha centauri", texts[0]]


def test_readings_have_places_and_pictures_none() -> None:
    """A reading that the register gives is a place of its own; a mark without words has none."""
    given_marks = [
        Mark(mark_id="1", text="小米", readings=("XIAO MI",)),
        Mark(mark_id="2", text="", kind=Kind.FIGURATIVE, image="a.jpg"),
        Mark(mark_id="3", text="?!"),
    ]
    arrays = views.build(given_marks)
    assert sorted(arrays["record"].tolist()) == [0, 0, 2]
    assert views.build([])["record"].tolist() == []
    assert views.merge([(arrays, np.array([False, True, True]))])["record"].tolist() == [1]


def test_class_bits_are_a_set() -> None:
    """Each class has its own bit."""
    assert views.class_bits((1, 45)) == (1 << 1) | (1 << 45)
