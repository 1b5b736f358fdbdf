"""Exhibits."""

from hashlib import sha256
from pathlib import Path

import pytest

from countermark.findings import BadInputError, Exhibit, ExhibitKind, sha256_of


def test_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    """A file of more than one chunk is hashed whole."""
    content = b"x" * ((1 << 20) + 1)
    (tmp_path / "a").write_bytes(content)
    assert sha256_of(tmp_path / "a") == sha256(content).hexdigest()


def test_changed_file_is_not_taken_for_the_exhibit(tmp_path: Path) -> None:
    """An exhibit whose file has changed since it was hashed is refused."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    exhibit = Exhibit(
        id="e1", file="a.txt", kind=ExhibitKind.TEXT, sha256=sha256_of(path), path=path
    )
    assert exhibit.content() == b"one"
    path.write_bytes(b"two")
    with pytest.raises(BadInputError, match=r"a\.txt has changed"):
        exhibit.content()
