"""The task of one centre: deliver and collect at its villages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypedDict

from routing.engines import Job, Kind, TimedTrip, TourTask, time_trip
from routing.model import (
    Centre,
    Consignment,
    Direction,
    Reason,
    Scenario,
    Tier,
    TravelMatrix,
    Village,
)
from routing.planning.bundles import loads_of, make_bundles, parcels_of, reaching
from routing.planning.groups import Group
from routing.planning.kinds import make_kinds
from routing.planning.reach import reach_of
from routing.planning.sheet import Sheet
from routing.planning.sorting import sorting_s
from routing.units import S_PER_DAY, yuan_to_fen

NO_LIMIT_S = 2 * S_PER_DAY
_CLASHES = (Reason.WINDOW_TOO_TIGHT, Reason.COLD_LIMIT, Reason.SHIFT_TOO_SHORT)


class _Times(TypedDict):
    """The times of a job that depend on the centre, in seconds."""

    ready_s: int
    leave_by_s: int
    return_by_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """When each down consignment reaches the centre and when it is sorted, by id."""

    arrive_s: Mapping[str, int]
    ready_s: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreWork:
    """What a group has to do around one centre.

    ``back_by_s`` says when some of what goes up must be back, where its truck is known.
    """

    scenario: Scenario
    travel: TravelMatrix
    group: Group
    centre: Centre
    consignments: tuple[Consignment, ...]
    supply: Supply
    back_by_s: Mapping[str, int] = field(default_factory=dict)


def make_village_sheet(
    work: CentreWork, vehicle_counts: Mapping[str, int], trips_per_vehicle: int
) -> Sheet:
    """Return the village task of a centre for a number of vehicles by type."""
    village_ids = tuple(dict.fromkeys(c.village_id for c in work.consignments))
    place_ids = (work.centre.id, *village_ids)
    kinds = make_kinds(work.scenario, work.travel, place_ids, vehicle_counts, trips_per_vehicle)
    by_village: defaultdict[str, list[Consignment]] = defaultdict(list)
    for consignment in work.consignments:
        by_village[consignment.village_id].append(consignment)
    bundles = [
        bundle
        for place, village_id in enumerate(village_ids, start=1)
        for bundle in make_bundles(work.scenario, by_village[village_id], reaching(kinds, place))
    ]
    sheet = make_sheet_of(work, kinds, place_ids, bundles)
    parts = [part for number in range(len(bundles)) for part in _servable_parts(sheet, number)]
    return sheet if len(parts) == len(bundles) else make_sheet_of(work, kinds, place_ids, parts)


def make_sheet_of(
    work: CentreWork,
    kinds: tuple[Kind, ...],
    place_ids: tuple[str, ...],
    bundles: Sequence[tuple[Consignment, ...]],
) -> Sheet:
    """Return the village task of a centre for given bundles; ``place_ids`` begin with it."""
    return_by_s = latest_return_s(work)
    villages = {village.id: village for village in work.scenario.villages}
    places = {place_id: place for place, place_id in enumerate(place_ids)}
    jobs = [
        _make_job(work, villages[b[0].village_id], places[b[0].village_id], b, return_by_s)
        for b in bundles
    ]
    task = TourTask(
        jobs=tuple(jobs),
        kinds=kinds,
        max_trip_s=work.scenario.rules.max_shift_s,
    )
    return Sheet(task=task, place_ids=place_ids, bundles=tuple(bundles))


def sheet_at(work: CentreWork, kinds: tuple[Kind, ...], sheet: Sheet) -> Sheet:
    """Return a sheet's task as another centre would do it: its bundles, ready and due there."""
    return_by_s = latest_return_s(work)
    jobs = [
        replace(job, **_times_at(work, bundle, return_by_s))
        for job, bundle in zip(sheet.task.jobs, sheet.bundles, strict=True)
    ]
    return Sheet(
        task=sheet.task.elsewhere(tuple(jobs), kinds),
        place_ids=(work.centre.id, *sheet.place_ids[1:]),
        bundles=sheet.bundles,
    )


def _servable_parts(sheet: Sheet, number: int) -> list[tuple[Consignment, ...]]:
    """Return a bundle, or its consignments one by one where no trip can serve them together.

    What is due at noon and what is ready at three are not handed over at one stop, and one cold
    class is not held to the limits of another.
    """
    bundle = sheet.bundles[number]
    kinds = range(len(sheet.task.kinds))
    outcomes = [time_trip(sheet.task, kind, (number,)) for kind in kinds]
    if not any(isinstance(o, TimedTrip) for o in outcomes) and any(o in _CLASHES for o in outcomes):
        return [(consignment,) for consignment in bundle]
    return [bundle]


