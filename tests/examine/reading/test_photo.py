"""Two readers working together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PIL import Image

from countermark.examine.reading import photo
from countermark.examine.reading.photo import PhotoReader, photo_reader
from countermark.examine.reading.rapid import LOOK_ALIKES, Line, RapidWordReader
from countermark.examine.reading.scripts import SCRIPTS, Script, TesseractWordReader
from countermark.examine.reading.words import NO_READER
from countermark.findings import Words

Draw = Callable[..., Image.Image]

_STRIP = Image.new("RGB", (90, 30), "white")


class _First(RapidWordReader):
    """Gives fixed readings without a model."""

    def __init__(self, *readings: tuple[str, float]) -> None:
        self.readings = readings

    def lines(self, image: Image.Image) -> list[Line]:  # noqa: ARG002 - the reader's signature
        return [Line(text, score, _STRIP) for text, score in self.readings]

    def words(self, line: Line) -> Words:
        return Words(text=line.text, read_by="first", score=line.score)


class _Second(TesseractWordReader):
    """Gives fixed readings, one for each time it is asked."""

    def __init__(
        self, *answers: list[tuple[str, float] | None], missing: tuple[Script, ...] = ()
    ) -> None:
        self.answers = list(answers)
        self.missing = missing
        self.asked: list[tuple[int, int]] = []

    def lines(
        self, strips: Sequence[Image.Image], scripts: Sequence[Script] = SCRIPTS
    ) -> list[Words | None]:
        self.asked.append((len(strips), len(scripts)))
        answer = self.answers.pop(0) if self.answers else [None] * len(strips)
        return [item and Words(text=item[0], read_by="second", score=item[1]) for item in answer]


def _read(first: _First, second: _Second) -> list[str]:
    return [words.text for words in PhotoReader(first, second).read(_STRIP, "x.png").words]


def test_tesseract_is_not_asked_about_what_is_sure() -> None:
    """Most photos cost no second reading."""
    second = _Second()
    assert _read(_First(("NIKE", 0.99)), second) == ["NIKE"]
    assert second.asked == [(0, len(SCRIPTS))]


def test_only_doubtful_lines_are_read_again() -> None:
    """In the order in which they stand."""
    second = _Second([("Спорт", 0.95), ("АДИДАС", 0.9)])
    assert _read(_First(("", 0), ("NIKE", 0.99), ("U7", 0.5)), second) == [
        "Спорт",
        "NIKE",
        "АДИДАС",
    ]
    assert second.asked == [(2, len(SCRIPTS))]


def test_greek_is_taken_from_the_better_reader() -> None:
    """Greek comes out of rapidocr mixed with Latin look-alikes, however sure it is."""
    assert _read(_First(("NAIKH Eλλάς", 0.99)), _Second([("ΝΑΙΚΗ Ελλάς", 0.9)])) == ["ΝΑΙΚΗ Ελλάς"]


def test_a_sure_latin_reading_beats_a_less_sure_one() -> None:
    """A blurred Latin word does not become a Cyrillic one."""
    assert _read(_First(("NIKE", 0.8)), _Second([("МКЕ", 0.7)], [None])) == ["NIKE"]


@pytest.mark.parametrize("answer", [("NIKE", 0.95), ("40 %", 0.95), ("Спорт", 0.3), None])
def test_what_tesseract_is_not_made_for_is_not_kept(answer: tuple[str, float] | None) -> None:
    """Latin letters, figures and guesses from it are dropped."""
    assert _read(_First(("", 0)), _Second([answer], [None])) == []


def test_unsure_figures_beside_letters_are_read_again_in_their_script() -> None:
    """Among all languages, letters of Hebrew come out as figures; alone they do not."""
    second = _Second([("נעלי 07190", 0.795)], [("נעלי ספורט", 0.874)])
    assert _read(_First(("", 0)), second) == ["נעלי ספורט"]
    assert second.asked == [(1, len(SCRIPTS)), (1, 1)]


def test_an_unsure_reading_is_tried_upside_down() -> None:
    """The reading with the higher scores is taken."""
    second = _Second([("ЭУПИПУ", 0.7)], [("Спорт", 0.95)])
    assert _read(_First(("", 0)), second) == ["Спорт"]
    assert len(second.asked) == 2


def test_mixed_scripts_are_read_again_in_the_most_frequent_one() -> None:
    """A line is seldom Thai and Cyrillic at once."""
    second = _Second([("รองเท้า", 0.9), ("[ия กรุงเทพ", 0.9)], [("ไนกี้กรุงเทพ", 0.92)])
    assert _read(_First(("", 0), ("", 0)), second) == ["รองเท้า", "ไนกี้กรุงเทพ"]
    assert second.asked == [(2, len(SCRIPTS)), (1, 1)]


def test_places_that_nobody_could_read_are_counted() -> None:
    """The report says how many and in which photo."""
    reading = PhotoReader(_First(("", 0), ("x", 0.2), ("NIKE", 0.99)), _Second()).read(
        _STRIP, "x.png"
    )
    assert reading.unread == (
        LOOK_ALIKES,
        "x.png: 2 places that look like writing could not be read.",
    )


def test_missing_languages_are_named_with_their_packages() -> None:
    """Only where there was writing that could not be read."""
    second = _Second(missing=SCRIPTS[:2])
    reading = PhotoReader(_First(("", 0)), second).read(_STRIP, "x.png")
    assert reading.unread[0] == "x.png: 1 place that looks like writing could not be read."
    assert reading.unread[1] == (
        "These scripts cannot be read in photos here: Cyrillic, Greek. To read them, install "
        "Debian's tesseract-ocr tesseract-ocr-rus tesseract-ocr-ell."
    )
    assert PhotoReader(_First(("NIKE", 0.99)), second).read(_STRIP, "x.png").unread == (
        LOOK_ALIKES,
    )


def test_a_model_that_fails_is_said() -> None:
    """The photo stays an exhibit, for its codes can still be read."""

    class Failing(_First):
        def lines(self, image: Image.Image) -> list[Line]:  # noqa: ARG002 - the signature
            raise RuntimeError

    reading = PhotoReader(Failing(), _Second()).read(_STRIP, "x.png")
    assert reading.words == ()
    assert reading.unread == ("x.png: reading its words failed (RuntimeError).",)


def test_without_the_extra_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says how to get it."""
    monkeypatch.setattr(photo, "is_installed", lambda: False)
    photo_reader.cache_clear()
    assert photo_reader().read(_STRIP, "x.png").unread == (NO_READER,)
    photo_reader.cache_clear()


