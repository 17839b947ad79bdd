"""What the files of a scenario may hold: one source of defaults, checks, schema and reference."""

from routing.scenario.schema.document import ScenarioFile, TablesSection
from routing.scenario.schema.kinds import Section
from routing.scenario.schema.roads import ClosureEntry, RoadsSection
from routing.scenario.schema.rows import DemandRow, LegRow, LineRow, PlaceRow
from routing.scenario.schema.rules import (
    ColdLimitEntry,
    RulesSection,
    SortingEntry,
    TariffSection,
)
from routing.scenario.schema.vehicles import (
    CarrierEntry,
    CompartmentEntry,
    FleetEntry,
    ProductEntry,
    VehicleTypeEntry,
)

__all__ = [
    "CarrierEntry",
    "ClosureEntry",
    "ColdLimitEntry",
    "CompartmentEntry",
    "DemandRow",
    "FleetEntry",
    "LegRow",
    "LineRow",
    "PlaceRow",
    "ProductEntry",
    "RoadsSection",
    "RulesSection",
    "ScenarioFile",
    "Section",
    "SortingEntry",
    "TablesSection",
    "TariffSection",
    "VehicleTypeEntry",
]
