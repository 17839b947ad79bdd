"""A tour task together with what its numbers stand for."""

from dataclasses import dataclass, replace

from routing.engines import Kind, TimedTrip, TourAnswer, TourTask, time_trip
from routing.model import Consignment, Direction, Stop, Trip
from routing.planning.duties import Shiftable


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A task, the ids of its places (the base first) and the consignments of each job."""

    task: TourTask
    place_ids: tuple[str, ...]
    bundles: tuple[tuple[Consignment, ...], ...]

    @property
    def base_id(self) -> str:
        """The place all trips start from."""
        return self.place_ids[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTrip:
    """A trip of a sheet without a vehicle; if not ``movable``, its departure stands.

    Unless ``punctual`` it may be moved past cut-offs that it could keep.
    """

    sheet: Sheet
    kind_number: int
    jobs: tuple[int, ...]
    timed: TimedTrip
    movable: bool = True
    punctual: bool = True

    @property
    def kind(self) -> Kind:
        """The kind of vehicle the trip takes."""
        return self.sheet.task.kinds[self.kind_number]

    @property
    def shiftable(self) -> Shiftable:
        """When the trip may leave, and how long it takes."""
        timed = self.timed
        latest_s = timed.latest_s if self.punctual else timed.utmost_s
        return Shiftable(
            earliest_s=timed.depart_s,
            latest_s=max(latest_s, timed.depart_s) if self.movable else timed.depart_s,
            lasts_s=timed.return_s - timed.depart_s,
        )

    @property
    def late_fen(self) -> int:
        """The price of the goods that miss their cut-off."""
        jobs = (self.sheet.task.jobs[n] for n in self.jobs)
        return sum(job.late_fen for job in jobs if self.timed.return_s > job.return_by_s)

    def fixed_at(self, depart_s: int) -> "DraftTrip":
        """Return the trip leaving no earlier than this, and not to be moved again."""
        timed = self.timed
        if depart_s > timed.depart_s:
            timed = _time_kept(self.sheet, self.kind_number, self.jobs, depart_s)
        return replace(self, timed=timed, movable=False)

    def leaving_at(self, depart_s: int) -> Trip:
        """Return the trip as it runs when it leaves no earlier than this."""
        timed = self.fixed_at(depart_s).timed
        return Trip(
            depart_s=timed.depart_s,
            stops=tuple(_stops(timed, self.sheet)),
            return_s=timed.return_s,
            dist_m=timed.dist_m,
        )


def _stops(timed: TimedTrip, sheet: Sheet) -> list[Stop]:
    stops = []
    for stop in timed.stops:
        consignments = [c for job in stop.jobs for c in sheet.bundles[job]]
        stops.append(
            Stop(
                place_id=sheet.place_ids[stop.place],
                delivered=tuple(c.id for c in consignments if c.direction is Direction.DOWN),
                collected=tuple(c.id for c in consignments if c.direction is Direction.UP),
                arrive_s=stop.arrive_s,
                start_s=stop.start_s,
                depart_s=stop.depart_s,
            )
        )
    return stops


def draft_trips(sheet: Sheet, answer: TourAnswer) -> list[DraftTrip]:
    """Return the routes of an answer as timed trips."""
    drafts = []
    for route in answer.routes:
        timed = _time_kept(sheet, route.kind, route.jobs)
        drafts.append(DraftTrip(sheet=sheet, kind_number=route.kind, jobs=route.jobs, timed=timed))
    return drafts


def _time_kept(
    sheet: Sheet, kind_number: int, jobs: tuple[int, ...], not_before_s: int = 0
) -> TimedTrip:
    """Time a trip that is known to keep the rules."""
    outcome = time_trip(sheet.task, kind_number, jobs, not_before_s)
    if isinstance(outcome, TimedTrip):
        return outcome
    raise RuntimeError(f"a trip from {sheet.base_id} that an engine vouched for breaks {outcome}")
