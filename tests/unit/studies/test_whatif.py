"""A day as it stands beside the same day with a change."""

from dataclasses import replace
from importlib import import_module

import pytest

from routing.engines import ENGINE_NAMES
from routing.model import Item, Network, Plan, Reason, RoadSource, Scenario, Unserved
from routing.recipe import Effort, Progress, Provenance, RunResult
from routing.recipe.run import Conduct, judged
from routing.recipe.survey import Survey
from routing.studies import WhatIf, whatif
from routing.studies.whatif import laid_side_by_side
from tests.builders import a_plan, a_scenario, a_tariff, a_travel, a_village, scenario_with
from tests.run_builder import a_run, a_whatif

module = import_module("routing.studies.whatif")
SMALL = Effort(seconds=None, iterations=5, seed=3)
SCENARIO = a_scenario()


@pytest.mark.parametrize("engine", ENGINE_NAMES)
@pytest.mark.parametrize("network", [Network.SEPARATE, Network.POOLED])
def test_both_days_are_planned_alike(engine: str, network: Network) -> None:
    dearer = SCENARIO.replace(tariff=a_tariff(wage_yuan_per_h=62.5))
    study = whatif(SCENARIO, dearer, network=network, engine=engine, effort=SMALL)
    assert (study.base.scenario, study.variant.scenario) == (SCENARIO, dearer)
    for run in (study.base, study.variant):
        assert run.plan.network is network
        assert run.provenance.engine == engine
        assert run.provenance.effort == SMALL
        assert run.errors == ()
    assert study.base.plan.tours == study.variant.plan.tours
    assert {step.item for step in study.bridge.steps} == {Item.LABOUR}
    assert study.extra_fen == sum(step.amount_fen for step in study.bridge.steps) > 0
    assert not study.only_harder


def test_the_bridge_leads_from_base_to_variant() -> None:
    study = a_whatif()
    assert (study.bridge.start, study.bridge.end) == ("base", "variant")
    assert study.bridge.start_fen == study.base.accounts.total_fen
    steps = sum(step.amount_fen for step in study.bridge.steps)
    assert study.bridge.start_fen + steps == study.bridge.end_fen
    assert study.extra_fen == steps


def test_the_places_cut_off_and_their_parcels_are_named() -> None:
    study = a_whatif()
    assert [detour.place_id for detour in study.cut_off] == ["v3"]
    assert study.opened == ()
    v3 = [c.id for c in SCENARIO.consignments if c.village_id == "v3"]
    assert sorted(study.stranded) == sorted(v3)
    assert study.rescued == ()
    assert study.only_harder
    assert not study.is_noise


def test_the_reverse_opens_and_rescues() -> None:
    there = a_whatif()
    back = laid_side_by_side(there.variant, there.base)
    assert [detour.place_id for detour in back.opened] == ["v3"]
    assert back.cut_off == ()
    assert back.rescued == there.stranded
    assert back.extra_fen == -there.extra_fen
    assert not back.only_harder


def test_cheaper_on_roads_that_are_nowhere_quicker_is_noise() -> None:
    wasteful = a_run(plan=a_plan(SCENARIO, a_travel(), villages_per_trip=1))
    slower, quicker = ({("hub", "v3"): (minutes, 26.0)} for minutes in (300.0, 1.0))
    study = laid_side_by_side(wasteful, a_run(travel=a_travel(legs=slower)))
    assert study.extra_fen < 0
    assert study.is_noise
    assert not laid_side_by_side(wasteful, a_run(travel=a_travel(legs=quicker))).is_noise


def wasteful_base(measured: Survey, network: Network, conduct: Conduct) -> RunResult:
    """Return a run that searched nothing; the base sends its van out once for every village."""
    per_trip = 1 if is_base(measured) else None
    plan = a_plan(measured.scenario, measured.travel, network=network, villages_per_trip=per_trip)
    result = judged(measured, plan, Provenance(engine=conduct.engine, effort=conduct.effort))
    assert result.errors == ()
    return replace(result, plan=plan.replace(objective_fen=result.accounts.total_fen))


def is_base(measured: Survey) -> bool:
    return measured.scenario.roads.straight_kmh == RoadSource().straight_kmh


