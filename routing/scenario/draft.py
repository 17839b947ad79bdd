"""A scenario as far as its files could be read: what the rules between the fields look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from routing.model import Level, PlaceStatus, Temperature, Tier
from routing.scenario.schema import (
    CompartmentEntry,
    DemandRow,
    LegRow,
    LineRow,
    PlaceRow,
    ProductEntry,
    ScenarioFile,
    VehicleTypeEntry,
)
from routing.scenario.spots import Spot
from routing.scenario.tables import Numbered, Table
from routing.scenario.yaml_text import Block, block_at


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The document, the tables, and what is known about the parts that had to be left out.

    ``root`` is the whole of the YAML file, faulty parts included; ``block`` the values of
    ``document``, with the same positions in lists; ``incomplete`` the sections that lost an item.
    """

    folder: Path
    document: ScenarioFile
    root: Block
    block: Block
    incomplete: frozenset[str]
    places: Table[PlaceRow]
    demand: Table[DemandRow]
    lines: Table[LineRow] | None
    legs: Table[LegRow] | None

    def spot(self, *path: str | int) -> Spot:
        """Return the line of a value of the document."""
        return block_at(self.block, path)[0]

    def names_in(self, section: str) -> frozenset[str] | None:
        """Return the ids of a section, faulty items included; None where it cannot be read."""
        items = self.root.get(section)
        if not isinstance(items, list) or (section in self.incomplete and not items):
            return None
        return frozenset(str(item.get("id")) for item in items if isinstance(item, dict))

    def names_of(self, section: str) -> tuple[tuple[str, str], ...]:
        """Return the other names of a section's items, in two languages, with their ids."""
        items = self.root.get(section)
        return tuple(
            (str(item[key]), str(item.get("id")))
            for item in (items if isinstance(items, list) else ())
            if isinstance(item, dict)
            for key in ("name_zh", "name")
            if item.get(key)
        )

    @cached_property
    def names_of_places(self) -> tuple[tuple[str, str], ...]:
        """The names of the places, in two languages, with their ids, faulty rows included."""
        return tuple(
            (cells[key], cells["id"])
            for _, cells in self.places.cells
            for key in ("name_zh", "name")
            if key in cells and "id" in cells
        )

    def is_complete(self, *sections: str) -> bool:
        """Say whether nothing had to be left out of these sections."""
        return not self.incomplete.intersection(sections)

    @cached_property
    def place_levels(self) -> dict[str, str]:
        """The level of every place by id, as written, faulty rows included."""
        return {
            cells["id"]: cells.get("level", "") for _, cells in self.places.cells if "id" in cells
        }

    @cached_property
    def place_rows(self) -> dict[str, Numbered[PlaceRow]]:
        """The readable places by id, the first of each."""
        found: dict[str, Numbered[PlaceRow]] = {}
        for row in self.places.rows:
            found.setdefault(row.row.id, row)
        return found

    def place_name(self, place_id: str) -> str:
        """Return the id of a place and, where it has one, its name: ``v3 (洪铜村)``."""
        place = self.place_rows.get(place_id)
        name = "" if place is None else place.row.name_zh or place.row.name
        return f"{place_id} ({name})" if name not in {"", place_id} else place_id

    @cached_property
    def products(self) -> dict[str, ProductEntry]:
        """The readable products by id."""
        return {product.id: product for product in self.document.products}

    @cached_property
    def owned(self) -> dict[str, tuple[VehicleTypeEntry, ...]]:
        """The vehicle types each carrier has at least one vehicle of."""
        types = {entry.id: entry for entry in self.document.vehicle_types}
        found: dict[str, tuple[VehicleTypeEntry, ...]] = {}
        for fleet in self.document.fleets:
            size = len(fleet.ids) if fleet.ids is not None else fleet.count or 0
            if size and fleet.vehicle_type in types:
                found[fleet.carrier] = (*found.get(fleet.carrier, ()), types[fleet.vehicle_type])
        return found

    def compartments(
        self, tier: Tier, temperature: Temperature, carrier: str | None = None
    ) -> Iterator[CompartmentEntry]:
        """Yield the compartments that accept a class, of one carrier's vehicles or of all."""
        for owner, types in self.owned.items():
            if carrier in {None, owner}:
                for entry in types:
                    if entry.tier is tier:
                        yield from (c for c in entry.compartments if temperature in c.accepts)

    def temperature_of(self, row: DemandRow) -> Temperature | None:
        """Return the class of a row's product; None where the product is not known."""
        product = self.products.get(row.product_id)
        return None if product is None else product.temperature

    def classes_in_use(self) -> dict[Temperature, Numbered[DemandRow]]:
        """Return the temperature classes of the demand with the first row of each."""
        found: dict[Temperature, Numbered[DemandRow]] = {}
        for row in self.demand.rows:
            temperature = self.temperature_of(row.row)
            if temperature is not None:
                found.setdefault(temperature, row)
        return found

    def hours(self, row: PlaceRow) -> tuple[str, str]:
        """Return when a place opens and closes; blank cells take the default of its level."""
        rules: Any = self.document.rules
        opens = row.opens or getattr(rules, f"{row.level}_opens")
        return opens, row.closes or getattr(rules, f"{row.level}_closes")

    def window(self, row: DemandRow) -> tuple[str, str] | None:
        """Return ready and due of a row; None where it takes them from something unknown."""
        village = self.place_rows.get(row.village_id)
        carrier = next((c for c in self.document.carriers if c.id == row.carrier_id), None)
        if village is None or carrier is None:
            return None
        opens, closes = self.hours(village.row)
        if row.direction == "down":
            return row.ready or self.document.rules.inbound_release, row.due or closes
        return row.ready or opens, row.due or carrier.cutoff

    @cached_property
    def active_ids(self) -> dict[Level, tuple[str, ...]]:
        """The active places by level, in the order of the table."""
        found: dict[Level, tuple[str, ...]] = {}
        for numbered in self.places.rows:
            row = numbered.row
            if row.status is PlaceStatus.ACTIVE:
                found[row.level] = (*found.get(row.level, ()), row.id)
        return found
