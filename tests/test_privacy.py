"""Nothing phones home, and nothing inside an exhibit is followed."""

import socket
from datetime import date
from pathlib import Path

import pytest

from countermark.examine import Request, examine_folder
from countermark.examine.reading.folder import Unseen
from countermark.examine.report import write_files

ROOT = Path(__file__).parent.parent


def test_examining_and_reporting_connect_to_nothing(
    tmp_path: Path, example_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example with photos is examined and reported while every connection is refused."""

    def refuse(*_: object, **__: object) -> None:
        message = "a connection was tried"
        raise AssertionError(message)

    for way in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, way, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    request = Request(
        directory=ROOT / "examples" / "parcel", store=example_store, on=date(2026, 11, 23)
    )
    dossier = examine_folder(request, Unseen())
    assert len(write_files(dossier, tmp_path, Unseen())) == 3
    assert any(exhibit.words for exhibit in dossier.exhibits if exhibit.file == "label.jpg")
