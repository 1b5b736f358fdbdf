"""The forms of marks that a search scans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from countermark.marks.sign.alphabets import in_latin
from countermark.marks.sign.sign import Sign, distinguishing
from countermark.marks.sign.sound import keys_of_many, sounds_of_many, spoken
from countermark.marks.sign.spoken_key import cross_keys, key_of_sounds
from countermark.marks.sign.trade_words import distinctive
from countermark.marks.sign.writing import look, words_of

_BITS: Final = 64


class Forms(NamedTuple):
    """What the views keep of one text of a mark."""

    look: str
    """How its core looks, in one piece."""

    breaks: int
    """Bit i is set where a word of the core begins at letter i of `look`, for i under 64."""

    sound: str
    """The key of how its core sounds."""

    spoken: tuple[str, ...]
    """The keys of how it is spoken that hold across scripts; several for Han characters."""

    wholes: tuple[str, ...]
    """The forms under which the mark is found at once, each once: core, essential part, all."""

    other_script: bool
    """Whether it has letters that are not Latin."""


def forms_of(text: str) -> Forms:
    """Take a mark's words apart into the forms that the views keep.

    Args:
        text: the words of the mark, or one of its readings.

    >>> found = forms_of("Coca Cola Company")
    >>> found.look, bin(found.breaks), found.sound
    ('cocacola', '0b10001', 'kokakola')
    >>> found.wholes
    ('cocacola', 'cocacolacompany')
    """
    sign = Sign.of_mark(text)
    return Forms(
        look=sign.looks[0],
        breaks=_breaks([look(word) for word in sign.core]),
        sound=sign.sound(),
        spoken=cross_keys(sign.text),
        wholes=_once(sign.looks[0], sign.essential, sign.folded, look("".join(sign.words))),
        other_script=bool(sign.scripts - {"Latin"}),
    )


def forms_of_many(texts: Sequence[str]) -> list[Forms]:
    """Take many marks apart, each as `forms_of` does.

    Texts in plain letters (ASCII), which most are, are taken apart together: there is little to
    fold in them, and a word that stands in many is looked at once.

    Args:
        texts: the words of marks, or their readings.
    """
    plain = {place: one for place, text in enumerate(texts) if (one := _Plain.of(text))}
    forms: list[Forms] = []
    together = dict(zip(plain, _together([*plain.values()]), strict=True)) if plain else {}
    for place, text in enumerate(texts):
        forms.append(together.get(place) or forms_of(text))
    return forms


class _Plain(NamedTuple):
    """The words of a text in plain letters, all in small letters."""

    words: tuple[str, ...]
    undertaking: tuple[str, ...]
    core: tuple[str, ...]
    aloud: Sequence[str]
    """The words of the core as they are spoken: letters only."""

    whole_aloud: Sequence[str]
    """The words by which it is kept as spoken: letters and digits."""

    @classmethod
    def of(cls, text: str) -> _Plain | None:
        """Part a text into words; nothing if it has other letters, or no words."""
        if not (text.isascii() and text.isprintable()):
            return None
        text = text.lower()
        words = tuple(text.split())
        latin: Sequence[str] = words
        together = "".join(words)
        if not together.isalnum():
            words, latin = words_of(text), in_latin(text).split(" ")
            if not words:
                return None
        undertaking, core = distinguishing(words) if len(words) > 1 else (words, words)
        aloud = core if together.isalpha() else spoken(" ".join(core)).split(" ")
        if len(latin) > 1:
            latin = distinctive(" ".join(latin)).split(" ")
        return cls(words, undertaking, core, aloud, latin)


def _together(plain: Sequence[_Plain]) -> list[Forms]:
    count = len(plain)
    heard = sounds_of_many([one.aloud for one in plain] + [one.whole_aloud for one in plain])
    forms = []
    for one, sound, kept in zip(plain, keys_of_many(heard[:count]), heard[count:], strict=True):
        core = "".join(one.core)
        alike = one.core == one.words
        wholes = (core,) if alike else _once(core, "".join(one.undertaking), "".join(one.words))
        spoken_key = key_of_sounds(kept)
        keys = (spoken_key,) if spoken_key else ()
        forms.append(Forms(core, _breaks(one.core), sound, keys, wholes, other_script=False))
    return forms


def _breaks(words: Sequence[str]) -> int:
    """Set a bit where a word begins."""
    breaks = at = 0
    for word in words:
        if at < _BITS:
            breaks |= 1 << at
        at += len(word)
    return breaks


def _once(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, forms)))
