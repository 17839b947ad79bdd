"""The folder of a report on roads."""

from pathlib import Path

from routing.language import ENGLISH, Wordbook
from routing.outputs.findings_file import write_findings
from routing.outputs.fresh_folder import fresh_folder, require_free
from routing.outputs.geojson import write_geojson
from routing.outputs.json_object import write_json
from routing.outputs.roads_figures import roads_figures
from routing.outputs.roads_layers import roads_layers
from routing.outputs.roads_report import roads_report
from routing.outputs.roads_table import COLUMNS, POINT_COLUMNS, place_values, point_values
from routing.outputs.table import write_table
from routing.outputs.writable import require_writable
from routing.roads.reporting.road_report import RoadReport

ROADS_FILE = "roads.json"


def require_free_roads(folder: str | Path, *, overwrite: bool = False) -> None:
    """Make sure that a report on roads may be written to a folder, before the work is done.

    Raises
    ------
    UsageError
        If the folder holds such a report and ``overwrite`` is false, or holds anything else, or
        if it cannot be written.
    """
    require_free(Path(folder), ROADS_FILE, overwrite=overwrite)
    require_writable(Path(folder))


def write_roads(
    report: RoadReport,
    folder: str | Path,
    *,
    overwrite: bool = False,
    words: Wordbook = ENGLISH,
) -> Path:
    """Write a report on roads; the folder appears complete or not at all.

    It holds ``roads.md``, ``roads.csv``, ``joints.geojson``, ``access.geojson``,
    ``findings.json`` and all figures in ``roads.json``.

    Raises
    ------
    UsageError
        If the folder holds such a report and ``overwrite`` is false, or holds anything else.
    """
    target = Path(folder)
    with fresh_folder(target, ROADS_FILE, overwrite=overwrite) as draft:
        text = roads_report(report, words)
        (draft / "roads.md").write_text(text, encoding="utf-8", newline="\n")
        rows = [(*place_values(report, row).values(), *point_values(row)) for row in report.places]
        write_table(draft / "roads.csv", (*COLUMNS, *POINT_COLUMNS), rows)
        write_geojson(draft, roads_layers(report))
        write_findings(draft / "findings.json", report.findings)
        write_json(draft / ROADS_FILE, roads_figures(report, target))
    return target
