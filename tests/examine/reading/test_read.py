"""Reading a whole case folder."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from countermark.examine.reading import Folder, Reading, WordReader, read_folder
from countermark.examine.reading import read as reading_module
from countermark.findings import ExhibitKind

Draw = Callable[..., Image.Image]
Read = Callable[..., Folder]

_WATCHED = """
import sys
from pathlib import Path
seen = []
def hook(event, args):  # urllib3 makes a socket at import to ask the system about IPv6
    if event == "socket.__new__":
        raise OSError(event)
    if event.startswith(("socket.", "urllib.", "ftplib.", "http.")):
        seen.append(event)
        raise RuntimeError(event)
sys.addaudithook(hook)
from countermark.examine.reading import read_folder
folder = read_folder(Path(sys.argv[1]))
print(seen, [words.text for words in folder.exhibits[0].words])
"""


class _Blind:
    """Reads nothing, quickly."""

    def read(self, image: Image.Image, file: str) -> Reading:
        """Look at every pixel and see nothing."""
        assert image.tobytes()
        assert file
        return Reading()


def _png(width: int = 40, height: int = 30) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, "PNG")
    return stream.getvalue()


def test_exhibits_are_numbered_by_name_and_hashed(read: Read) -> None:
    """Each exhibit carries its place in the case and the hash of its bytes."""
    folder = read(b_txt="Nlke", a_csv="description\nshoes", c__d_png=_png())
    found = [(item.id, item.file, item.kind) for item in folder.exhibits]
    assert found == [
        ("e1", "a.csv", ExhibitKind.TABLE),
        ("e2", "b.txt", ExhibitKind.TEXT),
        ("e3", "c/d.png", ExhibitKind.IMAGE),
    ]
    assert folder.exhibits[1].sha256 == hashlib.sha256(b"Nlke").hexdigest()
    assert folder.exhibits[1].content() == b"Nlke"


def test_what_the_reader_could_not_read_is_said_once(read: Read) -> None:
    """The limits of reading are collected over all photos."""
    folder = read(a_png=_png())
    assert folder.exhibits[0].words[0].text == "40x30 RGB"
    assert folder.reading_limits == ("a.png was hard to read.",)


def test_a_large_photo_is_made_smaller_and_that_is_said(read: Read) -> None:
    """Words are read at 2,000 pixels on the longer side."""
    folder = read(a_png=_png(4000, 2000))
    assert folder.exhibits[0].words[0].text == "2000x1000 RGB"
    assert "in 1 larger photo(s)" in folder.reading_limits[-1]


def test_the_facts_of_the_case_are_read(read: Read) -> None:
    """A wrong field of the case file is a remark, the others are kept."""
    folder = read(case_yaml="territory: NO\nunits: many", a_txt="x")
    assert folder.case.territory is not None
    assert folder.case.territory.code == "NO"
    assert folder.warnings[0].file == "case.yaml"
    assert "units: 'many' was given" in folder.warnings[0].text


def test_a_broken_case_file_does_not_stop_the_others(read: Read) -> None:
    """Wrong YAML is named with its line, and the files are still examined."""
    folder = read(case_yaml="territory: DE\ngoods: [", a_txt="x")
    assert folder.not_examined[0].file == "case.yaml"
    assert folder.not_examined[0].why.startswith("The YAML is wrong at line 3")
    assert len(folder.exhibits) == 1
    assert folder.case.territory is None


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a_pdf", b"%PDF-1.7", "not PDF; save its pages as pictures"),
        ("a_txt", b"%PDF-1.7 ...", "not PDF"),
        ("a_docx", b"PK\x03\x04", "not Word; save it as .txt"),
        ("a_eml", b"From: x", "not e-mail; save it as .txt"),
        ("a_heic", b"\0\0\0\x18ftypheic\0\0\0\0", "does not open HEIC; save the picture as JPEG"),
        ("a_xyz", b"what", "not .xyz."),
        ("noending", b"what", "not files without an ending."),
        ("a_txt", b"\x00\x01\x02\x03", "is named .txt but does not hold text"),
        ("a_csv", b"\x00\x01\x02\x03", "is named .csv but does not hold text"),
        ("a_png", b"this is no picture", "is named .png but is no picture"),
        ("a_png", _png()[:60], "The picture stops in the middle"),
        ("a_png", _png()[:20] + b"rubbish" * 9, "The picture is broken and cannot be opened"),
    ],
)
def test_what_is_not_examined_is_listed_with_the_reason(
    read: Read, name: str, content: bytes, why: str
) -> None:
    """Nothing is dropped in silence, and every reason is one sentence."""
    folder = read(**{name: content})
    assert folder.exhibits == ()
    assert why in folder.not_examined[0].why


def test_a_picture_is_known_by_its_content(read: Read) -> None:
    """A wrong ending is a remark and no obstacle."""
    folder = read(a_txt=_png())
    assert folder.exhibits[0].kind is ExhibitKind.IMAGE
    assert folder.warnings[0].text == "It is named .txt, but it is PNG."


@pytest.mark.parametrize("name", ["case_yaml", "a_txt"])
def test_a_file_without_permission_is_listed(
    read: Read, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be opened does not stop the others."""

    def closed(path: Path) -> bytes:
        if path.name == name.replace("_", "."):
            raise PermissionError(13, "Permission denied")
        return b"# none"

    monkeypatch.setattr(reading_module, "sha256_of", closed)
    monkeypatch.setattr(Path, "read_bytes", closed)
    folder = read(case_yaml="# none", a_txt="x", b_txt="y")
    assert [item.file for item in folder.not_examined] == [name.replace("_", ".")]
    assert folder.not_examined[0].why == "It cannot be opened: Permission denied."


