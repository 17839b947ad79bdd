"""Coalitions from request to answer."""

from collections.abc import Callable
from typing import Any

import pytest

from routing.checking import check_plan
from routing.costs import account
from routing.costs.allocation import AllocationError, PartialGame
from routing.errors import NoPlanError, StoppedError
from routing.model import Network
from routing.recipe import Effort, Progress
from routing.recipe.survey import survey
from routing.studies.executors import get_executor
from routing.studies.sharing import (
    Answer,
    Job,
    Outcome,
    SharingRequest,
    coalition_name,
    coalition_scenario,
    county_digest,
    job_digest,
    share_costs,
)
from routing.studies.sharing import study as study_module
from routing.studies.sharing.coalition import plan_coalition
from tests.builders import a_carrier, a_scenario
from tests.sharing_builder import CARRIERS, a_county, a_request, a_study, a_survey


def test_every_coalition_is_a_checked_plan_of_its_own_parcels_and_vehicles() -> None:
    study = a_study()
    assert len(study.rows) == 7
    for row in study.rows:
        own = coalition_scenario(study.measured.scenario, row.members)
        plan = row.taken.plan
        assert check_plan(own, study.measured.travel, plan) == ()
        assert account(own, study.measured.travel, plan).total_fen == row.taken.cost_fen
        assert {v.carrier_id for v in own.vehicles} == set(row.members)
        assert {own.vehicle(t.vehicle_id).carrier_id for t in plan.tours} <= set(row.members)


def test_the_grand_coalition_is_not_above_the_best_partition() -> None:
    study = a_study()
    assert study.stability.partition is not None
    assert study.game.grand <= study.stability.partition.cost
    for row in study.rows:
        for other in study.rows:
            if not set(row.members) & set(other.members):
                both = study.game.cost([*row.members, *other.members])
                assert both <= row.taken.cost_fen + other.taken.cost_fen
            if set(row.members) < set(other.members):
                assert row.taken.cost_fen <= other.taken.cost_fen


def test_the_shares_of_every_method_sum_to_the_ledger_of_the_joint_run() -> None:
    study = a_study()
    assert study.lines is not None
    for splits, run in (
        (study.splits, study.joint),
        (study.lines.splits, study.lines.run),
    ):
        assert {split.method for split in splits if split.shares} >= {"shapley", "nucleolus"}
        for split in splits:
            assert bool(split.refused) == (not split.shares)
            assert split.refused or sum(split.fen.values()) == run.accounts.total_fen
    assert study.lines.run.plan.network is Network.LINES


def test_seeds_tell_how_far_the_answer_is_noise() -> None:
    study = a_study()
    assert len(study.seed_games) == 2
    assert study.stability.has_core is Answer.YES
    one = share_costs(a_survey(), a_request(seeds=1, players=("zto", "yto")))
    assert one.stability.has_core is Answer.UNDECIDED
    assert {split.in_core for split in one.splits} == {Answer.UNDECIDED}
    assert one.lines is None  # sto, who runs a line, does not play


@pytest.mark.parametrize("executor", ["serial", "processes:2"])
def test_the_shares_are_the_same_wherever_they_are_computed(executor: str) -> None:
    there = share_costs(a_survey(), a_request(), executor=get_executor(executor))
    assert [s.fen for s in there.splits] == [s.fen for s in a_study().splits]


def test_a_dask_cluster_gives_the_same_shares() -> None:
    from distributed import LocalCluster  # noqa: PLC0415 - slow to import

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        executor = get_executor(f"dask:{cluster.scheduler_address}")
        there = share_costs(a_survey(), a_request(), executor=executor)
    assert [s.fen for s in there.splits] == [s.fen for s in a_study().splits]


class Memory:
    """Keeps outcomes in a dictionary and counts what is asked for."""

    def __init__(self) -> None:
        self.kept: dict[str, Outcome] = {}

    def find(self, job: Job) -> Outcome | None:
        return self.kept.get(job_digest("county", job))

    def keep(self, job: Job, outcome: Outcome) -> None:
        self.kept[job_digest("county", job)] = outcome


def test_a_stopped_study_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, planned = Memory(), list[str]()

    def counted(job: Job, should_stop: Callable[[], bool]) -> Outcome:
        planned.append(job.name)
        return plan_coalition(job, should_stop)

    monkeypatch.setattr(study_module, "plan_coalition", counted)
    with pytest.raises(StoppedError, match="4 of 34 plans"):
        share_costs(a_survey(), a_request(), shelf=shelf, should_stop=lambda: len(planned) == 5)
    assert len(shelf.kept) == 4
    planned.clear()
    again = share_costs(a_survey(), a_request(), shelf=shelf)
    assert len(planned) == 30
    assert [s.fen for s in again.splits] == [s.fen for s in a_study().splits]


def test_progress_counts_the_plans() -> None:
    heard: list[Progress] = []
    share_costs(a_survey(), a_request(seeds=1, players=("zto", "yto")), progress=heard.append)
    assert [(p.done, p.total) for p in heard] == [(1, 3), (2, 3), (3, 3), (0, 0)]
    assert heard[0].stage == "coalitions: zto, seed 1"


