"""Likeness and relation of signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.likeness.compare import Relation, compare
from countermark.marks.sign.sign import Sign


def relation(sign: str, mark: str) -> str:
    """Compare two texts."""
    return compare(Sign.of(sign), Sign.of_mark(mark)).relation.value


@pytest.mark.parametrize(
    ("sign", "mark"),
    [("nike", "NIKE"), ("NIKE®", "Nike"), ("ＮＩＫＥ", "NIKE"), ("NI\u200bKE", "NIKE")],
)
def test_identical_but_for_case_and_unseen_signs(sign: str, mark: str) -> None:
    """Case, width, ® and invisible characters leave a sign identical."""
    assert relation(sign, mark) == "identical"


@pytest.mark.parametrize(
    ("sign", "mark"),
    [
        ("Nlke", "NIKE"),
        ("NlKE", "Nike"),
        ("GUCCl bags", "GUCCI"),
        ("rolex outlet", "ROLEX"),
        ("g00gle", "GOOGLE"),
        ("4didas", "adidas"),
        ("АDIDАS", "ADIDAS"),
        ("Skoda", "Škoda"),
        ("cocacola", "COCA-COLA"),
        ("Levis", "LEVI'S"),
        ("Adidas GmbH", "ADIDAS"),
        ("Adidas", "ADIDAS AG"),
    ],
)
def test_not_distinguishable_in_essential_aspects(sign: str, mark: str) -> None:
    """Look-alikes, digits, accents, spacing and words that only describe do not tell apart."""
    assert relation(sign, mark) == "not_distinguishable"


@pytest.mark.parametrize(
    ("sign", "mark"),
    [
        ("Knike", "NIKE"),
        ("adibas", "ADIDAS"),
        ("Wiagra", "VIAGRA"),
        ("koka kola", "COCA-COLA"),
        ("nlke", "NIKE"),
        ("Шанель", "CHANEL"),
        ("アディダス", "ADIDAS"),
        ("Apple", "APPLE WATCH"),
        ("Happy Moreno Choco", "MORENO"),
        ("Happy Morenno", "MORENO"),
        ("Adidasport", "ADIDAS"),
        ("Sport", "SPORTMAX"),
    ],
)
def test_similar_and_no_more(sign: str, mark: str) -> None:
    """Sound, near letters, another script and containment are similar at most."""
    assert relation(sign, mark) in {"similar", "weak"}


@pytest.mark.parametrize(("sign", "mark"), [("mike", "NIKE"), ("Sky", "SPY"), ("HP", "LG")])
def test_short_neighbours_are_weak(sign: str, mark: str) -> None:
    """One letter of three or four tells short signs apart."""
    assert relation(sign, mark) == "weak"


@given(st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=15))
def test_every_sign_is_identical_with_itself(text: str) -> None:
    """A sign is identical with the mark of the same text, with the full score."""
    if not Sign.of_window(text):
        return
    found = compare(Sign.of(text), Sign.of_mark(text))
    assert (found.relation, found.score) == (Relation.IDENTICAL, 1.0)


@given(st.text("abcdeilnorst 01", max_size=12), st.text("abcdeilnorst 01", max_size=12))
def test_scores_agree_with_relations(one: str, other: str) -> None:
    """A score lies between 0 and 1, and an identical sign alone reaches 1."""
    sign, mark = Sign.of_window(one), Sign.of_window(other)
    if not sign or not mark:
        return
    found = compare(sign, mark)
    assert 0 <= found.score <= 1
    assert (found.score == 1) == (found.relation is Relation.IDENTICAL)


def test_the_score_explains_itself() -> None:
    """Each feature names what it compared and its weight."""
    found = compare(Sign.of("Knike"), Sign.of_mark("NIKE"))
    assert sum(feature.weight for feature in found.features) == pytest.approx(1)
    assert "'knike' beside 'nike'" in str(found.features[0])
