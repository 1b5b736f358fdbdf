"""Documents saved under their ECLI."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.law.judgments.documents import LARGEST, ecli_of_name, read_document

PAGE = """\
<html><head><title>62013CJ0441</title><script>document.write("1 May 2015 A v B")</script></head>
<body><style>p { content: "2 May 2015" }</style><p>JUDGMENT OF THE COURT</p>
<p>22 January 2015 (*)</p><p>In Case C‑441/13,</p><p>Pez
Hejduk</p><p>v</p><p>EnergieAgentur.NRW GmbH,</p><p>ECLI:EU:C:2015:28</p>
<p>REQUEST of 3 March 2013</p><img src="https://example.org/x.png"></body></html>
"""


def test_a_page_tells_its_date_parties_and_number(tmp_path: Path) -> None:
    """What stands plainly near the beginning is taken; scripts and styles are no words."""
    path = tmp_path / "ECLI_EU_C_2015_28.html"
    path.write_text(PAGE, encoding="utf-8")
    found = read_document(path)
    assert found.ecli.text == "ECLI:EU:C:2015:28"
    assert found.decided_on == date(2015, 1, 22)
    assert found.name == "Pez Hejduk v EnergieAgentur.NRW GmbH"
    assert found.case_number == "C-441/13"
    assert all("compare" in note for note in found.notes)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Judgment of 4 March 2015", date(2015, 3, 4)),
        ("March 4, 2015", date(2015, 3, 4)),
        ("2015-03-04", date(2015, 3, 4)),
        ("4th March 2015", date(2015, 3, 4)),
        ("4 March 2014", None),
        ("31 February 2015", None),
        ("4 March 2015, corrected on 5 March 2015", None),
        ("no date", None),
    ],
)
def test_only_a_plain_date_is_taken(text: str, day: date | None, tmp_path: Path) -> None:
    """One date of the ECLI's year is taken; several, or one of another year, are left open."""
    path = tmp_path / "ECLI_DE_BGH_2015_1.txt"
    path.write_text(text)
    found = read_document(path)
    assert found.decided_on == day
    assert ("Several dates" in " ".join(found.notes)) == ("corrected" in text)


def test_a_document_that_does_not_say_its_ecli_is_doubted(tmp_path: Path) -> None:
    """The name of the file alone may be wrong."""
    path = tmp_path / "ECLI_DE_BGH_2015_1.txt"
    path.write_text("Another decision, ECLI:DE:BGH:2015:2")
    assert "does not say ECLI:DE:BGH:2015:1 itself" in read_document(path).notes[0]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("judgment.html", "is no ECLI"),
        ("ECLI_EU_C_15_28.txt", "is no ECLI"),
        ("ECLI_EU_C_2015_28.pdf", "is a PDF"),
    ],
)
def test_a_name_that_is_no_ecli_is_refused(name: str, says: str) -> None:
    """The message says how the file has to be named or saved."""
    with pytest.raises(BadInputError, match=says):
        ecli_of_name(Path(name))


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A missing file, a very long one and one that is no text are named."""
    path = tmp_path / "ECLI_EU_C_2015_28.txt"
    with pytest.raises(BadInputError, match="cannot be read"):
        read_document(path)
    path.write_bytes(b"a" * (LARGEST + 1))
    with pytest.raises(BadInputError, match="longer than"):
        read_document(path)
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(BadInputError, match="no text that can be read"):
        read_document(path)


def test_other_encodings_are_understood(tmp_path: Path) -> None:
    """A page in Latin-1 is read too."""
    path = tmp_path / "ECLI_DE_BGH_2015_1.txt"
    text = "Müller v Größe\nDie Klägerin begehrt für Österreich die Löschung überall.\n"
    path.write_bytes(text.encode("latin-1"))
    assert read_document(path).name == "Müller v Größe"


@given(st.text(max_size=200))
def test_no_page_breaks_the_reading(text: str) -> None:
    """Broken mark-up is read as far as it goes."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - a folder for each example

    with TemporaryDirectory() as folder:
        path = Path(folder) / "ECLI_EU_C_2015_28.html"
        path.write_bytes(f"<p>x {text}".encode("utf-8", "replace"))
        if "\0" not in text:
            assert read_document(path).ecli.year == 2015
