"""The post joins: vehicles whose day is paid already, as a player of the cost game."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from routing.checking import check_plan
from routing.model import Item, Scenario
from routing.recipe import Effort
from routing.recipe.survey import survey
from routing.scenario import read_scenario
from routing.studies.sharing import Sharing, SharingRequest, coalition_scenario, share_costs
from tests.builders import a_carrier, a_scenario, a_tariff
from tests.sharing_builder import a_request

FOLDER = Path(__file__).parents[2] / "scenarios" / "post-joins"
QUICK = SharingRequest(engine="greedy", effort=Effort(seconds=None, iterations=5), seeds=2)


@cache
def study() -> Sharing:
    return share_costs(survey(read_scenario(FOLDER)), QUICK)


def cost(*members: str) -> float:
    return study().game.cost(members)


def test_every_coalition_of_the_example_is_checked_and_serves_everybody() -> None:
    scenario = study().measured.scenario
    for row in study().rows:
        own = coalition_scenario(scenario, row.members)
        assert check_plan(own, study().measured.travel, row.taken.plan) == ()
        assert row.summary.unserved_parcels == 0
        assert row.summary.penalty_fen == 0


def test_days_of_postal_vehicles_are_in_no_account() -> None:
    scenario = study().measured.scenario
    sunk = {kind.id for kind in scenario.vehicle_types if kind.sunk_yuan_per_day}
    assert sunk == {"postal-truck", "postal-van"}
    days = [
        line
        for line in study().joint.accounts.lines
        if line.item is Item.VEHICLE
        and scenario.vehicle(line.vehicle_id or "").vehicle_type_id in sunk
    ]
    assert days
    assert {line.amount_fen for line in days} == {0}


def test_room_in_vans_that_run_anyway_makes_a_couriers_parcels_cheaper() -> None:
    added = cost("north", "post") - cost("post")
    assert added < cost("north") / 2
    assert cost("north", "post") < cost("north") + cost("post")


def test_what_is_sunk_is_told_and_moves_no_share() -> None:
    dearer = _with_sunk(read_scenario(FOLDER), 1_000.0)
    other = share_costs(survey(dearer), QUICK)
    assert [s.fen for s in other.splits] == [s.fen for s in study().splits]


def _with_sunk(scenario: Scenario, yuan: float) -> Scenario:
    kinds = tuple(
        replace(kind, sunk_yuan_per_day=yuan) if kind.sunk_yuan_per_day else kind
        for kind in scenario.vehicle_types
    )
    return scenario.replace(vehicle_types=kinds)


def test_six_players_make_sixty_three_coalitions() -> None:
    names = ("zto", "yto", "sto", "yunda", "best", "post")
    county = a_scenario(
        carriers=tuple(a_carrier(name) for name in names),
        tariff=a_tariff(unserved_yuan_per_parcel=1_000.0),
        lines=(),
    )
    found = share_costs(survey(county), a_request(seeds=1, methods=("nucleolus", "shapley")))
    assert len(found.rows) == 63
    assert found.stability.partition is not None
    assert found.game.grand <= found.stability.partition.cost
    for split in found.splits:
        assert sum(split.fen.values()) == found.joint.accounts.total_fen


def test_without_the_post_the_same_plans_serve_another_game() -> None:
    apart = share_costs(
        survey(read_scenario(FOLDER)),
        SharingRequest(players=("north", "south"), engine="greedy", effort=QUICK.effort, seeds=2),
    )
    assert apart.game.cost(["north"]) == cost("north")
    assert apart.game.grand >= cost("north", "south", "post") - cost("post")
