"""Meaning: which translations are found alike, and how often unrelated names are.

Usage: python -m benchmarks.meaning

The translations are an own list, most of them words and short phrases as marks have them, in the
16 languages of the encoder and, as synonyms, in English; none is from a decided case. They are
tried as they stand, and in capitals without accents, as on goods.
"""

from __future__ import annotations

import csv
import random
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.marks_figures import Share, table
from benchmarks.marks_material import SEED, coined_names, there
from countermark.marks import demonstration
from countermark.marks.likeness.concept import ALIKE, EQUAL, UNRELATED
from countermark.marks.register import concepts
from countermark.marks.register.mark import Mark
from countermark.marks.sign import meaning
from countermark.marks.sign.sign import Sign

PAIRS: Final = Path(__file__).parent / "meaning_pairs.csv"
NAMES: Final = 2_000
COSINES: Final = (0.60, UNRELATED + ALIKE * (EQUAL - UNRELATED), 0.70, 0.75)


def main() -> None:
    """Print the figures."""
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    signs, languages = [row["english"] for row in rows], [row["language"] for row in rows]
    marks = [row["text"] for row in rows]
    beside = cosines(signs, marks)
    own = np.diag(beside)
    capitals = np.diag(cosines(signs, [without_accents(text).upper() for text in marks]))
    unrelated = beside[np.array([[one != other for other in signs] for one in signs])]
    measured = {
        "translations": own,
        "in capitals without accents": capitals,
        "unrelated": unrelated,
    }
    if there():
        names = random.Random(SEED).sample(coined_names(), NAMES)  # noqa: S311 - no secret
        measured["random coined names"] = cosines(names[::2], names[1::2]).ravel()
        listed = [mark.text for mark in demonstration().marks]
        measured["the nearest mark of the demonstration register"] = cosines(names, listed).max(1)
    headings = ("share from a cosine of", *(f"{cosine:.2f}" for cosine in COSINES))
    rows_shown = [(name, *shares(values)) for name, values in measured.items()]
    print(table(headings, rows_shown))
    by_language = [(name, Share.of(own[np.array(languages) == name] >= COSINES[1]))
                   for name in dict.fromkeys(languages)]  # fmt: skip
    print(table((f"found from {COSINES[1]:.2f}", "share"), by_language))


def cosines(signs: Sequence[str], marks: Sequence[str]) -> NDArray[np.float64]:
    """Compare each sign with each mark as a search does; 0 where no meaning is known."""
    built = concepts.build([Mark(mark_id=str(at), text=text) for at, text in enumerate(marks)])
    places = np.arange(len(marks))
    found = np.zeros((len(signs), len(marks)))
    for row, text in enumerate(signs):
        directions = meaning.directions(meaning.words_of(Sign.of_mark(text)))
        if directions is not None:
            found[row] = np.nan_to_num(concepts.likeness_at(built, directions, places))
    return found


def shares(values: NDArray[np.float64]) -> list[str]:
    """Tell which share of some cosines reaches each limit."""
    return [f"{(values >= cosine).mean():.5f}" for cosine in COSINES]


def without_accents(text: str) -> str:
    """Take the accents off Latin letters, as capitals often do."""
    parts = unicodedata.normalize("NFD", text)
    latin = all(unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())
    return "".join(char for char in parts if not unicodedata.combining(char)) if latin else text


if __name__ == "__main__":
    main()
