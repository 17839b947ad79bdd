"""``run.json``: how a run came about, and its headline figures."""

from pathlib import Path
from typing import Any

from routing.model import InputFile
from routing.outputs.caveats import caveats
from routing.outputs.figures import run_figures
from routing.outputs.json_object import JsonObject, read_json, write_json
from routing.recipe import Effort, Provenance, RunResult

RUN_FILE = "run.json"


def write_run_file(path: Path, result: RunResult, name: str) -> None:
    """Write the provenance, the digests of the inputs and the figures; ``name`` is the run's."""
    write_json(path, _run_json(result, name))


def read_run_file(path: Path) -> tuple[Provenance, tuple[InputFile, ...]]:
    """Read the provenance and the inputs' digests back.

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
    return provenance, inputs


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
        "caveats": list(caveats(result)),
        "summary": run_figures(result, name),
        "inputs": [{"path": file.path, "sha256": file.sha256} for file in scenario.inputs],
        "versions": dict(provenance.versions),
        "timings_s": dict(provenance.timings_s),
    }
