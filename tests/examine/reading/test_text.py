"""Text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermark.examine.reading.text import read_text
from countermark.findings import BadInputError


def _lines(path: Path, content: bytes, *, html: bool = False) -> list[str]:
    path.write_bytes(content)
    return [words.text for words in read_text(path, html=html).words]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file."""
    return tmp_path / "x.txt"


def test_each_line_is_one_run_of_words(file: Path) -> None:
    """Empty lines count for nothing, and every script stays as it is written."""
    content = "\n  АDIDАS \r\n\r\n運動靴\u2028أحذية\n".encode()
    assert _lines(file, content) == ["АDIDАS", "運動靴", "أحذية"]


def test_words_of_a_file_are_as_written(file: Path) -> None:
    """Nobody had to read them."""
    file.write_text("shoes")
    (words,) = read_text(file).words
    assert (words.read_by, words.score) == ("as written", None)


def test_a_guessed_encoding_is_said(file: Path) -> None:
    """The reader should know that letters may be wrong."""
    file.write_bytes("Кроссовки мужские".encode("cp1251"))
    found = read_text(file)
    assert found.words[0].text == "Кроссовки мужские"
    assert found.remarks[0].startswith("Its encoding was guessed from its letters: cp1251")


def test_the_first_part_of_a_long_file_is_examined(file: Path) -> None:
    """2 MB are enough, and that is said."""
    file.write_bytes(b"0123456789\n" * 200_000)
    found = read_text(file)
    assert len(found.words) == 2_000_000 // 11 + 1
    assert found.remarks == ("It is longer than 2 MB; only its first 2 MB were examined.",)


def test_a_very_long_line_is_cut_and_kept_whole(file: Path) -> None:
    """No letter of it is lost."""
    lines = _lines(file, b"ab" * 2_500)
    assert [len(line) for line in lines] == [2_000, 2_000, 1_000]


def test_binary_is_bad_input(file: Path) -> None:
    """A program is no listing."""
    file.write_bytes(b"\x7fELF\0\0\1\2")
    with pytest.raises(BadInputError, match=r"is named \.txt but does not hold text"):
        read_text(file)


def test_a_file_of_blanks_holds_no_words(file: Path) -> None:
    """That is said, for somebody meant to write something."""
    file.write_text(" \n \n")
    assert read_text(file).remarks == ("It holds no words.",)


def test_a_page_is_read_without_its_tags(file: Path) -> None:
    """What a visitor sees or hears counts, scripts do not; inner tags do not cut a word."""
    page = (
        b"<title>Sh&ouml;p</title><script>var a = '<b>no</b>'</script><p>Ni<b>ke</b>\nshoes"
        b"<div>40 pairs<br>new<img alt='red  bag' src='http://x/y.png'></div>"
        b"<style>x</style><template>no</template><a title='see'>more"
    )
    assert _lines(file, page, html=True) == [
        "Shöp",
        "Nike shoes",
        "40 pairs",
        "new",
        "red bag",
        "see",
        "more",
    ]


def test_a_page_says_its_encoding(file: Path) -> None:
    """The declaration in its head is believed where the bytes are not UTF-8."""
    page = b'<meta charset="windows-1251"><p>' + "Ещё".encode("cp1251")
    assert _lines(file, page, html=True) == ["Ещё"]
