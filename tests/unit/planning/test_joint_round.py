"""A day is polished with its trucks as they go: vans are back in time for them."""

from dataclasses import dataclass, field, replace

import pytest

from routing.engines import never
from routing.model import Direction, Network, Scenario
from routing.planning import JOINT, Question, Search, joint_planner
from routing.planning.closing import Closing, Draft
from routing.planning.groups import Group
from routing.planning.joint_round import RoundResult, RoundTask, do_round
from routing.planning.part import Part
from routing.planning.slack import latest_returns_s
from routing.planning.tiers import Morning
from routing.processes import ShouldStop
from tests.builders import a_consignment, a_travel, a_village
from tests.features.planned import a_day
from tests.jointly import plan_jointly

NOON_S, SIX_S = 12 * 3600, 18 * 3600


def a_day_until(closes_s: int) -> Scenario:
    """Return a day with an early stop, a late one beyond it, and goods to collect between them.

    For the van that is cheapest on the late trip, unless the village closes before.
    """
    return a_day(
        a_consignment(village_id="v1"),
        a_consignment(village_id="v2", direction="up"),
        a_consignment(village_id="v3"),
        villages=(
            a_village("v1", closes_s=9 * 3600),
            a_village("v2", closes_s=closes_s),
            a_village("v3", opens_s=15 * 3600),
        ),
    )


@dataclass
class Witness:
    """Sees the rounds that polish, and the vans of every day that is closed."""

    polishing: list[RoundTask] = field(default_factory=list)
    closed: list[Part] = field(default_factory=list)

    def do_round(self, question: Question, task: RoundTask, stop: ShouldStop) -> RoundResult:
        """Do a round; remember it if it polishes."""
        if task.turn.polishes:
            self.polishing.append(task)
        return do_round(question, task, stop)


@pytest.fixture
def witness(monkeypatch: pytest.MonkeyPatch) -> Witness:
    seen, whole_days = Witness(), Closing.whole_days

    def closed(self: Closing, group: Group, morning: Morning, villages: Part) -> Draft:
        seen.closed.append(villages)
        return whole_days(self, group, morning, villages)

    monkeypatch.setattr(joint_planner, "do_round", seen.do_round)
    monkeypatch.setattr(Closing, "whole_days", closed)
    return seen


def returns_s(vans: Part) -> dict[str, int]:
    """Return when what goes up is back at its centre."""
    return {
        c.id: draft.timed.return_s
        for draft in vans.drafts
        for job in draft.jobs
        for c in draft.sheet.bundles[job]
        if c.direction is Direction.UP
    }


@pytest.mark.parametrize(("polishes", "is_back"), [(True, True), (False, False)])
def test_vans_of_a_polished_day_are_back_for_the_trucks_that_fetch_now(
    witness: Witness, *, polishes: bool, is_back: bool
) -> None:
    strict, free = a_day_until(NOON_S), a_day_until(SIX_S)
    plan_jointly(strict, a_travel(strict), Network.POOLED, Search(iterations=1))
    (task,) = witness.polishing
    if not polishes:
        task = replace(task, turn=replace(task.turn, settlings=1))
    question = Question(scenario=free, travel=a_travel(free), network=Network.POOLED, engine=JOINT)
    do_round(question, task, never)
    latest_s, back_s = latest_returns_s(task.draft.plan), returns_s(witness.closed[-1])
    assert back_s.keys() == latest_s.keys() != set()
    assert all(back_s[c] <= latest_s[c] for c in back_s) == is_back
