"""The command `countermark packs`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from countermark.cli.main import run

CODE = "(01)09506003395637(21)SER1A2B3(17)990331(10)LOT21"
HEADER = "gtin,serial,batch,expiry,state,market,product,holder\n"
LINE = "09506003395637,SER1A2B3,LOT21,2099-03-31,active,DE,Demopill,Demo holder\n"


def answer(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - JSON of any form
    """Parse what was written to standard output."""
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with one pack, loaded by the command."""
    (tmp_path / "in.csv").write_text(HEADER + LINE)
    path = str(tmp_path / "s.sqlite")
    assert run(["packs", "load", str(tmp_path / "in.csv"), "--store", path, "--json"]) == 0
    return path


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """An image of the pack's code."""
    symbol = zxingcpp.create_barcode(
        CODE, zxingcpp.BarcodeFormat.DataMatrix, gs1=True, forceSquare=True
    )
    Image.fromarray(np.array(symbol.to_image(scale=4))).save(tmp_path / "pack.png")
    return str(tmp_path / "pack.png")


@pytest.fixture
def blank(tmp_path: Path) -> str:
    """An image without a code."""
    Image.new("L", (60, 60), 255).save(tmp_path / "blank.png")
    return str(tmp_path / "blank.png")


def test_read_lists_every_image(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, photo: str, blank: str
) -> None:
    """A good, a blank and a bad file give three answers in their order."""
    (tmp_path / "bad.png").write_text("hello")
    status = run(["packs", "read", photo, blank, str(tmp_path / "bad.png"), "--json"])
    good, empty, bad = answer(capsys)
    assert status == 0
    assert good["found"][0]["gtin"] == "09506003395637"
    assert empty == {"file": blank, "found": []}
    assert "no image" in bad["problem"]


def test_read_for_people(capsys: pytest.CaptureFixture[str], photo: str, blank: str) -> None:
    """The fields stand in a table, and an image without a code says so."""
    assert run(["packs", "read", photo, blank]) == 0
    text = capsys.readouterr().out
    assert "SER1A2B3" in text
    assert "No code was found." in text


def test_read_finding_nothing_is_status_1(blank: str) -> None:
    """Nothing found where something was asked to be found."""
    assert run(["packs", "read", blank, "--json"]) == 1


def test_read_of_bad_files_only_is_bad_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """If no file could be opened, the sentence is on standard error too."""
    assert run(["packs", "read", str(tmp_path / "none.png"), "--json"]) == 2
    written = capsys.readouterr()
    assert "There is no file" in written.err
    assert json.loads(written.out)[0]["found"] == []


def test_load_counts_and_rejects(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, store: str
) -> None:
    """A second loading with a changed, a new and a bad line is counted so."""
    capsys.readouterr()
    changed = LINE.replace("active", "supplied")
    new = LINE.replace("SER1A2B3", "SER2")
    (tmp_path / "in.csv").write_text(HEADER + LINE + changed + new + "1,2,3,4,5,6,7,8\n")
    run(["packs", "load", str(tmp_path / "in.csv"), "--store", store, "--json"])
    counts = answer(capsys)
    assert {k: counts[k] for k in ("read", "imported", "unchanged", "replaced")} == {
        "read": 4,
        "imported": 1,
        "unchanged": 1,
        "replaced": 1,
    }
    assert counts["rejected"][0]["position"] == 5


