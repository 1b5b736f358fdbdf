"""The forms of one mark that a search scans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from countermark.marks.sign.sign import Sign
from countermark.marks.sign.spoken_key import cross_keys
from countermark.marks.sign.writing import look

_BITS: Final = 64


@dataclass(frozen=True, slots=True)
class Forms:
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
    breaks = at = 0
    for word in sign.core:
        if at < _BITS:
            breaks |= 1 << at
        at += len(look(word))
    wholes = (sign.looks[0], sign.essential, sign.folded, look("".join(sign.words)))
    return Forms(
        look=sign.looks[0],
        breaks=breaks,
        sound=sign.sound(),
        spoken=cross_keys(sign.text),
        wholes=tuple(dict.fromkeys(filter(None, wholes))),
        other_script=bool(sign.scripts - {"Latin"}),
    )
