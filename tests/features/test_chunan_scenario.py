"""The example county: its tables are what the documented command gives, and they make sense."""

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from routing.cli.main import main
from routing.generation import read_parameters
from routing.model import Direction, Scenario, Source, Temperature, Tier
from routing.scenario import read_scenario

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scenarios" / "chunan"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return read_scenario(FOLDER)


def documented_command() -> list[str]:
    """Return the command in the head of generator.toml, without the name of the program."""
    head = (FOLDER / "generator.toml").read_text(encoding="utf-8").split("\n\n")[0]
    match = re.search(r"#   routing (generate .*?)\n(?!#   )", head.replace("\\\n#", ""), re.DOTALL)
    assert match is not None
    return match[1].split()


def test_the_tables_are_exactly_what_the_documented_command_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = documented_command()
    command[command.index("-o") + 1] = str(tmp_path)
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    for name in ("places.csv", "demand.csv", "lines.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_the_readme_tells_the_same_command(scenario: Scenario) -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert " ".join(documented_command()) in re.sub(r"\s*\\\n\s*", " ", readme)
    down = sum(c.parcels for c in scenario.consignments if c.direction is Direction.DOWN)
    up = sum(c.parcels for c in scenario.consignments if c.direction is Direction.UP)
    for figure in (len(scenario.consignments), down, up):
        assert f"{figure:,}" in readme
    for line in scenario.lines:
        mine = [c for c in scenario.consignments if c.village_id in line.village_ids]
        going = Counter[Direction]()
        for consignment in mine:
            going[consignment.direction] += consignment.parcels
        figures = (len(line.village_ids), going[Direction.DOWN], going[Direction.UP])
        row = " | ".join(f"{figure:,}" for figure in figures)
        assert re.search(rf"^\| {line.id} \|.*\| {re.escape(row)} \|$", readme, re.MULTILINE)


def test_the_generator_and_the_scenario_speak_of_the_same_day_and_carriers(
    scenario: Scenario,
) -> None:
    parameters = read_parameters(FOLDER / "generator.toml")
    assert parameters.day == scenario.day
    assert {s.carrier_id for s in parameters.shares} == {c.id for c in scenario.carriers}
    products = {kind.product_id for kind in parameters.down}
    products |= {kind.product_id for kind in parameters.up}
    assert products == {product.id for product in scenario.products}


def test_five_centres_work_and_all_23_townships_are_there(scenario: Scenario) -> None:
    assert len(scenario.centres) == 23
    assert len(scenario.active_centres) == 5
    assert all(centre.cold_room for centre in scenario.active_centres)
    assert len(scenario.villages) == 230
    assert all(village.is_active for village in scenario.villages)


def test_villages_are_in_proportion_to_their_townships(scenario: Scenario) -> None:
    with (ROOT / "maps/chunan/points.csv").open(encoding="utf-8-sig", newline="") as stream:
        points = [row for row in csv.DictReader(stream) if row["level"] == "village"]
    named = Counter(
        row["parent_id"] for row in points if not row["name_zh"].endswith(("社区", "居委会"))
    )
    assert named.total() == 425
    chosen = Counter(village.parent_id for village in scenario.villages)
    for township_id, count in named.items():
        assert abs(chosen[township_id] - count * 230 / 425) < 1


def test_every_carrier_runs_one_line_and_every_village_is_on_one(scenario: Scenario) -> None:
    assert sorted(line.carrier_id for line in scenario.lines) == sorted(
        carrier.id for carrier in scenario.carriers
    )
    assert {line.centre_id for line in scenario.lines} == {c.id for c in scenario.active_centres}
    served = [village_id for line in scenario.lines for village_id in line.village_ids]
    assert sorted(served) == sorted(village.id for village in scenario.villages)
    townships = {
        (scenario.place(village_id).parent_id, line.id)
        for line in scenario.lines
        for village_id in line.village_ids
    }
    assert len(townships) == 23


def test_all_demand_is_marked_generated_and_the_notes_say_so(scenario: Scenario) -> None:
    assert {c.source for c in scenario.consignments} == {Source.GENERATED}
    text = " ".join(scenario.notes)
    for word in ("generated", "reconstructed", "assumed", "Which carrier runs which"):
        assert word in text


def test_only_products_in_season_go_up(scenario: Scenario) -> None:
    going_up = {c.product_id for c in scenario.consignments if c.direction is Direction.UP}
    assert {"loquat", "bamboo-shoots", "lake-fish", "chicken", "pork", "tea", "honey"} <= going_up
    assert not going_up & {"pecan", "honey-peach", "citrus", "parcel"}


def test_chilled_and_frozen_goods_go_both_ways(scenario: Scenario) -> None:
    moved = {(c.direction, scenario.temperature_of(c)) for c in scenario.consignments}
    for direction in Direction:
        for temperature in (Temperature.AMBIENT, Temperature.CHILLED, Temperature.FROZEN):
            assert (direction, temperature) in moved


def test_every_carrier_can_carry_every_class_on_both_tiers(scenario: Scenario) -> None:
    for carrier in scenario.carriers:
        for tier in Tier:
            types = {
                scenario.vehicle_type(vehicle.vehicle_type_id)
                for vehicle in scenario.vehicles
                if vehicle.carrier_id == carrier.id
            }
            for temperature in Temperature:
                assert any(
                    kind.tier is tier and kind.compartment_for(temperature) for kind in types
                )


def test_a_whole_stop_is_short_enough_for_cold_goods(scenario: Scenario) -> None:
    rules = scenario.rules
    limits = [rules.cold_limit(t) for t in (Temperature.CHILLED, Temperature.FROZEN)]
    parcels = Counter[str]()
    for consignment in scenario.consignments:
        parcels[consignment.village_id] += consignment.parcels
    longest_s = max(
        village.service_s + rules.cold_handover_s + rules.stop_s_per_parcel * parcels[village.id]
        for village in scenario.villages
    )
    assert all(limit is not None and longest_s <= limit.max_exposure_s for limit in limits)


def test_multi_temperature_vehicles_are_as_large_as_one_piece(scenario: Scenario) -> None:
    for type_id, kg, m3 in (("reefer-truck", 1250, 14), ("reefer-van", 500, 4)):
        compartments = scenario.vehicle_type(type_id).compartments
        assert sum(c.capacity_g for c in compartments) == kg * 1000
        assert sum(c.capacity_l for c in compartments) == m3 * 1000


def test_every_named_variant_can_be_read(scenario: Scenario) -> None:
    text = (FOLDER / "scenario.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^  ([a-z-]+):", text.split("\nscenarios:\n")[1], re.MULTILINE)
    assert len(names) == 7
    for name in names:
        assert read_scenario(FOLDER, scenario_name=name) != scenario


def test_without_a_map_the_scenario_falls_back_to_straight_lines() -> None:
    assert read_scenario(FOLDER, scenario_name="straight-line").roads.map_path is None


@pytest.mark.parametrize("name", ["north-shore-closed", "chunyang-closed"])
def test_a_landslide_is_one_closure_in_force_between_two_townships(name: str) -> None:
    scenario = read_scenario(FOLDER, scenario_name=name)
    (closure,) = scenario.roads.closures
    assert closure.is_in_force(scenario.day)
    assert closure.at_m
    assert closure.between
    assert set(closure.between) <= {centre.id for centre in scenario.centres}


def test_every_parameter_of_the_generator_is_written_down() -> None:
    written = tomllib.loads((FOLDER / "generator.toml").read_text(encoding="utf-8"))
    for key in ("seed", "day", "villages", "parcels_per_village", "sigma", "up_share"):
        assert key in written
