"""Which characters bytes stand for."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.examine.reading.encoding import decode

_LISTINGS = {
    "cp1251": "Кроссовки мужские, 40 пар, Китай",
    "koi8_r": "Кроссовки мужские, 40 пар, Китай",
    "cp866": "Кроссовки мужские, 40 пар, Китай",
    "cp1252": "Étiquettes déjà cousues, modèle été; Größe 42",
    "cp1250": "Buty męskie żółte, łódź, dětské hodinky",
    "cp1253": "Αθλητικά παπούτσια, 40 ζεύγη",
    "cp1254": "Spor ayakkabı, çanta, İstanbul şişe",
    "cp1255": "נעלי ספורט 40 זוגות",
    "cp1256": "أحذية رياضية 40 زوج",
    "cp932": "運動靴 40足 ナイキ風 バッグ",
    "euc_jp": "運動靴 40足 ナイキ風 バッグ",
    "gb18030": "运动鞋四十双，广州发货，女式手提包",
    "big5": "運動鞋四十雙，廣州發貨，女式手提包",
    "cp949": "운동화 40켤레 여성 가방",
}


@pytest.mark.parametrize(("encoding", "text"), _LISTINGS.items())
@pytest.mark.parametrize("times", [1, 6])
def test_common_encodings_are_guessed_right(encoding: str, text: str, times: int) -> None:
    """One line of goods is enough to tell the encoding of its letters."""
    whole = "\r\n".join([text] * times)
    found = decode(whole.encode(encoding))
    assert found is not None
    assert found.text == whole
    assert found.guessed


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "耐克运动鞋官方旗舰店正品包邮,全国发货"),
        ("gb18030", "手机壳 苹果 透明 批发"),
        ("gb18030", "阿迪达斯男鞋"),
        ("big5", "手機殼 透明 批發"),
        ("big5", "不鏽鋼保溫杯500毫升"),
        ("big5", "兒童玩具車 電動"),
        ("cp949", "스테인리스 텀블러 500ml"),
    ],
)
def test_short_chinese_is_not_taken_for_korean(encoding: str, text: str) -> None:
    """Chinese bytes can be read as Hangul mixed with rare letters; common characters decide."""
    found = decode(text.encode(encoding))
    assert found is not None
    assert (found.text, found.encoding, found.guessed) == (text, encoding, True)


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
def test_utf_8_is_never_guessed(text: str) -> None:
    """Valid UTF-8 comes back as it was."""
    found = decode(text.removeprefix("\ufeff").encode())
    assert found is not None
    assert (found.text, found.guessed) == (text.removeprefix("\ufeff"), False)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    """The mark says the encoding and is no part of the text."""
    found = decode(mark + "Größe 運動靴".encode(encoding))
    assert found is not None
    assert (found.text, found.encoding, found.guessed) == ("Größe 運動靴", encoding, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_known_by_their_nul_bytes(encoding: str) -> None:
    """UTF-16 and UTF-32 without a mark are found where the text has Latin letters or spaces."""
    found = decode("Nike shoes, Кроссовки, 40 pairs".encode(encoding))
    assert found is not None
    assert (found.text, found.encoding) == ("Nike shoes, Кроссовки, 40 pairs", encoding)


def test_a_declared_encoding_is_taken() -> None:
    """What an HTML page says about itself comes before a guess."""
    found = decode("déjà".encode("mac_roman"), declared="macintosh")
    assert found is not None
    assert (found.text, found.guessed) == ("déjà", False)


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    """A page may name an encoding that does not exist."""
    found = decode("Größe für Männer".encode("cp1252"), declared="klingon")
    assert found is not None
    assert found.text == "Größe für Männer"


def test_a_cut_text_may_end_inside_a_character() -> None:
    """The first part of a long file is still UTF-8."""
    content = "運動靴".encode()[:-1]
    found = decode(content, cut=True)
    assert found is not None
    assert (found.text, found.encoding) == ("運動", "utf-8")


@pytest.mark.parametrize(
    "content", [bytes(range(32)) * 9, b"\x7fELF\x02\x01\x01\x00\x00\x00", b"\x01\x02\x03\x04\x05"]
)
def test_binary_is_not_text(content: bytes) -> None:
    """Programs and control characters are refused."""
    assert decode(content) is None


def test_what_nothing_fits_is_read_byte_by_byte() -> None:
    """Bytes of no known language come back as some text, marked as guessed."""
    found = decode(b"\x81 \x8d \x8f \x90 \x9d abc")
    assert found is not None
    assert found.guessed
