"""Look at a map file before it is parsed: its kind, its size, nothing that expands."""

import bz2
import gzip
import zlib
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from routing.errors import RoadsError
from routing.language import message

MAX_UNCUT_BYTES = 200 * 2**20
"""An OpenStreetMap file may be as large as this on disk where no boundary is given."""
MAX_SWELL_BYTES = 32 * 2**20
"""A packed map may unpack to so much before another 64 KiB of it are read; honest ones swell to
a twentieth of that."""
_STEP_BYTES = 64 * 2**10
_CHUNK_BYTES = 2**20
_HEAD_BYTES = 2**16
_EXPANDING = (b"<!DOCTYPE", b"<!ENTITY")
_GEOPACKAGES = (b"GPKG", b"GP10", b"GP11")
_LOOKS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"SQLite format 3\x00", "a database"),
    (b"%PDF", "a PDF document"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<graphml", "GraphML"),
    (b"<osm", "OpenStreetMap XML"),
    (b"<?xml", "XML of another kind"),
    (b"{", "JSON"),
)


def refuse_absent(path: Path) -> None:
    """Refuse a path where there is no file, or an empty one.

    Raises
    ------
    RoadsError
        If it is so.
    """
    if path.is_dir():
        raise RoadsError(
            message("The road map {path} is a folder. Name a map file in it.", path=path)
        )
    if not path.is_file():
        raise RoadsError(
            message("The road map {path} is not there. Correct its path (roads.map).", path=path)
        )
    if not path.stat().st_size:
        raise RoadsError(
            message("The road map {path} is empty. Fetch or cut the extract again.", path=path)
        )


def refuse_large(path: Path, max_bytes: int = MAX_UNCUT_BYTES) -> None:
    """Refuse a file that would be read into memory as a whole and is too large for that.

    Raises
    ------
    RoadsError
        If the file is larger than ``max_bytes``.
    """
    if path.stat().st_size > max_bytes:
        raise RoadsError(
            message(
                "The road map {path} is larger than {limit} MiB. Name a boundary, so that "
                "only the county is read: roads.boundary in the scenario, or --boundary.",
                path=path,
                limit=max_bytes // 2**20,
            )
        )


def check_pbf(path: Path) -> None:
    """Refuse a file that does not begin as OpenStreetMap PBF files do.

    Raises
    ------
    RoadsError
        If it is so.
    """
    head = _head(path)
    if b"OSMHeader" not in head[:64]:
        raise _other(path, "an OpenStreetMap PBF file", head)


def check_database(path: Path) -> None:
    """Refuse a GeoPackage that is no database, or one of another application.

    Source: OGC GeoPackage 1.4, requirement 2; the application id is bytes 68 to 71 of the file.

    Raises
    ------
    RoadsError
        If it is so.
    """
    head = _head(path)
    is_database = head.startswith(b"SQLite format 3\x00")
    if not is_database or head[68:72] not in _GEOPACKAGES:
        raise _other(path, "a GeoPackage", head)


def check_xml(path: Path, root: bytes) -> None:
    """Refuse XML that begins with another element, expands, or cannot be unpacked.

    Entities are declared before the first element, so the head of a file is enough to find them.
    Packed files are unpacked once, a piece at a time, up to the first piece that swells.

    Raises
    ------
    RoadsError
        If the file is of another kind, declares a document type or entities, which map files never
        have, is damaged, or unpacks to far more than a map.
    """
    try:
        with path.open("rb", buffering=0) as packed, closing(_unpacked(path, packed)) as stream:
            head = stream.read(_HEAD_BYTES)
            _check_head(path, root, head)
            if stream is not packed:
                _unpack(path, stream, packed)
    except (OSError, EOFError, zlib.error) as error:
        raise RoadsError(
            message(
                "The road map {path} is damaged or not what its name says: {error}. Fetch or "
                "cut the extract again.",
                path=path,
                error=error,
            )
        ) from error


def _check_head(path: Path, root: bytes, head: bytes) -> None:
    before, found, _ = head.partition(b"<" + root)
    if any(word in before for word in _EXPANDING):
        if b"<!DOCTYPE html" in before:
            raise _other(path, f"XML with <{root.decode()}> at its head", head)
        raise RoadsError(
            message(
                "The road map {path} declares a document type or entities, which could expand "
                "without end. Remove the declaration or use a plain extract.",
                path=path,
            )
        )
    if not found or not _text_of(before + found).startswith(b"<"):
        raise _other(path, f"XML with <{root.decode()}> at its head", head)


def _unpack(path: Path, stream: BinaryIO, packed: BinaryIO) -> None:
    start, swell = packed.tell(), 0
    while chunk := stream.read(_CHUNK_BYTES):
        swell += len(chunk)
        if swell > MAX_SWELL_BYTES:
            raise RoadsError(
                message(
                    "The road map {path} unpacks to far more than a map would, as if made to "
                    "fill the memory. Fetch the extract again from a source you trust.",
                    path=path,
                )
            )
        if packed.tell() - start >= _STEP_BYTES:
            start, swell = packed.tell(), 0


def _unpacked(path: Path, packed: BinaryIO) -> BinaryIO:
    if path.suffix.lower() == ".bz2":
        return bz2.BZ2File(packed)  # type: ignore[return-value]
    if path.suffix.lower() == ".gz":
        return gzip.GzipFile(fileobj=packed)  # type: ignore[return-value]
    return packed


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _text_of(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _other(path: Path, wanted: str, head: bytes) -> RoadsError:
    start = _text_of(head)
    look = next((name for magic, name in _LOOKS if start.startswith(magic)), "something else")
    return RoadsError(
        message(
            "The road map {path} is not {wanted}, but {look}. Name the file after its format, "
            "or use an extract in a format that is read.",
            path=path,
            wanted=wanted,
            look=look,
        )
    )
