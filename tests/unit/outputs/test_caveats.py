"""What is assumed or generated is said loudly."""

from dataclasses import replace

from routing.model import CoordStatus, Source, TravelMatrix, TravelSource
from routing.outputs.caveats import caveats
from routing.recipe import RunResult
from tests.builders import a_consignment, a_scenario, a_travel, a_village
from tests.run_builder import a_run, a_tight_run


def _said(result: RunResult) -> str:
    return "\n".join(caveats(result))


def _straight(travel: TravelMatrix) -> TravelMatrix:
    return TravelMatrix(
        place_ids=travel.place_ids,
        dist_m=travel.dist_m,
        time_s=travel.time_s,
        source=TravelSource.STRAIGHT,
        description="Great circle times 1.37.",
    )


def test_a_run_on_real_figures_says_only_where_its_roads_come_from() -> None:
    assert len(caveats(a_run())) == 1


def test_straight_lines_are_loud() -> None:
    travel = _straight(a_travel())
    assert "DISTANCES ARE STRAIGHT LINES" in _said(a_run(travel=travel))
    assert "1.37" in _said(a_run(travel=travel))


def test_assumed_coordinates_are_counted() -> None:
    villages = (a_village("v1", coord_status=CoordStatus.ASSUMED), a_village("v2"))
    assert "1 of 4 places" in _said(a_run(scenario=a_scenario(villages=villages)))


def test_generated_parcels_are_counted() -> None:
    goods = (
        a_consignment(parcels=30, source=Source.GENERATED),
        a_consignment(direction="up", parcels=10),
    )
    assert "30 of 40 parcels (75%)" in _said(a_run(scenario=a_scenario(consignments=goods)))


def test_the_notes_of_the_scenario_come_first() -> None:
    assert caveats(a_run(scenario=a_scenario(notes=("Made up.",))))[0] == "Made up."


def test_an_interrupted_search_is_said() -> None:
    provenance = replace(a_run().provenance, interrupted=True)
    assert "INTERRUPTED" in _said(a_run(provenance=provenance))


def test_straight_lines_are_said_once() -> None:
    travel = replace(_straight(a_travel()), description="STRAIGHT LINES, NOT ROADS: x 1.37.")
    assert _said(a_run(travel=travel)).upper().count("STRAIGHT LINES") == 1


def test_a_thin_slack_is_said_and_an_ample_or_missed_one_is_not() -> None:
    assert "THIN SLACK: the tightest cut-off is met with 9.8 min" in _said(a_tight_run(590))
    assert "THIN SLACK" in _said(a_tight_run(0))
    assert "THIN SLACK" not in _said(a_tight_run(600))
    assert "THIN SLACK" not in _said(a_tight_run(-1))
