"""The village tasks of all centres over the same bundles, and their arrays for the search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from routing.engines import Kind, TimedTrip, time_trip
from routing.model import Consignment
from routing.planning.day_arrays import DayArrays, DayLimits
from routing.planning.sheet import DraftTrip, Sheet
from routing.planning.timed.problem import Floats, TimedProblem
from routing.planning.timed.timed_plan import DayTour, TimedPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class TourOfGoods:
    """One vehicle's day before it is timed: per trip the ids of its consignments, in order."""

    centre_id: str
    vehicle_type_id: str
    trips: tuple[tuple[str, ...], ...]


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
    def _kinds(self) -> tuple[Kind, ...]:
        return self.sheets[0].task.kinds

    @cached_property
    def _node_of(self) -> dict[str, int]:
        bundles = enumerate(self.sheets[0].bundles, start=len(self.sheets))
        return {c.id: node for node, bundle in bundles for c in bundle}

    def problem(self, haul: Floats, open_cost: Floats, *, is_punctual: bool = True) -> TimedProblem:
        """Return the arrays of the search; the parameters are those of :class:`DayArrays`."""
        arrays = DayArrays(
            tasks=tuple(sheet.task for sheet in self.sheets),
            vehicles=self.vehicles,
            limits=self.limits,
            is_punctual=is_punctual,
        )
        return arrays.problem(haul, open_cost)

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
