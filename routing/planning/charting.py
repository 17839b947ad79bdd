"""The village tasks of all centres over the same bundles, and their arrays for the search."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from routing.engines import Job, Kind, TimedTrip, time_trip
from routing.model import Consignment
from routing.planning.sheet import DraftTrip, Sheet
from routing.planning.timed.problem import Floats, TimedProblem
from routing.planning.timed.segments import EVER
from routing.planning.timed.timed_plan import DayTour, TimedPlan

_MEASURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TourOfGoods:
    """One vehicle's day before it is timed: per trip the ids of its consignments, in order."""

    centre_id: str
    vehicle_type_id: str
    trips: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLimits:
    """What the rules of the day allow a vehicle, in seconds."""

    reload_s: int
    max_shift_s: int
    max_trips: int


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A sheet per centre; job n of every sheet is the same bundle, place p the same village."""

    sheets: tuple[Sheet, ...]
    vehicles: Mapping[str, int]
    limits: DayLimits

    @property
    def bundles(self) -> tuple[tuple[Consignment, ...], ...]:
        """The consignments of each job."""
        return self.sheets[0].bundles

    @property
    def _jobs(self) -> tuple[Job, ...]:
        return self.sheets[0].task.jobs

    @property
    def _kinds(self) -> tuple[Kind, ...]:
        return self.sheets[0].task.kinds

    @cached_property
    def _node_of(self) -> dict[str, int]:
        bundles = enumerate(self.sheets[0].bundles, start=len(self.sheets))
        return {c.id: node for node, bundle in bundles for c in bundle}

    def problem(self, haul: Floats, open_cost: Floats) -> TimedProblem:
        """Return the arrays of the search.

        Parameters
        ----------
        haul : (centres, jobs)
            What bringing each job's goods through a centre costs, in fen; infinite where it must
            not pass.
        open_cost : (centres,)
            Fen for a centre where anything is sorted.
        """
        centres, jobs = len(self.sheets), self._jobs
        loads = [self._loads(k) for k in range(len(self._kinds))]
        at_centres = np.zeros(centres)
        return TimedProblem(
            leg_cost=np.stack([self._leg_cost(k) for k in range(len(self._kinds))]),
            leg_time=np.stack([self._leg_time(k) for k in range(len(self._kinds))]),
            opens=np.r_[at_centres, [j.opens_s + j.stop_s for j in jobs]],
            closes=np.r_[at_centres + EVER, [j.closes_s + j.stop_s for j in jobs]],
            service=np.r_[at_centres, [j.handover_s + j.cold_s for j in jobs]],
            leads=np.r_[at_centres, [j.stop_s for j in jobs]],
            release=self._at_centres(lambda job: job.ready_s),
            leave_by=self._at_centres(lambda job: job.leave_by_s) - self._stop_times(),
            return_by=self._return_by(),
            haul=np.hstack([np.zeros((centres, centres)), haul]),
            open_cost=open_cost,
            down=np.stack([down for down, _, _ in loads]),
            up=np.stack([up for _, up, _ in loads]),
            capacity=np.stack([capacity for _, _, capacity in loads]),
            able=self._able(),
            max_down=np.r_[at_centres + EVER, [_limit(j.max_down_s) for j in jobs]],
            max_up=np.r_[at_centres + EVER, [_limit(j.max_up_s) for j in jobs]],
            is_cold=np.r_[at_centres > 0, [any(t.is_cold for t in j.temperatures) for j in jobs]],
            skip_price=np.r_[at_centres, [j.skip_fen for j in jobs]],
            fixed_cost=np.array([k.fixed_fen for k in self._kinds]),
            time_cost=np.array([k.fen_per_s for k in self._kinds]),
            cold_cost=np.array([k.cold_fen_per_s for k in self._kinds]),
            vehicles=np.array([self.vehicles[k.id] for k in self._kinds]),
            reload=float(self.limits.reload_s),
            longest_day=float(self.limits.max_shift_s),
            most_trips=self.limits.max_trips,
        )

    def nodes_of(self, tours: Iterable[TourOfGoods]) -> tuple[DayTour, ...]:
        """Return tours in the problem's indices; goods that stand on no sheet are left out."""
        centre_ids = [sheet.base_id for sheet in self.sheets]
        kind_ids = [kind.id for kind in self._kinds]
        placed: set[int] = set()
        result = []
        for tour in tours:
            if tour.centre_id not in centre_ids or tour.vehicle_type_id not in kind_ids:
                continue
            trips = []
            for goods in tour.trips:
                nodes = dict.fromkeys(self._node_of[c] for c in goods if c in self._node_of)
                trip = tuple(node for node in nodes if node not in placed)
                placed.update(trip)
                if trip:
                    trips.append(trip)
            if trips:
                base, kind = centre_ids.index(tour.centre_id), kind_ids.index(tour.vehicle_type_id)
                result.append(DayTour(base=base, kind=kind, trips=tuple(trips), cost=0.0))
        return tuple(result)

    def goods_of(self, plan: TimedPlan) -> list[TourOfGoods]:
        """Return a plan's tours as goods."""
        centres, bundles = len(self.sheets), self.sheets[0].bundles
        return [
            TourOfGoods(
                centre_id=self.sheets[tour.base].base_id,
                vehicle_type_id=self._kinds[tour.kind].id,
                trips=tuple(
                    tuple(c.id for node in trip for c in bundles[node - centres])
                    for trip in tour.trips
                ),
            )
            for tour in plan.tours
        ]

    def drafts_of(self, plan: TimedPlan) -> tuple[list[list[DraftTrip]], list[int]]:
        """Return a plan's tours as timed trips, and the jobs it leaves out.

        Every trip is timed by the rules of the tour engines; should they refuse one that the search
        allowed, its jobs are left out.
        """
        centres = len(self.sheets)
        skipped = [node - centres for node in plan.skipped]
        tours = []
        for tour in plan.tours:
            drafts = []
            for trip in tour.trips:
                jobs = tuple(node - centres for node in trip)
                timed = time_trip(self.sheets[tour.base].task, tour.kind, jobs)
                if isinstance(timed, TimedTrip):
                    drafts.append(
                        DraftTrip(
                            sheet=self.sheets[tour.base],
                            kind_number=tour.kind,
                            jobs=jobs,
                            timed=timed,
                        )
                    )
                else:
                    skipped.extend(jobs)
            if drafts:
                tours.append(drafts)
        return tours, skipped

    def _places(self) -> list[int]:
        return [job.place for job in self._jobs]

    def _spread(self, matrix_of: Sequence[Floats]) -> Floats:
        """Return a (nodes, nodes) array from each centre's own (places, places) array."""
        centres, places = len(self.sheets), self._places()
        size = centres + len(places)
        spread = np.full((size, size), np.inf)
        spread[centres:, centres:] = matrix_of[0][np.ix_(places, places)]
        for c, matrix in enumerate(matrix_of):
            spread[c, centres:] = matrix[0, places]
            spread[centres:, c] = matrix[places, 0]
            spread[c, c] = 0.0
        return spread

    def _leg_cost(self, kind: int) -> Floats:
        kinds = [sheet.task.kinds[kind] for sheet in self.sheets]
        return self._spread(
            [np.where(k.drive_s < 0, np.inf, k.dist_m * k.fen_per_m) for k in kinds]
        )

    def _leg_time(self, kind: int) -> Floats:
        """Return drives with the fixed time of the stop they lead to.

        Jobs at one place share a stop if their windows are the same and no limit on the length of
        the stop forbids it; otherwise neither follows the other.
        """
        kinds = [sheet.task.kinds[kind] for sheet in self.sheets]
        times = self._spread([np.where(k.drive_s < 0, np.inf, k.drive_s) for k in kinds])
        centres, jobs = len(self.sheets), self._jobs
        times[:, centres:] += [job.stop_s for job in jobs]
        by_place: dict[int, list[int]] = {}
        for number, job in enumerate(jobs):
            by_place.setdefault(job.place, []).append(number)
        for members in by_place.values():
            whole_s = sum(jobs[n].handover_s + jobs[n].cold_s for n in members)
            for a in members:
                for b in members:
                    shares = _share_a_stop(jobs[a], jobs[b], whole_s)
                    times[centres + a, centres + b] = 0.0 if shares else np.inf
        return times

    def _at_centres(self, value_of: Callable[[Job], float]) -> Floats:
        centres = len(self.sheets)
        rows = [[value_of(job) for job in sheet.task.jobs] for sheet in self.sheets]
        return np.hstack([np.zeros((centres, centres)), np.array(rows, dtype=float)])

    def _stop_times(self) -> Floats:
        """Return how long a stop at each job's place takes if all its jobs are served there."""
        jobs = self._jobs
        whole: dict[int, float] = {}
        for job in jobs:
            whole[job.place] = whole.get(job.place, 0.0) + job.handover_s + job.cold_s
        stops = [job.stop_s + whole[job.place] for job in jobs]
        return np.array([0.0] * len(self.sheets) + stops)

    def _return_by(self) -> Floats:
        """Return by when each job must be back; no limit where even a trip alone is too late."""
        due = self._at_centres(lambda job: job.return_by_s)
        centres = len(self.sheets)
        for c, sheet in enumerate(self.sheets):
            for n, job in enumerate(sheet.task.jobs):
                if job.late_fen and not _can_be_in_time(sheet, n):
                    due[c, centres + n] = EVER
        return due

    def _loads(self, kind: int) -> tuple[Floats, Floats, Floats]:
        """Return down and up (nodes, measures) and capacity (measures,) of a kind, padded."""
        centres, jobs = len(self.sheets), len(self._jobs)
        most = max(len(k.holds) for k in self._kinds) * _MEASURES
        down, up = np.zeros((centres + jobs, most)), np.zeros((centres + jobs, most))
        capacity = np.zeros(most)
        for h, room in enumerate(self.sheets[0].task.rooms(kind)):
            part = slice(h * _MEASURES, (h + 1) * _MEASURES)
            down[centres:, part] = room.delivered
            up[centres:, part] = room.collected
            capacity[part] = room.capacity
        return down, up, capacity

    def _able(self) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        task, centres = self.sheets[0].task, len(self.sheets)
        able = np.ones((len(self._kinds), centres + len(self._jobs)), dtype=np.bool_)
        for k in range(len(self._kinds)):
            for n, job in enumerate(self._jobs):
                stop_s = job.stop_s + job.handover_s + job.cold_s
                is_quick = job.max_stop_s is None or stop_s <= job.max_stop_s
                able[k, centres + n] = is_quick and task.can_carry(k, n)
        return able


def _limit(limit_s: int | None) -> float:
    return EVER if limit_s is None else float(limit_s)


def _share_a_stop(a: Job, b: Job, whole_s: float) -> bool:
    same_hours = (a.opens_s, a.closes_s) == (b.opens_s, b.closes_s)
    limits = [job.max_stop_s for job in (a, b) if job.max_stop_s is not None]
    return same_hours and all(job_s >= a.stop_s + whole_s for job_s in limits)


def _can_be_in_time(sheet: Sheet, number: int) -> bool:
    job = sheet.task.jobs[number]
    timed = [time_trip(sheet.task, kind, (number,)) for kind in range(len(sheet.task.kinds))]
    return any(isinstance(trip, TimedTrip) and trip.return_s <= job.return_by_s for trip in timed)
