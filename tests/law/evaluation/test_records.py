"""Decided cases to score the rules on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.law.evaluation.records import Record, read_provisions, records
from countermark.law.judgments.collection import collection

CASE: dict[str, object] = {
    "id": "one",
    "country_region": "EU",
    "right_type": ["community_design", "parasitism", "patent"],
    "facts": {"defendant_domicile": ["DE"], "forum": "AT"},
    "issues": ["jurisdiction"],
    "holding": {
        "result": "limited",
        "scope_code": "forum_damage_only",
        "provision": ["Reg 44/2001 art 5(3)"],
        "recognised": "no",
    },
    "filed_on": "2012-01-01",
}


def read(folder: Path, *cases: dict[str, object]) -> tuple[Record, ...]:
    """Write cases one a line, with an empty line between, and read them."""
    file = folder / "cases.jsonl"
    file.write_text("\n\n".join(json.dumps(case) for case in cases))
    return records(file)


def test_a_line_is_one_case(tmp_path: Path) -> None:
    """Facts, holding and coding of a line are read; other words for a right are understood."""
    (found,) = read(tmp_path, CASE)
    assert found.dispute == {
        "defendant_domicile": ["DE"],
        "forum": "AT",
        "right_type": ["eu_design", "unfair_competition", "patent"],
        "filed_on": "2012-01-01",
    }
    assert (found.jurisdiction, found.scope) == ("limited", "forum_damage_only")
    assert (found.provisions, found.recognised) == (("EU:2001/44:5(3)",), "no")
    assert (found.scored, found.determinable) == (True, False)


def test_what_a_holding_does_not_say_is_empty(tmp_path: Path) -> None:
    """A holding without result, scope, provision and recognition decides nothing."""
    (found,) = read(tmp_path, {**CASE, "holding": {}, "score": False, "determinable": True})
    assert (found.jurisdiction, found.scope, found.recognised) == ("", "", "")
    assert (found.provisions, found.scored, found.determinable) == ((), False, True)


def test_an_older_name_of_the_result_is_read(tmp_path: Path) -> None:
    """A result may stand under `jurisdiction` as well."""
    (found,) = read(tmp_path, {**CASE, "holding": {"jurisdiction": "no"}})
    assert found.jurisdiction == "no"


def test_the_law_of_a_known_case_is_that_of_the_collection(tmp_path: Path) -> None:
    """A line whose id is in the collection takes over the law that the case applied."""
    known = next(one for one in collection() if one.holding.law)
    found, other = read(tmp_path, {**CASE, "id": known.id}, CASE)
    assert found.law == known.holding.law
    assert other.law == {}


def test_the_collection_is_read_where_no_file_is_given() -> None:
    """Without a file each judgment of the collection is one case, with its own coding."""
    found = {one.id: one for one in records()}
    judgments = {one.id: one for one in collection()}
    assert found.keys() == judgments.keys()
    assert all(found[name].scored == one.coding.score for name, one in judgments.items())
    assert found["cjeu-c-441-13"].jurisdiction == "limited"


@pytest.mark.parametrize(
    "line", ["{", "[]", "3", '{"id": "one"}', json.dumps({**CASE, "holding": None})]
)
def test_a_line_that_is_no_case_is_named(tmp_path: Path, line: str) -> None:
    """A line that cannot be read is named with its number and what was expected."""
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{json.dumps(CASE)}\n{line}\n")
    with pytest.raises(BadInputError, match=r"cases\.jsonl, line 2.*expected one JSON object"):
        records(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing file is bad input, with what to give."""
    with pytest.raises(BadInputError, match="give a file with one case a line"):
        records(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Brussels I bis art 7(2)", ("EU:2012/1215:7(2)",)),
        ("Brussels Convention arts 2, 5(3)", ("BRUSSELS:1968:2", "BRUSSELS:1968:5(3)")),
        ("Rome II art 8(1), Rome I art 4", ("EU:2007/864:8(1)", "EU:2008/593:4")),
        ("CCP art 3-3(viii)", ("JP:CCP:3-3(viii)",)),
        ("ZPO s 32 and UPCA art 31", ("DE:ZPO:32", "UPCA:31")),
        ("EUTMR 2017/1001 art 125(5)", ("EU:2017/1001:125(5)",)),
        ("comity", ()),
    ],
)
def test_citations_are_read_as_people_write_them(text: str, found: tuple[str, ...]) -> None:
    """Each article belongs to the instrument named before it; years are no articles."""
    assert read_provisions([text]) == found


def test_the_same_provision_is_read_once() -> None:
    """Two citations of one provision are one."""
    assert read_provisions(["UPCA art 31", "UPCA art 31, 32"]) == ("UPCA:31", "UPCA:32")
