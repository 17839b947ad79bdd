"""Look at a map file before it is parsed: its kind, its size, nothing that expands."""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from routing.errors import RoadsError

READABLE = (".osm", ".osm.bz2", ".osm.gz")
MAX_BYTES = 256 * 2**20
_CHUNK_BYTES = 2**20
_OVERLAP_BYTES = 16
_HEAD_BYTES = 2**16
_EXPANDING = (b"<!DOCTYPE", b"<!ENTITY")


def check_map_file(path: Path) -> None:
    """Refuse a map file that cannot or should not be parsed.

    Raises
    ------
    RoadsError
        If the file is absent, of another format, damaged, larger than 256 MiB unpacked, or has a
        document type or entities, which OpenStreetMap files never have.
    """
    if not path.is_file():
        raise RoadsError(f"The road map {path} is not there. Correct roads.map in the scenario.")
    if not path.name.endswith(READABLE):
        raise RoadsError(
            f"The road map {path} is not of a format that is read: {', '.join(READABLE)}. "
            f"Convert it, for example with: osmium cat {path.name} -o roads.osm.bz2"
        )
    try:
        _scan(path)
    except (OSError, EOFError, zlib.error) as error:
        raise RoadsError(
            f"The road map {path} is damaged or not what its name says: {error}. "
            "Fetch or cut the extract again."
        ) from error


def _scan(path: Path) -> None:
    size, tail = 0, b""
    for chunk in _chunks(path):
        if size == 0 and b"<osm" not in chunk[:_HEAD_BYTES]:
            raise RoadsError(
                f"The road map {path} is not OpenStreetMap XML: it has no <osm> at its head. "
                "Use an extract in this format."
            )
        size += len(chunk)
        if size > MAX_BYTES:
            raise RoadsError(
                f"The road map {path} is larger than {MAX_BYTES // 2**20} MiB unpacked. "
                "Cut it to the county, and keep only the ways with a highway tag."
            )
        if any(word in tail + chunk for word in _EXPANDING):
            raise RoadsError(
                f"The road map {path} declares a document type or entities, which could expand "
                "without end. Remove the declaration or use a plain extract."
            )
        tail = chunk[-_OVERLAP_BYTES:]
    if size == 0:
        raise RoadsError(f"The road map {path} is empty. Fetch or cut the extract again.")


def _chunks(path: Path) -> Iterator[bytes]:
    with closing(_opened(path)) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            yield chunk


def _opened(path: Path) -> BinaryIO | bz2.BZ2File | gzip.GzipFile:
    if path.suffix == ".bz2":
        return bz2.open(path, "rb")
    if path.suffix == ".gz":
        return gzip.open(path, "rb")
    return path.open("rb")
