"""What a planner reads of a what-if, and the tables and figures beside it."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from routing.model import Closure, Finding, RoadSource, Severity
from routing.outputs.whatif_figures import whatif_figures
from routing.outputs.whatif_report import whatif_report
from routing.outputs.whatif_tables import (
    BRIDGE_HEADER,
    DETOUR_HEADER,
    change_of,
    write_bridge,
    write_detours,
)
from routing.outputs.whatif_verdict import whatif_notes, whatif_verdict
from routing.outputs.words import yuan
from routing.recipe import Effort, Provenance
from routing.studies.detours import Detour, RoundTrip
from routing.studies.whatif import laid_side_by_side
from tests.builders import a_plan, a_scenario, a_travel
from tests.run_builder import a_run, a_whatif

NAME = "north-shore-closed"
DAY = a_scenario().day


def closed(*closures: Closure) -> RoadSource:
    return RoadSource(closures=closures)


def test_the_verdict_tells_the_cost_who_is_cut_off_and_the_longest_detour() -> None:
    study = a_whatif()
    text = whatif_verdict(study, NAME)
    assert f"With {NAME}, the day costs {yuan(study.extra_fen)} yuan more (" in text
    assert "1 place is cut off: Village v3 村v3." in text
    assert "parcels are left behind that the base serves." in text
    assert "The longest detour is that to Village v2 村v2: +42.0 km and +84.0 min" in text


def test_cash_and_penalties_of_the_verdict_make_up_the_difference() -> None:
    figures = whatif_figures(a_whatif(), NAME, Path("w"))
    together = figures["extra_cash_yuan"] + figures["extra_penalty_yuan"]
    assert together == pytest.approx(figures["extra_yuan"])
    assert f"{figures['extra_penalty_yuan']:+,.2f} in penalties" in whatif_verdict(a_whatif(), NAME)


def test_the_same_day_twice_costs_the_same() -> None:
    study = laid_side_by_side(a_run(), a_run())
    cost = yuan(study.bridge.end_fen)
    assert whatif_verdict(study, NAME) == f"With {NAME}, the day costs the same, {cost} yuan."
    assert whatif_notes(study) == ()
    report = whatif_report(study, NAME)
    assert "The scenarios are the same." in report
    assert "No place is cut off." in report
    assert "The same parcels are served." in report
    assert "No place is farther from the hub than before." in report
    assert "Places opened" not in report


def test_a_saving_that_is_none_is_called_so() -> None:
    scenario = a_scenario()
    wasteful = a_run(plan=a_plan(scenario, a_travel(), villages_per_trip=1))
    study = laid_side_by_side(wasteful, a_run(travel=a_travel(legs={("hub", "v3"): (300.0, 26.0)})))
    assert "yuan less" in whatif_verdict(study, NAME)
    assert "NOT A SAVING" in whatif_report(study, NAME).split("\n## ")[0]
    assert whatif_figures(study, NAME, Path("w"))["is_noise"] is True


def test_a_plan_that_was_taken_over_is_named() -> None:
    study = laid_side_by_side(a_run(), a_run())
    assert "AT LEAST THIS" not in whatif_report(study, NAME)
    report = whatif_report(replace(study, adopted=True), NAME)
    assert "AT LEAST THIS" in report.split("\n## ")[0]


def test_the_verdict_counts_who_must_go_round() -> None:
    assert "Of the base's 2 vehicles, 1 drive ways" in whatif_verdict(a_whatif(), NAME)
    idle = a_whatif({("hub", "v3"): (300.0, 150.0)})
    assert "No vehicle of the base drives a way that takes longer." in whatif_verdict(idle, NAME)


def test_days_that_serve_different_parcels_are_not_compared_in_cash() -> None:
    assert "SERVICE DIFFERS" in whatif_report(a_whatif(), NAME).split("\n## ")[0]


def test_the_reverse_is_opened_and_served() -> None:
    study = a_whatif()
    back = laid_side_by_side(study.variant, study.base)
    text = whatif_verdict(back, "a new bridge")
    assert "1 place is opened: Village v3 村v3." in text
    assert "are served that the base leaves behind." in text
    assert "## Places opened" in whatif_report(back, "a new bridge")


def test_the_report_names_what_is_closed_and_what_is_open_again() -> None:
    slide = Closure(id="slide", reason="塌方 landslide", between=("hub", "v3"), at_m=1500)
    old = Closure(id="old", way_ids=("17", "18"), last=DAY)
    over = Closure(id="over", area_path="/maps/flood.geojson", last=date(2018, 5, 22))
    base = a_run(scenario=a_scenario(roads=closed(old, over)))
    changed = a_scenario(roads=RoadSource(closures=(slide,), state="rain", period="night"))
    report = whatif_report(laid_side_by_side(base, a_run(scenario=changed)), NAME)
    where = "1.5 km from Hub 县中心 on the road to Village v3 村v3"
    assert f"- closed: `slide`: 塌方 landslide ({where})" in report
    assert "- open again: `old` (ways 17, 18; until 23 May 2018)" in report
    assert "over" not in report.split("## Figures")[0].split("## What changes")[1]
    assert "- state of the roads: normal -> rain" in report
    assert "- period of the day: day -> night" in report
    assert "The scenarios differ in: roads." in report


def test_what_the_roads_say_of_a_place_stands_beside_it() -> None:
    study = a_whatif()
    finding = Finding(
        code="R201",
        severity=Severity.WARNING,
        message="The landslide cuts it off.",
        subject="roads",
        place_id="v3",
    )
    variant = a_run(travel=study.variant.travel, plan=study.variant.plan, findings=(finding,))
    report = whatif_report(laid_side_by_side(study.base, variant), NAME)
    parcels = sum(c.parcels for c in a_scenario().consignments if c.village_id == "v3")
    assert f"| Village v3 村v3 | v3 | {parcels} | The landslide cuts it off. |" in report


def test_a_statement_about_one_run_bears_its_name() -> None:
    study = a_whatif()
    rushed = Provenance(engine="greedy", effort=Effort(), interrupted=True)
    variant = a_run(travel=study.variant.travel, plan=study.variant.plan, provenance=rushed)
    report = whatif_report(laid_side_by_side(study.base, variant), NAME)
    assert "variant: THE SEARCH WAS INTERRUPTED" in report


def test_many_places_are_counted_not_named() -> None:
    study = a_whatif()
    many = tuple(
        Detour(place_id=f"v{1 + n % 3}", base=RoundTrip(dist_m=1, drive_s=1), variant=None)
        for n in range(10)
    )
    text = whatif_verdict(replace(study, detours=many), NAME)
    assert "10 places are cut off: Village v1 村v1, " in text
    assert " and 2 more." in text


def read(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_the_table_of_the_bridge_adds_up(tmp_path: Path) -> None:
    study = a_whatif()
    write_bridge(tmp_path / "whatif.csv", study)
    *rows, total = read(tmp_path / "whatif.csv")
    assert tuple(total) == BRIDGE_HEADER
    assert total["item"] == "total"
    for column, fen in (
        ("base_yuan", study.bridge.start_fen),
        ("variant_yuan", study.bridge.end_fen),
        ("extra_yuan", study.extra_fen),
    ):
        assert sum(round(100 * float(row[column])) for row in rows) == fen
        assert round(100 * float(total[column])) == fen


def test_the_table_of_detours_holds_every_place(tmp_path: Path) -> None:
    write_detours(tmp_path / "detours.csv", a_whatif())
    rows = {row["place_id"]: row for row in read(tmp_path / "detours.csv")}
    assert tuple(rows["c1"]) == DETOUR_HEADER
    assert {p: row["change"] for p, row in rows.items()} == {
        "c1": "same",
        "v1": "same",
        "v2": "longer",
        "v3": "cut off",
    }
    v2, v3 = rows["v2"], rows["v3"]
    assert (v2["name_zh"], v2["level"]) == ("村v2", "village")
    assert (v2["base_km"], v2["variant_km"], v2["extra_km"]) == ("48", "90", "42")
    assert (v2["base_min"], v2["variant_min"], v2["extra_min"]) == ("96", "180", "84")
    assert (v3["base_km"], v3["variant_km"], v3["extra_km"], v3["extra_min"]) == ("52", "", "", "")


@pytest.mark.parametrize(
    ("base_s", "variant_s", "word"),
    [
        (None, None, "out of reach"),
        (60, None, "cut off"),
        (None, 60, "opened"),
        (60, 60, "same"),
        (60, 61, "longer"),
        (60, 59, "shorter"),
    ],
)
def test_what_becomes_of_a_place(base_s: int | None, variant_s: int | None, word: str) -> None:
    ways = [None if s is None else RoundTrip(dist_m=1000, drive_s=s) for s in (base_s, variant_s)]
    assert change_of(Detour(place_id="v1", base=ways[0], variant=ways[1])) == word


def test_the_figures_are_json() -> None:
    figures = json.loads(json.dumps(whatif_figures(a_whatif(), NAME, Path("w")), allow_nan=False))
    assert figures["name"] == NAME
    assert figures["base"]["run"] == "w/base"
    assert figures["cut_off"] == ["v3"]
    assert figures["stranded_parcels"] == sum(
        c.parcels for c in a_scenario().consignments if c.village_id == "v3"
    )
    assert figures["detours"] == [{"place_id": "v2", "extra_km": 42.0, "extra_min": 84.0}]
    assert figures["is_noise"] is False
