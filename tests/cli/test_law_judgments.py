"""The commands `countermark law judgments` and `countermark law report`."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from countermark.cli.main import run
from countermark.law.judgments.collection import collection

Capture = pytest.CaptureFixture[str]
DISPUTE = """\
right_type: copyright
forum: AT
defendant_domicile: [DE]
damage_in: [AT]
acts_in: [DE]
online: true
"""


def found(capsys: Capture) -> dict[str, list[dict[str, str]]]:
    """Read the JSON that was written."""
    read: dict[str, list[dict[str, str]]] = json.loads(capsys.readouterr().out)
    return read


def test_search_writes_one_document(capsys: Capture) -> None:
    """With --json there are the judgments, how many there are, and the facets with counts."""
    assert run(["law", "judgments", "hejduk", "--json"]) == 0
    read = found(capsys)
    assert "cjeu-c-441-13" in [one["id"] for one in read["judgments"]]
    assert {"query", "found", "of", "facets", "hints"} <= set(read)


def test_facets_of_the_contract_narrow(capsys: Capture) -> None:
    """Issue, right and country are joined by and."""
    options = ["--issue", "jurisdiction", "--right", "trademark", "--country", "EU"]
    assert run(["law", "judgments", *options, "--json"]) == 0
    judgments = found(capsys)["judgments"]
    assert judgments
    for one in judgments:
        assert one["country"] == "EU"
        assert "jurisdiction" in one["issues"]
        assert {"trademark", "eu_trademark", "benelux_trademark"} & set(one["rights"])


def test_nothing_found_is_status_1_with_a_hint(capsys: Capture) -> None:
    """The word that was probably meant is named."""
    assert run(["law", "judgments", "hejdukk"]) == 1
    out, err = capsys.readouterr()
    assert "None of" in out
    assert "Did you mean 'hejduk'?" in err


def test_people_see_judgments_and_what_else_can_be_chosen(capsys: Capture) -> None:
    """The list says which outcomes were not checked, and the facets stand below it."""
    assert run(["law", "judgments", "--country", "us"]) == 0
    out = capsys.readouterr().out
    assert "* the outcome was not checked" in out
    assert "--right:" in out


def test_an_unknown_value_of_a_facet_is_bad_input(capsys: Capture) -> None:
    """Exit status 2, with the value that was probably meant."""
    assert run(["law", "judgments", "--right", "trademrk"]) == 2
    assert "Did you mean 'trademark'?" in capsys.readouterr().err


def test_a_case_is_shown_with_the_rules_beside_it(capsys: Capture) -> None:
    """The page in the terminal has facts, holding, the rule, links and the word on advice."""
    assert run(["law", "judgments", "--show", "cjeu-c-441-13"]) == 0
    out = capsys.readouterr().out
    for words in ("Held", "Facts as coded", "The rules beside it", "eu.tort", "not legal advice"):
        assert words in out
    assert run(["law", "judgments", "--show", "cjeu-c-441-13", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["beside"][0]["court"] == "limited"


def test_an_unknown_case_is_bad_input(capsys: Capture) -> None:
    """Exit status 2, with the nearest id."""
    assert run(["law", "judgments", "--show", "cjeu-c-441-31"]) == 2
    assert "Did you mean" in capsys.readouterr().err


def test_cases_like_a_dispute_are_listed_with_shared_and_differing_facts(
    tmp_path: Path, capsys: Capture
) -> None:
    """A dispute file and a case of the collection can both be asked about."""
    path = tmp_path / "dispute.yaml"
    path.write_text(DISPUTE)
    assert run(["law", "judgments", "--like", str(path), "--top", "3", "--json"]) == 0
    likest = json.loads(capsys.readouterr().out)
    assert len(likest) == 3
    assert "right: copyright" in likest[0]["shared"]
    assert run(["law", "judgments", "--like", "cjeu-c-441-13", "--top", "2"]) == 0
    out = capsys.readouterr().out
    assert "shared:" in out
    assert "no forecast" in out
    assert "cjeu-c-441-13" not in out


def test_comparison_says_that_it_is_no_sample(capsys: Capture) -> None:
    """Counts by country and issue stand with the word of caution, for people and as JSON."""
    assert run(["law", "judgments", "--compare", "--country", "UPC"]) == 0
    assert "no sample" in " ".join(capsys.readouterr().out.split())
    assert run(["law", "judgments", "--compare", "--country", "UPC", "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert {group["country"] for group in read["groups"]} == {"UPC"}


@pytest.mark.parametrize(
    "options",
    [
        ["--show", "a", "--form"],
        ["--like", "a", "--compare"],
        ["words", "--form"],
        ["--country", "EU", "--show", "cjeu-c-441-13"],
        ["--add", "form.yaml"],
    ],
)
def test_what_does_not_go_together_is_refused(options: list[str], capsys: Capture) -> None:
    """Nothing that was asked for is dropped in silence."""
    assert run(["law", "judgments", *options]) == 2
    assert capsys.readouterr().out == ""


def test_a_document_becomes_a_form_and_the_form_a_case(tmp_path: Path, capsys: Capture) -> None:
    """From an ECLI-named page over its form to a case that is found beside the collection."""
    page = tmp_path / "ECLI_EU_C_2019_9999.html"
    page.write_text("<p>ECLI:EU:C:2019:9999</p><p>7 May 2019</p><p>Xylo v Ypso</p>")
    own = tmp_path / "own"
    assert run(["law", "judgments", "--add", str(page), "--into", str(own)]) == 0
    assert "a form that is no judgment yet" in capsys.readouterr().out
    form = own / "ecli-eu-c-2019-9999.form.yaml"
    assert run(["law", "judgments", "--add", str(form), "--into", str(own)]) == 2
    assert re.search(r"line \d+: 'summary' is still to be completed", capsys.readouterr().err)
    form.write_text(_completed(form.read_text()))
    assert run(["law", "judgments", "--add", str(form), "--into", str(own)]) == 0
    assert run(["law", "judgments", "xylo", "--also", str(own), "--json"]) == 0
    capsys.readouterr()
    assert run(["law", "judgments", "--add", str(form), "--into", str(own)]) == 2
    assert "is in the collection already" in capsys.readouterr().err


def _completed(form: str) -> str:
    given = yaml.safe_load(form)
    given["facts"] = {"forum": "DE", "online": "true"}
    given["holding"] = {"jurisdiction": "yes", "words": "The court may hear it."}
    given["rights"], given["issues"] = ["trademark"], ["jurisdiction"]
    given["citation"], given["summary"], given["source"]["title"] = "C-1/19", "A shop.", "C-1/19"
    given["date"] = str(given["date"])
    return yaml.safe_dump({key: value for key, value in given.items() if value is not None})


def test_the_form_is_printed(capsys: Capture) -> None:
    """It can be saved to a file as it is."""
    assert run(["law", "judgments", "--form"]) == 0
    assert yaml.safe_load(capsys.readouterr().out)["rights"] == ["TODO"]


def test_pages_link_only_to_each_other_and_to_sources(tmp_path: Path, capsys: Capture) -> None:
    """Every link of every page leads to a page that was written or to a source's address."""
    assert run(["law", "judgments", "--html", str(tmp_path / "pages")]) == 0
    assert "pages of cases" in capsys.readouterr().out
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "pages").iterdir()}
    assert set(pages) == {"index.html", *(f"{one.id}.html" for one in collection())}
    for text in pages.values():
        for link in re.findall(r'href="([^"]*)"', text):
            assert link in pages or link.startswith(("https://", "http://"))
        assert "<script" not in text
        assert "not legal advice" in text


