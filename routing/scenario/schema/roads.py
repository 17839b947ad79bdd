"""Where travel times come from, as scenario.yaml writes it."""

from collections.abc import Iterator
from typing import ClassVar

from routing.scenario.schema.kinds import Day, Id, NonNegative, Positive, Section, WayId, about

Steps = tuple[str | int, ...]


class ClosureEntry(Section):
    """Roads that nobody may drive for a while: exactly one of ways, area and between."""

    address: ClassVar[tuple[str, ...]] = ("id",)
    may_be_added: ClassVar[bool] = True

    id: Id = about("Short id, used in dotted keys and reports.")
    reason: str = about("Why, for people.", default="")
    ways: tuple[WayId, ...] | None = about(
        "Ids of ways of the map, such as [23817432].", default=None, min_length=1
    )
    area: str | None = about(
        "GeoJSON file of polygons: every road that touches them is closed.", default=None
    )
    between: tuple[str, ...] | None = about(
        "Two ids of places: the quickest way between them is closed, in both directions.",
        default=None,
    )
    at_km: NonNegative | None = about(
        "Closes the way of `between` at one point only, so far from its first place.", default=None
    )
    first: Day | None = about(
        "First day, YYYY-MM-DD; blank: closed since ever.", default=None, alias="from"
    )
    until: Day | None = about("Last day, included; blank: until further notice.", default=None)


class RoadsSection(Section):
    """Where distances and driving times come from."""

    map: str | None = about(
        "Road map (.osm.pbf, .osm, .osm.bz2, GraphML or GeoPackage), relative to the scenario "
        "folder; none: great circles times detour_factor.",
        default=None,
    )
    boundary: str | None = about(
        "GeoJSON file of the county: only roads in it and around it are read, and its outline is "
        "drawn under plans.",
        default=None,
    )
    buffer_km: NonNegative = about("How far around the boundary roads are read.", default=5.0)
    table: str | None = about(
        "CSV of known legs (from_id, to_id, minutes, km); wins over the map.", default=None
    )
    speeds: str | None = about(
        "CSV of speeds by road class, surface and vehicle; none: the table of the package, which "
        "`routing roads speeds` writes.",
        default=None,
    )
    factors: str | None = about(
        "CSV of factors on the speeds by state, period and surface; none: those of the package.",
        default=None,
    )
    state: str = about(
        "State of the roads, a row of the factors: normal, rain or snow.",
        default="normal",
        min_length=1,
    )
    period: str = about(
        "Period of the day, a row of the factors: day, peak or night.", default="day", min_length=1
    )
    speed_kmh: dict[str, Positive] = about(
        "Speeds of a van per OSM highway class, such as {trunk: 50, tertiary: 30}; other speeds of "
        "the class change in proportion, classes not named keep those of the table.",
        default={},
    )
    ferry_wait_min: NonNegative = about(
        "Wait for a ferry; it sails without a timetable (engineering estimate).", default=15.0
    )
    closed: tuple[ClosureEntry, ...] = about(
        "Roads that nobody may drive. In dotted keys an item is its id, and a new id adds an "
        'item, as in {slide: {roads.closed.slide: {between: ["330127", c1], at_km: 12}}}.',
        default=(),
    )
    detour_factor: Positive = about(
        "Road over great circle: the median of the documented chains of Chun'an (1.2-1.6).",
        default=1.37,
    )
    straight_kmh: Positive = about(
        "Speed on great circles: township roads (engineering estimate).", default=30.0
    )
    access_kmh: Positive = about(
        "Speed between a place and its road (engineering estimate).", default=10.0
    )
    snap_limit_m: NonNegative = about(
        "A place farther than this from any road has none.", default=2000.0
    )
    water: str | None = about(
        "GeoJSON file of open water, where no place can be; only judges the places.", default=None
    )
    documented: str | None = about(
        "CSV of known distances (from_id, to_id, km); only judges the map.", default=None
    )

    @property
    def files(self) -> Iterator[tuple[Steps, str]]:
        """The files that are named, each with its key below ``roads``; not the travel table."""
        for key in ("map", "boundary", "speeds", "factors", "water", "documented"):
            if (name := getattr(self, key)) is not None:
                yield (key,), name
        for n, closure in enumerate(self.closed):
            if closure.area is not None:
                yield ("closed", n, "area"), closure.area
