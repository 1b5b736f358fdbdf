"""What principles that bind nobody would say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from countermark.law.advice.soft_law import SoftAnswer, soft_law
from countermark.law.dispute.dispute import read_dispute
from countermark.law.language.places import Place
from countermark.law.provisions.rulebook import Rulebook, read_rulebook, rulebook

TODAY = date(2026, 11, 23)
Book = Callable[..., Rulebook]


def principle(name: str, issue: str, when: str, effect: str, **more: str) -> str:
    """Write one principle."""
    lines = [f"- id: soft.{name}", "layer: soft_law", f"issue: {issue}"]
    lines += [f'provisions: ["SOFT:XX:{name}"]', f"when: {when}", f"effect: {effect}"]
    lines += ['source: {title: Principles of XX, locator: "", version: "", checked: true}']
    lines += [f"says: Principle {name}.", *(f"{key}: {value}" for key, value in more.items())]
    return "\n  ".join(lines) + "\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Read principles of XX."""

    def read(*rules: str) -> Rulebook:
        (tmp_path / "soft_law").mkdir(exist_ok=True)
        (tmp_path / "soft_law" / "xx.yaml").write_text("".join(rules))
        return read_rulebook(tmp_path)

    return read


def said(using: Rulebook, **facts: object) -> list[SoftAnswer]:
    """Ask what would be said before an Australian court."""
    return list(soft_law(read_dispute(facts), Place("AU"), TODAY, using))


FORUM = principle(
    "1", "forum", "defendant is forum", "{outcome: grants, scope: all_damage}", step="general"
)
LAW = principle("2", "law", "claim is infringement", "{of: infringement, law: damage_in}")


def test_a_principle_that_applies_says_what_would_follow(book: Book) -> None:
    """A principle on courts gives outcome and scope; its step shows the facts used."""
    (found,) = said(book(FORUM), defendant_domicile="AU")
    assert (found.provision, found.issue, found.says) == ("SOFT:XX:1", "forum", "Principle 1.")
    assert found.would == "grants (all damage)"
    assert found.trace.facts == ("defendant: AU", "forum: AU")
    assert found.to_json()["binding"] is False


def test_a_principle_that_only_may_apply_says_nothing(book: Book) -> None:
    """Where facts are missing, or differ, principles are silent."""
    assert said(book(FORUM)) == []
    assert said(book(FORUM), defendant_domicile="NZ") == []


@pytest.mark.parametrize(
    ("facts", "would"),
    [
        ({"damage_in": ["NZ", "AU"]}, "infringement: NZ, AU"),
        ({}, "infringement: damage in"),
    ],
)
def test_a_principle_on_the_law_names_it_as_far_as_known(
    book: Book, facts: dict[str, object], would: str
) -> None:
    """The States of the fact are named, or the fact where it is unknown."""
    (found,) = said(book(LAW), right_type="copyright", **facts)
    assert found.would == would


def test_a_principle_without_a_scope_gives_its_outcome_alone(book: Book) -> None:
    """A refusal has no reach."""
    denies = FORUM.replace("{outcome: grants, scope: all_damage}", "{outcome: denies}")
    (found,) = said(book(denies), defendant_domicile="AU")
    assert found.would == "denies"


def test_principles_of_another_day_and_on_recognition_are_left_out(book: Book) -> None:
    """A principle counts from its day on, and none is asked about recognition here."""
    later = principle(
        "3",
        "forum",
        "defendant is forum",
        "{outcome: grants}",
        step="general",
        valid_from="2030-01-01",
    )
    recognition = principle("4", "recognition", "defendant is AU", "{outcome: yes}")
    found = said(book(FORUM, later, recognition), defendant_domicile="AU")
    assert [one.provision for one in found] == ["SOFT:XX:1"]


def test_parts_that_lead_to_the_same_principle_give_it_once(book: Book) -> None:
    """Two rights to which one principle applies give one answer."""
    facts = {"right_type": ["copyright", "design"], "damage_in": "AU"}
    assert [one.provision for one in said(book(LAW), **facts)] == ["SOFT:XX:2"]


def test_the_principles_of_the_program_speak_on_a_defendant_at_home() -> None:
    """Every set of principles that comes with the program lets a defendant be sued at home."""
    facts = {"right_type": "copyright", "defendant_domicile": "JP", "remedies": "damages"}
    found = soft_law(read_dispute(facts), Place("JP"), TODAY, rulebook())
    sets = {one.provision.split(":")[1] for one in found if one.issue == "forum"}
    assert {"ALI", "CLIP", "TP", "KYOTO"} <= sets