def test_progress_learns_the_number_and_the_names(tmp_path: Path, reader: WordReader) -> None:
    """Somebody who waits sees how far it is."""
    told: list[str] = []

    class Teller:
        def count(self, n: int) -> None:
            told.append(str(n))

        def step(self, text: str) -> None:
            told.append(text)

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    read_folder(tmp_path, progress=Teller(), reader=reader)
    assert told == ["2", "a.txt", "b.txt"]


def test_nothing_touches_the_network(tmp_path: Path, draw: Draw) -> None:
    """Reading a photo, a page that names pictures and a case opens no socket."""
    pytest.importorskip("rapidocr", reason="the extra 'ocr' is not installed")
    draw("NIKE AIR").save(tmp_path / "a.png")
    (tmp_path / "b.html").write_text('<img src="http://example.org/x.png"><p>shoes')
    (tmp_path / "case.yaml").write_text("territory: DE")
    done = subprocess.run(  # noqa: S603 - this test's own program
        [sys.executable, "-c", _WATCHED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[] ['NIKE AIR']\n"
    assert done.stderr == ""


@settings(deadline=None)
@given(
    name=st.sampled_from(["x.txt", "x.html", "x.csv", "x.tsv", "x.png", "x.jpg", "case.yaml"]),
    content=st.one_of(
        st.binary(min_size=1, max_size=300),
        st.text(min_size=1, max_size=100).map(lambda text: text.encode("utf-8", "replace")),
        st.text("{}[]&*:-,'\"\n #!|>ab1;\t<", min_size=1, max_size=60).map(str.encode),
        st.sampled_from([b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"\xff\xd8\xff"]).flatmap(
            lambda start: st.binary(max_size=200).map(start.__add__)
        ),
    ),
)
@example(name="x.html", content=b"<![x")
@example(name="x.csv", content=b'"')
@example(name="case.yaml", content=b"a: &a [*a]")
@example(name="case.yaml", content=b"[" * 5000)
def test_no_bytes_stop_the_reading(name: str, content: bytes) -> None:
    """Whatever a file holds, it becomes an exhibit or is listed with the reason."""
    with tempfile.TemporaryDirectory() as directory:
        Path(directory, "a.txt").write_text("shoes")
        Path(directory, name).write_bytes(content)
        folder = read_folder(Path(directory), reader=_Blind())
    seen = {item.file for item in folder.exhibits} | {item.file for item in folder.not_examined}
    assert seen | {"case.yaml"} == {"a.txt", name, "case.yaml"}
    assert all(item.why.strip() for item in folder.not_examined)


@settings(deadline=None)
@given(
    kind=st.sampled_from(["PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP"]),
    places=st.lists(st.tuples(st.integers(4, 400), st.integers(0, 255)), max_size=8),
    end=st.integers(30, 2000),
)
def test_no_damage_to_a_picture_stops_the_reading(
    kind: str, places: list[tuple[int, int]], end: int
) -> None:
    """A picture with wrong or missing bytes is read or listed, never an error."""
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert("RGB").save(stream, kind)
    content = bytearray(stream.getvalue()[:end])
    for place, value in places:
        content[place % len(content)] = value
    with tempfile.TemporaryDirectory() as directory:
        Path(directory, "x.png").write_bytes(content)
        folder = read_folder(Path(directory), reader=_Blind())
    assert len(folder.exhibits) + len(folder.not_examined) == 1
