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
from routing.outputs.page import PAGE_FILE
from routing.outputs.reports import (
    figures_of,
    page_of,
    refresh_page,
    report_of,
    run_folders,
    write_report,
)
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
from routing.outputs.sharing_figures import settlement_json, sharing_figures
from routing.outputs.sharing_folder import (
    KeptGame,
    is_allocation,
    read_game,
    settled_run_folder,
    write_sharing,
)
from routing.outputs.sharing_overview import (
    refusals,
    sharing_overview,
    subsidy_figures,
    subsidy_overview,
)
from routing.outputs.sharing_plain import sharing_verdict
from routing.outputs.sharing_report import sharing_report
from routing.outputs.sharing_settlement import (
    payment_sentences,
    settlement_overview,
    write_settlement,
)
from routing.outputs.sharing_shelf import FolderShelf, open_shelf
from routing.outputs.sharing_words import METHOD_NAMES
from routing.outputs.template import copy_template, template_folder, template_names
from routing.outputs.whatif_figures import whatif_figures
from routing.outputs.whatif_folder import read_whatif, require_free_whatif, write_whatif
from routing.outputs.whatif_report import whatif_report
from routing.outputs.whatif_verdict import whatif_notes, whatif_verdict
from routing.outputs.words import RUN_NAMES, finding_line, finding_words, scenario_title

__all__ = [
    "COMPARISON_FILE",
    "FORMATS",
    "METHOD_NAMES",
    "PAGE_FILE",
    "RUN_NAMES",
    "ExportOptions",
    "FolderShelf",
    "KeptGame",
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
    "is_allocation",
    "open_shelf",
    "page_of",
    "payment_sentences",
    "read_comparison",
    "read_game",
    "read_run",
    "read_whatif",
    "refresh_page",
    "refusals",
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
    "settled_run_folder",
    "settlement_json",
    "settlement_overview",
    "sharing_figures",
    "sharing_overview",
    "sharing_report",
    "sharing_verdict",
    "slack_notes",
    "subsidy_figures",
    "subsidy_overview",
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
    "write_settlement",
    "write_sharing",
    "write_whatif",
]
