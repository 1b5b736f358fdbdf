"""Named arrays in a file that never changes and is mapped into memory.

Opening reads the heading only. A file is written under another name, made safe on the disk and
renamed; its name tells its content, and the register's list keeps its size and SHA-256, so that a
file that was cut or exchanged is noticed.

Layout: 8 bytes of magic; the length of the heading as a 64-bit number, lowest byte first; the
heading as JSON (form, and of each array name, type, shape and place); the arrays, each beginning at
a multiple of 64 bytes.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import secrets
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from countermark.findings import BadInputError

Arrays: TypeAlias = Mapping[str, NDArray[Any]]
"""Arrays by name."""

UNFINISHED: Final = ".tmp"
"""How the names of files end while they are written."""

_MAGIC: Final = b"CMARRAYS"
_START: Final = struct.Struct("<8sQ")
_ALIGNED: Final = 64
_IN_NAME: Final = 16


class GoneError(BadInputError):
    """A file is not there: either it was just merged into another one, or it is lost."""


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """A file of arrays, as the register's list has it."""

    stem: str
    """What the arrays are: how the name begins."""

    size: int
    """Its length in bytes."""

    sha256: str
    """The SHA-256 of its content, in hex."""

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.stem}-{self.sha256[:_IN_NAME]}.bin"


def write_arrays(folder: Path, stem: str, form: str, arrays: Arrays) -> ArrayFile:
    """Write a file of arrays, so that it is on the disk as a whole when this returns.

    Args:
        folder: where.
        stem: what the arrays are: how the name begins.
        form: in which form, with its version.
        arrays: what to write; numbers and truth values only.

    Errors: `OSError` if the disk is full or the folder cannot be written.
    """
    unfinished = folder / f"{stem}-{secrets.token_hex(_IN_NAME // 2)}{UNFINISHED}"
    hashed = hashlib.sha256()
    try:
        with unfinished.open("xb") as stream:
            for piece in _pieces(form, arrays):
                stream.write(piece)
                hashed.update(piece)
            stream.flush()
            os.fsync(stream.fileno())
            written = ArrayFile(stem, stream.tell(), hashed.hexdigest())
        unfinished.rename(folder / written.name)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    make_names_safe(folder)
    return written


def make_names_safe(folder: Path) -> None:
    """Put the names in a folder on the disk, so that they survive a loss of power.

    Args:
        folder: the folder.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def map_arrays(folder: Path, file: ArrayFile, form: str) -> dict[str, NDArray[Any]]:
    """Map a file of arrays into memory, for reading only.

    Args:
        folder: where it lies.
        file: its entry in the register's list.
        form: the form that is expected.

    Errors: `GoneError` if it is not there; `BadInputError` if it is something else than the list
        says, or was written in another form.
    """
    path = folder / file.name
    memory = _mapped(path, file.size)
    with _damage_said(path):
        found, listed, start = _heading(memory)
    if found != form:
        problem = (
            f"The register '{folder}' was made by another version of this program ('{found}' "
            f"instead of '{form}'); import the marks again into a new register."
        )
        raise BadInputError(problem)
    with _damage_said(path):
        return {name: _array(memory, start + at, kind, shape) for name, kind, shape, at in listed}


def is_whole(path: Path, file: ArrayFile) -> bool:
    """Tell whether a file still has the content that the register's list says.

    Args:
        path: the file.
        file: its entry in the list.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256


def _pieces(form: str, arrays: Arrays) -> Iterator[bytes | memoryview]:
    packed = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    listed, at = [], 0
    for name, array in packed.items():
        listed.append((name, array.dtype.str, array.shape, at))
        at = _aligned(at + array.nbytes)
    heading = json.dumps({"form": form, "arrays": listed}).encode()
    yield (_START.pack(_MAGIC, len(heading)) + heading).ljust(_aligned(_START.size + len(heading)))
    for array in packed.values():
        content = array.reshape(-1).view(np.uint8).data if array.size else b""
        yield content
        yield bytes(_aligned(array.nbytes) - array.nbytes)


def _aligned(place: int) -> int:
    return -(-place // _ALIGNED) * _ALIGNED


def _mapped(path: Path, size: int) -> mmap.mmap:
    try:
        with path.open("rb") as stream:
            found = os.fstat(stream.fileno()).st_size
            if found != size or not size:
                raise BadInputError(_damage(path, f"it has {found} bytes instead of {size}"))
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise GoneError(_damage(path, "it is not there")) from None
    except OSError as error:
        problem = f"The register's file '{path}' cannot be read: {error.strerror}."
        raise BadInputError(problem) from None


def _heading(memory: mmap.mmap) -> tuple[str, list[tuple[str, str, list[int], int]], int]:
    magic, length = _START.unpack_from(memory)
    if magic != _MAGIC:
        raise ValueError
    heading = json.loads(memory[_START.size : _START.size + length])
    return heading["form"], heading["arrays"], _aligned(_START.size + length)


def _array(memory: mmap.mmap, at: int, kind: str, shape: list[int]) -> NDArray[Any]:
    return np.frombuffer(memory, kind, prod(shape), at).reshape(shape)


@contextmanager
def _damage_said(path: Path) -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, struct.error):
        problem = _damage(path, "its heading and its content do not belong together")
        raise BadInputError(problem) from None


def _damage(path: Path, how: str) -> str:
    return (
        f"The register's file '{path}' is damaged: {how}; 'countermark marks check' says what is "
        "affected. Restore the folder from a copy, or import the marks again into a new register."
    )