def test_two_scripts_in_one_photo(draw: Draw, tesseract: TesseractWordReader) -> None:
    """The real readers together: each line by the one that can."""
    pytest.importorskip("rapidocr", reason="the extra 'ocr' is not installed")
    image = draw("NIKE AIR", "Кроссовки мужские")
    reading = PhotoReader(RapidWordReader(), tesseract).read(image, "x.png")
    assert [words.text for words in reading.words] == ["NIKE AIR", "Кроссовки мужские"]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("נעלי ספורט", "hebrew"),
        ("משקפי שמש", "hebrew"),
        ("รองเท้ากีฬา", "thai"),
        ("खेल के जूते", "devanagari"),
    ],
)
def test_scripts_on_a_photo_are_read(
    draw: Draw, tesseract: TesseractWordReader, text: str, font: str
) -> None:
    """The whole way from a drawn label to its words."""
    pytest.importorskip("rapidocr", reason="the extra 'ocr' is not installed")
    reading = PhotoReader(RapidWordReader(), tesseract).read(draw(text, script=font), "x.png")
    assert [words.text for words in reading.words] == [text]


@pytest.mark.parametrize("angle", [90, 180])
def test_turned_cyrillic_is_read(draw: Draw, tesseract: TesseractWordReader, angle: int) -> None:
    """The strips are tried upside down."""
    pytest.importorskip("rapidocr", reason="the extra 'ocr' is not installed")
    image = draw("Кроссовки мужские").rotate(angle, expand=True)
    reading = PhotoReader(RapidWordReader(), tesseract).read(image, "x.png")
    assert [words.text for words in reading.words] == ["Кроссовки мужские"]
