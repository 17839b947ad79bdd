"""``run.json``: how a run came about, and its headline figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from routing.model import InputFile
from routing.outputs.caveats import caveats
from routing.outputs.digests import file_digests
from routing.outputs.figures import run_figures, search_figures
from routing.outputs.json_object import JsonObject, read_json, write_json
from routing.recipe import Effort, Provenance, RunResult

RUN_FILE = "run.json"


def write_run_file(path: Path, result: RunResult, name: str) -> None:
    """Write the provenance, the digests of inputs and files, and the figures, as the last file.

    ``name`` is where the run will stand.
    """
    write_json(path, {**_run_json(result, name), "files": file_digests(path.parent)})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """What ``run.json`` alone knows: the provenance, the digests of the inputs and the files."""

    provenance: Provenance
    inputs: tuple[InputFile, ...]
    files: Mapping[str, str]


def read_run_file(path: Path) -> RunRecord:
    """Read the provenance and the digests back.

    Raises
    ------
    UsageError
        If the file is missing or a field is not as it should be.
    """
    entry = read_json(path)
    effort = entry.inner("effort")
    seconds, iterations = effort.number_or_none("seconds"), effort.number_or_none("iterations")
    provenance = Provenance(
        engine=entry.text("engine"),
        effort=Effort(
            seconds=seconds,
            iterations=None if iterations is None else effort.whole("iterations"),
            seed=effort.whole("seed"),
            workers=effort.whole("workers"),
        ),
        versions=_texts_by_key(entry.inner("versions")),
        timings_s=_numbers_by_key(entry.inner("timings_s")),
        interrupted=entry.flag("interrupted"),
    )
    inputs = tuple(
        InputFile(path=item.text("path"), sha256=item.text("sha256"))
        for item in entry.objects("inputs")
    )
    files = _texts_by_key(entry.inner("files"))
    return RunRecord(provenance=provenance, inputs=inputs, files=files)


def _texts_by_key(entry: JsonObject) -> dict[str, str]:
    return {key: entry.text(key) for key in entry.keys}


def _numbers_by_key(entry: JsonObject) -> dict[str, float]:
    return {key: entry.number(key) for key in entry.keys}


def _run_json(result: RunResult, name: str) -> dict[str, Any]:
    scenario, provenance = result.scenario, result.provenance
    effort = provenance.effort
    return {
        "format": "routing-run-1",
        "scenario": scenario.name,
        "title": scenario.title,
        "title_zh": scenario.title_zh,
        "day": scenario.day.isoformat(),
        "network": result.plan.network.value,
        "engine": provenance.engine,
        "effort": {
            "seconds": effort.seconds,
            "iterations": effort.iterations,
            "seed": effort.seed,
            "workers": effort.workers,
        },
        "interrupted": provenance.interrupted,
        "search": search_figures(provenance.search),
        "caveats": list(caveats(result)),
        "summary": run_figures(result, name),
        "inputs": [{"path": file.path, "sha256": file.sha256} for file in scenario.inputs],
        "versions": dict(provenance.versions),
        "timings_s": dict(provenance.timings_s),
    }
