"""Rules as files: reading each of them, what must agree across them, and all together."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.law.provisions.reading import parse_rules
from countermark.law.provisions.rule import Issue, Layer
from countermark.law.provisions.rulebook import read_rulebook, rule_files, rulebook

RULE = """
- id: xx.domicile
  issue: forum
  step: general
  provisions: ["XX:CODE:1"]
  source: {title: Code of XX, locator: art. 1, version: "2020-01-01", checked: true}
  when: defendant is forum
  effect: {outcome: grants, scope: all_damage}
  says: The courts of the defendant's domicile are open.
"""


def changed(old: str, new: str) -> str:
    """Give the rule with some words replaced."""
    assert old in RULE
    return RULE.replace(old, new)


def problems(text: str) -> str:
    """Read rules and join what is wrong with them."""
    return " ".join(parse_rules("xx/code.yaml", text.encode())[1])


def write(folder: Path, text: str, name: str = "xx/code.yaml") -> Path:
    """Write rules into a folder of rules."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return folder


def test_a_rule_is_read_as_it_stands() -> None:
    """A rule keeps its id, place, provision and sentence."""
    rules, wrong = parse_rules("xx/code.yaml", RULE.encode())
    assert wrong == []
    assert (rules[0].id, rules[0].place) == ("xx.domicile", "xx/code.yaml, line 2")
    assert rules[0].layer is Layer.PROVISION
    assert rules[0].belongs(frozenset({"XX:CODE"}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (changed("issue: forum", "issue: forums"), "Did you mean 'forum'?"),
        (changed("  step: general\n", ""), "'step:' goes with 'issue: forum'"),
        (changed("defendant is", "defendent is"), "Did you mean 'defendant'?"),
        (changed("outcome: grants", "outcome: yes"), "does not fit 'issue: forum'"),
        (changed("scope: all_damage", "scope: all"), "expected one of all_damage"),
        (changed('["XX:CODE:1"]', "[art 1]"), "expected provisions such as"),
        (changed("  says:", "  said:"), "'said' is not known here"),
        (changed("  when: defendant is forum\n", ""), "when is missing here"),
        (changed("checked: true", "checked: maybe"), "expected true or false"),
        (changed("step: general", "step: general\n  layer: law"), "expected one of provision"),
        (changed("step: general", "step: general\n  valid_from: 1.1.2020"), "is no date"),
        (
            changed(
                "step: general", "step: general\n  valid_from: 2020-01-01\n  valid_to: 2019-01-01"
            ),
            "is before 'valid_from",
        ),
        (changed("defendant is forum", "{all: []}"), "has no condition below it"),
        (changed("defendant is forum", "acts_in within MARS"), "is no group of States"),
        (changed("defendant is forum", "acts_in includes Atlantis"), "is no place"),
        (changed("defendant is forum", "online includes forum"), "does not fit it"),
        (
            changed("defendant is forum", "acts_in includes online"),
            "expected a fact that is a place",
        ),
        (
            changed("defendant is forum", "acts_in includes forum or DE"),
            "name it alone, without 'or'",
        ),
        ("just words", "lines of the form 'name: value' were expected"),
        (
            changed("issue: forum\n  step: general", "issue: law").replace(
                "{outcome: grants, scope: all_damage}", "{of: tort, law: forum}"
            ),
            "expected one of infringement",
        ),
        (
            changed("issue: forum\n  step: general", "issue: law").replace(
                "{outcome: grants, scope: all_damage}", "{of: contract, law: fourum}"
            ),
            "Did you mean 'forum'?",
        ),
        (
            changed("issue: forum\n  step: general", "issue: fact").replace(
                "{outcome: grants, scope: all_damage}", "{fact: online, value: 3}"
            ),
            "expected true, false",
        ),
        (
            changed("issue: forum\n  step: general", "issue: fact").replace(
                "{outcome: grants, scope: all_damage}", "{fact: onlin, value: true}"
            ),
            "Did you mean 'online'?",
        ),
    ],
)
def test_a_mistake_is_named_kindly_with_its_line(text: str, said: str) -> None:
    """Each kind of mistake gives one sentence with file, line and what to write instead."""
    found = problems(text)
    assert said in found
    assert "xx/code.yaml, line" in found


def test_a_worked_case_expects_one_of_three_things() -> None:
    """What a worked case expects is one of applies, does_not_apply and open."""
    text = RULE + "  worked: [{name: a, facts: {forum: DE}, expect: perhaps}]\n"
    assert "expected one of applies" in problems(text)


def test_one_bad_rule_does_not_hide_the_others() -> None:
    """A file with a good and a bad rule gives the good one and names the bad one."""
    rules, wrong = parse_rules("xx/code.yaml", (RULE + "- id: xx.broken\n").encode())
    assert [rule.id for rule in rules] == ["xx.domicile"]
    assert len(wrong) == 1


def test_two_rules_of_one_id_must_not_hold_on_the_same_day(tmp_path: Path) -> None:
    """The same id on overlapping days is named with both places."""
    with pytest.raises(BadInputError, match="stands at"):
        read_rulebook(write(tmp_path, RULE + RULE))