def on_straight_roads(kmh: float, scenario: Scenario = SCENARIO) -> Scenario:
    return scenario.replace(roads=RoadSource(straight_kmh=kmh))


def test_the_base_takes_over_a_cheaper_plan_of_what_is_only_harder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "run_surveyed", wasteful_base)
    study = whatif(SCENARIO, on_straight_roads(29.0), effort=SMALL)
    assert study.adopted
    assert study.base.errors == ()
    assert study.extra_fen > 0  # the same trips take longer
    assert study.base.plan.objective_fen == study.base.accounts.total_fen
    assert len(study.base.plan.tours[1].trips) == len(study.variant.plan.tours[1].trips) == 1
    assert study.base.plan.tours[1].return_s < study.variant.plan.tours[1].return_s


def test_nothing_is_taken_over_where_the_variant_is_easier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "run_surveyed", wasteful_base)
    study = whatif(SCENARIO, on_straight_roads(31.0), effort=SMALL)
    assert study.extra_fen < 0
    assert not study.adopted
    assert not study.is_noise


def test_nothing_is_taken_over_that_serves_less(monkeypatch: pytest.MonkeyPatch) -> None:
    def lazy(measured: Survey, network: Network, conduct: Conduct) -> RunResult:
        result = wasteful_base(measured, network, conduct)
        if is_base(measured):
            return result
        unserved = tuple(
            Unserved(consignment_id=c.id, reason=Reason.FLEET_EXHAUSTED)
            for c in measured.scenario.consignments
        )
        plan = Plan(network=network, tours=(), batches=(), unserved=unserved)
        return judged(measured, plan, result.provenance)

    monkeypatch.setattr(module, "run_surveyed", lazy)
    cheap = a_scenario(tariff=a_tariff(unserved_yuan_per_parcel=0.1))
    study = whatif(cheap, on_straight_roads(29.0, cheap), effort=SMALL)
    assert set(study.stranded) == {c.id for c in cheap.consignments}
    assert study.is_noise
    assert not study.adopted


def test_the_vehicles_that_must_go_round_are_named() -> None:
    far = laid_side_by_side(a_run(), a_run(travel=a_travel(legs={("v1", "v2"): (60.0, 4.0)})))
    (van,) = far.diverted
    assert "van" in van
    closed = laid_side_by_side(a_run(), a_run(travel=a_travel(legs={("hub", "c1"): None})))
    assert len(closed.diverted) == 1
    assert "truck" in closed.diverted[0]
    unused = laid_side_by_side(a_run(), a_run(travel=a_travel(legs={("hub", "v3"): None})))
    assert unused.diverted == ()


def test_a_place_that_the_variant_does_not_have_diverts_who_goes_there() -> None:
    fewer = a_scenario(villages=(a_village("v1"), a_village("v2")))
    assert len(laid_side_by_side(a_run(), a_run(scenario=fewer)).diverted) == 1


def test_other_rules_are_more_than_other_roads() -> None:
    stricter = scenario_with(SCENARIO, max_trips=1)
    study = laid_side_by_side(a_run(), a_run(scenario=stricter))
    assert not study.only_harder


def test_the_name_and_the_roads_alone_may_differ() -> None:
    renamed = SCENARIO.replace(name="closed", title="Closed", notes=("a note",))
    study = laid_side_by_side(a_run(), a_run(scenario=renamed))
    assert study.only_harder
    assert study.extra_fen == 0
    assert study.bridge.steps == ()


def test_progress_is_told_by_the_name_of_the_run() -> None:
    told: list[Progress] = []
    whatif(SCENARIO, SCENARIO, engine="greedy", effort=SMALL, progress=told.append)
    runs = [step.stage.partition(": ")[0] for step in told]
    assert runs == sorted(runs)
    assert set(runs) == {"base", "variant"}


def test_a_request_to_stop_reaches_both_runs() -> None:
    study = whatif(SCENARIO, SCENARIO, engine="greedy", effort=SMALL, should_stop=lambda: True)
    assert study.base.provenance.interrupted
    assert study.variant.provenance.interrupted
    assert isinstance(study, WhatIf)
