"""Whether the files of a run are still those that were checked and priced."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from routing.language import message
from routing.model import Finding, Severity

CHANGED_CODE = "O101"
_DERIVED = (".geojson", ".md", ".html")  # drawn from the others and never read back


def file_digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a run that is read back, by name."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return {path.name: _digest(path) for path in files if path.suffix not in _DERIVED}


def changed_files(folder: Path, digests: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the files that are no longer what their digests say."""
    return tuple(
        name
        for name, digest in digests.items()
        if not (folder / name).is_file() or _digest(folder / name) != digest
    )


def changed_finding(folder: Path, names: Iterable[str]) -> Finding:
    """Return the finding that stands in place of a judgement that no longer holds."""
    changed = ", ".join(names)
    return Finding(
        code=CHANGED_CODE,
        severity=Severity.WARNING,
        message=(
            message(
                "CHANGED SINCE IT WAS CHECKED: {changed}. No checker has seen this plan as it "
                "stands, and the costs may be those of another one. `routing check {folder}` "
                "judges it; `routing solve` plans and prices anew.",
                changed=changed,
                folder=folder,
            )
        ),
        subject=changed,
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