def test_load_for_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Counts, rejected lines and unused columns are said."""
    (tmp_path / "in.csv").write_text("gtin,serial,batch,expiry,state,note\n1,2,3,4,5,6\n")
    assert run(["packs", "load", str(tmp_path / "in.csv"), "--store", str(tmp_path / "s")]) == 0
    text = capsys.readouterr().out
    assert "1 rejected" in text
    assert "line 2" in text
    assert "note" in text


def test_load_of_a_missing_file_is_bad_input(tmp_path: Path) -> None:
    """No store is made for a file that is not there."""
    arguments = ["packs", "load", str(tmp_path / "none"), "--store", str(tmp_path / "s")]
    assert run(arguments) == 2
    assert not (tmp_path / "s").exists()


def test_verify_string_and_image_agree(
    capsys: pytest.CaptureFixture[str], store: str, photo: str
) -> None:
    """The same pack gives the same answer either way."""
    capsys.readouterr()
    assert run(["packs", "verify", CODE, "--store", store, "--json"]) == 0
    typed = answer(capsys)
    assert run(["packs", "verify", photo, "--store", store, "--json"]) == 0
    seen = answer(capsys)
    assert typed["pack"]["serial"] == seen["pack"]["serial"] == "SER1A2B3"
    assert typed["labels"] == seen["labels"]
    # 99 is read as 1999 in this half of the century, so the dates differ.
    assert typed["alert"] == seen["alert"] == "A52"


def test_verify_for_people_says_the_benign_cause_first(
    capsys: pytest.CaptureFixture[str], store: str, tmp_path: Path
) -> None:
    """State, alert, benign causes, labels, public alerts and remarks are shown."""
    line = LINE.replace("SER1A2B3", "S2").replace("LOT21", "LP6F832").replace("active", "supplied")
    (tmp_path / "in.csv").write_text(HEADER + line)
    run(["packs", "load", str(tmp_path / "in.csv"), "--store", store])
    capsys.readouterr()
    typed = "(01)09506003395637(21)S2(10)LP6F832(710)12345678"
    assert run(["packs", "verify", typed, "--store", store, "--territory", "FR"]) == 0
    text = capsys.readouterr().out
    order = [
        "12345678",
        "Demopill",
        "State: supplied, alert A7",
        "Benign",
        "Public alert WHO",
        "WHO.FAL: suspected",
        "made for DE and found in FR",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "not checked" in text


def test_second_code_on_the_image_is_shown(
    capsys: pytest.CaptureFixture[str], store: str, photo: str, tmp_path: Path
) -> None:
    """An EAN beside the pack's code is not taken for the pack."""
    sheet = Image.new("L", (600, 300), 255)
    ean = zxingcpp.create_barcode("5901234123457", zxingcpp.BarcodeFormat.EAN13)
    sheet.paste(Image.fromarray(np.array(ean.to_image(scale=3))), (10, 10))
    sheet.paste(Image.open(photo), (400, 10))
    sheet.save(tmp_path / "two.png")
    assert run(["packs", "verify", str(tmp_path / "two.png"), "--store", store]) == 0
    text = capsys.readouterr().out
    assert text.index("SER1A2B3") < text.index("Another code") < text.index("05901234123457")


def test_verify_image_without_code_is_status_1(
    capsys: pytest.CaptureFixture[str], store: str, blank: str
) -> None:
    """Nothing was found to verify."""
    capsys.readouterr()
    assert run(["packs", "verify", blank, "--store", store, "--json"]) == 1
    assert answer(capsys) is None
    assert run(["packs", "verify", blank, "--store", store]) == 1
    assert "no code" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["hello"], "neither a file nor"),
        (["a" * 5000], "neither a file nor"),
        ([""], "empty string"),
        ([CODE, "--territory", "XX"], "XX"),
        ([], "Give either"),
        ([CODE, "--batch", "x.csv", "--out", "y"], "Give either"),
        (["--batch", "x.csv"], "Give either"),
        (["--batch", "missing.csv", "--out", "y"], "missing.csv"),
        ([CODE, "--other-store", "missing.sqlite"], "no store at"),
    ],
)
def test_bad_input_is_one_sentence(
    capsys: pytest.CaptureFixture[str], store: str, arguments: list[str], why: str
) -> None:
    """What was given and what was expected, without a traceback."""
    assert run(["packs", "verify", *arguments, "--store", store]) == 2
    written = capsys.readouterr().err
    assert why in written
    assert "Traceback" not in written


