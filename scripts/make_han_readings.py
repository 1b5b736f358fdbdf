"""Write the tables of how Han characters are read, from Unihan and from a Japanese dictionary.

Usage: python scripts/make_han_readings.py UNIHAN_FOLDER IPADIC_FOLDER src/countermark/marks/data

UNIHAN_FOLDER holds Unihan_Readings.txt, _Variants, _OtherMappings, _DictionaryLikeData (Unicode
15.0.0; Debian's package unicode-data has them); IPADIC_FOLDER the CSV files of mecab-ipadic
2.7.0-20070801 (Debian's package mecab-ipadic). Of the dictionary only counts are used: which
reading a character, or a pair of characters, has most often in its words and names.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_FEWEST_WORDS = 6
"""A pair of characters is kept from this many words."""
_SHARE = 0.5
"""A pair's reading is kept if it has more than this share of them."""
_LONGEST_WORD = 6
_LAST_OF_FIRST_LEVEL = "C67E"
_VOICED = dict(
    zip(
        "かきくけこさしすせそたちつてとはひふへほ",
        "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
        strict=True,
    )
)
_HALF_VOICED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_DOUBLING = "つちくき"
_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ",
    "t": "たちつてと", "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
_CONSONANTS = {"sh": "し", "ch": "ち", "ts": "つ", "j": "じ", "f": "ふ"}
_INITIALS = (
    ("gw", "kw"), ("ng", "ng"), ("b", "p"), ("d", "t"), ("g", "k"), ("z", "ch"), ("c", "ch"),
    ("jyu", "yu"), ("j", "y"),
)  # fmt: skip
_FINALS = (
    ("eoi", "ui"), ("eon", "un"), ("eot", "ut"), ("oeng", "eung"), ("oek", "euk"), ("oe", "eu"),
    ("aa", "a"), ("ou", "o"),
)  # fmt: skip
_UNIHAN = "Unihan 15.0.0; mecab-ipadic 2.7.0"
_DICTIONARY = "mecab-ipadic 2.7.0"

Fields = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Japanese:
    """The Japanese readings of one character that Unihan lists, in hiragana."""

    on: tuple[str, ...]
    kun: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Give every reading, and the stems of those that end in kana."""
        stems = [reading[:size] for reading in self.kun for size in range(1, len(reading))]
        return tuple(dict.fromkeys([*self.on, *self.kun, *sorted(stems, key=len, reverse=True)]))


def main() -> None:
    """Read the folders named first and second, write both tables into the third."""
    unihan, ipadic, target = (Path(argument) for argument in sys.argv[1:4])
    fields = _unihan(unihan)
    known = {char: found for char in fields if (found := _japanese(fields[char])).on or found.kun}
    words, pairs = _counts(ipadic, known)
    rows = [row for char in sorted(fields) if (row := _row(char, fields, known, words))]
    _write(target / "han_readings.csv", "character,mandarin,cantonese,japanese,on", rows, _UNIHAN)
    usual = {row[0]: row[3] for row in rows}
    kept = [
        (pair, reading)
        for pair, found in sorted(pairs.items())
        for reading, count in found.most_common(1)
        if count >= _FEWEST_WORDS and count > _SHARE * sum(found.values())
        if reading != "".join(usual.get(char, "") for char in pair)
    ]
    _write(target / "han_words.csv", "word,japanese", kept, _DICTIONARY)
    print(f"{len(rows)} characters, {len(kept)} pairs")


def _unihan(folder: Path) -> Fields:
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("Readings", "Variants", "OtherMappings", "DictionaryLikeData"):
        with (folder / f"Unihan_{name}.txt").open(encoding="utf-8") as stream:
            for line in stream:
                if line.startswith("U+"):
                    point, field, value = line.rstrip("\n").split("\t", 2)
                    fields[chr(int(point.split("+")[1], 16))][field] = value
    return fields


def _japanese(fields: Mapping[str, str]) -> Japanese:
    on, kun = (
        tuple(dict.fromkeys(filter(None, map(_hiragana, fields.get(name, "").split()))))
        for name in ("kJapaneseOn", "kJapaneseKun")
    )
    return Japanese(on, kun)


def _hiragana(romaji: str) -> str:
    """Write a reading of Unihan, for instance GAKU, in hiragana."""
    romaji, out = romaji.lower().replace("si", "shi").replace("tu", "tsu"), ""
    while romaji:
        found = re.match(r"(kk|ss|tt|pp|cc)|(sh|ch|ts|[kgsztdnhbpmrjfyw])?(y)?([aiueo])|n", romaji)
        if not found:
            return ""
        size = 1 if found[1] else len(found[0])
        out += "っ" if found[1] else _syllable(found[2] or "", found[3] or "", found[4] or "")
        romaji = romaji[size:]
    return out


def _syllable(consonant: str, glide: str, vowel: str) -> str:
    if not vowel:
        return "ん"
    at = "aiueo".index(vowel)
    if consonant in _CONSONANTS:
        base = _CONSONANTS[consonant]
        plain = "i" if base in "しちじ" else "u"
        return base if vowel == plain else base + "ゃぃゅぇょ"[at]
    if consonant == "y":
        return ["や", "い", "ゆ", "え", "よ"][at]
    if consonant == "w":
        return ["わ", "い", "う", "え", "を"][at]
    return _ROWS[consonant][1] + "ゃぃゅぇょ"[at] if glide else _ROWS[consonant][at]


def _counts(
    ipadic: Path, known: Mapping[str, Japanese]
) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Count the readings of single characters, and of pairs as they sound, over all words."""
    single: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for word, reading in _entries(ipadic):
        parts = _aligned(word, reading, known) if len(word) <= _LONGEST_WORD else None
        for char, base, _ in parts or ():
            single[char][base] += char in known
        for first, second in zip(parts or (), (parts or ())[1:], strict=False):
            if first[0] in known and second[0] in known:
                pairs[first[0] + second[0]][_latin(first[2] + second[2])] += 1
    return single, pairs


