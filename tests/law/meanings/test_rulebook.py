"""The rules as files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.law.meanings.rule import Expected, Rule
from countermark.law.meanings.rulebook import meanings, parse_rule, read_meanings
from countermark.law.meanings.worked import check

RULE = """\
id: TEST.1
field: intellectual_property
label: something (Test Act s. 1)
source: {title: Test Act, locator: s. 1, version: "2000", checked: false}
valid_from: 2000-01-01
valid_to: 2009-12-31
elements:
  - {id: a, when: wilful is true, met: It was wilful., unmet: It was not wilful.}
cases:
  - {name: yes, facts: {wilful: true}, expect: suspected}
"""


@pytest.mark.parametrize("rule", meanings().rules, ids=lambda rule: rule.id)
def test_every_rule_has_worked_cases_for_each_status(rule: Rule) -> None:
    """Beside each rule stand at least three cases: one suspected, one excluded, one unknown."""
    assert {case.expect for case in rule.cases} == set(Expected)


@pytest.mark.parametrize("rule", meanings().rules, ids=lambda rule: rule.id)
def test_every_label_names_its_regime(rule: Rule) -> None:
    """A term never stands without the instrument or body whose term it is."""
    assert rule.label.endswith(")")
    assert "(" in rule.label


def test_the_regimes_of_the_contract_are_encoded() -> None:
    """The thirteen meanings of the contract are there, and ten more, each once in force today."""
    expected = (
        # those of the contract
        "TRIPS.fn14a TRIPS.fn14b TRIPS.61 EU608.2_5 EU608.2_6 EU608.2_7 US.18USC2320 "
        "EU2001_83.1_33 WHO.SS WHO.UR WHO.FAL MEDICRIME.4j US.FDCA.321g2 "
        # those beside it
        "TRIPS.fn13 TRIPS.16_1 EUTMR.9_4 MEDICRIME.8 US.FDCA.321h2 LOCAL.IN.DCA.17B "
        "LOCAL.CN.DAL.98_2 LOCAL.CN.DAL.98_3 LOCAL.KE.ACA.2 LOCAL.KE.ACA.2d"
    )
    today = date(2026, 11, 23)
    encoded = [rule.id for rule in meanings().rules if rule.in_force(today)]
    assert sorted(encoded) == sorted(expected.split())


def test_only_texts_that_were_compared_are_marked_so() -> None:
    """What nobody compared with its official text says so."""
    unchecked = {rule.id for rule in meanings().rules if not rule.source.checked}
    local = {rule.id for rule in meanings().rules if rule.id.startswith("LOCAL.")}
    assert unchecked == {"EU2001_83.1_33", "WHO.SS", "WHO.UR", "WHO.FAL"} | local
    assert not any(meaning.source.checked for meaning in meanings().not_encoded)


def test_what_is_not_encoded_is_listed() -> None:
    """Meanings whose text was not at hand are named instead of guessed."""
    assert [meaning.id for meaning in meanings().not_encoded] == ["LOCAL.IN.IPRR.2"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("field: intellectual_property", "field: intelectual_property", 2, "Did you mean"),
        ("label: something (Test Act s. 1)", "label:", 3, "expected words"),
        ("checked: false", "checked: perhaps", 4, "expected true or false"),
        (", checked: false", "", 4, "checked is missing"),
        ("valid_from: 2000-01-01", "valid_from: 1 January", 5, "is no date"),
        ("valid_to: 2009-12-31", "valid_to: 1999-12-31", 6, "is before 'valid_from: 2000-01-01'"),
        ("valid_to: 2009-12-31", "valid_until: 2009-12-31", 6, "'valid_until' is not known here"),
        ("wilful is true", "wilfull is true", 8, "Did you mean 'wilful'?"),
        ("met: It was wilful., ", "", 8, "met is missing"),
        ("expect: suspected", "expect: yes", 10, "expected one of suspected"),
        ("expect: suspected", "expect: suspected, asks: [wilfull]", 10, "Did you mean 'wilful'?"),
        ("facts: {wilful: true}", "facts: wilful", 10, "lines of the form"),
    ],
)
def test_a_mistake_in_a_rule_names_file_and_line(old: str, new: str, line: int, said: str) -> None:
    """A lawyer who mistypes something is told where, what was expected and what may be meant."""
    with pytest.raises(BadInputError) as caught:
        parse_rule("test.yaml", RULE.replace(old, new).encode())
    assert str(caught.value).startswith(f"test.yaml, line {line}: ")
    assert said in str(caught.value)


def test_a_rule_needs_an_element() -> None:
    """A meaning without elements is refused, since it would fit everything."""
    elements = RULE.index("elements:"), RULE.index("cases:")
    text = f"{RULE[: elements[0]]}elements: []\n{RULE[elements[1] :]}"
    with pytest.raises(BadInputError, match="needs at least one"):
        parse_rule("test.yaml", text.encode())


def test_two_versions_may_not_hold_on_one_day(tmp_path: Path) -> None:
    """Versions of one meaning that overlap are refused; versions that follow are kept."""
    (tmp_path / "old.yaml").write_text(RULE)
    newer = RULE.replace("2000-01-01", "2010-01-01").replace("valid_to: 2009-12-31", "valid_to:")
    (tmp_path / "new.yaml").write_text(newer)
    assert len(read_meanings(tmp_path).rules) == 2
    (tmp_path / "new.yaml").write_text(newer.replace("2010-01-01", "2009-12-31"))
    with pytest.raises(BadInputError, match=r"both hold TEST\.1 on 2009-12-31"):
        read_meanings(tmp_path)


def test_all_wrong_files_are_named_at_once(tmp_path: Path) -> None:
    """Somebody who corrects rules sees every file that is wrong, not only the first."""
    (tmp_path / "a.yaml").write_text("id: A\n")
    (tmp_path / "b.yml").write_text("- b\n")
    with pytest.raises(BadInputError) as caught:
        read_meanings(tmp_path)
    assert [line.split(",")[0] for line in str(caught.value).splitlines()] == ["a.yaml", "b.yml"]


def test_a_rule_that_is_a_folder_is_named(tmp_path: Path) -> None:
    """A folder or a broken link with a rule's name is a sentence, no traceback."""
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(BadInputError, match=r"a\.yaml cannot be read"):
        read_meanings(tmp_path)
    assert check(tmp_path, on=date(2026, 11, 23)).problems[0].startswith("a.yaml cannot be read")


def test_the_version_changes_with_the_rules(tmp_path: Path) -> None:
    """The version that findings cite tells two states of the rules apart."""
    (tmp_path / "a.yaml").write_text(RULE)
    before = read_meanings(tmp_path).version
    (tmp_path / "a.yaml").write_text(RULE.replace("It was wilful.", "Wilful."))
    assert read_meanings(tmp_path).version != before


@pytest.mark.parametrize("made", [False, True])
def test_a_folder_without_rules_is_refused(tmp_path: Path, *, made: bool) -> None:
    """A missing or empty folder is said to be so."""
    folder = tmp_path / "rules"
    if made:
        folder.mkdir()
    with pytest.raises(BadInputError, match="folder"):
        read_meanings(folder)


def test_the_method_page_names_every_meaning() -> None:
    """The page that explains the engine lists every meaning, encoded or not, and how many cases."""
    page = (Path(__file__).parents[3] / "docs" / "methods" / "law.md").read_text()
    known = [*(rule.id for rule in meanings().rules), *(m.id for m in meanings().not_encoded)]
    assert [name for name in known if name not in page] == []
    assert f"{sum(len(rule.cases) for rule in meanings().rules)} worked cases" in page
