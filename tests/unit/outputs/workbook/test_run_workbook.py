"""The workbook: typed figures that equal the plan and the ledger, text that never calculates."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from routing.language import ENGLISH, LANGUAGES, Wordbook, wordbook
from routing.outputs.workbook import write_workbook
from routing.recipe import RunResult, summarise
from tests.hostile import EMOJI, FORMULA, QUOTES, RIGHT_TO_LEFT, SCRIPT, a_hostile_run
from tests.run_builder import a_run, without

SHEETS = {
    "en": ["Summary", "Routes", "Stops", "Unserved", "Ledger"],
    "zh": ["概要", "趟次", "站点", "未送达", "台账"],
}


def read_back(result: RunResult, folder: Path, words: Wordbook = ENGLISH) -> openpyxl.Workbook:
    write_workbook(result, folder / "run.xlsx", words)
    return openpyxl.load_workbook(folder / "run.xlsx")


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_headers_speak_the_language(tmp_path: Path, language: str) -> None:
    book = read_back(a_run(), tmp_path, wordbook(language))
    assert book.sheetnames == SHEETS[language]
    heads = [cell.value for sheet in book.worksheets[1:] for cell in sheet[1]]
    assert all(heads)
    if language == "zh":
        assert not [head for head in heads if head.isascii()]
    assert book["站点" if language == "zh" else "Stops"].freeze_panes == "A2"


def test_rows_are_those_of_the_plan(tmp_path: Path) -> None:
    result = a_run()
    book = read_back(result, tmp_path)
    routes, stops = rows_of(book["Routes"]), rows_of(book["Stops"])
    trips = [trip for tour in result.plan.tours for trip in tour.trips]
    assert len(routes) == len(trips)
    assert len(stops) == sum(len(trip.stops) for trip in trips)
    assert sum(row["distance, km"] for row in routes) == pytest.approx(
        sum(trip.dist_m for trip in trips) / 1000
    )
    assert sum(row["delivered, parcels"] for row in stops if row["tier"] == "village tour") == sum(
        c.parcels for c in result.scenario.consignments if c.direction == "down"
    )


def test_the_ledger_adds_up_to_the_accounts(tmp_path: Path) -> None:
    result = a_run()
    ledger = rows_of(read_back(result, tmp_path)["Ledger"])
    assert len(ledger) == len(result.accounts.lines)
    assert sum(row["amount, fen"] for row in ledger) == result.accounts.total_fen
    assert {row["account"] for row in ledger} >= {"Distance", "Labour"}


def test_the_summary_says_what_the_run_says(tmp_path: Path) -> None:
    result = a_run()
    summary = summarise(result)
    told = {
        row[0]: row[1] for row in read_back(result, tmp_path)["Summary"].iter_rows(values_only=True)
    }
    assert told["Cash cost, yuan a day"] == summary.cash_fen / 100
    assert told["Total, yuan a day"] == result.accounts.total_fen / 100
    assert told["Parcels"] == summary.parcels


def test_times_are_times_and_figures_are_figures(tmp_path: Path) -> None:
    book = read_back(a_run(), tmp_path)
    first = rows_of(book["Stops"])[0]
    assert first["arrive"] in {time(7, 10), timedelta(hours=7, minutes=10)}
    routes = book["Routes"]
    columns = {cell.value: cell.column for cell in routes[1]}
    for name in ("distance, km", "parcels", "load factor"):
        assert routes.cell(2, columns[name]).data_type == "n"
    assert routes.cell(2, columns["load factor"]).number_format == "0%"


def test_what_stays_behind_has_its_reason(tmp_path: Path) -> None:
    book = read_back(without(a_run(), "v1-zto-up-parcel"), tmp_path, wordbook("zh"))
    (row,) = rows_of(book["未送达"])
    assert row["原因"] == "超过任何车辆的容量"


def test_hostile_names_stay_text_and_never_become_formulas(tmp_path: Path) -> None:
    book = read_back(a_hostile_run(), tmp_path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}, "no formula among them"
    texts = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert {SCRIPT, QUOTES, FORMULA, EMOJI, RIGHT_TO_LEFT} <= texts
    assert all(cell.quotePrefix for cell in cells if cell.value == FORMULA)