def test_versions_of_one_rule_may_follow_each_other(tmp_path: Path) -> None:
    """An older version with an end and a newer one with a beginning live side by side."""
    older = changed("step: general", "step: general\n  valid_to: 2019-12-31")
    newer = changed("step: general", "step: general\n  valid_from: 2020-01-01")
    book = read_rulebook(write(tmp_path, older + newer))
    assert len(book.of(Issue.FORUM, date(2020, 6, 1))) == 1
    assert len(book.of(Issue.FORUM, date(2019, 6, 1))) == 1


@pytest.mark.parametrize(
    ("overrides", "said"),
    [("[xx.nothing]", "names no rule"), ("[step sideways]", "names no rule, nor a step")],
)
def test_what_is_overridden_must_exist(tmp_path: Path, overrides: str, said: str) -> None:
    """An override of nothing is a mistake."""
    text = changed("step: general", f"step: general\n  overrides: {overrides}")
    with pytest.raises(BadInputError, match=said):
        read_rulebook(write(tmp_path, text))


@pytest.mark.parametrize("size", [2, 3, 5])
def test_rules_must_not_override_each_other_in_a_circle(tmp_path: Path, size: int) -> None:
    """A circle of overrides, however long, is named once with the way round."""
    rules = [
        RULE.replace("xx.domicile\n", f"xx.{number}\n").replace(
            "step: general", f"step: general\n  overrides: [xx.{(number + 1) % size}]"
        )
        for number in range(size)
    ]
    with pytest.raises(BadInputError, match="in a circle") as caught:
        read_rulebook(write(tmp_path, "".join(rules)))
    assert str(caught.value).count("in a circle") == 1


def test_two_steps_must_not_override_each_other(tmp_path: Path) -> None:
    """A rule that goes before a step and a rule of that step that goes before it are a circle."""
    one = changed("step: general", "step: general\n  overrides: [step special]")
    other = RULE.replace("xx.domicile\n", "xx.other\n").replace(
        "step: general", "step: special\n  overrides: [step general]"
    )
    with pytest.raises(BadInputError, match="in a circle"):
        read_rulebook(write(tmp_path, one + other))


def test_a_notion_must_not_rest_on_itself(tmp_path: Path) -> None:
    """A rule that settles a fact may not ask for the same fact."""
    text = changed("issue: forum\n  step: general", "issue: fact").replace(
        "{outcome: grants, scope: all_damage}", '{fact: online, value: "true"}'
    )
    with pytest.raises(BadInputError, match="and asks for it"):
        read_rulebook(write(tmp_path, text.replace("defendant is forum", "online is true")))


def test_the_version_changes_with_any_rule(tmp_path: Path) -> None:
    """Another word in a rule gives another version of the rules."""
    before = read_rulebook(write(tmp_path / "a", RULE)).version
    after = read_rulebook(write(tmp_path / "b", changed("are open", "stand open"))).version
    assert before != after


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_a_folder_without_rules_is_an_error(tmp_path: Path, folder: str) -> None:
    """A folder that is not there, or holds no rule, is named with what was expected."""
    with pytest.raises(BadInputError, match=r"give the folder|expected files"):
        rule_files(tmp_path / folder)


def test_the_rules_of_the_program_can_be_read() -> None:
    """All rules that come with the program are read, each with source and sentence."""
    book = rulebook()
    assert len(book.rules) > 150
    assert all(rule.source.title and rule.says.endswith(".") for rule in book.rules)


def test_ids_are_used_once_a_day() -> None:
    """On any one day an id names one rule only."""
    for day in (date(2000, 1, 1), date(2010, 1, 1), date(2026, 11, 23)):
        ids = Counter(rule.id for rule in rulebook().rules if rule.in_force(day))
        assert [one for one, count in ids.items() if count > 1] == []


def test_principles_that_bind_nobody_stand_apart() -> None:
    """Soft law is never among the binding rules on an issue."""
    book, today = rulebook(), date(2026, 11, 23)
    soft = {rule.id for rule in book.soft()}
    assert soft
    assert not any(rule.id in soft for issue in Issue for rule in book.of(issue, today))


def test_a_file_that_is_no_list_is_named() -> None:
    """A file that cannot be read as YAML gives no rule and one problem with its name."""
    rules, wrong = parse_rules("xx/code.yaml", b"- id: [\n")
    assert rules == []
    assert len(wrong) == 1
    assert wrong[0].startswith("xx/code.yaml")


def test_conditions_are_listed_at_every_depth() -> None:
    """A rule's own condition comes first, then those of its exceptions and of theirs."""
    text = RULE + (
        "  exceptions:\n"
        "    - id: xx.a\n      when: online is true\n      says: Not online.\n"
        "      exceptions: [{id: xx.b, when: validity_raised is true, says: But then.}]\n"
        "    - {id: xx.c, when: appeared is true, says: Nor then.}\n"
    )
    (rule,), wrong = parse_rules("xx/code.yaml", text.encode())
    assert wrong == []
    named = [next(iter(one.names())) for one in rule.conditions()]
    assert named == ["defendant", "online", "validity_raised", "appeared"]