def test_empty_store_verifies_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A store without packs would raise an alert for every pack, so it is refused."""
    (tmp_path / "in.csv").write_text(HEADER)
    run(["packs", "load", str(tmp_path / "in.csv"), "--store", str(tmp_path / "s")])
    assert run(["packs", "verify", CODE, "--store", str(tmp_path / "s")]) == 2
    assert "holds no pack" in capsys.readouterr().err


def test_batch_answers_every_scan_in_order(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, store: str, blank: str
) -> None:
    """Good and bad scans each give one line, named by their id."""
    scans = f"scan_id,scan,territory\na,{CODE},DE\nb,hello,\nc,{blank},\nd,{CODE},XX\n"
    (tmp_path / "scans.csv").write_text(scans)
    out = tmp_path / "out.jsonl"
    arguments = ["packs", "verify", "--batch", str(tmp_path / "scans.csv"), "--out", str(out)]
    assert run([*arguments, "--store", store]) == 0
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [line["scan_id"] for line in lines] == ["a", "b", "c", "d"]
    assert lines[0]["labels"][1]["regime"] == "EU2001_83.1_33"
    assert ["problem" in line for line in lines] == [False, True, True, True]
    assert run([*arguments, "--store", store]) == 2
    assert "exists" in capsys.readouterr().err


def test_batch_takes_fields_as_columns(tmp_path: Path, store: str) -> None:
    """Product code, serial number, batch and expiry date may stand in columns of their own."""
    scans = "gtin,serial,batch,expiry\n9506003395637,SER1A2B3,LOT21,990331\n,,,\n"
    (tmp_path / "scans.csv").write_text(scans + "9506003395637,A,LOT21,2027-03-31\n" * 1000)
    out = tmp_path / "out.jsonl"
    run(
        [
            "packs",
            "verify",
            "--batch",
            str(tmp_path / "scans.csv"),
            "--out",
            str(out),
            "--store",
            store,
        ]
    )
    first, second, *rest = [json.loads(line) for line in out.read_text().splitlines()]
    assert first["state"] == "active"
    assert "no scan" in second["problem"]
    assert {line["alert"] for line in rest} == {"A3"}


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"scan\n\xff\xfe\n"])
def test_batch_that_cannot_be_read_is_bad_input(tmp_path: Path, store: str, content: bytes) -> None:
    """A file without the columns, or not in UTF-8, is refused."""
    (tmp_path / "scans.csv").write_bytes(content)
    arguments = ["--batch", str(tmp_path / "scans.csv"), "--out", str(tmp_path / "o")]
    assert run(["packs", "verify", *arguments, "--store", store]) == 2


def test_verifying_a_string_loads_no_image_library() -> None:
    """Numbers and pixels are imported only when an image is read, so that starting stays quick."""
    script = (
        "import sys, countermark.packs, countermark.cli.packs; "
        "print(sorted({'numpy', 'PIL', 'zxingcpp', 'biip'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - this program with a fixed text
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_batch_with_a_date_in_another_form_is_said(tmp_path: Path, store: str) -> None:
    """A date with dots is no expiry, and its rest is never read as another field."""
    (tmp_path / "scans.csv").write_text(
        "gtin,serial,batch,expiry\n09506003395637,SER1A2B3,LOT21,31.03.2099\n"
    )
    out = tmp_path / "out.jsonl"
    batch = ["--batch", str(tmp_path / "scans.csv"), "--out", str(out)]
    assert run(["packs", "verify", *batch, "--store", store]) == 0
    (line,) = [json.loads(text) for text in out.read_text().splitlines()]
    assert "expected YYYY-MM-DD" in line["problem"]


def test_link_with_a_broken_host_and_bytes_that_are_no_text(
    capsys: pytest.CaptureFixture[str], store: str
) -> None:
    """Neither ends in a traceback: one is refused, the other is not found."""
    assert run(["packs", "verify", "http://[", "--store", store]) == 2
    assert "neither a file nor a GS1 element string" in capsys.readouterr().err
    code = "(01)09506003395637(21)A\udcff(10)LOT21"
    assert run(["packs", "verify", code, "--store", store, "--json"]) == 0
    assert answer(capsys)["alert"] == "A3"