def test_a_coalition_that_fails_takes_the_plans_of_its_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(job: Job, should_stop: Callable[[], bool]) -> Outcome:
        if job.members == ("zto", "yto"):
            return Outcome(job=job.name, seed=job.seed, plan=None, cost_fen=0, error="no luck")
        return plan_coalition(job, should_stop)

    monkeypatch.setattr(study_module, "plan_coalition", failing)
    study = share_costs(a_survey(), a_request())
    (row,) = [row for row in study.rows if row.members == ("zto", "yto")]
    assert row.searched_fen == (None, None)
    assert row.errors == ("no luck", "no luck")
    assert row.taken.origin in {"union", "restriction"}
    (repair,) = [repair for repair in study.repairs if repair.members == row.members]
    assert repair.searched_fen is None
    assert repair.size_fen == 0


def test_a_carrier_without_any_plan_is_an_error_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(job: Job, _stop: object) -> Outcome:
        return Outcome(job=job.name, seed=job.seed, plan=None, cost_fen=0, error="out of memory")

    monkeypatch.setattr(study_module, "plan_coalition", failing)
    with pytest.raises(NoPlanError, match=r"7 coalitions have no plan\. zto: out of"):
        share_costs(a_survey(), a_request())


def test_whatever_goes_wrong_in_a_coalition_is_in_its_outcome(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job = a_request().suited(a_county()).jobs(a_county(), a_survey().travel)[0]
    coalition_module = __import__(
        "routing.studies.sharing.coalition", fromlist=["plan_with_workers"]
    )

    def broken(*_: Any) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(coalition_module, "plan_with_workers", broken)
    outcome = plan_coalition(job)
    assert outcome.plan is None
    assert outcome.error == "RuntimeError: boom"
    assert "coalition zto failed" in caplog.text


# Requests


def test_a_request_that_makes_no_sense_tells_every_reason_at_once() -> None:
    with pytest.raises(AllocationError) as caught:
        SharingRequest(players=("zto", "zot"), methods=("shaply",)).suited(a_county())
    text = str(caught.value)
    assert "zot: no carrier of this scenario. It has zto, yto, sto." in text
    assert "Did you mean shapley?" in text


def test_one_player_has_nothing_to_share() -> None:
    with pytest.raises(AllocationError, match="One carrier alone has nothing to share"):
        SharingRequest(players=("zto",)).suited(a_county())


def many(count: int) -> Any:
    return a_scenario(carriers=tuple(a_carrier(f"c{n}") for n in range(count)), lines=())


def test_more_than_twenty_players_cannot_be_exact() -> None:
    request = SharingRequest(methods=("nucleolus",))
    with pytest.raises(AllocationError, match=r"21 players make 2,097,151 coalitions.*shapley"):
        request.suited(many(21))
    assert request.suited(many(11)).is_sampled is False
    suited = SharingRequest().suited(many(21))
    assert suited.is_sampled
    assert set(suited.methods) >= {"shapley", "separable", "proportional-parcels"}
    assert "nucleolus" not in suited.methods


def test_many_players_are_sampled_with_an_interval() -> None:
    scenario = many(11)
    request = a_request(seeds=2, orders=4, methods=("shapley", "separable"))
    study = share_costs(survey(scenario), request)
    assert isinstance(study.game, PartialGame)
    assert len(study.rows) < 70
    shapley, separable = study.splits
    assert set(shapley.half_widths) == set(study.request.players)
    assert sum(shapley.fen.values()) == study.joint.accounts.total_fen
    assert sum(separable.fen.values()) == study.joint.accounts.total_fen
    assert study.stability.has_core is not Answer.YES
    assert study.stability.partition is None


def test_players_stand_in_the_order_of_the_scenario() -> None:
    suited = SharingRequest(players=("sto", "zto"), methods=("shapley", "shapley"))
    assert suited.suited(a_county()).players == ("zto", "sto")
    assert suited.suited(a_county()).methods == ("shapley",)


# Digests


def test_a_digest_changes_with_all_that_matters_and_with_nothing_else() -> None:
    county, travel = a_county(), a_survey().travel
    one = county_digest(county, travel)
    assert one == county_digest(county.replace(title="Another", notes=("n",)), travel)
    dear = county.replace(
        tariff=a_county().tariff.__class__(
            **{name: getattr(county.tariff, name) for name in county.tariff.__slots__}
            | {"wage_yuan_per_h": 99.0}
        )
    )
    assert one != county_digest(dear, travel)
    jobs = a_request().suited(county).jobs(county, travel)
    assert len({job_digest(one, job) for job in jobs}) == len(jobs) == 34
    slower = a_request(effort=Effort(seconds=None, iterations=6)).suited(county)
    assert job_digest(one, jobs[0]) != job_digest(one, slower.jobs(county, travel)[0])


def test_names_of_coalitions() -> None:
    assert coalition_name(CARRIERS) == "zto+yto+sto"
