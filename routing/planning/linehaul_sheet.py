"""The task of the hub: bring lots to the centres in the morning, or fetch them in the evening."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from routing.engines import Job, Kind, TourTask
from routing.model import Consignment, Direction, Place, Scenario, TravelMatrix
from routing.planning.bundles import loads_of, make_bundles, parcels_of, reaching
from routing.planning.kinds import make_kinds
from routing.planning.sheet import Sheet
from routing.planning.village_sheet import NO_LIMIT_S
from routing.units import yuan_to_fen

LOTS_PER_TRUCK = 4
"""Quarter loads combine well, and still few enough to search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trucks:
    """How many trucks of each type may be used, and how many trips each is hoped to make.

    ``patience_s`` is how much later than by a direct drive goods may reach a centre, since vans
    wait for them; trucks that fetch goods need no patience.
    """

    counts: Mapping[str, int]
    trips_each: int
    patience_s: int = NO_LIMIT_S


def make_linehaul_sheet(
    scenario: Scenario,
    travel: TravelMatrix,
    centre_of: Mapping[str, str],
    consignments: Sequence[Consignment],
    ready_s: Mapping[str, int],
    trucks: Trucks,
) -> Sheet:
    """Return the hub's task for goods of one direction.

    ``ready_s`` holds for each consignment when it may leave the hub (down) or its centre (up).
    """
    by_centre: defaultdict[tuple[str, int], list[Consignment]] = defaultdict(list)
    for c in consignments:
        when_s = 0 if c.direction is Direction.DOWN else ready_s[c.id]
        by_centre[centre_of[c.id], when_s].append(c)
    centre_ids = tuple(dict.fromkeys(centre_id for centre_id, _ in by_centre))
    place_ids = (scenario.hub.id, *centre_ids)
    kinds = make_kinds(scenario, travel, place_ids, trucks.counts, trucks.trips_each)
    jobs, bundles = [], []
    for (centre_id, _), members in by_centre.items():
        place = place_ids.index(centre_id)
        for lot in make_bundles(scenario, members, reaching(kinds, place), LOTS_PER_TRUCK):
            job = make_lot_job(scenario, scenario.place(centre_id), place, lot, ready_s)
            jobs.append(_hurried(job, kinds, trucks.patience_s))
            bundles.append(lot)
    task = TourTask(
        jobs=tuple(jobs),
        kinds=kinds,
        max_trip_s=scenario.rules.max_shift_s,
    )
    return Sheet(task=task, place_ids=place_ids, bundles=tuple(bundles))


def _hurried(job: Job, kinds: Sequence[Kind], patience_s: int) -> Job:
    """Return the job with the latest arrival that patience allows."""
    if not job.delivered or not kinds:
        return job
    direct_s = job.ready_s + max(int(kind.drive_s[0, job.place]) for kind in kinds)
    return replace(job, closes_s=min(job.closes_s, max(direct_s, job.opens_s) + patience_s))


def make_lot_job(
    scenario: Scenario,
    centre: Place,
    place: int,
    lot: Sequence[Consignment],
    ready_s: Mapping[str, int],
) -> Job:
    """Return the job of bringing a lot to a centre, or of fetching it there when it is ready."""
    rules, tariff = scenario.rules, scenario.tariff
    loads = loads_of(scenario, lot)
    goes_up = lot[0].direction is Direction.UP
    latest_ready_s = max(ready_s[c.id] for c in lot)
    return Job(
        id=f"{centre.id}/{lot[0].id}",
        place=place,
        delivered=loads[Direction.DOWN],
        collected=loads[Direction.UP],
        stop_s=rules.dock_s,
        handover_s=rules.dock_s_per_parcel * parcels_of(lot),
        opens_s=max(centre.opens_s, latest_ready_s if goes_up else 0),
        closes_s=centre.closes_s,
        ready_s=0 if goes_up else latest_ready_s,
        leave_by_s=NO_LIMIT_S,
        return_by_s=min(c.due_s for c in lot) if goes_up else NO_LIMIT_S,
        late_fen=yuan_to_fen(tariff.missed_yuan_per_parcel * parcels_of(lot)) if goes_up else 0,
        skip_fen=yuan_to_fen(tariff.unserved_yuan_per_parcel * parcels_of(lot)),
    )
