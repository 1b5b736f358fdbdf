"""The collection: reading case files, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from countermark.findings import BadInputError
from countermark.law.judgments.collection import (
    Collection,
    collection,
    joined,
    parse_judgment,
    read_collection,
)

Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]
Write = Callable[..., Path]


def test_the_collection_that_comes_along_can_be_read() -> None:
    """Every case file is valid, and no id and no ECLI stands twice."""
    known = collection()
    assert len(known) > 100
    assert len({one.id for one in known}) == len(known)


def test_judgments_stand_by_country_and_day(made: Made, cases: Cases) -> None:
    """The order does not hang on the names of the files."""
    found = cases(
        made("c", country="FR"), made("b", date="2016-01-01"), made("a", date="2017-01-01")
    )
    assert [one.id for one in found] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ecli": "ECLI:EU:C:15:28"}, "line 8: 'ECLI:EU:C:15:28' is no ECLI"),
        ({"ecli": "ECLI:AU:C:2014:28"}, "says 2014, but the decision is of 2015"),
        ({"ecli": "ECLI:FR:C:2015:28"}, "says FR, but the court is of AU"),
        ({"citation": "[2014] HCA 3"}, "line 6: '[2014] HCA 3' says 2014"),
        ({"citation": "[2015] HCA"}, "is without its number"),
        ({"date": None}, "line 5: a judgment needs the day"),
        ({"rights": ["trademrk"]}, "'trademrk' was given"),
        ({"issues": ["jurisdicton"]}, "Did you mean 'jurisdiction'?"),
        ({"facts": {"forumm": "AU"}}, "Did you mean 'forum'?"),
        ({"holding": {"jurisdiction": "perhaps"}}, "'perhaps' was given; expected one of yes"),
        ({"id": "other"}, "the id is 'other', but the file is"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(
    change: dict[str, object], says: str, made: Made, tmp_path: Path
) -> None:
    """A case file with a mistake is refused; the message says where and what was expected."""
    given = made(**change) if "ecli" not in change else _with_ecli(made(), str(change["ecli"]))
    path = tmp_path / "au-one.yaml"
    path.write_text(yaml.safe_dump(given, sort_keys=False))
    with pytest.raises(BadInputError) as caught:
        parse_judgment(path.name, path.read_bytes())
    assert "au-one.yaml, line " in str(caught.value)
    assert says in str(caught.value)


def _with_ecli(given: dict[str, object], ecli: str) -> dict[str, object]:
    """Put the ECLI where case files have it."""
    entries = list(given.items())
    return dict([*entries[:6], ("kind", "ip_pil"), ("ecli", ecli), *entries[6:]])


def test_two_judgments_with_one_ecli_are_refused(made: Made, cases: Cases) -> None:
    """The message names both files."""
    with pytest.raises(BadInputError, match=r"b\.yaml: ECLI:AU:C:2015:1 is there already, in a"):
        cases(made("a", ecli="ECLI:AU:C:2015:1"), made("b", ecli="ECLI:AU:C:2015:1"))


def test_a_citation_of_an_unknown_judgment_is_refused(made: Made, cases: Cases) -> None:
    """What a case cites must be in the collection."""
    with pytest.raises(BadInputError, match="'cites: nowhere' is no judgment"):
        cases(made("a", cites=["nowhere"]))


def test_a_folder_of_ones_own_may_cite_the_collection(
    made: Made, cases: Cases, write: Write
) -> None:
    """Judgments beside others may cite them, and both together are one collection."""
    first = cases(made("a"))
    own = read_collection(write(made("b", cites=["a"]), into="own"), beside=first)
    assert [one.id for one in own] == ["b"]
    assert {one.id for one in joined(first, own)} == {"a", "b"}


def test_a_folder_of_ones_own_must_not_repeat_a_judgment(
    made: Made, cases: Cases, write: Write
) -> None:
    """An id that is there already is refused."""
    first = cases(made("a"))
    with pytest.raises(BadInputError, match=r"a\.yaml: a is there already"):
        read_collection(write(made("a"), into="own"), beside=first)


def test_forms_to_be_completed_are_no_judgments(made: Made, write: Write) -> None:
    """A form beside case files is left out."""
    folder = write(made("a"))
    (folder / "b.form.yaml").write_text("id: TODO\n")
    assert len(read_collection(folder)) == 1


def test_an_unknown_id_is_answered_with_the_nearest(made: Made, cases: Cases) -> None:
    """Asking for a judgment that is not there says which was probably meant."""
    with pytest.raises(BadInputError, match="Did you mean 'au-one'"):
        cases(made("au-one")).get("au-on")
