"""The names of vehicles and consignments that the files leave unsaid."""

from routing.model import Consignment
from routing.scenario.schema import DemandRow, FleetEntry


def vehicle_ids(fleet: FleetEntry) -> tuple[str, ...]:
    """Return the names of a fleet's vehicles: its own, or ``carrier-type-01`` and so on."""
    if fleet.ids is not None:
        return fleet.ids
    return usual_vehicle_ids(fleet.carrier, fleet.vehicle_type, fleet.count or 0)


def usual_vehicle_ids(carrier_id: str, type_id: str, count: int) -> tuple[str, ...]:
    """Return ``carrier-type-01`` and so on."""
    return tuple(f"{carrier_id}-{type_id}-{n:02d}" for n in range(1, count + 1))


def consignment_id(row: DemandRow) -> str:
    """Return the name of a row's consignment: its own, or village-carrier-direction-product."""
    return row.id or f"{row.village_id}-{row.carrier_id}-{row.direction}-{row.product_id}"


def usual_consignment_id(consignment: Consignment) -> str:
    """Return the name a consignment has where its row gives none."""
    parts = (
        consignment.village_id,
        consignment.carrier_id,
        consignment.direction.value,
        consignment.product_id,
    )
    return "-".join(parts)
