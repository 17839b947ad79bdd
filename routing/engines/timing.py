"""Drive one trip exactly: times, loads, limits and price. Every engine's trips pass here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from routing.engines.task import Job, Kind, Room, TourTask
from routing.model import Reason

_NEVER_S = 2**40
"""Later than any time of a day, and longer than any time on board."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedStop:
    """A stop of one or more jobs at one place, in seconds since midnight."""

    jobs: tuple[int, ...]
    place: int
    arrive_s: int
    start_s: int
    depart_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedTrip:
    """A trip that keeps every rule, leaving as late as its goods and its earliest return allow.

    The same trip may leave at any time up to ``latest_s`` without taking longer, and without
    missing a cut-off that it can keep; up to ``utmost_s`` if it may miss all of them.
    """

    depart_s: int
    stops: tuple[TimedStop, ...]
    return_s: int
    latest_s: int
    utmost_s: int
    dist_m: int
    price_fen: float


@dataclass(frozen=True, slots=True)
class _Visit:
    """Consecutive jobs at one place."""

    indices: tuple[int, ...]
    jobs: tuple[Job, ...]
    place: int
    service_s: int
    opens_s: int
    closes_s: int
    max_down_s: int


def _visit(task: TourTask, indices: Sequence[int]) -> _Visit:
    jobs = tuple(task.jobs[i] for i in indices)
    first = jobs[0]
    if len(jobs) == 1:
        return _Visit(
            indices=(indices[0],),
            jobs=jobs,
            place=first.place,
            service_s=first.stop_s + first.cold_s + first.handover_s,
            opens_s=first.opens_s,
            closes_s=first.closes_s,
            max_down_s=_max_down_s(first),
        )
    fixed_s = max(job.stop_s for job in jobs) + max(job.cold_s for job in jobs)
    return _Visit(
        indices=tuple(indices),
        jobs=jobs,
        place=first.place,
        service_s=fixed_s + sum(job.handover_s for job in jobs),
        opens_s=max(job.opens_s for job in jobs),
        closes_s=min(job.closes_s for job in jobs),
        max_down_s=min(_max_down_s(job) for job in jobs),
    )


def _max_down_s(job: Job) -> int:
    return _NEVER_S if job.max_down_s is None else job.max_down_s


def time_trip(
    task: TourTask, kind_number: int, jobs: Sequence[int], not_before_s: int = 0
) -> TimedTrip | Reason:
    """Time a trip of a kind over jobs in this order, or say which rule it breaks.

    The trip returns as early as it can and, given that, leaves as late as it can.
    """
    kind = task.kinds[kind_number]
    if not all(task.can_carry(kind_number, index) for index in jobs):
        return Reason.NO_VEHICLE_FOR_CLASS
    if not all(_room_suffices(room, jobs) for room in task.rooms(kind_number)):
        return Reason.TOO_LARGE
    visits = list(_visits(task, jobs))
    legs = _legs_s(kind, visits)
    if legs is None:
        return Reason.NO_ROAD
    earliest_s = max(not_before_s, *(task.jobs[index].ready_s for index in jobs))
    times = _departure_and_starts(visits, legs, earliest_s)
    return times if isinstance(times, Reason) else _limited(task, kind, visits, legs, times)


def _visits(task: TourTask, jobs: Sequence[int]) -> Iterator[_Visit]:
    group: list[int] = []
    for index in jobs:
        if group and task.jobs[group[-1]].place != task.jobs[index].place:
            yield _visit(task, group)
            group = []
        group.append(index)
    yield _visit(task, group)


def _legs_s(kind: Kind, visits: Sequence[_Visit]) -> list[int] | None:
    places = [0, *(visit.place for visit in visits), 0]
    legs = [int(kind.drive_s[a, b]) for a, b in pairwise(places)]
    return None if min(legs) < 0 else legs


def _earliest_starts(
    visits: Sequence[_Visit], legs: Sequence[int], depart_s: int
) -> list[int] | None:
    starts = []
    clock_s = depart_s
    for visit, leg_s in zip(visits, legs, strict=False):
        start_s = max(clock_s + leg_s, visit.opens_s)
        if start_s > visit.closes_s:
            return None
        starts.append(start_s)
        clock_s = start_s + visit.service_s
    return starts


def _departure_and_starts(
    visits: Sequence[_Visit], legs: Sequence[int], earliest_s: int
) -> tuple[int, list[int]] | Reason:
    """Return the latest departure and starts of the trip that returns earliest.

    No other trip has its goods on board for less time, up or down: where one of them is on board
    too long, there is no departure. Only the starts may have to be sooner than the latest, where a
    trip that had to leave would wait with goods on board.
    """
    starts = _earliest_starts(visits, legs, earliest_s)
    if starts is None:
        return Reason.WINDOW_TOO_TIGHT
    leave_by_s = _leave_by_s(visits)
    if earliest_s > leave_by_s:
        return Reason.COLD_LIMIT
    pushed = _pushed_late(visits, legs, starts, [visit.closes_s for visit in visits])
    depart_s = min(pushed[0] - legs[0], leave_by_s)
    most = [min(visit.closes_s, depart_s + visit.max_down_s) for visit in visits]
    if _are_by(pushed, most):
        return depart_s, pushed
    starts = _earliest_starts(visits, legs, depart_s)
    if starts is None or not _are_by(starts, most):
        return Reason.COLD_LIMIT
    return depart_s, _pushed_late(visits, legs, starts, most)


