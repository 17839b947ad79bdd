"""Walk over the blocks of an OpenStreetMap PBF file without unpacking them.

Osmium trusts what a block holds: a damaged tag may make it read beyond its memory and end the
process. Blocks packed with zlib carry a checksum that it tests first, so only those are let in.

Source of the layout: OpenStreetMap wiki, PBF Format; Protocol Buffers, Encoding.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from routing.errors import RoadsError
from routing.language import message

MAX_HEAD_BYTES = 64 * 2**10
MAX_SWELL = 64
"""A file may unpack to so many times its size, and to 64 MiB in any case; real maps treble."""
_FREE_BYTES = 64 * 2**20
_PEEK_BYTES = 16
_NUMBER, _BYTES = 0, 2
_KIND, _BLOCK_BYTES = 1, 3
_RAW_SIZE, _ZLIB = 2, 3


def check_blocks(path: Path) -> None:
    """Refuse a PBF file that ends within a block, unpacks to far more than a map, or is not zlib.

    Raises
    ------
    RoadsError
        If it is so.
    """
    unpacked = 0
    with path.open("rb") as file:
        for number, (kind, unpacked_bytes) in enumerate(_blocks(path, file), start=1):
            if kind != b"OSMHeader" and not unpacked_bytes:
                raise RoadsError(
                    message(
                        "The road map {path} holds a block ({number}) that is not packed with "
                        "zlib, so that damage could not be told. Pack it anew: osmium cat "
                        "{name} -o roads.osm.pbf",
                        path=path,
                        number=number,
                        name=path.name,
                    )
                )
            unpacked += unpacked_bytes
    if unpacked > MAX_SWELL * path.stat().st_size + _FREE_BYTES:
        raise RoadsError(
            message(
                "The road map {path} unpacks to far more than a map would, as if made to fill "
                "the memory. Fetch the extract again from a source you trust.",
                path=path,
            )
        )


def _blocks(path: Path, file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield the kind of each block and the size it unpacks to, 0 where it is not zlib."""
    size = path.stat().st_size
    while start := file.read(4):
        length = int.from_bytes(start, "big")
        at = file.tell()
        if length > MAX_HEAD_BYTES:
            raise _damaged(path, at, "no block begins there")
        if at + length > size:
            raise _damaged(path, size, "the file ends within a block")
        head = dict(_fields(file.read(length)))
        kind, block_bytes = head.get(_KIND), head.get(_BLOCK_BYTES)
        if not isinstance(kind, bytes) or not isinstance(block_bytes, int):
            raise _damaged(path, at, "no block begins there")
        end = file.tell() + block_bytes
        if end > size:
            raise _damaged(path, size, "the file ends within a block")
        yield kind, _unpacked_bytes(file.read(min(_PEEK_BYTES, block_bytes)))
        file.seek(end)


def _damaged(path: Path, at: int, cause: str) -> RoadsError:
    return RoadsError(
        message(
            "The road map {path} is damaged at byte {at}: {cause}. Fetch or cut the extract again.",
            path=path,
            at=at,
            cause=cause,
        )
    )


def _unpacked_bytes(peek: bytes) -> int:
    """Return the size a block unpacks to by its first bytes, 0 where it is not zlib."""
    size, is_zlib = 0, False
    for number, value in _fields(peek):
        if number == _RAW_SIZE and isinstance(value, int):
            size = value
        is_zlib = is_zlib or number == _ZLIB
    return size if is_zlib else 0


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield the fields of a message up to the first that is cut off or of another type."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        value, at = _varint(message, at)
        if tag & 7 == _NUMBER:
            yield tag >> 3, value
        elif tag & 7 == _BYTES:
            yield tag >> 3, message[at : at + value]
            at += value
        else:
            return


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, lowest first, and where it ends."""
    value = shift = 0
    while at < len(message):
        byte = message[at]
        value |= (byte & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if byte < 0x80:
            break
    return value, at
