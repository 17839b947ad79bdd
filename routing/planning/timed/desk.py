"""Setting up a search and reading its result: the way between plans and arrays."""

import numpy as np

from routing.planning.kernel.chance import new_chance
from routing.planning.timed.arrays import (
    BANKED,
    HIGH,
    NEAREST,
    Facts,
    Tours,
    empty_tours,
    new_scratch,
)
from routing.planning.timed.laying import lay_days, price_alone
from routing.planning.timed.pool import new_pool
from routing.planning.timed.problem import Floats, Ints, TimedProblem
from routing.planning.timed.search import BEST, BLAME, Desk
from routing.planning.timed.timed_plan import DayTour, TimedPlan, nodes_of_tour, tour_of_nodes

_WAIT_WEIGHT = 0.2


def facts_of(problem: TimedProblem) -> Facts:
    """Return the arrays of a problem as compiled functions take them."""
    shares = np.maximum(problem.down, problem.up) / np.maximum(problem.capacity, 1e-9)[:, None, :]
    facts = Facts(
        leg_cost=problem.leg_cost,
        into=np.ascontiguousarray(problem.leg_cost.transpose(0, 2, 1)),
        leg_time=problem.leg_time,
        time_into=np.ascontiguousarray(problem.leg_time.transpose(0, 2, 1)),
        opens=problem.opens,
        closes=problem.closes,
        service=problem.service,
        leads=problem.leads,
        release=problem.release,
        leave_by=problem.leave_by,
        return_by=problem.return_by,
        haul=problem.haul,
        open_cost=problem.open_cost,
        down=problem.down,
        up=problem.up,
        capacity=problem.capacity,
        able=problem.able,
        max_down=problem.max_down,
        max_up=problem.max_up,
        is_cold=problem.is_cold,
        loss_waiting=problem.loss_waiting,
        loss_aboard=problem.loss_aboard,
        skip_price=problem.skip_price,
        fixed_cost=problem.fixed_cost,
        time_cost=problem.time_cost,
        cold_cost=problem.cold_cost,
        vehicles=problem.vehicles,
        limits=np.array([problem.reload, problem.longest_day]),
        most_trips=np.array([problem.most_trips]),
        near=_near(problem),
        alone=np.full((len(problem.vehicles), problem.bases, len(problem.opens)), np.inf),
        bulk=shares.max(axis=(0, 2)),
    )
    tours = empty_tours(problem)
    price_alone(facts, tours, new_scratch(problem, tours))
    return facts


def _near(problem: TimedProblem) -> Ints:
    """Return for each node the jobs that may well share its trip.

    What keeps two jobs apart is the drive, waiting, and how late one would be after the other or,
    as a trip leaves when all its goods are ready, with the other on board.
    """
    drive = problem.leg_time.min(axis=0)
    out = drive[: problem.bases].min(axis=0)
    ready = problem.release.min(axis=0)
    reached = (problem.release + drive[: problem.bases]).min(axis=0)
    opens = np.maximum(problem.opens, np.where(np.isfinite(reached), reached, 0.0))
    done = problem.service[:, None] + drive
    wait = opens[None, :] - (problem.closes[:, None] + done)
    late = opens[:, None] + done - problem.closes[None, :]
    oneway = drive + _WAIT_WEIGHT * np.maximum(wait, 0.0) + np.maximum(late, 0.0)
    kept_waiting = np.maximum(ready[None, :] + (out - problem.closes)[:, None], 0.0)
    apart: Floats = np.minimum(oneway, oneway.T) + np.maximum(kept_waiting, kept_waiting.T)
    jobs = np.arange(problem.bases, len(problem.opens))
    order = np.argsort(apart[:, problem.bases :], axis=1, kind="stable")[:, : NEAREST + 1]
    return np.ascontiguousarray(jobs[order])


def new_desk(problem: TimedProblem, *seeds: int) -> Desk:
    """Return an empty desk for a problem."""
    tours = [empty_tours(problem) for _ in range(3)]
    notes = np.zeros(4)
    notes[BEST], notes[BLAME] = np.inf, 1.0
    return Desk(
        trial=tours[0],
        current=tours[1],
        best=tours[2],
        scratch=new_scratch(problem, tours[0]),
        pool=new_pool(len(problem.opens), tours[0].nodes.shape[1]),
        chance=new_chance(*seeds),
        notes=notes,
    )


def lay_out(facts: Facts, desk: Desk, tours: tuple[DayTour, ...]) -> None:
    """Put tours on the desk as the current and the best ones.

    A tour that breaks a rule, or serves what is served already, stays off; its jobs are left out.
    """
    kinds = np.array([tour.kind for tour in tours], np.int64)
    rows = [nodes_of_tour(tour) for tour in tours]
    nodes = np.full((len(rows), max(map(len, rows), default=1)), -1, np.int64)
    for row, day in zip(nodes, rows, strict=True):
        row[: len(day)] = day
    lay_days(facts, desk.trial, desk.scratch, nodes, kinds)
    for laid, current, best in zip(desk.trial, desk.current, desk.best, strict=True):
        current[...] = best[...] = laid
    desk.notes[BEST] = desk.trial.totals.sum()


def plan_on(problem: TimedProblem, tours: Tours) -> TimedPlan:
    """Return a set of tours as a plan."""
    return TimedPlan(
        tours=tuple(
            tour_of_nodes(
                tours.nodes[row, : tours.last[row] + 1].tolist(),
                int(tours.kind[row]),
                float(tours.cost[row]),
                problem.bases,
            )
            for row in range(tours.counts[HIGH])
            if tours.last[row]
        ),
        skipped=tuple(sorted(tours.bank[: tours.counts[BANKED]].tolist())),
        cost=float(tours.totals.sum()),
    )
