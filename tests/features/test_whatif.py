"""What if a road is closed: exactly those behind it are cut off, the others drive round."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from routing.cli.main import main
from routing.model import Closure, Reason, RoadSource, Scenario
from routing.outputs import read_whatif, whatif_report
from routing.recipe import Effort
from routing.scenario import read_scenario, write_scenario
from routing.studies import WhatIf, whatif
from tests.builders import a_scenario, a_tariff
from tests.features.planned import with_each_engine
from tests.features.valley import map_text

CHUNAN = Path(__file__).resolve().parents[2] / "scenarios" / "chunan"
EFFORT = Effort(seconds=None, iterations=5)


@pytest.fixture
def valley(tmp_path: Path) -> Scenario:
    """Return the small county along the valley road; its goods are worth any trip."""
    path = tmp_path / "valley.osm"
    path.write_text(map_text(), encoding="utf-8")
    tariff = a_tariff(unserved_yuan_per_parcel=1_000.0)
    return a_scenario(roads=RoadSource(map_path=str(path)), tariff=tariff)


def with_closed(scenario: Scenario, *way_ids: str) -> Scenario:
    slide = Closure(id="slide", reason="landslide", way_ids=way_ids)
    return scenario.replace(roads=replace(scenario.roads, closures=(slide,)))


def planned(base: Scenario, variant: Scenario, engine: str = "greedy") -> WhatIf:
    study = whatif(base, variant, engine=engine, effort=EFFORT)
    assert study.base.errors == study.variant.errors == ()
    return study


@with_each_engine
def test_closing_the_only_road_cuts_off_exactly_what_lies_behind(
    valley: Scenario, engine: str
) -> None:
    study = planned(valley, with_closed(valley, "16"), engine)
    assert [detour.place_id for detour in study.cut_off] == ["v3"]
    lost = {c.id for c in valley.consignments if c.village_id == "v3"}
    assert set(study.stranded) == lost
    assert {u.reason for u in study.variant.plan.unserved} == {Reason.NO_ROAD}
    assert {d.extra_s for d in study.detours if not d.is_cut_off} == {0}
    assert study.only_harder
    assert study.extra_fen > 0


@with_each_engine
def test_where_there_is_a_way_round_everybody_is_served_and_drives_it(
    valley: Scenario, engine: str
) -> None:
    study = planned(valley, with_closed(valley, "14"), engine)
    assert study.cut_off == ()
    assert study.stranded == ()
    extra = {detour.place_id: detour.extra_m for detour in study.detours}
    assert (extra["c1"], extra["v1"]) == (0, 0)
    assert extra["v2"] == extra["v3"]
    assert (extra["v2"] or 0) > 10_000  # over the hill and back, and again on the way home
    assert study.extra_fen > 0


def test_opening_is_the_reverse_of_closing(valley: Scenario) -> None:
    there = planned(valley, with_closed(valley, "16"))
    back = planned(with_closed(valley, "16"), valley)
    assert [detour.place_id for detour in back.opened] == ["v3"]
    assert set(back.rescued) == set(there.stranded)
    assert back.extra_fen == -there.extra_fen
    assert not back.is_noise


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_landslide_in_the_scenario_file_is_a_what_if(valley: Scenario, tmp_path: Path) -> None:
    county = tmp_path / "county"
    county.mkdir()
    write_scenario(valley, county)
    named = (
        "overrides:\n"
        "  slide: {roads.closed.valley: {reason: 塌方 landslide, ways: ['16']}}\n"
        "scenarios: {valley-closed: [slide]}\n"
    )
    with (county / "scenario.yaml").open("a", encoding="utf-8") as stream:
        stream.write(named)
    output = tmp_path / "w"
    effort = ("--engine", "greedy", "--iterations", 5)
    result = call("whatif", county, "--scenario", "valley-closed", "-o", output, *effort)
    assert result.exit_code == 0, result.output
    assert "1 place is cut off: Village v3 村v3." in result.stdout
    report = (output / "whatif.md").read_text(encoding="utf-8")
    assert "- closed: `valley`: 塌方 landslide (ways 16)" in report
    assert [detour.place_id for detour in read_whatif(output)[0].cut_off] == ["v3"]
    run_report = (output / "variant" / "report.md").read_text(encoding="utf-8")
    roads = run_report.split("## Roads on the day")[1].split("\n## ")[0]
    assert "- closed: `valley`" in roads
    assert "- cut off: Village v3 村v3" in roads
    assert "Roads on the day" not in (output / "base" / "report.md").read_text(encoding="utf-8")


def test_chunan_replans_with_its_north_shore_road_closed() -> None:
    closed = read_scenario(CHUNAN, scenario_name="north-shore-closed")
    assert [closure.id for closure in closed.roads.closures] == ["north-shore"]
    study = planned(read_scenario(CHUNAN), closed)
    assert study.extra_fen >= 0, "a road less never makes the day cheaper"
    farther = {detour.place_id for detour in study.detours if (detour.extra_s or 0) > 0}
    assert "330127106000" in farther  # Jiangjia, beyond the slide
    assert study.cut_off == ()  # the south shore leads there as well
    report = whatif_report(study, "north-shore-closed")
    assert "With north-shore-closed, the day costs" in report
    assert "10.0 km from Jieshou 界首乡 on the road to Jiangjia 姜家镇" in report
