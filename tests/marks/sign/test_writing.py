"""How signs are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.sign.writing import (
    clean,
    fold,
    foreign_letters,
    look,
    same_writing,
    scripts_of,
    words_of,
)


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Cleaning is idempotent for any text."""
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folding is idempotent for any text."""
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30))
def test_the_identity_form_is_stable(text: str) -> None:
    """The form that identical signs share is idempotent for any text."""
    assert same_writing(same_writing(text)) == same_writing(text)


@given(st.text(max_size=30))
def test_looking_twice_keeps_the_look_of_ascii(text: str) -> None:
    """A look that is plain ASCII looks like itself."""
    seen = look(text)
    assert look(seen) == seen or not seen.isascii()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NI\u200bKE", "NIKE"),
        ("\u202eNIKE\u202c", "NIKE"),
        ("ＮＩＫＥ", "NIKE"),
        ("NIKE™ Air®", "NIKE Air"),
        ("a\tb\n c", "a b c"),
        ("\x01\x02", ""),
    ],
)
def test_what_nobody_sees_is_taken_away(text: str, expected: str) -> None:
    """Invisible, direction, width and registration signs do not count."""
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Škoda", "skoda"), ("ŁÓDŹ", "łodz"), ("が", "が"), ("ไก่", "ไก่"), ("שָׁלוֹם", "שלום")],
)
def test_accents_go_and_vowel_signs_stay(text: str, expected: str) -> None:
    """Accents of Latin, points of Hebrew go; kana, Thai keep what makes the word."""
    assert fold(text) == expected


@pytest.mark.parametrize("text", ["АDIDАS", "ΑDIDAS", "аdidas", "ADIDAS", "Ädidas"])
def test_look_alikes_of_other_scripts_look_the_same(text: str) -> None:
    """Cyrillic and Greek letters look like the Latin ones."""
    assert look(text) == "adidas"


def test_a_cyrillic_word_looks_the_same_in_both_cases() -> None:
    """Case does not change how a Cyrillic word looks."""
    assert look("Тинькофф") == look("ТИНЬКОФФ")


def test_words_lose_dots_and_keep_letters_for_letters() -> None:
    """Dots and apostrophes go, hyphens part, signs that stand for letters stay inside."""
    assert words_of("Levi's S.A. Coca-Cola Ke$ha Yahoo! &") == (
        "Levis",
        "SA",
        "Coca",
        "Cola",
        "Ke$ha",
        "Yahoo",
    )


def test_scripts_are_named() -> None:
    """Each letter's script is named, digits have none."""
    assert scripts_of("Nкα日カ삼1") == {"Latin", "Cyrillic", "Greek", "Han", "Kana", "Hangul"}


@pytest.mark.parametrize(
    ("word", "letters"),
    [("Cоunterfeit", ("о",)), ("ΝIKE", ("Ν",)), ("μm", ()), ("NIKE", ()), ("ТОПАЗ", ())],
)
def test_letters_of_another_script_are_listed(word: str, letters: tuple[str, ...]) -> None:
    """Only words of three letters and more that mix scripts are named."""
    assert foreign_letters(word) == letters
