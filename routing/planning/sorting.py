"""Batches: what a centre sorts together, when it starts and when it is ready."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from routing.model import Batch, Direction, Scenario, Temperature
from routing.units import S_PER_H

Lane = tuple[str, tuple[str, ...], Direction, Temperature]
"""Centre, crew, direction and class; a lane sorts one batch at a time."""


def lane_of(batch: Batch) -> Lane:
    """Return the lane a batch is sorted on."""
    return (batch.centre_id, batch.crew, batch.direction, batch.temperature)


def busy_until_s(batches: Iterable[Batch]) -> dict[Lane, int]:
    """Return when each lane has sorted all of these batches."""
    busy: dict[Lane, int] = {}
    for batch in batches:
        busy[lane_of(batch)] = max(busy.get(lane_of(batch), 0), batch.ready_s)
    return busy


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Consignments that reach a centre at one moment."""

    time_s: int
    consignment_ids: tuple[str, ...]


def sorting_s(
    scenario: Scenario, direction: Direction, temperature: Temperature, parcels: int, hands: int
) -> int:
    """Return how long a crew of ``hands`` carriers sorts a batch, in seconds, rounded up."""
    lane = scenario.rules.lane(direction, temperature)
    return lane.fixed_s + -(-parcels * S_PER_H // (lane.parcels_per_h * hands))


def batch_s(scenario: Scenario, batch: Batch) -> int:
    """Return how long a batch is sorted by its crew, in seconds."""
    parcels = sum(scenario.consignment(c).parcels for c in batch.consignment_ids)
    return sorting_s(scenario, batch.direction, batch.temperature, parcels, len(batch.crew))


def sort_arrivals(
    scenario: Scenario,
    centre_id: str,
    crew: tuple[str, ...],
    direction: Direction,
    arrivals: Iterable[Arrival],
    busy_s: Mapping[Lane, int],
) -> tuple[Batch, ...]:
    """Return the batches of all classes at a centre for goods that arrive over time.

    A lane sorts everything in one batch after the last arrival, or whenever it is free what has
    come until then, whichever is ready first; then what comes early does not wait for what comes
    late.
    """
    batches: list[Batch] = []
    for draft, lane_arrivals in _drafts(scenario, centre_id, crew, direction, arrivals):
        free_s = busy_s.get(lane_of(draft), 0)
        in_turn = _in_turn(scenario, draft, lane_arrivals, free_s)
        together = _in_turn(scenario, draft, [_merged(lane_arrivals)], free_s)
        sooner = in_turn[-1].ready_s < together[-1].ready_s
        batches.extend(in_turn if sooner else together)
    return tuple(batches)


def sort_at_once(
    scenario: Scenario,
    centre_id: str,
    crew: tuple[str, ...],
    direction: Direction,
    arrivals: Iterable[Arrival],
    busy_s: Mapping[Lane, int],
) -> tuple[Batch, ...]:
    """Return batches as :func:`sort_arrivals`, but whenever a lane is free it sorts what has come.

    Most is ready earlier, and the last perhaps later.
    """
    return tuple(
        batch
        for draft, lane_arrivals in _drafts(scenario, centre_id, crew, direction, arrivals)
        for batch in _in_turn(scenario, draft, lane_arrivals, busy_s.get(lane_of(draft), 0))
    )


def _drafts(
    scenario: Scenario,
    centre_id: str,
    crew: tuple[str, ...],
    direction: Direction,
    arrivals: Iterable[Arrival],
) -> Iterator[tuple[Batch, list[Arrival]]]:
    """Yield for each class an empty batch and what arrives of it."""
    for temperature, lane_arrivals in _by_class(scenario, arrivals).items():
        draft = Batch(
            centre_id=centre_id,
            crew=crew,
            direction=direction,
            temperature=temperature,
            consignment_ids=(),
            start_s=0,
            ready_s=0,
        )
        yield draft, lane_arrivals


def resort(
    scenario: Scenario,
    batches: Sequence[Batch],
    arrive_s: Mapping[str, int],
    busy_s: Mapping[Lane, int],
) -> tuple[Batch, ...]:
    """Time batches anew in their order, each as soon as its goods and its lane allow."""
    free_s = dict(busy_s)
    timed = []
    for batch in sorted(batches, key=lambda b: b.start_s):
        lane = lane_of(batch)
        latest_s = max(arrive_s[c] for c in batch.consignment_ids)
        moved = _timed(scenario, batch, max(latest_s, free_s.get(lane, 0)))
        free_s[lane] = moved.ready_s
        timed.append(moved)
    return tuple(timed)


def _by_class(scenario: Scenario, arrivals: Iterable[Arrival]) -> dict[Temperature, list[Arrival]]:
    lanes: defaultdict[Temperature, list[Arrival]] = defaultdict(list)
    for arrival in sorted(arrivals, key=lambda a: a.time_s):
        split: defaultdict[Temperature, list[str]] = defaultdict(list)
        for consignment_id in arrival.consignment_ids:
            consignment = scenario.consignment(consignment_id)
            split[scenario.temperature_of(consignment)].append(consignment_id)
        for temperature, ids in split.items():
            lanes[temperature].append(replace(arrival, consignment_ids=tuple(ids)))
    return dict(lanes)


def _merged(arrivals: Sequence[Arrival]) -> Arrival:
    ids = tuple(c for arrival in arrivals for c in arrival.consignment_ids)
    return Arrival(time_s=arrivals[-1].time_s, consignment_ids=ids)


def _in_turn(
    scenario: Scenario, draft: Batch, arrivals: Sequence[Arrival], free_s: int
) -> tuple[Batch, ...]:
    """Return batches of a lane that sorts, whenever it is free, what has come until then."""
    lane: list[Batch] = []
    waiting = list(arrivals)
    while waiting:
        start_s = max(waiting[0].time_s, free_s)
        come = [arrival for arrival in waiting if arrival.time_s <= start_s]
        batch = replace(draft, consignment_ids=_merged(come).consignment_ids)
        lane.append(_timed(scenario, batch, start_s))
        free_s, waiting = lane[-1].ready_s, waiting[len(come) :]
    return tuple(lane)


def _timed(scenario: Scenario, batch: Batch, start_s: int) -> Batch:
    return replace(batch, start_s=start_s, ready_s=start_s + batch_s(scenario, batch))
