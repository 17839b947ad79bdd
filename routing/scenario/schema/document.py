"""The whole of scenario.yaml."""

from typing import Any, Literal

from pydantic import ConfigDict

from routing.scenario.schema.kinds import (
    Day,
    Id,
    Section,
    Timezone,
    about,
)
from routing.scenario.schema.roads import RoadsSection
from routing.scenario.schema.rules import RulesSection, TariffSection
from routing.scenario.schema.vehicles import (
    CarrierEntry,
    FleetEntry,
    ProductEntry,
    VehicleTypeEntry,
)


class TablesSection(Section):
    """The files of the tables, beside scenario.yaml; CSV or XLSX."""

    places: str = about(
        "The places. A workbook may hold all tables, on sheets places (or 地点), demand (货量) and "
        "lines (线路).",
        default="places.csv",
    )
    demand: str = about("The demand.", default="demand.csv")
    lines: str = about(
        "The lines; optional as long as this key is not written.", default="lines.csv"
    )


class ScenarioFile(Section):
    """A county's day: carriers, goods, vehicles, rules, prices, roads, and variants of them."""

    model_config = ConfigDict(title="Scenario")

    schema_version: Literal[1] = about("Version of this format.", alias="schema")
    name: str = about("Short name of the scenario, as in file names.", min_length=1)
    title: str = about("Title in English.", default="")
    title_zh: str = about("Title in Chinese.", default="")
    day: Day = about("The day that is planned, YYYY-MM-DD.")
    timezone: Timezone = about("IANA name of the timezone.", default="Asia/Shanghai")
    currency: Literal["CNY"] = about("All prices are in yuan.", default="CNY")
    crs: Literal["wgs84", "gcj02", "bd09"] = about(
        "Coordinate system of the places table; converted to WGS 84.", default="wgs84"
    )
    notes: tuple[str, ...] = about(
        "Statements printed at the head of every report: what is assumed or generated.", default=()
    )
    tables: TablesSection = about("Names of the table files.", default=TablesSection())
    hub: str | None = about("Id of the place with level hub; only a cross-check.", default=None)
    carriers: tuple[CarrierEntry, ...] = about("The courier companies.", min_length=1)
    products: tuple[ProductEntry, ...] = about("The kinds of goods.", min_length=1)
    vehicle_types: tuple[VehicleTypeEntry, ...] = about("The kinds of vehicles.", min_length=1)
    fleets: tuple[FleetEntry, ...] = about("Who owns how many of which.", min_length=1)
    rules: RulesSection = about("The rules of the day.", default=RulesSection())
    tariff: TariffSection = about("The prices of the day.", default=TariffSection())
    roads: RoadsSection = about("The source of travel times.", default=RoadsSection())
    overrides: dict[Id, dict[str, Any]] = about(
        "Named patches: dotted keys and their new values; items of lists are named by their id, "
        'as in {late: {carriers.zto.cutoff: "20:00"}}.',
        default={},
    )
    scenarios: dict[Id, tuple[str, ...]] = about(
        "Named lists of overrides that are applied together.", default={}
    )
