"""Make the costs of coalitions consistent, with real plans.

A search leaves noise: a coalition may be found dearer than two parts of it together, or than a
larger coalition whose plan it could drive itself. Then it takes the better plan:

* *union of parts*: two parts drive their plans side by side;
* *restriction*: it drives the plan of a larger coalition without the parcels of the others, with
  its own vehicles and hands.

Every plan that is taken has passed the checker and costs what its ledger says, so that no repair
is an assumption. Restrictions from one carrier more, the largest coalitions first, reach the plans
of all larger ones: the monotone cover, as far as own vehicles allow.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from routing.costs import rates
from routing.model import Direction, Network, Plan, Scenario, Tier, Tour, TravelMatrix, Trip
from routing.planning import priced
from routing.planning.cold_chain import drop_cold_breaches
from routing.planning.timetable import without
from routing.studies.sharing.coalition import (
    Members,
    coalition_name,
    coalition_scenario,
    objections,
)

SEARCH, UNION, RESTRICTION, LINES = "search", "union", "restriction", "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A checked plan of a coalition, what it costs, and where it comes from.

    ``source`` names the coalitions whose plans it is made of, empty for the coalition's own search,
    of which ``seed`` is the seed.
    """

    plan: Plan
    cost_fen: int
    seed: int | None = None
    origin: str = SEARCH
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A coalition that took a better plan than its search found; a search may have found none."""

    members: Members
    origin: str
    source: tuple[str, ...]
    searched_fen: int | None
    repaired_fen: int

    @property
    def size_fen(self) -> int:
        """By how much the cost fell; 0 where the search found nothing to compare with."""
        return 0 if self.searched_fen is None else self.searched_fen - self.repaired_fen

    @property
    def share(self) -> float:
        """The size as a share of the cost the search found."""
        return self.size_fen / self.searched_fen if self.searched_fen else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """The plan of every coalition after the repairs, and the repairs."""

    plans: Mapping[Members, Candidate]
    repairs: tuple[Repair, ...]


class Repairer:
    """Repairs the coalitions of one county; what it has tried once it knows the next time."""

    def __init__(self, scenario: Scenario, travel: TravelMatrix, wanted: Iterable[Members]) -> None:
        """Take a county and all coalitions that should have a plan, found or not."""
        self.scenario = scenario
        self.travel = travel
        self.wanted = sorted(wanted, key=len)
        self._made: dict[tuple[Members, tuple[int, ...]], Candidate | None] = {}
        self._judged: dict[int, bool] = {}
        self._kept: list[Plan] = []  # an id is unique as long as its plan lives

    def repair(
        self, searched: Mapping[Members, Candidate], offers: Mapping[Members, Candidate]
    ) -> Repaired:
        """Return plans whose costs are consistent, made of those found by search and of offers."""
        plans = dict(searched)
        for members, offer in offers.items():
            self._take(plans, members, offer)
        self._join_parts(plans)
        while self._restrict(plans):
            self._join_parts(plans)
        return Repaired(plans=plans, repairs=tuple(self._repairs(plans, searched)))

    def _repairs(
        self, plans: Mapping[Members, Candidate], searched: Mapping[Members, Candidate]
    ) -> Iterator[Repair]:
        for members in self.wanted:
            taken, found = plans.get(members), searched.get(members)
            if taken is not None and taken is not found:
                yield Repair(
                    members=members,
                    origin=taken.origin,
                    source=taken.source,
                    searched_fen=None if found is None else found.cost_fen,
                    repaired_fen=taken.cost_fen,
                )

    def _join_parts(self, plans: dict[Members, Candidate]) -> None:
        """Let every coalition drive two of its parts' plans side by side where that is cheaper.

        Together they pay a village's allowance once; that is all a union saves.
        """
        allowance_fen = _allowance_fen(self.scenario)
        for members in self.wanted:
            for one in self.wanted:
                two = _rest(members, one)
                is_half = members[0] in one and set(one) < set(members)
                if is_half and one in plans and two in plans:
                    parts_fen = plans[one].cost_fen + plans[two].cost_fen
                    if _is_better(plans, members, parts_fen - allowance_fen):
                        self._take(plans, members, self._union(plans, members, (one, two)))

    def _restrict(self, plans: dict[Members, Candidate]) -> bool:
        """Offer every coalition the plans of those with one carrier more; say if one took it."""
        taken = False
        for members in reversed(self.wanted):
            for larger in self.wanted:
                is_next = len(larger) == len(members) + 1 and set(members) < set(larger)
                if is_next and larger in plans:
                    offer = self._restriction(members, larger, plans[larger])
                    taken |= self._take(plans, members, offer)
        return taken

    def _take(
        self, plans: dict[Members, Candidate], members: Members, offer: Candidate | None
    ) -> bool:
        if offer is None or not _is_better(plans, members, offer.cost_fen):
            return False
        if not self._is_valid(members, offer.plan):
            return False
        plans[members] = offer
        return True

    def _is_valid(self, members: Members, plan: Plan) -> bool:
        if id(plan) not in self._judged:
            own = coalition_scenario(self.scenario, members)
            self._judged[id(plan)] = not objections(own, self.travel, plan)
            self._kept.append(plan)
        return self._judged[id(plan)]

    def _union(
        self, plans: Mapping[Members, Candidate], members: Members, halves: tuple[Members, Members]
    ) -> Candidate | None:
        one, two = plans[halves[0]], plans[halves[1]]
        sources = coalition_name(halves[0]), coalition_name(halves[1])
        key = members, (id(one.plan), id(two.plan))
        if key not in self._made:
            self._made[key] = self._priced(members, _joined(one.plan, two.plan), UNION, sources)
            self._kept += [one.plan, two.plan]
        return self._made[key]

    def _restriction(self, members: Members, larger: Members, held: Candidate) -> Candidate | None:
        key = members, (id(held.plan),)
        if key not in self._made:
            plan = restricted(self.scenario, self.travel, held.plan, members)
            sources = (coalition_name(larger),)
            self._made[key] = (
                None if plan is None else self._priced(members, plan, RESTRICTION, sources)
            )
            self._kept.append(held.plan)
        return self._made[key]

    def _priced(
        self, members: Members, plan: Plan, origin: str, source: tuple[str, ...]
    ) -> Candidate:
        own = coalition_scenario(self.scenario, members)
        offered = priced(own, self.travel, plan)
        return Candidate(plan=offered, cost_fen=offered.objective_fen, origin=origin, source=source)


def _is_better(plans: Mapping[Members, Candidate], members: Members, cost_fen: int) -> bool:
    held = plans.get(members)
    return held is None or cost_fen < held.cost_fen


def _rest(members: Members, part: Members) -> Members:
    return tuple(m for m in members if m not in part)


def _allowance_fen(scenario: Scenario) -> int:
    """Return at most how much two plans pay for the same villages' allowances."""
    allowance = scenario.tariff.village_allowance_yuan_per_day
    return rates.amount_fen(len(scenario.villages), allowance)