def _entries(ipadic: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(ipadic.glob("Noun*.csv")):
        for line in path.read_text(encoding="euc-jp", errors="ignore").splitlines():
            cells = line.split(",")
            yield cells[0], _as_hiragana(cells[11])


def _as_hiragana(text: str) -> str:
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def _aligned(
    word: str, reading: str, known: Mapping[str, Japanese]
) -> list[tuple[str, str, str]] | None:
    """Share a word's reading out to its characters: character, reading, and how it sounds here."""
    if not word:
        return None if reading else []
    char = word[0]
    options = (
        [(base, form) for base in known[char].all for form in _forms(base)]
        if char in known
        else [(_as_hiragana(char), _as_hiragana(char))]
    )
    for base, form in sorted(options, key=lambda option: -len(option[1])):
        if reading.startswith(form):
            rest = _aligned(word[1:], reading[len(form) :], known)
            if rest is not None:
                return [(char, base, form), *rest]
    return None


def _forms(reading: str) -> set[str]:
    """List how a reading may sound inside a word: voiced at its start, doubled at its end."""
    first, rest = reading[0], reading[1:]
    forms = {reading, _VOICED.get(first, first) + rest, _HALF_VOICED.get(first, first) + rest}
    return forms | {form[:-1] + "っ" for form in forms if rest and form[-1] in _DOUBLING}


def _latin(reading: str) -> str:
    """Write hiragana in Latin letters, long vowels short."""
    table = {
        kana: head + vowel
        for head, row in _ROWS.items()
        for kana, vowel in zip(row, "aiueo", strict=True)
    }
    table |= {
        "し": "shi",
        "ち": "chi",
        "つ": "tsu",
        "じ": "ji",
        "ぢ": "ji",
        "づ": "zu",
        "ふ": "fu",
        "や": "ya",
        "ゆ": "yu",
        "よ": "yo",
        "わ": "wa",
        "を": "o",
        "ん": "n",
        "っ": "",
    }
    out = ""
    for char in reading:
        if char in "ゃゅょぇ":
            vowel = "auoe"["ゃゅょぇ".index(char)]
            stem = out[:-1]
            out = stem + vowel if stem.endswith(("sh", "ch", "j")) else f"{stem}y{vowel}"
        else:
            out += table.get(char, "")
    return out.replace("ou", "o").replace("uu", "u").replace("oo", "o")


def _row(
    char: str,
    fields: Fields,
    known: Mapping[str, Japanese],
    words: Mapping[str, Counter[str]],
) -> tuple[str, ...] | None:
    """Give a character's readings, if it is in common use in Chinese or Japanese."""
    own = fields[char]
    chinese = _common_in_chinese(own)
    counts = words.get(char, Counter())
    japanese = (
        "kJoyoKanji" in own or "kJinmeiyoKanji" in own or sum(counts.values()) >= _FEWEST_WORDS
    )
    if not chinese and not (japanese and char in known):
        return None
    cantonese = [own, *(fields[other] for other in _variants(own) if other in fields)]
    readings = known.get(char) if japanese else None
    ranked = [reading for reading, _ in counts.most_common()]
    on = [reading for reading in ranked if readings and reading in readings.on]
    on += readings.on[:1] if readings else ()
    usual = [*ranked, *on, *(readings.kun if readings else ())] if readings else []
    return (
        char,
        _pinyin(own) if chinese else "",
        next((_first_cantonese(one) for one in cantonese if "kCantonese" in one), "")
        if chinese
        else "",
        _latin(usual[0]) if usual else "",
        _latin(on[0]) if on else "",
    )


def _common_in_chinese(own: Mapping[str, str]) -> bool:
    """Tell whether GB 2312, the first level of Big Five or Hong Kong's list has the character."""
    first_level = own.get("kBigFive", "FFFF") <= _LAST_OF_FIRST_LEVEL
    return first_level or bool({"kGB0", "kHKGlyph"} & own.keys())


def _variants(own: Mapping[str, str]) -> Iterator[str]:
    for field in ("kTraditionalVariant", "kSimplifiedVariant"):
        yield from (chr(int(point.split("+")[1], 16)) for point in own.get(field, "").split())


def _pinyin(own: Mapping[str, str]) -> str:
    reading = own.get("kMandarin", "").split(" ")[0]
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "u")
    return "".join(char for char in plain if char.isascii())


def _first_cantonese(own: Mapping[str, str]) -> str:
    """Spell the first Cantonese reading as names in Hong Kong are spelled, not in Jyutping."""
    syllable = own["kCantonese"].split(" ")[0].rstrip("123456")
    for jyutping, usual in _INITIALS:
        if syllable.startswith(jyutping):
            syllable = usual + syllable.removeprefix(jyutping)
            break
    for jyutping, usual in _FINALS:
        syllable = syllable.replace(jyutping, usual)
    return syllable


def _write(path: Path, columns: str, rows: Sequence[tuple[str, ...]], source: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([*columns.split(","), "source", "checked", "valid_from", "valid_to"])
        writer.writerows((*row, source, "no", "", "") for row in rows)


if __name__ == "__main__":
    main()
