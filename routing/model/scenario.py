"""The question: one county, one day."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol, Self, TypeVar

from routing.model.carrier import Carrier
from routing.model.consignment import Consignment
from routing.model.line import Line
from routing.model.place import Centre, Hub, Place, Village
from routing.model.product import Product, Temperature
from routing.model.road_profile import RoadProfile
from routing.model.road_source import Closure, RoadSource
from routing.model.rules import Rules
from routing.model.tariff import Tariff
from routing.model.vehicle import Vehicle, VehicleType


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_HasId)


def _by_id(things: Iterable[_T]) -> dict[str, _T]:
    return {thing.id: thing for thing in things}


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file the scenario was read from, with the digest of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A county's places, carriers, goods, vehicles, prices and rules on one day.

    Values are checked where they are read from files; this class only holds them and finds them
    by id. Every lookup raises ``KeyError`` for an unknown id.
    """

    name: str
    title: str
    title_zh: str
    day: date
    timezone: str
    currency: str
    hub: Hub
    centres: tuple[Centre, ...]
    villages: tuple[Village, ...]
    carriers: tuple[Carrier, ...]
    products: tuple[Product, ...]
    consignments: tuple[Consignment, ...]
    vehicle_types: tuple[VehicleType, ...]
    vehicles: tuple[Vehicle, ...]
    lines: tuple[Line, ...]
    rules: Rules
    tariff: Tariff
    roads: RoadSource
    notes: tuple[str, ...] = ()
    inputs: tuple[InputFile, ...] = field(default=(), compare=False)
    _places: dict[str, Place] = field(init=False, repr=False, compare=False)
    _consignments: dict[str, Consignment] = field(init=False, repr=False, compare=False)
    _products: dict[str, Product] = field(init=False, repr=False, compare=False)
    _carriers: dict[str, Carrier] = field(init=False, repr=False, compare=False)
    _types: dict[str, VehicleType] = field(init=False, repr=False, compare=False)
    _vehicles: dict[str, Vehicle] = field(init=False, repr=False, compare=False)
    _lines: dict[str, Line] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        set_field = object.__setattr__
        places: tuple[Place, ...] = (self.hub, *self.centres, *self.villages)
        set_field(self, "_places", _by_id(places))
        set_field(self, "_consignments", _by_id(self.consignments))
        set_field(self, "_products", _by_id(self.products))
        set_field(self, "_carriers", _by_id(self.carriers))
        set_field(self, "_types", _by_id(self.vehicle_types))
        set_field(self, "_vehicles", _by_id(self.vehicles))
        set_field(self, "_lines", {v: line for line in self.lines for v in line.village_ids})

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - any field, any type
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    @property
    def places(self) -> tuple[Place, ...]:
        """The hub, the centres and the villages, in this order."""
        return (self.hub, *self.centres, *self.villages)

    @property
    def profiles(self) -> tuple[RoadProfile, ...]:
        """The distinct road profiles of the vehicle types, in their order; at least one."""
        found = dict.fromkeys(vehicle_type.profile for vehicle_type in self.vehicle_types)
        return tuple(found) or (RoadProfile(),)

    @property
    def active_centres(self) -> tuple[Centre, ...]:
        """The centres that work on the day."""
        return tuple(centre for centre in self.centres if centre.is_active)

    @property
    def closures_in_force(self) -> tuple[Closure, ...]:
        """The closures of roads that hold on the day."""
        return tuple(closure for closure in self.roads.closures if closure.is_in_force(self.day))

    def place(self, place_id: str) -> Place:
        """Return the place with this id."""
        return self._places[place_id]

    def consignment(self, consignment_id: str) -> Consignment:
        """Return the consignment with this id."""
        return self._consignments[consignment_id]

    def product(self, product_id: str) -> Product:
        """Return the product with this id."""
        return self._products[product_id]

    def carrier(self, carrier_id: str) -> Carrier:
        """Return the carrier with this id."""
        return self._carriers[carrier_id]

    def vehicle_type(self, vehicle_type_id: str) -> VehicleType:
        """Return the vehicle type with this id."""
        return self._types[vehicle_type_id]

    def vehicle(self, vehicle_id: str) -> Vehicle:
        """Return the vehicle with this id."""
        return self._vehicles[vehicle_id]

    def line_of(self, village_id: str) -> Line:
        """Return the line that serves a village."""
        return self._lines[village_id]

    def temperature_of(self, consignment: Consignment) -> Temperature:
        """Return the temperature class of a consignment's product."""
        return self._products[consignment.product_id].temperature
