"""In which order goods are loaded: what leaves the vehicle last goes in first."""

from dataclasses import dataclass

from routing.model import Compartment, Place, Scenario, Trip, VehicleType


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What is loaded in one go for one stop; ``step`` counts from 1 within a compartment.

    ``stop`` is the number of the stop where it leaves the vehicle again. Goods that no compartment
    accepts have none.
    """

    step: int
    compartment: Compartment | None
    stop: int
    place: Place
    parcels: int
    weight_g: int


def loading_order(scenario: Scenario, kind: VehicleType, trip: Trip) -> tuple[Loaded, ...]:
    """Return what is on board at the departure of a trip, compartment by compartment."""
    order = []
    for compartment in (*kind.compartments, None):
        step = 0
        for number in range(len(trip.stops), 0, -1):
            stop = trip.stops[number - 1]
            goods = [
                consignment
                for consignment in map(scenario.consignment, stop.delivered)
                if kind.compartment_for(scenario.temperature_of(consignment)) == compartment
            ]
            if goods:
                step += 1
                order.append(
                    Loaded(
                        step=step,
                        compartment=compartment,
                        stop=number,
                        place=scenario.place(stop.place_id),
                        parcels=sum(c.parcels for c in goods),
                        weight_g=sum(c.weight_g for c in goods),
                    )
                )
    return tuple(order)
