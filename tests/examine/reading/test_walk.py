"""Going through a case folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from countermark.examine.reading.walk import list_folder
from countermark.findings import BadInputError


def _why(directory: Path, name: str) -> str:
    return next(item.why for item in list_folder(directory).left if item.file == name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder that holds one listing."""
    (tmp_path / "offer.txt").write_text("shoes")
    return tmp_path


def test_a_missing_folder_is_bad_input(tmp_path: Path) -> None:
    """A folder that does not exist is said in one sentence."""
    with pytest.raises(BadInputError, match="does not exist; give a folder with the files"):
        list_folder(tmp_path / "nowhere")


def test_a_file_instead_of_a_folder_is_bad_input(folder: Path) -> None:
    """A file is no case folder."""
    with pytest.raises(BadInputError, match="is a file; give the folder"):
        list_folder(folder / "offer.txt")


@pytest.mark.parametrize("names", [(), (".DS_Store",), ("case.yaml",), ("Thumbs.db", "case.yml")])
def test_a_folder_with_nothing_to_examine_is_bad_input(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    """Nothing, hidden files or only the facts of a case are not enough."""
    for name in names:
        (tmp_path / name).write_text("x")
    with pytest.raises(BadInputError, match="holds nothing to examine; put photos"):
        list_folder(tmp_path)


def test_sub_folders_are_read_in_the_order_of_names(folder: Path) -> None:
    """Files in folders are named with a slash."""
    (folder / "b" / "c").mkdir(parents=True)
    (folder / "b" / "c" / "x.txt").write_text("x")
    (folder / "a.txt").write_text("x")
    names = [name for name, _ in list_folder(folder).files]
    assert names == ["a.txt", "b/c/x.txt", "offer.txt"]


def test_links_are_listed_and_not_followed(folder: Path) -> None:
    """A link may lead out of the folder or in a circle."""
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "circle").symlink_to(folder)
    assert _why(folder, "link.txt").startswith("It is a link to another place")
    assert _why(folder, "circle").startswith("It is a link to another place")


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_hidden_files_are_listed(folder: Path, name: str) -> None:
    """Files that systems leave behind are not examined but named."""
    (folder / name).write_text("x")
    assert _why(folder, name) == "It is a hidden file of the system."


def test_a_pipe_is_never_opened(folder: Path) -> None:
    """Opening a pipe would wait for ever."""
    os.mkfifo(folder / "pipe.txt")
    assert "was not opened" in _why(folder, "pipe.txt")


def test_an_empty_file_is_listed(folder: Path) -> None:
    """A file without bytes is named."""
    (folder / "empty.png").touch()
    assert _why(folder, "empty.png") == "It is empty (0 bytes)."


def test_a_huge_file_is_listed(folder: Path) -> None:
    """Files over 200 MB are not opened."""
    (folder / "film.png").touch()
    os.truncate(folder / "film.png", 201_000_000)
    assert _why(folder, "film.png") == "It has 201 MB; files over 200 MB are not opened."


@pytest.mark.parametrize("name", ["report.html", "report.pdf", "findings.json"])
def test_a_former_report_is_no_exhibit(folder: Path, name: str) -> None:
    """What this program wrote is not evidence."""
    (folder / "report").mkdir()
    (folder / "report" / name).write_text("x")
    assert _why(folder, f"report/{name}") == "It is a former report."


def test_a_second_case_file_is_listed(folder: Path) -> None:
    """Only one file gives the facts."""
    (folder / "case.yaml").write_text("x")
    (folder / "case.yml").write_text("x")
    assert _why(folder, "case.yml") == "case.yaml holds the facts of the case already."


def test_a_closed_sub_folder_is_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission does not stop the others."""
    (folder / "closed").mkdir()
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert _why(folder, "closed") == "The folder cannot be opened: Permission denied."


def test_a_closed_folder_is_bad_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case folder itself has to be open."""

    def closed(_path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(BadInputError, match="cannot be opened: Permission denied"):
        list_folder(folder)


def test_a_name_that_is_no_text_is_written_with_escapes(folder: Path) -> None:
    """Bytes of a name that are no characters can still be printed."""
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.txt")).write_text("x")
    names = [name for name, _ in list_folder(folder).files]
    assert "bad\\xff.txt" in names


def test_a_file_that_vanishes_is_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between listing and looking, another program may take a file away."""

    class Gone:
        name = "gone.txt"
        path = str(folder / "gone.txt")

        def is_symlink(self) -> bool:
            return False

        def stat(self, *, follow_symlinks: bool) -> None:
            assert not follow_symlinks
            raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os, "scandir", lambda _path: [Gone()])
    assert _why(folder, "gone.txt") == "It cannot be looked at: No such file or directory."
