"""Writing any script in Latin letters, as its names are usually spelled.

>>> in_latin("マクドナルド"), in_latin("맥도날드"), in_latin("Шанель")
('makudonarudo', 'mekdonald', 'shanel')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from countermark.marks.sign import han
from countermark.marks.sign.writing import clean
from countermark.marks.tables import table

KANA: Final = "ぁ-ゖァ-ヺー-ヿ"
"""A class of characters for patterns: hiragana and katakana."""

HAN: Final = "㐀-䶿一-鿿豈-龎々"
"""A class of characters for patterns: Han characters."""

_RUNS: Final = re.compile(
    f"(?P<kana>[{KANA}]+)|(?P<hangul>[가-힣]+)|(?P<thai>[\u0e01-\u0e5b]+)"
    f"|(?P<greek>[\u0370-\u03ff\u1f00-\u1fff]+)|(?P<han>[{HAN}]+)"
)
_POINTS: Final = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_TO_HIRAGANA: Final = {point: point - 0x60 for point in range(ord("ァ"), ord("ヶ") + 1)}
_SILENT: Final = re.compile("[ก-ฮ][ิุ]?์")
_TONES: Final = re.compile("[\u0e3a\u0e46\u0e48-\u0e4b]")
_VOWEL_FIRST: Final = re.compile("([เแโไใ])((?:[กขคปผพตท][รลว])|[ก-ฮ])(าะ|า|ีย|ือ|อ|ิ)?")
_VOWELS_AROUND: Final = {"าะ": "o", "า": "ao", "ีย": "ia", "ือ": "ua", "อ": "oe", "ิ": "oe"}
_VOWELS_BEFORE: Final = {"เ": "e", "แ": "e", "โ": "o", "ไ": "ai", "ใ": "ai"}
_VOWEL_AFTER: Final = re.compile("([ก-ฮ])อ")
_NO_LETTER: Final = re.compile("[^a-z0-9]+")
_DROPPED: Final = str.maketrans({"'": "", ".": "", "’": "", "ʻ": "", "&": " and ", "+": " plus "})

HanReader = Callable[[str], str]


def in_latin(text: str, read_han: HanReader | None = None) -> str:
    """Write a sign in small Latin letters and digits, words apart.

    The letters of the table script_letters.csv are spelled as there, all others as by anyascii.

    Args:
        text: a sign in any script.
        read_han: reads a run of Han characters; without it they are read as Japanese beside kana,
            else as Mandarin.
    """
    text = clean(text)
    if not text.isascii():
        reader = read_han or (han.japanese if re.search(f"[{KANA}]", text) else han.mandarin)
        text = unicodedata.normalize("NFC", _POINTS.sub("", text.casefold()))
        text = _RUNS.sub(lambda run: _run(run, reader), text)
        text = anyascii(_spelled(text))
    return _NO_LETTER.sub(" ", text.lower().translate(_DROPPED)).strip()


def _run(run: re.Match[str], read_han: HanReader) -> str:
    """Write a run of one script that needs more than its letters one by one."""
    text = run[0]
    match run.lastgroup:
        case "kana":
            return han.shortened(_spelled(text.translate(_TO_HIRAGANA)))
        case "hangul":
            return _spelled(unicodedata.normalize("NFD", text))
        case "thai":
            return _spelled(_in_spoken_order(text))
        case "greek":
            return _spelled(_ACCENTS.sub("", unicodedata.normalize("NFD", text)))
        case _:
            return read_han(text)


def _in_spoken_order(thai: str) -> str:
    """Put the vowels that Thai writes before their consonant after it; drop silent letters."""
    thai = _VOWEL_FIRST.sub(_vowel_after, _TONES.sub("", _SILENT.sub("", thai)))
    return _VOWEL_AFTER.sub(r"\1o", thai)


def _vowel_after(found: re.Match[str]) -> str:
    before, consonant, after = found[1], found[2], found[3] or ""
    if before == "เ" and after:
        return consonant + _VOWELS_AROUND[after]
    return consonant + _VOWELS_BEFORE[before] + after


@lru_cache(maxsize=1 << 12)
def _spelled(text: str) -> str:
    pattern, latin = _letters()

    def replace(found: re.Match[str]) -> str:
        return latin[found.lastgroup or "any"][found[0]]

    return pattern.sub(replace, text)


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """Build one pass from the table script_letters.csv: the longest spelling of a place wins."""
    latin: dict[str, dict[str, str]] = {"start": {}, "end": {}, "any": {}}
    for row in table("script_letters.csv").rows:
        latin[row["place"]][row["letter"]] = row["latin"]
    start, end, inside = (
        "|".join(sorted(found, key=len, reverse=True)) for found in latin.values()
    )
    pattern = rf"(?P<start>(?<![\w'])(?:{start}))|(?P<end>(?:{end})(?![\w']))|(?P<any>{inside})"
    return re.compile(pattern), latin
