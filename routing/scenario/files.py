"""The files of a scenario folder: where they are, their bytes, their text."""

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from routing.errors import Fault
from routing.language import message
from routing.model import InputFile
from routing.scenario.codes import fault
from routing.scenario.spots import Spot

SCENARIO_FILE = "scenario.yaml"
MAX_YAML_BYTES = 500_000
MAX_TABLE_BYTES = 50_000_000

_ENCODINGS = ("utf-8-sig", "gb18030")
_logger = logging.getLogger(__name__)


class FaultyFileError(Exception):
    """A file that cannot be used at all; carries its one fault."""

    def __init__(self, found: Fault) -> None:
        self.fault = found
        super().__init__(str(found))

    def __reduce__(self) -> tuple[type["FaultyFileError"], tuple[Fault]]:
        return FaultyFileError, (self.fault,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that was read: its path, the name it has in the scenario, and its bytes."""

    path: Path
    name: str
    content: bytes

    @property
    def input_file(self) -> InputFile:
        """The name and the digest of the bytes."""
        return InputFile(path=self.name, sha256=hashlib.sha256(self.content).hexdigest())


def find_scenario(path: str | os.PathLike[str]) -> Path:
    """Return the absolute path of the ``scenario.yaml`` of a folder, or of the file itself.

    Raises
    ------
    FaultyFileError
        If nothing is there, or a folder without ``scenario.yaml``.
    """
    given = Path(path)
    spot = Spot(file=str(given))
    if given.is_dir():
        if not (given / SCENARIO_FILE).is_file():
            names = sorted(p.name for p in given.iterdir())[:5]
            text = message("the folder has no {file}", file=SCENARIO_FILE)
            raise FaultyFileError(fault("S102", text, spot, value=", ".join(names) or "empty"))
        return (given / SCENARIO_FILE).resolve()
    if not given.exists():
        raise FaultyFileError(fault("S101", message("there is no such file or folder"), spot))
    if given.suffix.lower() not in {".yaml", ".yml"}:
        text = message(
            "a scenario is a folder with a {file}, not a file of this kind",
            file=SCENARIO_FILE,
        )
        raise FaultyFileError(fault("S102", text, spot, value=given.name))
    return given.resolve()


def relative_name(path: Path, folder: Path) -> str:
    """Return the path as seen from the folder, with forward slashes."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def read_source(path: Path, folder: Path, *, limit: int) -> SourceFile:
    """Read the bytes of a file that exists.

    Raises
    ------
    FaultyFileError
        If the file is larger than ``limit`` bytes or the system refuses to read it.
    """
    name = relative_name(path, folder)
    try:
        size = path.stat().st_size
        if size > limit:
            text = message("the file is larger than {limit} bytes", limit=limit)
            raise FaultyFileError(fault("S106", text, Spot(file=name), value=f"{size} bytes"))
        return SourceFile(path=path, name=name, content=path.read_bytes())
    except OSError as error:
        text = message("the file cannot be read: {reason}", reason=error.strerror or error)
        raise FaultyFileError(fault("S104", text, Spot(file=name))) from error


def digest(path: Path, folder: Path) -> InputFile:
    """Return the digest of a file of any size.

    Raises
    ------
    FaultyFileError
        If the system refuses to read it.
    """
    name = relative_name(path, folder)
    try:
        with path.open("rb") as stream:
            return InputFile(path=name, sha256=hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        text = message("the file cannot be read: {reason}", reason=error.strerror or error)
        raise FaultyFileError(fault("S104", text, Spot(file=name))) from error


def decode(source: SourceFile) -> str:
    """Return the text of a file in UTF-8 (with or without a byte order mark) or GB 18030.

    Raises
    ------
    FaultyFileError
        If the bytes are neither.
    """
    for encoding in _ENCODINGS:
        try:
            text = source.content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding != _ENCODINGS[0]:
            _logger.info(message("{file}: read as {encoding}", file=source.name, encoding=encoding))
        return text
    line = _first_bad_line(source.content)
    text = message("the bytes are neither UTF-8 nor GB 18030 text")
    raise FaultyFileError(fault("S105", text, Spot(file=source.name, line=line)))


def _first_bad_line(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return content.count(b"\n", 0, content.find(b"\0")) + 1