def _joined(one: Plan, two: Plan) -> Plan:
    return Plan(
        network=Network.POOLED,
        tours=(*one.tours, *two.tours),
        batches=(*one.batches, *two.batches),
        unserved=(*one.unserved, *two.unserved),
    )


def restricted(
    scenario: Scenario, travel: TravelMatrix, plan: Plan, members: Members
) -> Plan | None:
    """Return a larger coalition's plan as some of its members could drive it, priced.

    The parcels, vehicles and hands of the others are left out; vans leave later where fewer hands
    sort longer. None where the members have too few vehicles of a type.
    """
    own = coalition_scenario(scenario, members)
    mine = {c.id for c in own.consignments}
    removed = {c.id for c in scenario.consignments if c.id not in mine}
    tours = _own_vehicles(own, scenario, plan, mine)
    if tours is None:
        return None
    inside = set(members)
    trimmed = plan.replace(
        tours=tours,
        batches=tuple(
            replace(batch, crew=tuple(c for c in batch.crew if c in inside) or members)
            for batch in plan.batches
        ),
        unserved=tuple(u for u in plan.unserved if u.consignment_id in mine),
    )
    sorted_anew = without(own, travel, trimmed, removed, {})
    timed = without(own, travel, _after_sorting(own, sorted_anew), (), {})
    return priced(own, travel, drop_cold_breaches(own, travel, timed, {}))


def _own_vehicles(
    own: Scenario, scenario: Scenario, plan: Plan, mine: set[str]
) -> tuple[Tour, ...] | None:
    """Return the tours that carry anything of theirs, on their own vehicles of the same type."""
    kept = [
        tour
        for tour in plan.tours
        if any(c in mine for trip in tour.trips for c in (*trip.delivered, *trip.collected))
    ]
    known = {vehicle.id for vehicle in own.vehicles}
    busy = {tour.vehicle_id for tour in kept} & known
    free: dict[str, list[str]] = {}
    for vehicle in reversed(own.vehicles):
        if vehicle.id not in busy:
            free.setdefault(vehicle.vehicle_type_id, []).append(vehicle.id)
    tours = []
    for tour in kept:
        vehicle_id = tour.vehicle_id
        if vehicle_id not in known:
            spare = free.get(scenario.vehicle(vehicle_id).vehicle_type_id)
            if not spare:
                return None
            vehicle_id = spare.pop()
        tours.append(replace(tour, id=vehicle_id, vehicle_id=vehicle_id))
    return tuple(tours)


def _after_sorting(scenario: Scenario, plan: Plan) -> Plan:
    """Return the plan with village trips that leave no sooner than their goods are sorted."""
    ready_s = {
        c: batch.ready_s
        for batch in plan.batches
        if batch.direction is Direction.DOWN
        for c in batch.consignment_ids
    }
    return plan.replace(
        tours=tuple(
            replace(tour, trips=tuple(_later(scenario, tour.trips, ready_s)))
            if tour.tier is Tier.VILLAGE
            else tour
            for tour in plan.tours
        )
    )


def _later(
    scenario: Scenario, trips: tuple[Trip, ...], ready_s: Mapping[str, int]
) -> Iterator[Trip]:
    free_s = 0
    for trip in trips:
        sorted_s = max((ready_s[c] for c in trip.delivered), default=0)
        depart_s = max(trip.depart_s, sorted_s, free_s)
        free_s = depart_s + trip.return_s - trip.depart_s + scenario.rules.reload_s
        yield replace(trip, depart_s=depart_s)
