"""Fonts from installed packages, and what to print where a character has no glyph.

A fresh Debian has no fonts, and a PDF/UA-1 paper may not hold a character without a glyph. So the
fonts come with the `report` extra, the machine's own fonts are ignored, and a character that none
of them can draw is printed as its code point.
"""

from __future__ import annotations

import base64
import io
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from countermark.findings import MissingPartError

_FONTS: Final = (
    ("Noto Sans", "fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    ("Noto Sans Hebrew", "justmytype_intl_rtl", "fonts/ofl/notosanshebrew/*.ttf"),
    ("Noto Sans Arabic", "justmytype_intl_rtl", "fonts/ofl/notosansarabic/*.ttf"),
    ("Noto Sans Devanagari", "justmytype_intl_south_asia", "fonts/ofl/notosansdevanagari/*.ttf"),
    ("Noto Sans Bengali", "justmytype_intl_south_asia", "fonts/ofl/notosansbengali/*.ttf"),
    ("Noto Sans Tamil", "justmytype_intl_south_asia", "fonts/ofl/notosanstamil/*.ttf"),
    ("Noto Sans Telugu", "justmytype_intl_south_asia", "fonts/ofl/notosanstelugu/*.ttf"),
    ("Noto Sans Thai", "justmytype_intl_sea", "fonts/ofl/notosansthai/*.ttf"),
    ("Noto Sans Lao", "justmytype_intl_sea", "fonts/ofl/notosanslao/*.ttf"),
    ("Noto Sans Khmer", "justmytype_intl_sea", "fonts/ofl/notosanskhmer/*.ttf"),
    ("Noto Sans Myanmar", "justmytype_intl_sea", "fonts/ofl/notosansmyanmar/*.ttf"),
    ("Noto Sans Ethiopic", "justmytype_intl_africa", "fonts/ofl/notosansethiopic/*.ttf"),
    ("Noto Sans CJK TC", "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"),
    ("DejaVu Sans", "matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf"),
)
"""Family, the package that carries it, and where in it; in the order of preference."""

_JOINERS: Final = "\u200c\u200d"
_FIRST_JOINING_SCRIPT: Final = 0x0600
"""Joiners carry meaning between letters from Arabic onwards; elsewhere they only hide."""

_KEPT_SPACES: Final = "\n\t "


@dataclass(frozen=True, slots=True)
class Font:
    """A font file and the characters it can draw."""

    family: str
    """The family's name as a paper asks for it."""

    path: Path
    """The font file."""

    characters: frozenset[int]
    """Code points with a glyph."""


@cache
def fonts() -> tuple[Font, ...]:
    """Find the fonts of the `report` extra.

    Errors: `MissingPartError` if one of them is not installed.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only papers need it

    found = []
    for family, package, pattern in _FONTS:
        path = _font_path(package, pattern)
        with TTFont(path, lazy=True) as font:
            found.append(Font(family, path, frozenset(font.getBestCmap())))
    return tuple(found)


def _font_path(package: str, pattern: str) -> Path:
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        escaped = pattern.replace("[wdth,wght]", "*")
        for path in sorted(Path(folder).glob(escaped)):
            if "Italic" not in path.name:
                return path
    text = (
        f"The font package {package} is not installed; the report needs it. "
        "Install the extra: pip install 'countermark[report]'."
    )
    raise MissingPartError(text)


@cache
def _drawable() -> frozenset[int]:
    return frozenset().union(*(font.characters for font in fonts()))


def shown(text: str) -> str:
    """Make invisible characters visible as their code points, so that a trick can be seen.

    Args:
        text: words of an exhibit, in any script.

    >>> shown("pay\u200bpal")
    'pay[U+200B]pal'
    """
    return "".join(
        f"[U+{ord(letter):04X}]" if _invisible(text, place) else letter
        for place, letter in enumerate(text)
    )


def printable(text: str) -> str:
    """Print what has no glyph in any of the fonts as its code point.

    Args:
        text: words of an exhibit, in any script.
    """
    drawable = _drawable()
    return "".join(
        letter
        if ord(letter) in drawable or letter in _KEPT_SPACES or letter in _JOINERS
        else f"[U+{ord(letter):04X}]"
        for letter in shown(text)
    )


def _invisible(text: str, place: int) -> bool:
    letter = text[place]
    if letter in _KEPT_SPACES:
        return False
    if letter in _JOINERS:
        return not (_joining(text, place - 1) and _joining(text, place + 1))
    return (
        unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        or letter in _BLANK_LETTERS
        or 0xFE00 <= ord(letter) <= 0xFE0F  # noqa: PLR2004 - variation selectors, Unicode ch. 23.4
        or 0xE0100 <= ord(letter) <= 0xE01EF  # noqa: PLR2004 - their supplement
    )


_BLANK_LETTERS: Final = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
"""Letters and marks that Unicode lists as default ignorable: they draw nothing."""


def _joining(text: str, place: int) -> bool:
    return (
        0 <= place < len(text)
        and ord(text[place]) >= _FIRST_JOINING_SCRIPT
        and unicodedata.category(text[place])[0] in "LM"
    )


def embedded_faces(text: str) -> list[tuple[str, str]]:
    """Cut the fonts down to the characters of a page, to be carried inside it.

    Args:
        text: every character that the page shows.

    Returns: family and WOFF2 file in base64, in the order of preference.
    """
    wanted = {ord(letter) for letter in text}
    faces = []
    for font in fonts():
        drawn = wanted & font.characters
        wanted -= drawn
        if drawn:
            faces.append((font.family, _cut(font.path, frozenset(drawn))))
    return faces


def _cut(path: Path, characters: frozenset[int]) -> str:
    from fontTools import subset  # noqa: PLC0415 - only pages need it

    options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
    options.drop_tables += ["FFTM", "MVAR", "meta"]
    out = io.BytesIO()
    with subset.load_font(str(path), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters | {0x20})
        cutter.subset(font)
        subset.save_font(font, out, options)
    return base64.b64encode(out.getvalue()).decode("ascii")
