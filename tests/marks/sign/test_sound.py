"""How signs sound."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.sign.sound import (
    READINGS,
    Language,
    key,
    key_of_spoken,
    keys,
    keys_of_many,
    sounds,
    sounds_of_many,
    spoken,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Knike", "Nike"),
        ("Wiagra", "Viagra"),
        ("koka kola", "Coca-Cola"),
        ("Filips", "Philips"),
        ("Merzedes", "Mercedes"),
        ("Xerox", "Serox"),
        ("Luks", "Lux"),
        ("Puma", "Pumma"),
        ("Шанель", "Chanel"),
        ("Виагра", "Viagra"),
        ("ΦΑΓΕ", "Fage"),
        ("アディダス", "adidasu"),
    ],
)
def test_spellings_of_one_sound_have_one_key(one: str, other: str) -> None:
    """Different spellings that are read alike get the same key."""
    assert key(one) == key(other)


def test_different_sounds_have_different_keys() -> None:
    """The key does not melt everything into one."""
    assert len({key(word) for word in ("Nike", "Puma", "Fila", "Sony", "Rolex")}) == 5


@pytest.mark.parametrize(
    ("text", "latin"),
    [("シャネル", "shaneru"), ("フィラ", "fira"), ("グッチ", "guchi"), ("ไนกี้", "naiki")],
)
def test_kana_and_thai_are_read_in_order(text: str, latin: str) -> None:
    """Small kana change the vowel before, Thai vowels follow their consonant."""
    assert spoken(text) == latin


@given(st.text(max_size=20))
def test_any_text_has_a_key(text: str) -> None:
    """Every text can be read; the key has letters only."""
    found = key(text)
    assert found == "" or found.isalpha()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("chateau", "french", "XATO"),
        ("schweitzer", "german", "XVAITSER"),
        ("jalisco", "spanish", "HALISKO"),
        ("gnocchi", "italian", "NOKI"),
        ("szczecin", "polish", "XCESIN"),
        ("shine", "english", "XAIN"),
        ("xin qi", "phonetic", "SINCI"),
        ("dlk 7", "bare", "DLKSEVEN"),
        ("dlk", "general", "DIELKEI"),
    ],
)
def test_languages_have_spellings_of_their_own(
    text: str, language: Language, expected: str
) -> None:
    """A spelling is read as in its language, what is not special as in most of Europe."""
    assert sounds(text, language) == expected


def test_a_sign_is_looked_for_in_several_languages_if_it_is_latin() -> None:
    """The general reading comes first, each is listed once; other scripts have one reading."""
    assert keys("Jalisco")[0] == key("Jalisco")
    assert "alisko" in keys("Jalisco")
    assert keys("Puma") == ("puma",)
    assert keys("ジャガー") == (key("ジャガー"),)


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz "), max_size=20))
def test_keys_are_few_and_stable(text: str) -> None:
    """There are at most three, all different, and a sound is never written twice in a row."""
    found = keys(text)
    assert len(set(found)) == len(found) <= READINGS
    assert all(one != other for name in found for one, other in pairwise(name))


@given(st.lists(st.text(st.sampled_from("abceghijkqrstuxyz37 "), max_size=12), min_size=1))
def test_many_signs_sound_as_each_alone(texts: list[str]) -> None:
    """No spelling and no doubled sound reaches from one sign to the next."""
    heard = sounds_of_many([text.split(" ") for text in texts])
    assert heard == [sounds(text) for text in texts]
    assert keys_of_many(heard) == [key_of_spoken(text) for text in texts]


def test_neighbours_are_not_spelled_together() -> None:
    """`ps` is one sound at a word's start, and `ee` one inside a word: not across two signs."""
    assert sounds_of_many([["p"], ["s", "e"], ["e"]]) == ["PI", "ESI", "I"]
    assert keys_of_many(["T", "S", "S"]) == ["t", "s", "s"]
