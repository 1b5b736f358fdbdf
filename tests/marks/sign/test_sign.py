"""Signs taken apart."""

from __future__ import annotations

import pytest

from countermark.findings import BadInputError
from countermark.marks.sign.sign import Sign


@pytest.mark.parametrize(
    ("text", "core", "dropped"),
    [
        ("Acme GmbH", ("Acme",), ("GmbH",)),
        ("ООО Ромашка", ("Ромашка",), ("ООО",)),
        ("株式会社ロッテ", ("ロッテ",), ("株式会社ロッテ",)),
        ("东方红股份有限公司", ("东方红",), ("东方红股份有限公司",)),
        ("rolex official store", ("rolex",), ("official", "store")),
        ("Fashion Store", ("Fashion", "Store"), ()),
        ("NO-SPA", ("NO", "SPA"), ()),
    ],
)
def test_words_that_weigh_little_are_set_apart(
    text: str, core: tuple[str, ...], dropped: tuple[str, ...]
) -> None:
    """Legal forms and descriptive words are dropped, unless nothing would be left."""
    sign = Sign.of(text)
    assert (sign.core, sign.dropped) == (core, dropped)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Nlke", "nike"),
        ("GUCCl", "gucci"),
        ("RoIex", "rolex"),
        ("g00gle", "google"),
        ("4didas", "adidas"),
        ("V1agra", "viagra"),
        ("Arnazon", "amazon"),
        ("Ke$ha", "kesha"),
    ],
)
def test_look_alike_letters_are_resolved(text: str, reading: str) -> None:
    """A sign has the readings that its look-alike letters allow."""
    assert reading in Sign.of(text).looks


@pytest.mark.parametrize(
    ("text", "not_read"), [("mall", "mail"), ("ALL", "ail"), ("MODERN", "modem"), ("H1", "hi")]
)
def test_plain_words_are_not_read_as_others(text: str, not_read: str) -> None:
    """Letters that do not look alike in this writing stay what they are."""
    assert not_read not in Sign.of(text).looks


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty sign"),
        ("  \u200b ", "empty sign"),
        ("\x01\x02", "empty sign"),
        ("?!...", "no letter or digit"),
        ("😀", "no letter or digit"),
        ("a" * 10_000, "10000 characters"),
    ],
)
def test_signs_that_cannot_be_read_are_refused(text: str, says: str) -> None:
    """Each bad sign gets one clear sentence."""
    with pytest.raises(BadInputError, match=says):
        Sign.of(text)


def test_a_window_without_letters_is_no_sign() -> None:
    """Running text may hold anything; what cannot be read is no sign."""
    assert Sign.of_window("--") is None
    assert Sign.of_window("x" * 400) is None


def test_many_readings_are_bounded() -> None:
    """A long sign full of look-alikes keeps a small number of readings."""
    assert len(Sign.of(" ".join(["Nl0rn1e"] * 8)).looks) <= 17


def test_a_name_in_another_script_keeps_its_letters() -> None:
    """Only Han, kana and Hangul forms are taken off a name: Ростов keeps what looks like тов."""
    assert Sign.of_mark("Ростов").core == ("Ростов",)
    assert Sign.of_mark("东方红股份有限公司").core == ("东方红",)
