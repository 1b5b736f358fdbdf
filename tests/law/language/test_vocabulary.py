"""The names of facts."""

from __future__ import annotations

import pytest

from countermark.findings import BadInputError
from countermark.law.language.vocabulary import How, Kind, did_you_mean, read_vocabulary

FACT = "- {name: wet, kind: truth, question: Is it wet?}\n"


def test_facts_keep_their_order_and_what_is_said_of_them() -> None:
    """Facts are read in the order of the file, with kind, choices and what they follow from."""
    names = read_vocabulary(
        "facts.yaml",
        (
            b"- name: weather\n  kind: choice\n  choices: [rain, sun]\n  also: {wet: rain}\n"
            b"- name: cloudy\n  kind: truth\n  follows: {fact: sunny, how: opposite}\n"
            b"- name: here\n  kind: place\n  after: weather\n"
            b"  presumed: {value: nowhere, because: Nobody said.}\n"
            b"  follows: {fact: there, how: same_inside, territory: EU}\n"
            b"- name: sum\n  kind: number\n  worked_out: true\n"
        ),
    )
    assert list(names) == ["weather", "cloudy", "here", "sum"]
    assert len(names) == 4
    assert (names["weather"].kind, names["weather"].choices) == (Kind.CHOICE, ("rain", "sun"))
    assert names["weather"].also == {"wet": "rain"}
    cloudy, here = names["cloudy"].follows, names["here"]
    assert cloudy is not None
    assert (cloudy.fact, cloudy.how) == ("sunny", How.OPPOSITE)
    assert here.follows is not None
    assert (here.follows.territory, here.after) == ("EU", "weather")
    assert here.presumed is not None
    assert (here.presumed.value, here.presumed.because) == ("nowhere", "Nobody said.")
    assert [name.worked_out for name in names.values()] == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FACT.replace("name: wet, ", ""), "a fact needs name; add it"),
        ("- {question: Is it wet?}", "a fact needs name and kind"),
        (FACT.replace("kind: truth", "kind: truths"), "is no kind of fact; expected one of truth"),
        (FACT.replace("}", ", follows: {fact: dry, how: never}}"), "'never' was given; expected"),
    ],
)
def test_a_fact_that_cannot_be_read_is_named(text: str, said: str) -> None:
    """A mistake is named with file and line and what was expected."""
    with pytest.raises(BadInputError) as caught:
        read_vocabulary("facts.yaml", text.encode())
    assert str(caught.value).startswith("facts.yaml, line 1: ")
    assert said in str(caught.value)


def test_a_fact_that_stands_twice_is_refused() -> None:
    """The same name twice is named with the second line, so that neither is lost in silence."""
    with pytest.raises(BadInputError, match=r"line 2: the fact 'wet' stands here a second time"):
        read_vocabulary("facts.yaml", (FACT + FACT).encode())


def test_the_nearest_known_word_is_proposed() -> None:
    """A slip is met with the word that was probably meant; nonsense with nothing."""
    assert did_you_mean("Forums", ("forum", "online")) == " Did you mean 'forum'?"
    assert did_you_mean("xyzzy", ("forum", "online")) == ""
