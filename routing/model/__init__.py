"""The vocabulary: frozen values that describe a county's day, its plan and its accounts."""

from routing.model.accounts import Accounts, Item, LedgerLine
from routing.model.backdrop import Backdrop, DrawnRoad, LonLat, RoadRank
from routing.model.carrier import Carrier
from routing.model.consignment import Consignment, Direction, Source
from routing.model.finding import Finding, Severity
from routing.model.line import Line
from routing.model.place import Centre, CoordStatus, Hub, Level, Place, PlaceStatus, Village
from routing.model.plan import Batch, Network, Plan, Reason, Stop, Tour, Trip, Unserved
from routing.model.product import Product, Temperature
from routing.model.road_profile import RoadProfile
from routing.model.road_source import Closure, RoadSource
from routing.model.rules import ColdLimit, Rules, SortingLane
from routing.model.scenario import InputFile, Scenario
from routing.model.tariff import Tariff
from routing.model.travel import (
    Leg,
    RoadLine,
    RoadLines,
    TravelMatrix,
    TravelSource,
    straight_line,
)
from routing.model.vehicle import Compartment, Energy, Tier, Vehicle, VehicleType

__all__ = [
    "Accounts",
    "Backdrop",
    "Batch",
    "Carrier",
    "Centre",
    "Closure",
    "ColdLimit",
    "Compartment",
    "Consignment",
    "CoordStatus",
    "Direction",
    "DrawnRoad",
    "Energy",
    "Finding",
    "Hub",
    "InputFile",
    "Item",
    "LedgerLine",
    "Leg",
    "Level",
    "Line",
    "LonLat",
    "Network",
    "Place",
    "PlaceStatus",
    "Plan",
    "Product",
    "Reason",
    "RoadLine",
    "RoadLines",
    "RoadProfile",
    "RoadRank",
    "RoadSource",
    "Rules",
    "Scenario",
    "Severity",
    "SortingLane",
    "Source",
    "Stop",
    "Tariff",
    "Temperature",
    "Tier",
    "Tour",
    "TravelMatrix",
    "TravelSource",
    "Trip",
    "Unserved",
    "Vehicle",
    "VehicleType",
    "Village",
    "straight_line",
]
