"""Which characters the bytes of a text file stand for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, longer ones first where one begins like another."""

_NUL_PLACES: Final = {
    "utf-32-le": (4, (1, 2, 3)),
    "utf-32-be": (4, (0, 1, 2)),
    "utf-16-le": (2, (1,)),
    "utf-16-be": (2, (0,)),
}
"""Where NUL bytes stand in each unit of text that is mostly Latin."""

_FREQUENT: Final = {
    "cp1252": "äöüßÄÖÜéèêàâçùûîïôëñáíóúæøåÅÉÀ°’“”–«»€®™½²",
    "cp1250": "ąćęłńóśźżčďěňřšťůžýáéíőűăşţöü„”–’Łł",
    "cp1254": "çğışöüİŞÇÖÜâî’–",
    "cp1251": "оеаинтсрвлкмдпуыяьОЕАИНТСРВЛКМДП№«»–",
    "koi8_r": "оеаинтсрвлкмдпуыяьОЕАИНТСРВЛКМДП",
    "cp866": "оеаинтсрвлкмдпуыяьОЕАИНТСРВЛКМДП№",
    "cp1253": "αοιετσνηυρπκλμςάέήίόύώΑΟΙΕΤΣΝΗΡΠΚΛΜ«»–",
    "cp1255": "יוהלאמרתבשנדקםעפחט",
    "cp1256": "اليمنرتوبعدسهكفحقجشةأ،",
}
"""One-byte encodings in common use, with the letters that are frequent where each is used."""

_ALPHABETS: Final = {
    "cp1251": "CYRILLIC",
    "koi8_r": "CYRILLIC",
    "cp866": "CYRILLIC",
    "cp1253": "GREEK",
    "cp1255": "HEBREW",
    "cp1256": "ARABIC",
}
"""The alphabet of an encoding that is not Latin: its rarer letters count a little too."""

_EAST_ASIAN: Final = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
_COMMON_HAN: Final = {"gb18030": ("gb2312", 0xB0, 0xD7), "big5": ("big5", 0xA4, 0xC6)}
"""Chinese encodings: the standard and the first bytes of its common characters (level 1)."""

_SURE: Final = 0.62
"""From this score on a one-byte encoding is taken; measured in docs/methods/reading.md."""

_SAMPLE: Final = 65_536
_RARE: Final = 0.3
_MOST_CONTROLS: Final = 0.01
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how its bytes were read."""

    text: str
    """The characters."""

    encoding: str
    """The encoding that was taken."""

    guessed: bool
    """Whether nothing in the file says so and the letters decided."""


def decode(content: bytes, *, declared: str = "", cut: bool = False) -> Decoded | None:
    """Find the characters that some bytes stand for.

    A byte order mark decides; then UTF-8 if the bytes are valid; then the places of NUL bytes
    (UTF-16, UTF-32); then an encoding that the file itself declares; then the letters.

    Args:
        content: the bytes.
        declared: the encoding that an HTML file names, if any.
        cut: the bytes are the beginning of more, so that the last character may be incomplete.

    Returns: nothing if these bytes are not text.

    >>> decode("Größe".encode("cp1252"))
    Decoded(text='Größe', encoding='cp1252', guessed=True)
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding, guessed=False, cut=cut)
    if b"\x00" in content:
        wide = _wide(content)
        return _read(content, wide, guessed=True, cut=cut) if wide else None
    found = _read(content, "utf-8", guessed=False, cut=cut)
    if found is None and declared:
        found = _read(content, declared, guessed=False, cut=cut)
    return found or _guess(content, cut=cut)


def _read(content: bytes, encoding: str, *, guessed: bool, cut: bool) -> Decoded | None:
    for drop in range(4 if cut else 1):
        try:
            text = content[: len(content) - drop].decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        too_many = len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text)
        return None if too_many else Decoded(text, encoding, guessed)
    return None


def _wide(content: bytes) -> str:
    sample = content[: _SAMPLE // 4 * 4]
    for encoding, (width, places) in _NUL_PLACES.items():
        units = max(len(sample) // width, 1)
        empty = [sample[place::width].count(0) / units for place in range(width)]
        full = max(empty[place] for place in range(width) if place not in places)
        if min(empty[place] for place in places) >= _RARE and full < _RARE / 2:
            return encoding
    return ""


def _guess(content: bytes, *, cut: bool) -> Decoded | None:
    sample = content[:_SAMPLE]
    scores = {encoding: _likeness(sample, encoding) for encoding in _FREQUENT}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] >= _SURE:
        return _read(content, best, guessed=True, cut=cut)
    names = [name for name in _by_statistics(sample, len(content) > len(sample)) if name]
    for encoding in (*names, best, "latin_1"):
        found = _read(content, encoding, guessed=True, cut=cut)
        if found is not None:
            return found
    return None


def _by_statistics(sample: bytes, cut: bool) -> list[str]:  # noqa: FBT001 - private, one caller
    """Ask for the East Asian encodings: kana and Hangul tell theirs, else letter statistics do."""
    fitting = {
        encoding: found.text
        for encoding in _EAST_ASIAN
        if (found := _read(sample, encoding, guessed=True, cut=cut))
    }
    for encoding, script in (("cp932", "HIRAGANA"), ("euc_jp", "HIRAGANA"), ("cp949", "HANGUL")):
        if _share(fitting.get(encoding, ""), script) > (0.85 if script == "HANGUL" else 0.1):
            return [encoding]
    common = {name: _common_share(fitting.get(name, ""), name) for name in _COMMON_HAN}
    best = max(common, key=lambda name: common[name])
    if common[best] > 0.9:  # noqa: PLR2004 - measured in docs/methods/reading.md
        return [best]
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files nothing else reads

    match = from_bytes(sample, cp_isolation=list(fitting)).best() if fitting else None
    return [match.encoding if match else "", *fitting]


def _common_share(text: str, encoding: str) -> float:
    """Tell which share of the Han characters is in the encoding's table of common ones."""
    standard, first, last = _COMMON_HAN[encoding]
    foreign = [char for char in text[:4000] if char.isalpha() and not char.isascii()]
    codes = [char.encode(standard, "ignore") for char in foreign]
    return sum(bool(code) and first <= code[0] <= last for code in codes) / max(len(codes), 1)


def _share(text: str, script: str) -> float:
    foreign = [character for character in text[:4000] if ord(character) > 127]  # noqa: PLR2004 - ASCII ends there
    scripts = (script, "KATAKANA") if script == "HIRAGANA" else (script,)
    hits = sum(unicodedata.name(character, "").startswith(scripts) for character in foreign)
    return hits / max(len(foreign), 1)


def _likeness(sample: bytes, encoding: str) -> float:
    """Score from 0 to 1 how much the letters beyond ASCII look like the encoding's languages."""
    text = sample.decode(encoding, "replace")
    frequent, alphabet = frozenset(_FREQUENT[encoding]), _ALPHABETS.get(encoding)
    score, foreign, before = 0.0, 0, " "
    for character in text:
        if ord(character) > 127:  # noqa: PLR2004 - ASCII ends there
            foreign += 1
            if before.islower() and character.isupper():
                score -= 1.0
            elif character in frequent:
                score += 1.0
            elif alphabet and unicodedata.name(character, "").startswith(alphabet):
                score += _RARE
        before = character
    return score / max(foreign, 1)
