"""Taking in a new judgment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from countermark.findings import BadInputError
from countermark.law.judgments.collection import Collection, collection, read_collection
from countermark.law.judgments.documents import read_document
from countermark.law.judgments.importing import add, empty_form, write_form

Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]
EMPTY = Collection((), "none")


@pytest.fixture
def form(tmp_path: Path) -> Callable[..., Path]:
    """Write a form."""

    def write(given: dict[str, object]) -> Path:
        path = tmp_path / "form.yaml"
        path.write_text(yaml.safe_dump(given, sort_keys=False))
        return path

    return write


def test_a_complete_form_becomes_a_case_file(
    made: Made, form: Callable[..., Path], tmp_path: Path
) -> None:
    """The file has the id for its name, is what was written, and can be read."""
    path = form(made("au-new"))
    found = add(path, tmp_path / "own", EMPTY)
    assert found.path == tmp_path / "own" / "au-new.yaml"
    assert found.path.read_bytes() == path.read_bytes()
    assert [one.id for one in read_collection(tmp_path / "own")] == ["au-new"]


def test_the_empty_form_names_every_line_to_complete(tmp_path: Path) -> None:
    """Each TODO of the form is named with its line, and nothing is written."""
    path = tmp_path / "form.yaml"
    path.write_text(empty_form())
    with pytest.raises(BadInputError) as caught:
        add(path, tmp_path / "own", EMPTY)
    lines = [
        number
        for number, line in enumerate(empty_form().splitlines(), 1)
        if "TODO" in line and not line.startswith("#")
    ]
    told = str(caught.value).splitlines()
    assert [int(line.split("line ")[1].split(":")[0]) for line in told] == lines
    assert "line 9: 'id'" not in told[0] or len(told) > 10
    assert not (tmp_path / "own").exists()


def test_the_form_completed_is_accepted(tmp_path: Path) -> None:
    """Every word of the form is one that case files know."""
    answers = {
        "id": "au-new", "country": "AU", "date": "2015-06-01", "rights": "trademark",
        "issues": "jurisdiction", "online": "true", "validity_raised": "false",
        "remedies": "damages", "jurisdiction": "yes",
    }  # fmt: skip
    lines = []
    for line in empty_form().splitlines():
        name = line.split(":")[0].strip()
        place = "AU" if name in {"forum", "acts_in", "damage_in"} or "domicile" in name else "Words"
        commented = line.startswith("#")
        lines.append(line if commented else line.replace("TODO", answers.get(name, place)))
    path = tmp_path / "form.yaml"
    path.write_text("\n".join(lines))
    assert add(path, tmp_path / "own", EMPTY).judgment.id == "au-new"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"date": "1 June"}, "form.yaml, line 5: '1 June' is no date"),
        ({"issues": ["jurisdicton"]}, "Did you mean 'jurisdiction'"),
        ({"facts": {"online": "perhaps"}}, "online"),
        ({"id": "../../x"}, "the id '../../x' was given"),
        ({"id": "Upper"}, "the id 'Upper' was given"),
        ({"cites": ["nowhere"]}, "'cites' names nowhere"),
        ({"surprise": "x"}, "'surprise' is not known here"),
    ],
)
def test_a_bad_form_is_refused_and_nothing_is_written(
    change: dict[str, object], says: str, made: Made, form: Callable[..., Path], tmp_path: Path
) -> None:
    """The message names the line or the entry; the folder stays as it was."""
    with pytest.raises(BadInputError) as caught:
        add(form(made(**change)), tmp_path / "own", EMPTY)
    assert says in str(caught.value)
    assert not (tmp_path / "own").exists()
    assert not list(tmp_path.parent.glob("x*.yaml"))


def test_a_judgment_that_is_there_already_is_refused(
    made: Made, cases: Cases, form: Callable[..., Path], tmp_path: Path
) -> None:
    """The same id or the same ECLI names the judgment that is there."""
    known = cases(made("au-one", ecli="ECLI:AU:HCA:2015:1"))
    with pytest.raises(BadInputError, match="au-one is in the collection already"):
        add(form(made("au-one")), tmp_path / "own", known)
    again = form(made("au-two", ecli="ECLI:AU:HCA:2015:1"))
    with pytest.raises(BadInputError, match=r"ECLI:AU:HCA:2015:1 is in .* as au-one"):
        add(again, tmp_path / "own", known)
    assert add(form(made("au-three", cites=["au-one"])), tmp_path / "own", known)
    with pytest.raises(BadInputError, match="au-three is in the collection already"):
        add(form(made("au-three")), tmp_path / "own", known)


def test_a_missing_form_is_named(tmp_path: Path) -> None:
    """The message says how to get a form."""
    with pytest.raises(BadInputError, match=r"cannot be read .* --form"):
        add(tmp_path / "none.yaml", tmp_path, EMPTY)


def test_a_document_becomes_a_form_to_complete(tmp_path: Path) -> None:
    """ECLI, country, court, date and parties are filled in; the rest is still to be done."""
    path = tmp_path / "ECLI_EU_C_2019_9999.txt"
    path.write_text('ECLI:EU:C:2019:9999\nIn Case C-1/18\n7 May 2019\nO\'Neill v Šmíd: a "test"\n')
    form_path = write_form(read_document(path), tmp_path / "own", collection())
    assert form_path.name == "ecli-eu-c-2019-9999.form.yaml"
    filled = yaml.safe_load(form_path.read_text(encoding="utf-8"))
    assert filled["name"] == 'O\'Neill v Šmíd: a "test"'
    assert filled["court"] == "Court of Justice of the European Union"
    assert (str(filled["date"]), filled["country"]) == ("2019-05-07", "EU")
    assert filled["citation"] == "C-1/18"
    assert filled["summary"] == "TODO"
    assert len(read_collection(tmp_path / "own")) == 0
    with pytest.raises(BadInputError, match="'summary' is still to be completed"):
        add(form_path, tmp_path / "own", collection())


def test_a_document_that_is_in_the_collection_is_refused(tmp_path: Path) -> None:
    """Hejduk is there already."""
    path = tmp_path / "ECLI_EU_C_2015_28.txt"
    path.write_text("ECLI:EU:C:2015:28")
    with pytest.raises(BadInputError, match="as cjeu-c-441-13"):
        write_form(read_document(path), tmp_path / "own", collection())


def test_a_form_is_not_overwritten(tmp_path: Path) -> None:
    """What somebody has begun to complete stays."""
    path = tmp_path / "ECLI_EU_C_2019_9999.txt"
    path.write_text("ECLI:EU:C:2019:9999")
    write_form(read_document(path), tmp_path / "own", EMPTY)
    with pytest.raises(BadInputError, match="exists already"):
        write_form(read_document(path), tmp_path / "own", EMPTY)
