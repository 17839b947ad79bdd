"""The rows of the tables; cells are text, blank cells take the default."""

from routing.language import message
from routing.model import CoordStatus, Direction, Level, PlaceStatus, Source
from routing.scenario.schema.kinds import (
    CellClock,
    CellCount,
    CellNonNegative,
    CellNumber,
    Section,
    about,
)


class PlaceRow(Section):
    """places.csv: the hub, the transit centres and the village service points."""

    id: str = about(message("Id of the place; any text without line breaks."), min_length=1)
    level: Level = about(message("hub, centre or village."))
    name: str = about(message("Name in English or pinyin."), default="")
    name_zh: str = about(message("Name in Chinese."), default="")
    parent_id: str | None = about(
        message("The place one tier up in the administrative order; may lie outside the scenario."),
        default=None,
    )
    lon: CellNumber = about(message("Longitude in degrees, in the scenario's crs."))
    lat: CellNumber = about(message("Latitude in degrees."))
    coord_status: CoordStatus = about(message("real or assumed."), default=CoordStatus.REAL)
    opens: CellClock | None = about(
        message("Earliest start of a stop; blank: rules."), default=None
    )
    closes: CellClock | None = about(message("Latest start of a stop; blank: rules."), default=None)
    service_min: CellNonNegative | None = about(
        message("Fixed part of a village stop; blank: rules.village_service_min."), default=None
    )
    status: PlaceStatus = about(
        message("active, dormant, seasonal or closed; only active places are visited."),
        default=PlaceStatus.ACTIVE,
    )
    cold_room: bool = about(message("yes if the place can keep goods cold."), default=False)
    site_yuan_per_day: CellNonNegative | None = about(
        message("Site of a centre per crew; blank: rules.centre_site_yuan_per_day."), default=None
    )


class DemandRow(Section):
    """demand.csv: goods of one village, carrier, direction and product; totals of the row."""

    id: str | None = about(
        message(
            "Name of the consignment, which then is never divided; blank: "
            "village-carrier-direction-product, divided where it is too large for a vehicle."
        ),
        default=None,
    )
    village_id: str = about(message("Id of the village."), min_length=1)
    carrier_id: str = about(message("Id of the carrier."), min_length=1)
    direction: Direction = about(message("down (to the village) or up."))
    product_id: str = about(message("Id of the product."), min_length=1)
    parcels: CellCount = about(message("Number of parcels."))
    weight_kg: CellNumber = about(message("Weight of all of them."))
    volume_l: CellNumber = about(message("Volume of all of them, in litres."))
    ready: CellClock | None = about(
        message(
            "When it can set out; blank: rules.inbound_release (down), opening of the village (up)."
        ),
        default=None,
    )
    due: CellClock | None = about(
        message(
            "Latest handover; blank: closing of the village (down), the carrier's cut-off (up)."
        ),
        default=None,
    )
    source: Source = about(message("observed or generated."), default=Source.OBSERVED)


class LineRow(Section):
    """lines.csv: which carrier serves which villages through which centre."""

    line_id: str = about(message("Id of the line."), min_length=1)
    centre_id: str = about(
        message("The centre it starts from, the same in all its rows."), min_length=1
    )
    carrier_id: str = about(
        message("The carrier that operates it, the same in all rows."), min_length=1
    )
    village_id: str | None = about(
        message("A village it serves; blank for a line without villages."), default=None
    )


class LegRow(Section):
    """The travel table: a known leg, for both directions unless the reverse has its own row."""

    from_id: str = about("Id of a place.", min_length=1)
    to_id: str = about("Id of another place.", min_length=1)
    minutes: CellNumber = about("Driving time of a vehicle with speed_percent 100.")
    km: CellNumber = about("Driven distance.")
