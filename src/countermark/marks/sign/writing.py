"""How a sign is written: what is folded away, which letters look like which.

>>> clean("  NIKE®   Air ")
'NIKE Air'
>>> fold("Škoda")
'skoda'
>>> look("АDIDАS")
'adidas'
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from countermark.marks.tables import table

_SIGNS_OF_RIGHT: Final = dict.fromkeys(map(ord, "®™©℠℗"), " ")
_STROKES: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u0652\u0670\u200c\u200d]"
)
_SCRIPTS: Final = {
    "LATIN": "Latin",
    "CYRILLIC": "Cyrillic",
    "GREEK": "Greek",
    "CJK": "Han",
    "IDEOGRAPHIC": "Han",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "KATAKANA-HIRAGANA": "Kana",
    "HANGUL": "Hangul",
}


def clean(text: str) -> str:
    """Take away what nobody sees: control and direction marks, width, signs such as ® or ™.

    Unicode's compatibility form NFKC is applied; cleaning twice is the same as once.

    Args:
        text: a sign as written, in any script.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    while (cleaned := _clean_once(text)) != text:
        text = cleaned
    return text


@lru_cache(maxsize=1 << 14)
def _clean_once(text: str) -> str:
    kept = "".join(" " if char.isspace() else char for char in text if not _unseen(char))
    return " ".join(unicodedata.normalize("NFKC", kept.translate(_SIGNS_OF_RIGHT)).split())


@lru_cache(maxsize=1 << 14)
def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} and not char.isspace()


def same_writing(text: str) -> str:
    """Reduce a sign to what makes it identical with another: case and unseen signs only.

    Args:
        text: a sign as written.
    """
    text = clean(text)
    if text.isascii():
        return text.lower()
    while (folded := clean(text.casefold())) != text:
        text = folded
    return text


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Reduce a sign to small letters without accents; folding twice is the same as once.

    Vowel signs that carry the word (Thai, Devanagari, the marks of kana) stay.

    Args:
        text: a sign as written.
    """
    text = same_writing(text)
    if text.isascii():
        return text
    while (folded := _fold_once(text)) != text:
        text = folded
    return text


def _fold_once(text: str) -> str:
    bare = _STROKES.sub("", unicodedata.normalize("NFD", text))
    return same_writing(unicodedata.normalize("NFC", bare))


def words_of(text: str) -> tuple[str, ...]:
    """Split a cleaned sign into words: letters and digits of any script, dots and ' taken away.

    >>> words_of("Levi's Inc. – S.A.")
    ('Levis', 'Inc', 'SA')
    """
    words = ("".join(map(_kept, text))).split()
    return tuple(bare for word in words if (bare := word.lstrip("!+|@€£¥").rstrip("!+|@€£¥$")))


@lru_cache(maxsize=1 << 14)
def _kept(char: str) -> str:
    if unicodedata.category(char)[0] in "LNM" or char in letters_for():
        return char
    return "" if char in ".'’`´״׳\"" else " "


@cache
def letters_for() -> dict[str, tuple[str, ...]]:
    """Read which letters are meant by a digit or sign, for instance `0` by o (table leet.csv)."""
    letters: dict[str, tuple[str, ...]] = {}
    for row in table("leet.csv").rows:
        letters[row["character"]] = (*letters.get(row["character"], ()), row["letter"])
    return letters


@cache
def _prototypes() -> dict[str, str]:
    """Read Unicode's look-alikes (UTS 39, section 4: the prototype of a character)."""
    found = {}
    for row in table("confusables.csv").rows:
        prototype = "".join(chr(int(point, 16)) for point in row["prototype"].split())
        found[chr(int(row["character"], 16))] = _STROKES.sub("", prototype).replace("rn", "m")
    return found


@lru_cache(maxsize=1 << 14)
def _looks_like(char: str) -> str:
    """Map one character to the ASCII letters it can be taken for, or to itself."""
    prototypes = _prototypes()
    for form in (char, char.upper()):
        found = prototypes.get(form, "")
        if found.isascii() and found:
            return "i" if found == "l" and form.isupper() else found
    return prototypes.get(char.lower(), char.lower())


@lru_cache(maxsize=1 << 16)
def look(text: str) -> str:
    """Write a sign as it looks: look-alike letters of all scripts as one, small, no accents.

    Built on the skeleton of UTS 39, but folded by case; digits and I/l/1 stay as they are
    (`looks` in `sign` gives the other readings).

    Args:
        text: a sign as written.
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    seen = "".join(map(_looks_like, unicodedata.normalize("NFC", _plain(text))))
    return fold(seen)


def _plain(text: str) -> str:
    return _STROKES.sub("", unicodedata.normalize("NFD", clean(text)))


@lru_cache(maxsize=1 << 14)
def script_of(char: str) -> str:
    """Name a letter's script, for instance `Cyrillic`; empty for digits and signs.

    Args:
        char: one character.
    """
    if not char.isalpha():
        return ""
    first = unicodedata.name(char, "").split(" ")[0]
    return _SCRIPTS.get(first, first.capitalize())


def scripts_of(text: str) -> frozenset[str]:
    """Name the scripts of a sign's letters.

    >>> sorted(scripts_of("ΝIKE"))
    ['Greek', 'Latin']
    """
    return frozenset(filter(None, map(script_of, text)))


def foreign_letters(word: str) -> tuple[str, ...]:
    """List the letters of another script in a word that is part Latin, part Cyrillic or Greek.

    Args:
        word: one word as written.

    Returns: the letters, or nothing where the word is of one script or has under three letters.
    """
    scripts = [script_of(char) for char in word]
    counts = {name: scripts.count(name) for name in ("Latin", "Cyrillic", "Greek")}
    used = [name for name, count in counts.items() if count]
    if len(used) < 2 or sum(counts.values()) < 3:  # noqa: PLR2004 - "μm" or "Δx" is no trick
        return ()
    main = max(used, key=lambda name: counts[name])
    odd = (c for c, name in zip(word, scripts, strict=True) if name in used and name != main)
    return tuple(dict.fromkeys(odd))