def _are_by(times: Sequence[int], limits: Sequence[int]) -> bool:
    return all(time_s <= limit_s for time_s, limit_s in zip(times, limits, strict=True))


def _pushed_late(
    visits: Sequence[_Visit], legs: Sequence[int], starts: list[int], closes: Sequence[int]
) -> list[int]:
    """Move waiting to the front: every stop as late as the next one's start allows."""
    pushed = list(starts)
    for j in range(len(visits) - 2, -1, -1):
        latest_s = pushed[j + 1] - legs[j + 1] - visits[j].service_s
        pushed[j] = max(starts[j], min(latest_s, closes[j]))
    return pushed


def _limited(
    task: TourTask,
    kind: Kind,
    visits: Sequence[_Visit],
    legs: Sequence[int],
    times: tuple[int, Sequence[int]],
) -> TimedTrip | Reason:
    depart_s, starts = times
    departs = [start + visit.service_s for start, visit in zip(starts, visits, strict=True)]
    jobs = [job for visit in visits for job in visit.jobs]
    return_s = departs[-1] + legs[-1]
    if return_s - depart_s > task.max_trip_s:
        return Reason.SHIFT_TOO_SHORT
    for visit, left_s in zip(visits, departs, strict=True):
        if not _within_cold_limits(visit, return_s - left_s):
            return Reason.COLD_LIMIT
    arrives = [left + leg for left, leg in zip([depart_s, *departs], legs, strict=False)]
    stops = tuple(
        TimedStop(
            jobs=visit.indices, place=visit.place, arrive_s=arrive, start_s=start, depart_s=left
        )
        for visit, arrive, start, left in zip(visits, arrives, starts, departs, strict=False)
    )
    dist_m = _dist_m(kind, visits)
    return TimedTrip(
        depart_s=depart_s,
        stops=stops,
        return_s=return_s,
        latest_s=_latest_s(visits, legs, _due_s(visits, return_s)),
        utmost_s=_latest_s(visits, legs, _NEVER_S),
        dist_m=dist_m,
        price_fen=price_fen(kind, jobs, dist_m, depart_s, return_s),
    )


def price_fen(kind: Kind, jobs: Sequence[Job], dist_m: int, depart_s: int, return_s: int) -> float:
    """Return what an engine pays for a trip, in fen: its share of a day, metres, time, lateness."""
    cold = any(t.is_cold for job in jobs for t in job.temperatures)
    per_s = kind.fen_per_s + (kind.cold_fen_per_s if cold else 0.0)
    late_fen = sum(job.late_fen for job in jobs if return_s > job.return_by_s)
    return kind.fixed_fen + kind.fen_per_m * dist_m + per_s * (return_s - depart_s) + late_fen


def _within_cold_limits(visit: _Visit, up_s: int) -> bool:
    return all(
        (job.max_stop_s is None or visit.service_s <= job.max_stop_s)
        and (job.max_up_s is None or up_s <= job.max_up_s)
        for job in visit.jobs
    )


def _due_s(visits: Sequence[_Visit], return_s: int) -> int:
    """Return by when to be back for every cut-off that a trip back at ``return_s`` keeps."""
    dues = (job.return_by_s for visit in visits for job in visit.jobs)
    return min((due_s for due_s in dues if due_s >= return_s), default=_NEVER_S)


def _latest_s(visits: Sequence[_Visit], legs: Sequence[int], due_s: int) -> int:
    """Return the latest departure of a trip without waiting that keeps windows and is back."""
    latest_s = due_s - legs[-1]
    for j in range(len(visits) - 1, -1, -1):
        latest_s = min(latest_s - visits[j].service_s, visits[j].closes_s) - legs[j]
    return min(latest_s, _leave_by_s(visits))


def _leave_by_s(visits: Sequence[_Visit]) -> int:
    """Return the latest departure that leaves time for the stops of hurried jobs."""
    return min(job.leave_by_s - visit.service_s for visit in visits for job in visit.jobs)


def _dist_m(kind: Kind, visits: Sequence[_Visit]) -> int:
    places = [0, *(visit.place for visit in visits), 0]
    return sum(int(kind.dist_m[a, b]) for a, b in pairwise(places))


def _room_suffices(room: Room, jobs: Sequence[int]) -> bool:
    """Follow the load along the trip: full of deliveries at first, of collections at last."""
    most_g, most_l, most_parcels = room.capacity
    g = l = parcels = 0  # noqa: E741 - the litre's own symbol
    for index in jobs:
        down = room.delivered[index]
        g, l, parcels = g + down[0], l + down[1], parcels + down[2]  # noqa: E741
    if g > most_g or l > most_l or parcels > most_parcels:
        return False
    for index in jobs:
        down, up = room.delivered[index], room.collected[index]
        g, l, parcels = g - down[0] + up[0], l - down[1] + up[1], parcels - down[2] + up[2]  # noqa: E741
        if g > most_g or l > most_l or parcels > most_parcels:
            return False
    return True
