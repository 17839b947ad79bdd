"""Tour tasks of one or more bases over the same jobs, as the arrays of the search."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routing.engines import Job, Kind, Matrix, TourTask
from routing.planning.timed.problem import Floats, TimedProblem
from routing.planning.timed.segments import EVER

_MEASURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLimits:
    """What the rules of the day allow a vehicle, in seconds."""

    reload_s: int
    max_shift_s: int
    max_trips: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayArrays:
    """A task per base; job n of every task is the same goods, and stands at the same place.

    The nodes of the search are the bases in order, then the jobs. Unless ``is_punctual``, trips may
    return too late for what they collect; the price of that is not part of the search.
    """

    tasks: tuple[TourTask, ...]
    vehicles: Mapping[str, int]
    limits: DayLimits
    is_punctual: bool = True

    @property
    def _jobs(self) -> tuple[Job, ...]:
        return self.tasks[0].jobs

    @property
    def _kinds(self) -> tuple[Kind, ...]:
        return self.tasks[0].kinds

    def problem(self, haul: Floats, open_cost: Floats) -> TimedProblem:
        """Return the arrays of the search.

        Parameters
        ----------
        haul : (bases, jobs)
            What bringing each job's goods through a base costs, in fen; infinite where it must
            not pass.
        open_cost : (bases,)
            Fen for a base where anything is sorted.
        """
        bases, jobs = len(self.tasks), self._jobs
        loads = [self._loads(k) for k in range(len(self._kinds))]
        at_bases = np.zeros(bases)
        return TimedProblem(
            leg_cost=np.stack([self._leg_cost(k) for k in range(len(self._kinds))]),
            leg_time=np.stack([self._leg_time(k) for k in range(len(self._kinds))]),
            opens=np.r_[at_bases, [j.opens_s + j.stop_s for j in jobs]],
            closes=np.r_[at_bases + EVER, [j.closes_s + j.stop_s for j in jobs]],
            service=np.r_[at_bases, [j.handover_s + j.cold_s for j in jobs]],
            leads=np.r_[at_bases, [j.stop_s for j in jobs]],
            release=self._at_bases(lambda job: job.ready_s),
            leave_by=self._at_bases(lambda job: job.leave_by_s) - self._stop_times(),
            return_by=self._return_by(np.isfinite(haul)),
            haul=np.hstack([np.zeros((bases, bases)), haul]),
            open_cost=open_cost,
            down=np.stack([down for down, _, _ in loads]),
            up=np.stack([up for _, up, _ in loads]),
            capacity=np.stack([capacity for _, _, capacity in loads]),
            able=self._able(),
            max_down=np.r_[at_bases + EVER, [_limit(j.max_down_s) for j in jobs]],
            max_up=np.r_[at_bases + EVER, [_limit(j.max_up_s) for j in jobs]],
            is_cold=np.r_[at_bases > 0, [any(t.is_cold for t in j.temperatures) for j in jobs]],
            loss_waiting=np.zeros(bases + len(jobs)),
            loss_aboard=np.zeros(bases + len(jobs)),
            skip_price=np.r_[at_bases, [j.skip_fen for j in jobs]],
            fixed_cost=np.array([k.fixed_fen for k in self._kinds]),
            time_cost=np.array([k.fen_per_s for k in self._kinds]),
            cold_cost=np.array([k.cold_fen_per_s for k in self._kinds]),
            vehicles=np.array([self.vehicles[k.id] for k in self._kinds]),
            reload=float(self.limits.reload_s),
            longest_day=float(self.limits.max_shift_s),
            most_trips=self.limits.max_trips,
        )

    def _places(self) -> list[int]:
        return [job.place for job in self._jobs]

    def _spread(self, matrices: Sequence[Matrix]) -> Floats:
        """Return a (nodes, nodes) array from each base's own (places, places) matrix."""
        bases, places = len(self.tasks), np.array(self._places())
        spread = np.full((bases + len(places), bases + len(places)), -1.0)
        spread[bases:, bases:] = matrices[0][np.ix_(places, places)]
        for b, matrix in enumerate(matrices):
            spread[b, bases:] = matrix[0, places]
            spread[bases:, b] = matrix[places, 0]
            spread[b, b] = 0.0
        return spread

    def _leg_cost(self, kind: int) -> Floats:
        kinds = [task.kinds[kind] for task in self.tasks]
        metres = self._spread([k.dist_m for k in kinds])
        metres *= kinds[0].fen_per_m
        metres[self._spread([k.drive_s for k in kinds]) < 0.0] = np.inf
        return metres

    def _leg_time(self, kind: int) -> Floats:
        """Return drives with the fixed time of the stop they lead to.

        Of jobs that share a stop, the one that opens last comes first: the whole stop waits for it.
        Where a limit on the length of the stop forbids sharing, neither follows the other.
        """
        times = self._spread([task.kinds[kind].drive_s for task in self.tasks])
        times[times < 0.0] = np.inf
        bases, jobs = len(self.tasks), self._jobs
        times[:, bases:] += [job.stop_s for job in jobs]
        by_place: dict[int, list[int]] = {}
        for number, job in enumerate(jobs):
            by_place.setdefault(job.place, []).append(number)
        for members in by_place.values():
            whole_s = sum(jobs[n].handover_s + jobs[n].cold_s for n in members)
            for a in members:
                for b in members:
                    shares = _share_a_stop(jobs[a], jobs[b], whole_s)
                    times[bases + a, bases + b] = 0.0 if shares else np.inf
        return times

    def _at_bases(self, value_of: Callable[[Job], float]) -> Floats:
        bases = len(self.tasks)
        rows = [[value_of(job) for job in task.jobs] for task in self.tasks]
        return np.hstack([np.zeros((bases, bases)), np.array(rows, dtype=float)])

    def _stop_times(self) -> Floats:
        """Return how long a stop at each job's place takes if all its jobs are served there."""
        jobs = self._jobs
        whole: dict[int, float] = {}
        for job in jobs:
            whole[job.place] = whole.get(job.place, 0.0) + job.handover_s + job.cold_s
        stops = [job.stop_s + whole[job.place] for job in jobs]
        return np.array([0.0] * len(self.tasks) + stops)

    def _return_by(self, passes: NDArray[np.bool_]) -> Floats:
        """Return by when each job must be back; no limit where even a trip alone is too late."""
        due = self._at_bases(lambda job: job.return_by_s)
        bases = len(self.tasks)
        for c, task in enumerate(self.tasks):
            collects = np.array([bool(job.collected) for job in task.jobs], np.bool_)
            kept = passes[c] & _in_time_alone(task) if self.is_punctual else np.False_
            due[c, bases:][collects & ~kept] = EVER
        return due

    def _loads(self, kind: int) -> tuple[Floats, Floats, Floats]:
        """Return down and up (nodes, measures) and capacity (measures,) of a kind, padded."""
        bases, jobs = len(self.tasks), len(self._jobs)
        most = max(len(k.holds) for k in self._kinds) * _MEASURES
        down, up = np.zeros((bases + jobs, most)), np.zeros((bases + jobs, most))
        capacity = np.zeros(most)
        for h, room in enumerate(self.tasks[0].rooms(kind)):
            part = slice(h * _MEASURES, (h + 1) * _MEASURES)
            down[bases:, part] = room.delivered
            up[bases:, part] = room.collected
            capacity[part] = room.capacity
        return down, up, capacity

    def _able(self) -> NDArray[np.bool_]:
        task, bases = self.tasks[0], len(self.tasks)
        able = np.ones((len(self._kinds), bases + len(self._jobs)), dtype=np.bool_)
        for k in range(len(self._kinds)):
            for n, job in enumerate(self._jobs):
                stop_s = job.stop_s + job.handover_s + job.cold_s
                is_quick = job.max_stop_s is None or stop_s <= job.max_stop_s
                able[k, bases + n] = is_quick and task.can_carry(k, n)
        return able


def _limit(limit_s: int | None) -> float:
    return EVER if limit_s is None else float(limit_s)


def _share_a_stop(a: Job, b: Job, whole_s: float) -> bool:
    limits = [job.max_stop_s for job in (a, b) if job.max_stop_s is not None]
    return b.opens_s <= a.opens_s and all(most_s >= a.stop_s + whole_s for most_s in limits)


def _in_time_alone(task: TourTask) -> NDArray[np.bool_]:
    """Say of each job whether a trip with nothing else, if it can be made, is back in time."""
    jobs = task.jobs
    place = np.array([job.place for job in jobs], np.int64)
    ready = np.array([job.ready_s for job in jobs], np.int64)
    opens = np.array([job.opens_s for job in jobs], np.int64)
    stay = np.array([job.stop_s + job.cold_s + job.handover_s for job in jobs], np.int64)
    due = np.array([job.return_by_s for job in jobs], np.int64)
    base = np.zeros_like(place)
    is_back = np.zeros(len(jobs), np.bool_)
    for kind in task.kinds:
        out, home = kind.drive_s[base, place], kind.drive_s[place, base]
        back_s = np.maximum(ready + out, opens) + stay + home
        is_back |= (back_s <= due) & (out >= 0) & (home >= 0)
    return is_back
