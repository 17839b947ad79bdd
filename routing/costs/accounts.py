"""The ledger: what a plan costs, as lines that add up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from routing.costs import rates
from routing.costs.custody import Custody, spoilage_times_s, trace_custody
from routing.model import (
    Accounts,
    Consignment,
    Direction,
    Item,
    LedgerLine,
    Network,
    Plan,
    Scenario,
    Tier,
    Tour,
    TravelMatrix,
    VehicleType,
)
from routing.units import m_to_km, s_to_h


def account(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> Accounts:
    """Return the ledger of a plan; the plan is taken as it stands, valid or not."""
    custodies = trace_custody(plan)
    served = [scenario.consignment(c) for c in custodies]
    lines = (
        *_vehicle_lines(scenario, travel, plan),
        *_site_lines(scenario, plan, served),
        *_parcel_lines(scenario, plan, served),
        *_spoilage_lines(scenario, plan, custodies),
    )
    return Accounts(lines=lines)


def _line(
    item: Item, quantity: float, unit: str, price_yuan: float, **ids: str | None
) -> LedgerLine:
    return LedgerLine(
        tier=ids.get("tier") or "",
        carrier_id=ids.get("carrier_id"),
        line_id=ids.get("line_id"),
        vehicle_id=ids.get("vehicle_id"),
        village_id=ids.get("village_id"),
        centre_id=ids.get("centre_id"),
        item=item,
        quantity=quantity,
        unit=unit,
        unit_price_yuan=price_yuan,
        amount_fen=rates.amount_fen(quantity, price_yuan),
    )


def _vehicle_lines(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> Iterator[LedgerLine]:
    for tour in plan.tours:
        yield from _tour_lines(scenario, travel, plan, tour)


def _tour_lines(
    scenario: Scenario, travel: TravelMatrix, plan: Plan, tour: Tour
) -> Iterator[LedgerLine]:
    vehicle = scenario.vehicle(tour.vehicle_id)
    kind = scenario.vehicle_type(vehicle.vehicle_type_id)
    tariff = scenario.tariff
    metres = sum(_driven_m(travel, tour, kind))
    ids: dict[str, str | None] = {
        "tier": tour.tier,
        "carrier_id": vehicle.carrier_id,
        "line_id": _line_id(scenario, plan, tour, vehicle.carrier_id),
        "vehicle_id": vehicle.id,
        "centre_id": tour.base_id if tour.tier is Tier.VILLAGE else None,
    }
    paid_h = s_to_h(tour.return_s - tour.depart_s)
    yield _line(Item.VEHICLE, 1, "vehicle-day", kind.fixed_yuan_per_day, **ids)
    yield _line(Item.DISTANCE, m_to_km(metres), "km", rates.yuan_per_km(kind, tariff), **ids)
    yield _line(Item.LABOUR, paid_h, "h", tariff.wage_yuan_per_h, **ids)
    emitted_kg = rates.co2_kg(kind, tariff, metres)
    yield _line(Item.CARBON, emitted_kg, "kg", tariff.carbon_yuan_per_kg, **ids)
    cold_h = _refrigeration_h(scenario, tour)
    if cold_h:
        yield _line(Item.REFRIGERATION, cold_h, "h", kind.refrigeration_yuan_per_h, **ids)


def _driven_m(travel: TravelMatrix, tour: Tour, kind: VehicleType) -> Iterator[int]:
    for trip in tour.trips:
        places = [tour.base_id, *(stop.place_id for stop in trip.stops), tour.base_id]
        for origin, target in pairwise(places):
            yield travel.leg_m(origin, target, kind)


def _refrigeration_h(scenario: Scenario, tour: Tour) -> float:
    hours = 0.0
    for trip in tour.trips:
        carried = (scenario.consignment(c) for c in (*trip.delivered, *trip.collected))
        if any(scenario.temperature_of(c).is_cold for c in carried):
            open_s = sum(stop.depart_s - stop.start_s for stop in trip.stops)
            closed_s = trip.return_s - trip.depart_s - open_s
            hours += rates.refrigeration_h(closed_s, open_s, scenario.tariff.door_open_factor)
    return hours


def _line_id(scenario: Scenario, plan: Plan, tour: Tour, carrier_id: str) -> str | None:
    """Return the line a tour runs on, where lines are what is planned and there is just one."""
    if plan.network is not Network.LINES:
        return None
    mine = [
        line.id
        for line in scenario.lines
        if line.carrier_id == carrier_id
        and (tour.tier is Tier.LINEHAUL or line.centre_id == tour.base_id)
    ]
    return mine[0] if len(mine) == 1 else None


def _site_lines(
    scenario: Scenario, plan: Plan, served: Sequence[Consignment]
) -> Iterator[LedgerLine]:
    crews = dict.fromkeys((batch.centre_id, tuple(sorted(batch.crew))) for batch in plan.batches)
    sites = {centre.id: centre.site_yuan_per_day for centre in scenario.centres}
    for centre_id, crew in crews:
        yield _line(
            Item.CENTRE_SITE,
            1,
            "site-day",
            sites[centre_id],
            tier="centre",
            carrier_id=crew[0] if len(crew) == 1 else None,
            centre_id=centre_id,
        )
    allowance = scenario.tariff.village_allowance_yuan_per_day
    for village_id in dict.fromkeys(c.village_id for c in served):
        ids = {"tier": "village_point", "village_id": village_id}
        yield _line(Item.VILLAGE_ALLOWANCE, 1, "village-day", allowance, **ids)


def _parcel_lines(
    scenario: Scenario, plan: Plan, served: Sequence[Consignment]
) -> Iterator[LedgerLine]:
    tariff = scenario.tariff
    commission = {
        Direction.DOWN: tariff.commission_down_yuan_per_parcel,
        Direction.UP: tariff.commission_up_yuan_per_parcel,
    }
    for direction, yuan in commission.items():
        moved = [c for c in served if c.direction is direction]
        yield from _per_village(Item.COMMISSION, "village_point", moved, yuan)
    yield from _per_village(Item.HUB_HANDLING, "hub", served, tariff.hub_handling_yuan_per_parcel)
    for lane in scenario.rules.lanes:
        sorted_here = [
            c
            for c in served
            if c.direction is lane.direction and scenario.temperature_of(c) is lane.temperature
        ]
        yield from _per_village(Item.CENTRE_HANDLING, "centre", sorted_here, lane.yuan_per_parcel)
    missed = [scenario.consignment(c) for c in plan.missed]
    yield from _per_village(Item.MISSED_CUTOFF, "service", missed, tariff.missed_yuan_per_parcel)
    unserved = [scenario.consignment(u.consignment_id) for u in plan.unserved]
    yield from _per_village(Item.UNSERVED, "service", unserved, tariff.unserved_yuan_per_parcel)


def _per_village(
    item: Item, tier: str, consignments: Iterable[Consignment], price_yuan: float
) -> Iterator[LedgerLine]:
    parcels: Counter[tuple[str, str]] = Counter()
    for consignment in consignments:
        parcels[consignment.village_id, consignment.carrier_id] += consignment.parcels
    for (village_id, carrier_id), count in parcels.items():
        ids = {"tier": tier, "carrier_id": carrier_id, "village_id": village_id}
        yield _line(item, count, "parcel", price_yuan, **ids)


def _spoilage_lines(
    scenario: Scenario, plan: Plan, custodies: Mapping[str, Custody]
) -> Iterator[LedgerLine]:
    lost_yuan: defaultdict[tuple[str, str], float] = defaultdict(float)
    for consignment_id, closed_s, exposure_s in spoilage_times_s(scenario, plan, custodies):
        consignment = scenario.consignment(consignment_id)
        product = scenario.product(consignment.product_id)
        share = rates.spoilage_share(product, closed_s, exposure_s)
        value_yuan = rates.value_yuan(product, consignment.weight_g)
        lost_yuan[consignment.village_id, consignment.carrier_id] += share * value_yuan
    for (village_id, carrier_id), yuan in lost_yuan.items():
        if yuan:
            ids = {"tier": "goods", "carrier_id": carrier_id, "village_id": village_id}
            yield _line(Item.SPOILAGE, yuan, "yuan", 1.0, **ids)
