"""From results to files and back; formats, never computes."""

from routing.outputs.caveats import slack_notes
from routing.outputs.comparison_folder import (
    read_comparison,
    require_free_comparison,
    write_comparison,
)
from routing.outputs.comparison_report import comparison_report, verdict
from routing.outputs.export import FORMATS, ExportOptions, default_target, export_run
from routing.outputs.figures import comparison_figures, run_figures
from routing.outputs.findings_file import finding_json
from routing.outputs.known_ids import require_known_ids
from routing.outputs.overview import comparison_overview, run_overview, whatif_overview
from routing.outputs.reports import figures_of, report_of, run_folders, write_report
from routing.outputs.roads_calibration import (
    bad_trip_lines,
    calibration_figures,
    class_rows,
    error_rows,
)
from routing.outputs.roads_figures import (
    finding_lines,
    first_findings,
    roads_figures,
    roads_overview,
)
from routing.outputs.roads_folder import require_free_roads, write_roads
from routing.outputs.roads_report import roads_report
from routing.outputs.run_folder import COMPARISON_FILE, read_run, require_free_run, write_run
from routing.outputs.run_report import run_report
from routing.outputs.template import copy_template, template_folder, template_names
from routing.outputs.whatif_figures import whatif_figures
from routing.outputs.whatif_folder import read_whatif, require_free_whatif, write_whatif
from routing.outputs.whatif_report import whatif_report
from routing.outputs.whatif_verdict import whatif_notes, whatif_verdict
from routing.outputs.words import RUN_NAMES, finding_line, finding_words, scenario_title

__all__ = [
    "COMPARISON_FILE",
    "FORMATS",
    "RUN_NAMES",
    "ExportOptions",
    "bad_trip_lines",
    "calibration_figures",
    "class_rows",
    "comparison_figures",
    "comparison_overview",
    "comparison_report",
    "copy_template",
    "default_target",
    "error_rows",
    "export_run",
    "figures_of",
    "finding_json",
    "finding_line",
    "finding_lines",
    "finding_words",
    "first_findings",
    "read_comparison",
    "read_run",
    "read_whatif",
    "report_of",
    "require_free_comparison",
    "require_free_roads",
    "require_free_run",
    "require_free_whatif",
    "require_known_ids",
    "roads_figures",
    "roads_overview",
    "roads_report",
    "run_figures",
    "run_folders",
    "run_overview",
    "run_report",
    "scenario_title",
    "slack_notes",
    "template_folder",
    "template_names",
    "verdict",
    "whatif_figures",
    "whatif_notes",
    "whatif_overview",
    "whatif_report",
    "whatif_verdict",
    "write_comparison",
    "write_report",
    "write_roads",
    "write_run",
    "write_whatif",
]
