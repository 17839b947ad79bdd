"""Keep what took long to read or to measure: a folder of files that other runs find.

The folder is that of the environment variable ``ROUTING_CACHE``, else the user's cache folder of
the platform; ``off`` or nothing in the variable means none. Entries appear whole under their names
or not at all, whoever else writes at the same time and whenever a writer dies. An entry that
cannot be read counts as absent and is written anew.
"""

import json
import logging
import os
import struct
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
import platformdirs

from routing.language import message
from routing.units import S_PER_H

VARIABLE = "ROUTING_CACHE"
MOST_BYTES = 2**30
_OFF = {"", "off"}
_ENTRY, _DRAFT = ".npz", ".part"
_TEXT = "_text"
_DAMAGED = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    EOFError,
    RuntimeError,
    BadZipFile,
    struct.error,
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is kept under a key: arrays by name, and a value of JSON."""

    arrays: Mapping[str, npt.NDArray[Any]]
    text: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder of entries by key, or no folder; keys are digests of all that entries depend on."""

    folder: Path | None
    most_bytes: int = MOST_BYTES

    def get(self, key: str) -> Entry | None:
        """Return an entry, None where there is none that can be read."""
        if self.folder is None:
            return None
        path = self.folder / f"{key}{_ENTRY}"
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            text = json.loads(arrays.pop(_TEXT).tobytes())
        except FileNotFoundError:
            return None
        except _DAMAGED as error:
            _log.warning(
                message(
                    "the cache entry {file} cannot be read and is made anew: {error}",
                    file=str(path),
                    error=str(error),
                )
            )
            return None
        try:
            os.utime(path)
        except OSError:
            _log.debug("the cache entry %s keeps its time of use", path)
        return Entry(arrays=arrays, text=text)

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; where the folder cannot be written, say so once and go on."""
        if self.folder is None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(self.folder, key, entry)
            self._tidy(self.folder)
        except OSError as error:
            _warn_once(str(self.folder), str(error))

    def _write(self, folder: Path, key: str, entry: Entry) -> None:
        text = np.frombuffer(json.dumps(entry.text, ensure_ascii=False).encode(), dtype=np.uint8)
        handle, name = tempfile.mkstemp(prefix=key[:16], suffix=_DRAFT, dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, allow_pickle=False, **{_TEXT: text}, **entry.arrays)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(folder / f"{key}{_ENTRY}")
        finally:
            Path(name).unlink(missing_ok=True)

    def _tidy(self, folder: Path) -> None:
        """Remove drafts of dead writers, and the entries not used for longest if they are many."""
        sizes: list[tuple[float, int, Path]] = []
        for path in folder.iterdir():
            try:
                stat = path.stat()
                if path.suffix == _ENTRY:
                    sizes.append((stat.st_mtime, stat.st_size, path))
                elif path.suffix == _DRAFT and stat.st_mtime < time.time() - S_PER_H:
                    path.unlink()
            except FileNotFoundError:  # another process tidied
                continue
        total = sum(size for _, size, _ in sizes)
        for _, size, path in sorted(sizes)[:-1]:
            if total <= self.most_bytes:
                break
            path.unlink(missing_ok=True)
            total -= size


def open_cache() -> Cache:
    """Return the cache the environment asks for."""
    wanted = os.environ.get(VARIABLE)
    if wanted is None:
        return Cache(folder=platformdirs.user_cache_path("routing"))
    return Cache(folder=None if wanted.strip().lower() in _OFF else Path(wanted))


@cache
def _warn_once(folder: str, cause: str) -> None:
    _log.warning(
        message(
            "the cache folder {folder} cannot be written ({cause}); roads are measured anew each "
            "time. Set {variable} to another folder, or to off.",
            folder=folder,
            cause=cause,
            variable=VARIABLE,
        )
    )
