"""Finding by meaning: the same with and without numba, and what is found is measured rightly."""

from __future__ import annotations

import sys
from importlib import import_module

import numpy as np
import pytest
from numpy.typing import NDArray

from countermark.marks.register import concepts as kept
from countermark.marks.register.mark import Mark
from countermark.marks.search import concepts
from countermark.marks.sign import meaning
from countermark.marks.sign.meaning import Directions, directions

MARKS = ("SUN", "MOON", "RED ROSE", "BLACK CAT", "WPLZX", "HORSE", "SEA", "TEMPEST")
MANY = 6000


def meant(text: str) -> Directions:
    """Give the directions of a sign."""
    found = directions(tuple(text.split()))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def marks() -> kept.Arrays:
    """Work out what a few marks mean."""
    return kept.build([Mark(mark_id=text, text=text) for text in MARKS])


@pytest.fixture(scope="module")
def many(marks: kept.Arrays) -> kept.Arrays:
    """Put the few among many random codes, as many as call for a choice by sides."""
    dice = np.random.default_rng(1)
    codes, weight = kept.coded(
        dice.standard_normal((MANY, 512)).astype(np.float32), np.ones(MANY, np.float32)
    )
    return {
        "sides": np.concatenate([codes[:, 0], marks["sides"]]),
        "rest": np.concatenate([codes[:, 1:], marks["rest"]]),
        "weight": np.concatenate([weight, marks["weight"]]),
    }


@pytest.fixture(params=["numba", "numpy"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Search with numba, and without."""
    if request.param == "numba":
        pytest.importorskip("numba")
    else:
        monkeypatch.setattr(concepts, "_kernels", lambda: None)
    return str(request.param)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("sign", "mark"), [("SOLEIL", "SUN"), ("ROSA ROJA", "RED ROSE"), ("黒猫", "BLACK CAT")]
)
def test_a_translation_is_found_first(many: kept.Arrays, sign: str, mark: str) -> None:
    """The mark of the same meaning comes first among thousands."""
    places, cosines = concepts.nearest(many, meant(sign), 5)
    assert MARKS[places[0] - MANY] == mark
    assert (np.diff(cosines) <= 0).all()


@pytest.mark.usefixtures("way")
def test_what_is_found_is_measured_as_everywhere(many: kept.Arrays) -> None:
    """The cosines are those that `likeness_at` gives for the same places."""
    places, cosines = concepts.nearest(many, meant("BLACK HORSE"), 20)
    assert (cosines == kept.likeness_at(many, meant("BLACK HORSE"), places)).all()
    assert len(set(places.tolist())) == 20


@pytest.mark.parametrize("sign", ["SOLEIL", "ROSA ROJA", "MARCHE NOIR", "BLACK HORSE"])
def test_numba_and_numpy_give_the_same_answers(
    many: kept.Arrays, sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sums are of whole numbers, so that both ways agree in every digit."""
    pytest.importorskip("numba")
    compiled = concepts.nearest(many, meant(sign), 50)
    monkeypatch.setattr(concepts, "_kernels", lambda: None)
    plain = concepts.nearest(many, meant(sign), 50)
    assert (compiled[0] == plain[0]).all()
    assert (compiled[1] == plain[1]).all()


@pytest.mark.usefixtures("way")
def test_marks_without_meaning_are_left_out(marks: kept.Arrays) -> None:
    """A small register is looked through as a whole; coined marks are not found by meaning."""
    places, _ = concepts.nearest(marks, meant("SEA"), 99)
    assert sorted(MARKS[place] for place in places) == sorted(set(MARKS) - {"WPLZX"})


@pytest.mark.usefixtures("way")
def test_only_what_may_be_found_is_found(many: kept.Arrays) -> None:
    """A filter is asked about places, and what it refuses is not found."""

    def odd(places: kept.Places) -> NDArray[np.bool_]:
        return np.asarray(places % 2 == 1)

    places, _ = concepts.nearest(many, meant("SOLEIL"), 10, odd)
    assert len(places) == 10
    assert (places % 2 == 1).all()


def test_nothing_is_found_among_nothing() -> None:
    """A register without marks gives no places."""
    places, cosines = concepts.nearest(kept.build([]), meant("SUN"), 5)
    assert (len(places), len(cosines)) == (0, 0)


def test_without_numba_numpy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numba is an extra; where it is missing nothing fails."""
    package = import_module("countermark.marks.search")
    monkeypatch.delattr(package, "concept_kernels", raising=False)
    monkeypatch.setitem(sys.modules, "countermark.marks.search.concept_kernels", None)
    concepts._kernels.cache_clear()  # noqa: SLF001 - looked for anew
    assert concepts._kernels() is None  # noqa: SLF001 - the choice itself
    monkeypatch.undo()
    concepts._kernels.cache_clear()  # noqa: SLF001 - looked for anew


def test_it_can_be_made_ready() -> None:
    """Loading and compiling beforehand is a search in an empty register."""
    meaning._encoder.cache_clear()  # noqa: SLF001 - as at the start
    concepts.make_ready()
    assert meaning._encoder.cache_info().currsize == 1  # noqa: SLF001 - the same
