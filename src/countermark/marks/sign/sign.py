"""A sign, taken apart into what is compared: words, core, looks and sounds.

>>> sign = Sign.of("GUCCl bags")
>>> sign.core, sign.dropped
(('GUCCl',), ('bags',))
>>> sign.looks
('guccl', 'gucci')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from countermark.findings import BadInputError
from countermark.marks.sign.sound import key_of_spoken, spoken
from countermark.marks.sign.writing import (
    clean,
    fold,
    letters_for,
    look,
    same_writing,
    scripts_of,
    words_of,
)
from countermark.marks.tables import column

LONGEST: Final = 300
"""The most characters a sign may have."""

_SMALL_L_AS_I: Final = re.compile(r"(?<=[A-Z])l|l(?=[A-Z])")
_CAPITAL_I_AS_L: Final = re.compile(r"(?<=[a-z])I|I(?=[a-z])")
_LETTERS_AS_M_W: Final = (("rn", "m"), ("vv", "w"), ("VV", "W"))
_FEW: Final = 2
_JOINING: Final = frozenset({"Han", "Kana", "Hangul"})
_FEWEST_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """A written sign and the forms in which it is compared."""

    text: str
    """The sign without unseen characters."""

    words: tuple[str, ...]
    """Its words as written."""

    core: tuple[str, ...]
    """The words that distinguish it; all of them where none would be left."""

    dropped: tuple[str, ...]
    """Descriptive words and legal forms, which weigh little."""

    essential: str
    """How it looks without legal forms, in one piece: what another sign must reproduce."""

    folded: str
    """Its core in small letters without accents, in one piece and its own script."""

    looks: tuple[str, ...]
    """How its core may be read, in one piece: as it stands, then look-alike letters resolved."""

    latin: str
    """Its core in Latin letters, words apart."""

    scripts: frozenset[str]
    """The scripts of its letters."""

    @classmethod
    def of(cls, text: str) -> Sign:
        """Take a sign apart.

        Args:
            text: the sign as written, up to 300 characters in any script.

        Errors: `BadInputError` if it is empty, too long or has no letter or digit.
        """
        return cls._of(readable(text))

    @classmethod
    def of_mark(cls, text: str) -> Sign:
        """Take a register's mark apart; a mark is not refused for its length or its signs."""
        cleaned = clean(text)
        return cls._of(cleaned, looks=False)

    @classmethod
    def of_window(cls, text: str) -> Sign | None:
        """Take a few words of a running text apart, or nothing where no sign can be read.

        Args:
            text: the words as written.
        """
        cleaned = clean(text)
        if len(cleaned) > LONGEST or not any(map(str.isalnum, cleaned)):
            return None
        return cls._of(cleaned)

    @classmethod
    @lru_cache(maxsize=1 << 14)
    def _of(cls, cleaned: str, *, looks: bool = True) -> Sign:
        words = words_of(cleaned) or (cleaned,)
        undertaking, core = distinguishing(words)
        whole = "".join(core)
        plain = look(whole)
        return cls(
            text=cleaned,
            words=words,
            core=core,
            dropped=tuple(word for word in words if word not in core),
            essential=plain if core == undertaking else look("".join(undertaking)),
            folded=plain if whole.isascii() else fold(whole),
            looks=tuple(dict.fromkeys([plain, *_readings(core)])) if looks else (plain,),
            latin=spoken(" ".join(core)),
            scripts=frozenset({"Latin"}) if cleaned.isascii() else scripts_of(cleaned),
        )

    def sound(self) -> str:
        """Give the key of how its core sounds."""
        return key_of_spoken(self.latin)

    @property
    def identity(self) -> str:
        """Give what an identical sign shares: everything but case and unseen signs."""
        return same_writing(self.text)


