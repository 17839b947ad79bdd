"""A run or a comparison as one page."""

from typing import Any

from routing.language import Wordbook
from routing.model import Network
from routing.outputs.comparison_report import verdict
from routing.outputs.page.batches import batches, unserved, unserved_table
from routing.outputs.page.bridges import bridge_views
from routing.outputs.page.costs import cost_tables
from routing.outputs.page.geometry import PER_DEGREE
from routing.outputs.page.ground import ground
from routing.outputs.page.headline import headline_table
from routing.outputs.page.places import places
from routing.outputs.page.provenance import (
    drawing_notes,
    input_table,
    method_sentence,
    method_table,
    statements,
)
from routing.outputs.page.rendering import render
from routing.outputs.page.roadbook import Roadbook, roadbook
from routing.outputs.page.sheet import Sheet, run_name
from routing.outputs.page.texts import script_texts
from routing.outputs.page.tours import lines, tours
from routing.outputs.page.townships import Township, township_table, townships
from routing.outputs.palette import carrier_colours
from routing.outputs.words import NETWORKS, carrier_name, finding_line, scenario_title
from routing.recipe import RunResult
from routing.studies.comparison import Comparison
from routing.units import fen_to_yuan

PAGE_FILE = "report.html"


def run_page(result: RunResult, words: Wordbook) -> str:
    """Return the page of one run."""
    return _page(Sheet(runs={result.plan.network.value: result}), words)


def comparison_page(comparison: Comparison, words: Wordbook) -> str:
    """Return the page of a comparison, its networks side by side."""
    sheet = Sheet(
        runs={network.value: run for network, run in comparison.runs.items()},
        bridges=comparison.bridges,
        verdict=verdict(comparison, words),
    )
    return _page(sheet, words)


def _page(sheet: Sheet, words: Wordbook) -> str:
    scenario = sheet.scenario
    book = roadbook(sheet)
    found = townships(sheet, words)
    return render(
        words=words,
        title=scenario_title(scenario, words),
        day=words.date(scenario.day),
        verdict=sheet.verdict,
        networks=[
            {"name": run_name(name, words), "means": words(NETWORKS[Network(name)])}
            for name in sheet.runs
        ],
        made=method_sentence(sheet, words),
        caveats=statements(sheet, words),
        headline=headline_table(sheet, words),
        costs=cost_tables(sheet, words),
        townships=township_table(found, sheet, words),
        unserved=[
            (run_name(name, words), unserved_table(sheet, name, words))
            for name, run in sheet.runs.items()
            if run.plan.unserved
        ],
        findings=[
            (run_name(name, words), finding_line(finding, words))
            for name, run in sheet.runs.items()
            for finding in run.findings
        ],
        method=method_table(sheet, words),
        inputs=input_table(sheet, words),
        drawing=drawing_notes(sheet, book, words),
        data=_data(sheet, book, found, words),
    )


def _data(
    sheet: Sheet, book: Roadbook, found: tuple[Township, ...], words: Wordbook
) -> dict[str, Any]:
    """Return everything the page's scripts draw."""
    scenario = sheet.scenario
    colours = carrier_colours(scenario)
    return {
        "lang": words.language,
        "per_degree": PER_DEGREE,
        "texts": script_texts(words),
        "carriers": [
            {"name": carrier_name(scenario, c.id, words), "colour": colours[c.id]}
            for c in scenario.carriers
        ],
        "ground": ground(next(iter(sheet.runs.values())).backdrop),
        "places": places(sheet, words),
        "pieces": book.pieces,
        "straight": book.straight,
        "runs": [_run(name, run, book, words) for name, run in sheet.runs.items()],
        "bridges": bridge_views(sheet.bridges, words),
        "townships": [_township(township, len(sheet.runs)) for township in found],
    }


def _run(name: str, run: RunResult, book: Roadbook, words: Wordbook) -> dict[str, Any]:
    return {
        "key": name,
        "name": run_name(name, words),
        "lines": lines(run, words),
        "tours": tours(run, book, words),
        "batches": batches(run),
        "unserved": unserved(run, words),
    }


def _township(township: Township, runs: int) -> dict[str, Any]:
    fen = [township.fen_per_parcel(run) for run in range(runs)]
    return {
        "name": township.name,
        "yuan": [None if f is None else round(fen_to_yuan(f), 4) for f in fen],
    }
