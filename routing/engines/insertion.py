"""Cheapest insertion with exact timing: builds answers from nothing and completes broken ones."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from routing.engines.task import Route, TourAnswer, TourTask
from routing.engines.timing import TimedTrip, time_trip


@dataclass(slots=True)
class _Draft:
    """Routes under construction, with the price of each."""

    task: TourTask
    routes: list[Route]
    prices: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.prices = [route_price(self.task, route) for route in self.routes]


@dataclass(frozen=True, slots=True)
class _Insertion:
    extra_fen: float
    price_fen: float
    slot: int | None
    route: Route


def route_price(task: TourTask, route: Route) -> float:
    """Return the price of a feasible route, in fen; infinite where it breaks a rule."""
    timed = time_trip(task, route.kind, route.jobs)
    return timed.price_fen if isinstance(timed, TimedTrip) else float("inf")


def answer_price(task: TourTask, answer: TourAnswer) -> float:
    """Return the price of all routes and skipped jobs, in fen."""
    skipped = sum(task.jobs[index].skip_fen for index in answer.skipped)
    return skipped + sum(route_price(task, route) for route in answer.routes)


def insert_jobs(task: TourTask, routes: Sequence[Route], jobs: Iterable[int]) -> TourAnswer:
    """Insert jobs where they cost least, then drop what skipping makes cheaper.

    Places that few kinds reach come first, and of these the far ones. What is dropped gets a second
    chance by itself. Routes that break a rule are taken apart and their jobs inserted anew.
    """
    sound = [route for route in routes if route_price(task, route) < float("inf")]
    kept = {index for route in sound for index in route.jobs}
    loose = {index for route in routes for index in route.jobs} | set(jobs)
    draft = _Draft(task, sound)
    for index in sorted(loose - kept, key=lambda i: (*_ease(task, i), i)):
        best = _best_insertion(draft, index)
        if best is not None:
            _insert(draft, best)
    return _with_gains(task, _without_losses(draft), loose)


def _ease(task: TourTask, index: int) -> tuple[int, int]:
    """Return how many kinds reach a job's place, and minus the longest way there."""
    place = task.jobs[index].place
    reaching = sum(kind.reaches(place) for kind in task.kinds)
    return reaching, -max((int(kind.dist_m[0, place]) for kind in task.kinds), default=0)


def _insert(draft: _Draft, best: _Insertion) -> None:
    if best.slot is None:
        draft.routes.append(best.route)
        draft.prices.append(best.price_fen)
    else:
        draft.routes[best.slot] = best.route
        draft.prices[best.slot] = best.price_fen


def _without_losses(draft: _Draft) -> TourAnswer:
    """Leave out single jobs, then whole routes, that cost more than skipping them."""
    task = draft.task
    kept = []
    for route in draft.routes:
        slim = _slimmed(task, route)
        if route_price(task, slim) <= sum(task.jobs[index].skip_fen for index in slim.jobs):
            kept.append(slim)
    served = {index for route in kept for index in route.jobs}
    skipped = tuple(index for index in range(len(task.jobs)) if index not in served)
    return TourAnswer(routes=tuple(kept), skipped=skipped)


def _with_gains(task: TourTask, answer: TourAnswer, jobs: Collection[int]) -> TourAnswer:
    """Offer what dropped routes leave free to each of the jobs left out, where that alone pays."""
    draft = _Draft(task, list(answer.routes))
    waiting = (index for index in answer.skipped if index in jobs)
    for index in sorted(waiting, key=lambda i: (-task.jobs[i].skip_fen, i)):
        best = _best_insertion(draft, index)
        if best is not None and best.extra_fen < task.jobs[index].skip_fen:
            _insert(draft, best)
    served = {index for route in draft.routes for index in route.jobs}
    skipped = tuple(index for index in answer.skipped if index not in served)
    return TourAnswer(routes=tuple(draft.routes), skipped=skipped)


def _slimmed(task: TourTask, route: Route) -> Route:
    for index in route.jobs:
        rest = replace(route, jobs=tuple(j for j in route.jobs if j != index))
        saved = route_price(task, route) - route_price(task, rest) if rest.jobs else 0.0
        if saved > task.jobs[index].skip_fen:
            route = rest
    return route


def _best_insertion(draft: _Draft, index: int) -> _Insertion | None:
    task = draft.task
    best: _Insertion | None = None
    used = Counter(route.kind for route in draft.routes)
    for number, kind in enumerate(task.kinds):
        if used[number] < kind.max_trips and task.can_carry(number, index):
            best = _cheaper(best, draft, Route(kind=number, jobs=(index,)), None)
    for detour_fen, slot, position in sorted(_detours(draft, index)):
        if best is not None and detour_fen >= best.extra_fen:
            break
        route = draft.routes[slot]
        jobs = (*route.jobs[:position], index, *route.jobs[position:])
        best = _cheaper(best, draft, Route(kind=route.kind, jobs=jobs), slot)
    return best


def _detours(draft: _Draft, index: int) -> Iterator[tuple[float, int, int]]:
    """Yield price of the detour's metres, slot and position of every insertion with room for it.

    More metres mostly take more time, so the metres alone tell when to stop looking.
    """
    task = draft.task
    place = task.jobs[index].place
    for slot, route in enumerate(draft.routes):
        if not task.can_carry(route.kind, index) or not _has_room(task, route, index):
            continue
        places = [0, *(task.jobs[j].place for j in route.jobs), 0]
        kind = task.kinds[route.kind]
        for position, (before, after) in enumerate(pairwise(places)):
            there_m = kind.dist_m[before, place] + kind.dist_m[place, after]
            yield kind.fen_per_m * float(there_m - kind.dist_m[before, after]), slot, position


def _has_room(task: TourTask, route: Route, index: int) -> bool:
    """Say whether all deliveries together, and all collections, fit; the order comes later."""
    members = (*route.jobs, index)
    return all(
        sum(amounts[j][measure] for j in members) <= room.capacity[measure]
        for room in task.rooms(route.kind)
        for amounts in (room.delivered, room.collected)
        for measure in range(3)
    )


def _cheaper(
    best: _Insertion | None, draft: _Draft, route: Route, slot: int | None
) -> _Insertion | None:
    price = route_price(draft.task, route)
    if price == float("inf"):
        return best
    extra = price - (0.0 if slot is None else draft.prices[slot])
    if best is None or extra < best.extra_fen:
        return _Insertion(extra, price, slot, route)
    return best