def readable(text: str) -> str:
    """Clean a sign, or refuse it with the reason.

    Args:
        text: the sign as it was given.

    Errors: `BadInputError` if it is empty, longer than 300 characters, or has no letter or digit.
    """
    if len(text) > LONGEST:
        start = text[:20].strip()
        problem = (
            f"The sign '{start}…' has {len(text)} characters; expected up to {LONGEST}: give the "
            "sign alone, or put a longer text into a case folder and use 'countermark examine'."
        )
        raise BadInputError(problem)
    cleaned = clean(text)
    if not cleaned:
        problem = "An empty sign was given; expected the words that stand on the goods."
        raise BadInputError(problem)
    if not any(char.isalnum() for char in cleaned):
        problem = (
            f"The sign '{cleaned}' has no letter or digit; expected the words that stand on the "
            "goods (pictures cannot be compared in this version)."
        )
        raise BadInputError(problem)
    return cleaned


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(map(fold, column("legal_forms.csv", "word")))


@cache
def _descriptive_words() -> frozenset[str]:
    return frozenset(map(fold, column("descriptive_words.csv", "word")))


def distinguishing(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Choose the words of a sign that distinguish it; all of them where none would be left.

    Args:
        words: its words, one at least.

    Returns: the words without legal forms, and those of them that do not only describe.

    >>> distinguishing(("gucci", "bags", "ltd"))
    (('gucci', 'bags'), ('gucci',))
    """
    undertaking = _without_legal_forms(words)
    core = tuple([word for word in undertaking if not is_descriptive(word)])
    return undertaking, core or undertaking


def is_descriptive(word: str) -> bool:
    """Tell whether a word only describes goods or a shop (table descriptive_words.csv)."""
    return _folded(word) in _descriptive_words()


def _folded(word: str) -> str:
    """Fold one word; in plain letters there is nothing to fold but case."""
    return word.lower() if word.isascii() else fold(word)


def _without_legal_forms(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop legal forms at the end, and at the start where the script puts them there."""
    kept = list(words)
    while _folded(kept[-1]) in _legal_forms() and len("".join(kept[:-1])) > _FEW:
        kept.pop()
    while len(kept) > 1 and not kept[0].isascii() and fold(kept[0]) in _legal_forms():
        kept.pop(0)
    if not kept[0].isascii():
        kept[0] = _without_attached_form(kept[0])
    return tuple(kept)


def _without_attached_form(word: str) -> str:
    """Drop a Han, kana or Hangul legal form that is written without a space."""
    for form in _attached_forms():
        if len(word) > len(form) + 1:
            word = word.removeprefix(form).removesuffix(form)
    return word


@cache
def _attached_forms() -> tuple[str, ...]:
    """List the legal forms that may be attached, the longest first: one may end another."""
    forms = (form for form in _legal_forms() if len(form) > _FEW and _unspaced(form))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _unspaced(form: str) -> bool:
    # Ростов ends in the Russian form тов, and is a town: only scripts that join a form to a name.
    return scripts_of(form) <= _JOINING


def _readings(core: tuple[str, ...]) -> Iterator[str]:
    """Resolve look-alike letters inside ASCII words: l for I, 0 for o, rn for m."""
    choices = [_choices(word) for word in core]
    most = 16
    for number, choice in enumerate(product(*choices)):
        if number == most:
            return
        yield look("".join(choice))


@lru_cache(maxsize=1 << 14)
def _choices(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([word, *_word_readings(word)]))


def _word_readings(word: str) -> Iterator[str]:
    bases = [word, _SMALL_L_AS_I.sub("I", word), _CAPITAL_I_AS_L.sub("l", word)]
    yield from bases
    for base in bases[:2]:
        for pair, letter in _LETTERS_AS_M_W:
            yield base.replace(pair, letter)
    if sum(map(str.isalpha, word)) >= _FEWEST_LETTERS:
        yield _with_letters(bases[1], 0)
        yield _with_letters(bases[1], -1)


def _with_letters(word: str, which: int) -> str:
    letters = letters_for()
    return "".join(letters[char][which] if char in letters else char for char in word)
