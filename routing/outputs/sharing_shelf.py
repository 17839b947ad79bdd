"""Finished coalitions as files, one each, so that nothing but what is under way can be lost."""

import hashlib
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from routing.errors import UsageError
from routing.language import message
from routing.model import Network
from routing.outputs.json_object import JsonObject, json_text, read_json
from routing.outputs.plan_file import plan_json, plan_of
from routing.outputs.writable import require_writable, writing
from routing.studies.sharing import (
    CoalitionRow,
    Job,
    Members,
    Outcome,
    coalition_name,
    job_digest,
)

ALLOCATION_FILE = "allocation.json"
COALITIONS, REPAIRED = "coalitions", "repaired"
_REQUEST = "request.json"
_FORMAT, _REQUEST_FORMAT = "routing-coalition-1", "routing-coalitions-1"
_PLAIN = re.compile(r"[A-Za-z0-9_+-]{1,100}")

logger = logging.getLogger(__name__)


class FolderShelf:
    """Keeps every outcome in a file of its own in a folder, replaced as a whole or not at all."""

    def __init__(self, folder: Path, county: str) -> None:
        """Take the folder of an allocation and the digest of its county."""
        self.folder = folder / COALITIONS
        self.county = county

    def find(self, job: Job) -> Outcome | None:
        """Return the kept outcome of a job, None where there is none for the very same job."""
        path = self._path(job)
        if not path.is_file():
            return None
        try:
            entry = read_json(path)
            if entry.text("digest") != job_digest(self.county, job):
                return None
            return _outcome(job, entry)
        except UsageError as error:
            logger.warning(message("{error} It is planned again.", error=error.message))
            return None

    def keep(self, job: Job, outcome: Outcome) -> None:
        """Write an outcome."""
        if outcome.plan is None:
            return
        text = json_text(
            {
                "format": _FORMAT,
                "digest": job_digest(self.county, job),
                "job": job.name,
                "coalition": list(job.members),
                "network": job.network.value,
                "seed": job.seed,
                "cost_fen": outcome.cost_fen,
                "seconds": round(outcome.seconds, 3),
                "plan": plan_json(outcome.plan),
            }
        )
        path = self._path(job)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_at_once(path, text)

    def _path(self, job: Job) -> Path:
        folder = self.folder / f"seed-{job.seed}"
        if job.label:
            return folder / "lines" / file_name([job.label.replace(" ", "_")])
        kind = "" if job.network is Network.POOLED else f"{job.network}."
        return folder / f"{kind}{file_name(job.members)}"


def file_name(members: Iterable[str]) -> str:
    """Return the name of a coalition's file: its members, or a digest where those make none."""
    name = coalition_name(members)
    if not _PLAIN.fullmatch(name):
        name = hashlib.sha256(name.encode()).hexdigest()[:32]
    return f"{name}.json"


def plan_path(row: CoalitionRow, players: Members) -> str:
    """Return where the plan of a coalition stands within the folder of an allocation."""
    if row.members == players:
        return "joint/plan.json"
    if row.taken.seed is not None:
        return f"{COALITIONS}/seed-{row.taken.seed}/{file_name(row.members)}"
    return f"{REPAIRED}/{file_name(row.members)}"


def _write_at_once(path: Path, text: str) -> None:
    handle, draft = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _outcome(job: Job, entry: JsonObject) -> Outcome:
    plan = plan_of(entry.inner("plan"))
    return Outcome(
        job=job.name,
        seed=job.seed,
        plan=plan,
        cost_fen=entry.whole("cost_fen"),
        seconds=entry.number("seconds"),
    )


def open_shelf(folder: Path, county: str, effort: str, *, overwrite: bool = False) -> FolderShelf:
    """Return the shelf of an allocation's folder, empty or with the coalitions of an earlier call.

    ``county`` is the digest of the county, ``effort`` tells engine and effort in words.

    Raises
    ------
    UsageError
        If the folder holds a finished allocation or coalitions of another county or effort and
        ``overwrite`` is false, or holds anything else, or if it cannot be written.
    """
    require_free_sharing(folder, overwrite=overwrite)
    request = folder / COALITIONS / _REQUEST
    asked = {"format": _REQUEST_FORMAT, "county": county, "effort": effort}
    if request.is_file():
        held = _held(request)
        if held != asked:
            if not overwrite:
                is_effort = held.get("county") == county
                what = message("another effort") if is_effort else message("another scenario")
                raise UsageError(
                    message(
                        "{folder} holds coalitions that were planned for {what}. Name another "
                        "folder, or add --overwrite to drop them.",
                        folder=folder,
                        what=what,
                    )
                )
            shutil.rmtree(folder / COALITIONS)
    with writing(folder):
        request.parent.mkdir(parents=True, exist_ok=True)
        _write_at_once(request, json_text(asked))
    return FolderShelf(folder, county)


def _held(request: Path) -> dict[str, str]:
    try:
        entry = read_json(request)
        return {key: entry.text(key) for key in entry.keys}
    except UsageError:
        return {}


def require_free_sharing(folder: Path, *, overwrite: bool = False) -> None:
    """Make sure that an allocation may be written to a folder, before the work is done.

    One that was begun and not finished goes on.

    Raises
    ------
    UsageError
        If the folder holds a finished allocation and ``overwrite`` is false, or holds anything
        else, or if it cannot be written.
    """
    if folder.exists() or folder.is_symlink():
        if not folder.is_dir() or folder.is_symlink():
            raise UsageError(
                message(
                    "{folder} is there already and is not a folder. Name another.", folder=folder
                )
            )
        ours = (folder / ALLOCATION_FILE).is_file() or (folder / COALITIONS / _REQUEST).is_file()
        if any(folder.iterdir()) and not ours:
            raise UsageError(
                message(
                    "{folder} holds something else (it has no {file}) and is left alone. Choose "
                    "another folder.",
                    folder=folder,
                    file=ALLOCATION_FILE,
                )
            )
        if (folder / ALLOCATION_FILE).is_file() and not overwrite:
            raise UsageError(
                message(
                    "{folder} is there already. Add --overwrite to replace it; plans of the same "
                    "scenario and effort are kept.",
                    folder=folder,
                )
            )
    require_writable(folder)