def latest_return_s(work: CentreWork) -> int:
    """Return by when vans must be back for their goods to be sorted and driven to the hub in time.

    Counts sorting of all the centre's goods in one batch, one dock stop and a direct drive by the
    slowest truck that gets there.
    """
    up = [c for c in work.consignments if c.direction is Direction.UP]
    if not up:
        return NO_LIMIT_S
    scenario, hands = work.scenario, len(work.group.crew)
    classes = {scenario.temperature_of(c) for c in up}
    longest_s = max(
        sorting_s(
            scenario,
            Direction.UP,
            t,
            parcels_of(c for c in up if scenario.temperature_of(c) is t),
            hands,
        )
        for t in classes
    )
    reach = reach_of(scenario, work.travel, work.group.vehicles)
    linking = reach.linking(Tier.LINEHAUL, scenario.hub.id, work.centre.id)
    types = [scenario.vehicle_type(type_id) for type_id in linking]
    drive_s = max(work.travel.leg_s(work.centre.id, scenario.hub.id, kind) for kind in types)
    largest = max(c.capacity_parcels for t in types for c in t.compartments)
    rules = scenario.rules
    dock_s = rules.dock_s + rules.dock_s_per_parcel * min(parcels_of(up), largest)
    return min(c.due_s for c in up) - drive_s - dock_s - longest_s


def _make_job(
    work: CentreWork,
    village: Village,
    place: int,
    bundle: Sequence[Consignment],
    return_by_s: int,
) -> Job:
    scenario = work.scenario
    down = [c for c in bundle if c.direction is Direction.DOWN]
    up = [c for c in bundle if c.direction is Direction.UP]
    loads = loads_of(scenario, bundle)
    is_cold = any(scenario.temperature_of(c).is_cold for c in bundle)
    tariff, rules = scenario.tariff, scenario.rules
    return Job(
        id=f"{village.id}/{bundle[0].id}",
        place=place,
        delivered=loads[Direction.DOWN],
        collected=loads[Direction.UP],
        stop_s=village.service_s,
        cold_s=rules.cold_handover_s if is_cold else 0,
        handover_s=rules.stop_s_per_parcel * parcels_of(bundle),
        opens_s=max(village.opens_s, *(c.ready_s for c in up), 0),
        closes_s=min(village.closes_s, *(c.due_s for c in down), NO_LIMIT_S),
        **_times_at(work, bundle, return_by_s),
        late_fen=yuan_to_fen(tariff.missed_yuan_per_parcel * parcels_of(up)),
        max_down_s=_tightest(scenario, down, "max_on_board_s"),
        max_up_s=_tightest(scenario, up, "max_on_board_s"),
        max_stop_s=_tightest(scenario, bundle, "max_exposure_s"),
        skip_fen=yuan_to_fen(tariff.unserved_yuan_per_parcel * parcels_of(bundle)),
    )


def _times_at(work: CentreWork, bundle: Sequence[Consignment], return_by_s: int) -> _Times:
    """Return those times of a bundle's job that depend on the centre."""
    down = [c for c in bundle if c.direction is Direction.DOWN]
    up = [c for c in bundle if c.direction is Direction.UP]
    return {
        "ready_s": max((work.supply.ready_s[c.id] for c in down), default=0),
        "leave_by_s": _leave_by_s(work, down),
        "return_by_s": min((work.back_by_s.get(c.id, return_by_s) for c in up), default=NO_LIMIT_S),
    }


def _tightest(scenario: Scenario, bundle: Iterable[Consignment], limit: str) -> int | None:
    limits = (scenario.rules.cold_limit(scenario.temperature_of(c)) for c in bundle)
    return min((getattr(found, limit) for found in limits if found is not None), default=None)


def _leave_by_s(work: CentreWork, down: Sequence[Consignment]) -> int:
    """Return by when the wait at an uncooled centre and the stop together must be over."""
    if work.centre.cold_room:
        return NO_LIMIT_S
    scenario = work.scenario
    latest_s = NO_LIMIT_S
    for consignment in down:
        limit = scenario.rules.cold_limit(scenario.temperature_of(consignment))
        if limit is not None:
            latest_s = min(latest_s, work.supply.arrive_s[consignment.id] + limit.max_exposure_s)
    return latest_s