def test_the_report_is_a_tagged_paper(tmp_path: Path, needed_program: Callable[[str], str]) -> None:
    """The PDF is PDF/UA-1 and holds the five findings, the caution, and the credit."""
    path = tmp_path / "report.pdf"
    assert run(["law", "report", "--out", str(path)]) == 0
    assert b"pdfuaid:part" in path.read_bytes()
    command = [needed_program("pdftotext"), "-layout", str(path), "-"]
    text = " ".join(
        subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()  # noqa: S603 - ours
    )
    for words in ("No sample.", "Christie", "Validity is not challenged", "nobody has checked"):
        assert words in text


def test_the_report_is_a_page_too(tmp_path: Path, capsys: Capture) -> None:
    """As HTML it holds the same findings; as JSON their figures."""
    path = tmp_path / "report.html"
    assert run(["law", "report", "--out", str(path)]) == 0
    assert "No sample." in path.read_text("utf-8")
    capsys.readouterr()
    assert run(["law", "report", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 5


@pytest.mark.parametrize("options", [[], ["--out", "report.docx"]])
def test_a_report_needs_a_file_that_it_knows(options: list[str], capsys: Capture) -> None:
    """Another ending, or none, is bad input."""
    assert run(["law", "report", *options]) == 2
    assert "--out FILE.pdf" in capsys.readouterr().err


def test_what_cannot_be_written_is_bad_input(tmp_path: Path, capsys: Capture) -> None:
    """A place that is no folder is named, without a traceback."""
    (tmp_path / "file").write_text("")
    assert run(["law", "report", "--out", str(tmp_path / "file" / "report.html")]) == 2
    assert "cannot be written" in capsys.readouterr().err
