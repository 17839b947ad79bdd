"""The one recipe: measure, plan, check, account."""

import signal
from importlib import import_module

import pytest

from routing.checking import check_plan
from routing.costs import account
from routing.engines import ENGINE_NAMES
from routing.errors import RoadsError, UsageError
from routing.model import Finding, Network, Plan, RoadSource, Severity
from routing.planning import Question, Search
from routing.processes import ctrl_c
from routing.recipe import Effort, Progress, RunResult, run
from routing.recipe.run import VERSIONED, Conduct, run_surveyed
from routing.recipe.survey import driven_legs, survey
from tests.builders import a_plan, a_scenario

RECIPE = import_module("routing.recipe.run")  # the package offers the function by this name
SCENARIO = a_scenario()
SMALL = Effort(seconds=None, iterations=5, seed=3)


@pytest.fixture(scope="module")
def result() -> RunResult:
    return run(SCENARIO, engine="greedy", effort=SMALL)


def test_a_run_holds_its_scenario_and_travel(result: RunResult) -> None:
    assert result.scenario is SCENARIO
    assert result.travel.place_ids == tuple(place.id for place in SCENARIO.places)


def test_a_run_is_judged_by_the_checker(result: RunResult) -> None:
    assert result.errors == ()
    assert check_plan(result.scenario, result.travel, result.plan) == ()


def test_a_run_is_priced_and_the_objective_is_the_ledger(result: RunResult) -> None:
    assert result.accounts == account(result.scenario, result.travel, result.plan)
    assert result.plan.objective_fen == result.accounts.total_fen


def test_every_driven_leg_has_a_road_line(result: RunResult) -> None:
    assert set(result.road_lines) == set(driven_legs(result.scenario, result.plan))


def test_a_run_plans_the_pooled_network_unless_told(result: RunResult) -> None:
    assert result.plan.network is Network.POOLED


@pytest.mark.parametrize("network", Network)
@pytest.mark.parametrize("engine", ENGINE_NAMES)
def test_every_network_runs_with_every_engine(network: Network, engine: str) -> None:
    done = run(SCENARIO, network=network, engine=engine, effort=SMALL)
    assert done.plan.network is network
    assert done.errors == ()
    assert done.provenance.engine == engine


# Provenance


def test_a_run_says_how_it_came_about(result: RunResult) -> None:
    provenance = result.provenance
    assert (provenance.engine, provenance.effort) == ("greedy", SMALL)
    assert not provenance.interrupted
    assert set(provenance.versions) == set(VERSIONED)
    assert all(provenance.versions.values())


def test_a_run_says_what_took_how_long(result: RunResult) -> None:
    timings = result.provenance.timings_s
    assert set(timings) == {"roads", "planning", "checking"}
    assert min(timings.values()) >= 0


def test_auto_is_named_by_the_engine_it_stands_for() -> None:
    assert run(SCENARIO, effort=SMALL).provenance.engine == "joint"


def test_the_same_run_again_gives_the_same_plan(result: RunResult) -> None:
    assert run(SCENARIO, engine="greedy", effort=SMALL).plan == result.plan


# Findings and errors


def test_findings_are_returned_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    error = Finding(code="P999", severity=Severity.ERROR, message="as a test", subject="van-1")
    monkeypatch.setattr(RECIPE, "check_plan", lambda *_: (error,))
    assert run(SCENARIO, engine="greedy", effort=SMALL).errors == (error,)


def test_findings_about_the_roads_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = Finding(code="R999", severity=Severity.WARNING, message="as a test", subject="v1")
    measured = survey(SCENARIO)
    monkeypatch.setattr(type(measured.roads), "findings", (warning,))
    conduct = Conduct(engine="greedy", effort=SMALL)
    done = run_surveyed(measured, Network.POOLED, conduct)
    assert done.findings == (warning,)
    assert done.errors == ()


def test_an_unknown_engine_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no engine 'magic'"):
        run(SCENARIO, engine="magic", effort=SMALL)


def test_a_missing_map_is_an_error_of_the_roads() -> None:
    with pytest.raises(RoadsError):
        run(a_scenario(roads=RoadSource(map_path="/nowhere/county.osm")), effort=SMALL)


def test_the_seed_and_the_workers_are_those_of_the_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def plan(question: Question, search: Search, workers: int) -> Plan:
        asked.append((search.seed, workers))
        return a_plan(question.scenario, question.travel)

    monkeypatch.setattr(RECIPE, "plan_with_workers", plan)
    effort = Effort(seconds=None, iterations=5, seed=3, workers=2)
    assert len(run(SCENARIO, engine="greedy", effort=effort).plan.tours) == 2
    assert asked == [(3, 2)]


# Progress and interruption


def test_progress_is_told_with_the_network_and_the_parts() -> None:
    heard: list[Progress] = []
    run(SCENARIO, network=Network.LINES, engine="greedy", effort=SMALL, progress=heard.append)
    assert heard[0].done == 0
    assert all(told.stage.startswith("lines: ") for told in heard)
    assert all(0 <= told.done <= told.total for told in heard)


def test_a_run_that_is_stopped_brings_back_a_whole_valid_plan() -> None:
    effort = Effort(seconds=600.0)
    stopped = run(SCENARIO, engine="ortools", effort=effort, should_stop=lambda: True)
    assert stopped.provenance.interrupted
    assert stopped.errors == ()
    assert stopped.plan.unserved == run(SCENARIO, engine="greedy", effort=SMALL).plan.unserved


def test_ctrl_c_ends_a_run_with_a_whole_plan_and_the_run_says_so() -> None:
    def press(_: Progress) -> None:
        pressed.append(1)
        if len(pressed) == 1:
            signal.raise_signal(signal.SIGINT)

    pressed: list[int] = []
    with ctrl_c(signal.default_int_handler):
        result = run(SCENARIO, engine="greedy", effort=SMALL, progress=press)
    assert result.provenance.interrupted
    assert result.errors == ()


def test_a_search_by_the_clock_ends() -> None:
    assert run(SCENARIO, engine="ortools", effort=Effort(seconds=0.1)).errors == ()


# Seeds


def test_a_run_is_never_dearer_than_a_plan_it_is_given() -> None:
    measured = survey(SCENARIO)
    by_hand = a_plan(SCENARIO, measured.travel, network=Network.SEPARATE)
    conduct = Conduct(engine="greedy", effort=SMALL)
    seeded = run_surveyed(measured, Network.POOLED, conduct, seeds=[by_hand])
    price = account(SCENARIO, measured.travel, by_hand).total_fen
    assert seeded.accounts.total_fen <= price
    assert seeded.plan.network is Network.POOLED
    assert seeded.errors == ()


def test_a_cheap_plan_that_is_given_is_taken() -> None:
    measured = survey(SCENARIO)
    idle = a_plan(SCENARIO, measured.travel).replace(tours=(), batches=())
    seeded = run_surveyed(measured, Network.POOLED, Conduct(engine="greedy"), seeds=[idle])
    assert seeded.plan.tours == ()
    assert seeded.errors != ()  # the checker misses the goods: returned, not raised
