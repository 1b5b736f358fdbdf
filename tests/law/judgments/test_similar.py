"""Similar judgments by their facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from countermark.law.dispute.dispute import read_dispute
from countermark.law.judgments.collection import Collection, collection
from countermark.law.judgments.judgment import Judgment
from countermark.law.judgments.similar import FEATURES, jaccard, similar

TODAY = date(2026, 11, 23)
Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]
WORDS = st.frozensets(st.sampled_from("abcde"))
CASES = st.deferred(lambda: st.sampled_from(tuple(collection())))
COPYRIGHT = {"right_type": "copyright", "forum": "AU", "online": True, "damage_in": "AU"}


def test_the_likest_comes_first_with_what_is_shared_and_what_differs(
    made: Made, cases: Cases
) -> None:
    """Each fact that is alike and each that is not is named in words."""
    facts = {"forum": "AU", "online": "true", "damage_in": ["AU"], "defendant_domicile": ["US"]}
    known = cases(
        made("far", rights=["patent"], facts={"online": "false", "damage_in": ["FR"]}),
        made("near", rights=["copyright"], facts=facts),
    )
    first, second = similar(read_dispute(COPYRIGHT), known, today=TODAY)
    assert (first.judgment.id, second.judgment.id) == ("near", "far")
    assert "right: copyright" in first.shared
    assert "damage: in the forum" in first.shared
    assert "defendant domiciled: not known, there elsewhere" in first.differing
    assert "online: yes, there no" in second.differing


def test_what_is_unknown_is_never_taken_as_alike(made: Made, cases: Cases) -> None:
    """A judgment of which less is known is less like, though nothing differs."""
    known = cases(
        made("full", rights=["copyright"], facts={"damage_in": ["AU"]}),
        made("bare", rights=["copyright"], facts={"online": "unknown"}),
    )
    found = similar(read_dispute(COPYRIGHT), known, today=TODAY)
    assert [one.judgment.id for one in found] == ["full", "bare"]


def test_nothing_known_is_like_nothing(made: Made, cases: Cases) -> None:
    """Without facts the likeness is 0, apart from what everybody presumes."""
    known = cases(made("a"))
    found = similar(read_dispute({"contract": {"kind": "unknown"}}), known, today=TODAY)
    assert found[0].likeness < 0.2


def test_a_case_is_not_compared_with_itself(made: Made, cases: Cases) -> None:
    """The case asked about is left out."""
    known = cases(made("a"), made("b"))
    ours = read_dispute(known.get("a").dispute())
    assert [one.judgment.id for one in similar(ours, known, today=TODAY, but="a")] == ["b"]


@given(CASES, CASES)
def test_likeness_is_symmetric_and_between_0_and_1(first: Judgment, second: Judgment) -> None:
    """A case is as like another one as that is like it, and wholly like itself."""
    there = similar(read_dispute(first.dispute()), [second], today=first.decided_on)[0]
    back = similar(read_dispute(second.dispute()), [first], today=second.decided_on)[0]
    same = similar(read_dispute(first.dispute()), [first], today=first.decided_on)[0]
    assert abs(there.likeness - back.likeness) < 1e-9
    assert 0 <= there.likeness <= 1
    assert abs(same.likeness - 1) < 1e-9
    assert same.differing == ()


@given(CASES, CASES)
def test_likeness_is_the_weight_of_what_agrees(first: Judgment, second: Judgment) -> None:
    """The figure can be worked out by hand from the facts that are named."""
    found = similar(read_dispute(first.dispute()), [second], today=TODAY)[0]
    weights = {feature.title: feature.weight for feature in FEATURES}
    alike = sum(weights[row.title] * row.agreement for row in found.compared)
    whole = sum(weights[row.title] for row in found.compared)
    assert abs(found.likeness * whole - alike) < 1e-9


@given(WORDS, WORDS)
def test_jaccard_is_1_only_for_the_same_words(ours: frozenset[str], theirs: frozenset[str]) -> None:
    """It is 1 for the same words, 0 if nothing is shared, and symmetric."""
    found = jaccard(ours, theirs)
    assert found == jaccard(theirs, ours)
    assert (found == 1) == (ours == theirs and bool(ours))
    assert (found == 0) == (not ours & theirs)
