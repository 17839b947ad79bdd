"""Whether the reasons given for unserved goods can be true, as far as that is cheap to see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from routing.checking.replay import Replay, find
from routing.checking.rule import Breach, Rule
from routing.language import message
from routing.model import (
    Centre,
    Compartment,
    Consignment,
    Network,
    Reason,
    Severity,
    Temperature,
    Tier,
    VehicleType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the network lets one consignment use: centres, and vehicle types by tier."""

    consignment: Consignment
    temperature: Temperature
    centres: tuple[Centre, ...]
    vehicle_types: dict[Tier, tuple[VehicleType, ...]]

    def compartments(self, tier: Tier) -> list[Compartment]:
        """Return the compartments of a tier that accept the goods."""
        found = (kind.compartment_for(self.temperature) for kind in self.vehicle_types[tier])
        return [compartment for compartment in found if compartment is not None]


def reasons_are_plausible(day: Replay) -> Iterator[Breach]:
    """Find reasons that the scenario contradicts."""
    for unserved in day.plan.unserved:
        consignment = day.consignment(unserved.consignment_id)
        contradict = _CONTRADICTIONS.get(unserved.reason)
        if consignment is None or contradict is None:
            continue
        contradiction = contradict(day, _means(day, consignment))
        if contradiction:
            yield Breach(
                message=message(
                    "unserved because of {reason}, but {contradiction}",
                    reason=unserved.reason,
                    contradiction=contradiction,
                ),
                subject=consignment.id,
                place_id=consignment.village_id,
            )


def _means(day: Replay, consignment: Consignment) -> Means:
    scenario, owner = day.scenario, None
    centres = scenario.active_centres
    if day.plan.network is Network.SEPARATE:
        owner = consignment.carrier_id
    elif day.plan.network is Network.LINES:
        line = find(scenario.line_of, consignment.village_id)
        owner = None if line is None else line.carrier_id
        centres = tuple(c for c in centres if line is not None and c.id == line.centre_id)
    type_ids = {v.vehicle_type_id for v in scenario.vehicles if owner in (None, v.carrier_id)}
    kinds = [kind for kind in scenario.vehicle_types if kind.id in type_ids]
    return Means(
        consignment=consignment,
        temperature=scenario.temperature_of(consignment),
        centres=centres,
        vehicle_types={tier: tuple(k for k in kinds if k.tier is tier) for tier in Tier},
    )


def _village_is_active(day: Replay, means: Means) -> str | None:
    village = day.place(means.consignment.village_id)
    if village is not None and village.is_active and means.centres:
        return message("{village} is active", village=village.id)
    return None


def _road_exists(day: Replay, means: Means) -> str | None:
    village_id, hub_id = means.consignment.village_id, day.scenario.hub.id
    for centre in means.centres:
        if _gets_there(day, means, Tier.LINEHAUL, (hub_id, centre.id)) and _gets_there(
            day, means, Tier.VILLAGE, (centre.id, village_id)
        ):
            return message(
                "roads lead from the hub through {centre} to {village} and back",
                centre=centre.id,
                village=village_id,
            )
    return None


def _gets_there(day: Replay, means: Means, tier: Tier, leg: tuple[str, str]) -> bool:
    """Say whether a vehicle that holds the goods has a road there and back.

    Where none of a tier holds them, the road is not the reason if any of the tier has one; where
    the tier has no vehicles, if anybody has one.
    """
    kinds = means.vehicle_types[tier]
    spaces = ((kind, kind.compartment_for(means.temperature)) for kind in kinds)
    able = tuple(kind for kind, space in spaces if space and _fits(means.consignment, space))
    return any(
        all(day.is_reachable(a, b, kind) for a, b in (leg, leg[::-1]))
        for kind in (able or kinds or (None,))
    )


def _vehicles_exist(_day: Replay, means: Means) -> str | None:
    if all(means.compartments(tier) for tier in Tier):
        return message(
            "trucks and vans with a compartment for {temperature} goods are there",
            temperature=means.temperature,
        )
    return None


def _goods_fit(_day: Replay, means: Means) -> str | None:
    if all(any(_fits(means.consignment, c) for c in means.compartments(tier)) for tier in Tier):
        return message("it fits in a truck and in a van")
    return None


def _no_cold_limit(day: Replay, means: Means) -> str | None:
    if day.scenario.rules.cold_limit(means.temperature) is None:
        return message("{temperature} goods have no cold limit", temperature=means.temperature)
    return None


def _fits(consignment: Consignment, compartment: Compartment) -> bool:
    return (
        consignment.weight_g <= compartment.capacity_g
        and consignment.volume_l <= compartment.capacity_l
        and consignment.parcels <= compartment.capacity_parcels
    )


_CONTRADICTIONS: dict[Reason, Callable[[Replay, Means], str | None]] = {
    Reason.VILLAGE_NOT_ACTIVE: _village_is_active,
    Reason.NO_ROAD: _road_exists,
    Reason.NO_VEHICLE_FOR_CLASS: _vehicles_exist,
    Reason.TOO_LARGE: _goods_fit,
    Reason.COLD_LIMIT: _no_cold_limit,
}

RULES = (
    Rule(
        code="P431",
        title=message("Implausible reason"),
        explanation="A reason given for an unserved consignment does not contradict the scenario: "
        "`village_not_active` for an active village, `no_road` where roads lead there and back for "
        "a truck and van that hold it, `no_vehicle_for_class` where trucks and vans for the class "
        "exist, `too_large` where it fits, `cold_limit` for a class without a limit. The plan can "
        "be driven all the same, so this is a warning. The other reasons are not judged.",
        judge=reasons_are_plausible,
        severity=Severity.WARNING,
    ),
)
