"""Fonts, and what is printed where a character has no glyph."""

import json
import unicodedata
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from countermark.examine.report import glyphs
from countermark.findings import MissingPartError

LAST_PLANE = 0x110000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nlke", "Nlke"),
        ("pay\u200bpal", "pay[U+200B]pal"),
        ("abc\u202etxt", "abc[U+202E]txt"),
        ("a\u0000b", "a[U+0000]b"),
        ("na\u200dme", "na[U+200D]me"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("\u200dx", "[U+200D]x"),
        ("A\ufe0f", "A[U+FE0F]"),
        ("\u3164", "[U+3164]"),
        ("\ue000", "[U+E000]"),
        ("two\nlines\tand tabs", "two\nlines\tand tabs"),
    ],
)
def test_what_hides_is_shown(text: str, expected: str) -> None:
    """Invisible characters become code points, except joiners where a script needs them."""
    assert glyphs.shown(text) == expected


def test_character_without_a_glyph_is_printed_as_its_code_point() -> None:
    """What no font can draw is printed as its code point."""
    assert glyphs.printable("ab\U0001fa89") == "ab[U+1FA89]"


@given(st.text())
def test_printing_twice_is_printing_once(text: str) -> None:
    """Text that was made printable stays as it is."""
    once = glyphs.printable(text)
    assert glyphs.printable(once) == once


def test_every_character_of_unicode_can_go_into_a_paper(tmp_path: Path) -> None:
    """A paper with every assigned character of every Unicode block is valid PDF/UA-1."""
    lines = []
    for start in range(0, LAST_PLANE, 64):
        block = [chr(code) for code in range(start, start + 64)]
        assigned = [char for char in block if unicodedata.category(char) not in {"Cn", "Co", "Cs"}]
        unassigned = (
            [char for char in block if char not in assigned][:1] if start % 4096 == 0 else []
        )
        if assigned or unassigned:
            lines.append(glyphs.printable("".join([*assigned, *unassigned])))
    families = ", ".join(f'"{font.family}"' for font in glyphs.fonts())
    source = (
        '#set document(title: "Every character")\n'
        f'#set text(lang: "en", font: ({families}))\n'
        "#for line in json(bytes(sys.inputs.lines)) [#line\n\n]"
    )
    for font in glyphs.fonts():
        (tmp_path / font.path.name).symlink_to(font.path)
    pdf = typst.compile(
        source.encode(),
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(tmp_path)]
        ),
        sys_inputs={"lines": json.dumps(lines)},
    )
    assert pdf.startswith(b"%PDF")


def test_page_carries_only_the_fonts_it_needs() -> None:
    """Fonts are cut down to the characters of the page, each from the first font that has it."""
    families = [family for family, _ in glyphs.embedded_faces("Nike ไนกี้ ナイキ")]
    assert families == ["Noto Sans", "Noto Sans Thai", "Noto Sans CJK TC"]


def test_missing_font_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the fonts of the report extra, the message names the package and the extra."""
    monkeypatch.setattr(glyphs, "find_spec", lambda _: None)
    glyphs.fonts.cache_clear()
    with pytest.raises(MissingPartError, match=r"fontpkg_noto_sans is not installed.*\[report\]"):
        glyphs.fonts()
    monkeypatch.undo()
    glyphs.fonts.cache_clear()
