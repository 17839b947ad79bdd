"""Faults of places, lines, roads and overrides."""

from routing.language import message
from routing.scenario.codes.fault_code import FaultCode

OVERRIDES = (
    FaultCode(
        code="S133",
        title=message("unknown scenario or override"),
        meaning=message("The name is neither in `scenarios` nor in `overrides`."),
        example="scenarios: {harvest: [late-cutof]}",
        remedy=message("Use a name from `scenarios` or `overrides`, or add it there."),
    ),
    FaultCode(
        code="S134",
        title=message("two patches on one key"),
        meaning=message(
            "Two of the overrides that are used together change the same key; which "
            "one wins would depend on their order."
        ),
        example="overrides:\n  a: {rules.max_trips: 2}\n  b: {rules.max_trips: 4}\n"
        "scenarios: {both: [a, b]}",
        remedy=message("Drop one of the two, or use --set, which is applied last."),
    ),
    FaultCode(
        code="S135",
        title=message("override of a missing key"),
        meaning=message(
            "The dotted key of an override or setting leads nowhere: no such key, or "
            "no item of this id in the list."
        ),
        example='overrides: {late: {carriers.ztoo.cutoff: "20:00"}}',
        remedy=message(
            "Write keys as in scenario.yaml, items of lists by their id: carriers.zto.cutoff."
        ),
    ),
    FaultCode(
        code="S136",
        title=message("not key=value"),
        meaning=message("A setting on the command line has no equals sign or an unreadable value."),
        example="--set rules.max_trips",
        remedy=message("Write it as --set rules.max_trips=4."),
    ),
)

PLACES = (
    FaultCode(
        code="S150",
        title=message("place twice"),
        meaning=message("Two rows of the places table have the same id."),
        example="v1,village,Shangxi,...\nv1,village,Xiaxi,...",
        remedy=message("Delete one of the rows, or give it an id of its own."),
    ),
    FaultCode(
        code="S151",
        title=message("longitude and latitude swapped"),
        meaning=message(
            "The point makes sense only with longitude and latitude exchanged: the "
            "latitude is beyond 90 degrees, or the exchanged point lies among the "
            "others and this one does not."
        ),
        example="id,level,lon,lat\nv1,village,29.6,119.0",
        remedy=message("Exchange the two values; longitudes in China lie between 73 and 135."),
    ),
    FaultCode(
        code="S152",
        title=message("coordinates outside the globe"),
        meaning=message("Longitudes run from -180 to 180 and latitudes from -90 to 90 degrees."),
        example="id,level,lon,lat\nv1,village,1190.3,29.6",
        remedy=message("Write decimal degrees, such as 119.03 and 29.61."),
    ),
    FaultCode(
        code="S153",
        title=message("far from everything else"),
        meaning=message(
            "The place lies far away from all others: more than 100 km, and more than "
            "ten times the usual distance, from their middle."
        ),
        example="id,level,lon,lat\nv1,village,119.0,39.6   # all others at 29.6",
        remedy=message("Correct the coordinates; a digit may be wrong."),
    ),
    FaultCode(
        code="S154",
        title=message("no hub"),
        meaning=message("No row of the places table has the level hub."),
        example="id,level\nc1,centre\nv1,village",
        remedy=message("Add the county distribution centre with level hub."),
    ),
    FaultCode(
        code="S155",
        title=message("two hubs"),
        meaning=message("A scenario has one county hub; the table has several."),
        example="id,level\nh1,hub\nh2,hub",
        remedy=message("Keep one hub and make the other a centre, or plan two scenarios."),
    ),
    FaultCode(
        code="S156",
        title=message("no active centre"),
        meaning=message("No transit centre works on the day, so nothing can be sorted."),
        example="id,level,status\nc1,centre,closed",
        remedy=message("Add a row with level centre, or set the status of one to active."),
    ),
    FaultCode(
        code="S157",
        title=message("window closes before it opens"),
        meaning=message(
            "The place, or the default hours in `rules`, close before they open. A "
            "blank cell takes the default of its level."
        ),
        example="id,level,opens,closes\nv1,village,18:00,08:00",
        remedy=message("Exchange the two times; for hours past midnight write 26:00."),
    ),
    FaultCode(
        code="S158",
        title=message("hub is not a hub"),
        meaning=message(
            "The key `hub` names a place that is not in the table or not of level hub."
        ),
        example='hub: "c1"',
        remedy=message("Name the id of the row with level hub, or leave the key out."),
    ),
)

ROADS = (
    FaultCode(
        code="S173",
        title=message("road file missing"),
        meaning=message(
            "A file named under `roads` does not exist: the map, its boundary, speeds, "
            "factors, water, documented distances, or the area of a closure. A missing "
            "map is never replaced by straight lines silently."
        ),
        example="roads: {map: maps/chunann.osm}",
        remedy=message("Correct the path (relative to the scenario folder), or remove the key."),
    ),
    FaultCode(
        code="S174",
        title=message("travel table names an unknown place"),
        meaning=message("A row of the travel table names an id that is not in the places table."),
        example="from_id,to_id,minutes,km\nh1,c9,30,20",
        remedy=message("Correct the id, or delete the row."),
    ),
    FaultCode(
        code="S175",
        title=message("travel table lacks a leg"),
        meaning=message(
            "Pairs of places that are not in the travel table go by the quickest rows "
            "that are; no chain of rows joins this place with the hub."
        ),
        example="from_id,to_id,minutes,km\nh1,c1,30,20   # and nothing about v1",
        remedy=message("Add the missing rows; a row serves both directions."),
    ),
    FaultCode(
        code="S176",
        title=message("negative travel"),
        meaning=message("A time or distance of the travel table is below zero."),
        example="from_id,to_id,minutes,km\nh1,c1,-30,20",
        remedy=message("Write minutes and kilometres as positive numbers."),
    ),
    FaultCode(
        code="S177",
        title=message("travel pair twice"),
        meaning=message("Two rows of the travel table have the same from_id and to_id."),
        example="from_id,to_id,minutes,km\nh1,c1,30,20\nh1,c1,35,20",
        remedy=message("Delete one of the rows."),
    ),
    FaultCode(
        code="S178",
        title=message("key without a map"),
        meaning=message(
            "Documented distances and closures say something about a map; without one they would "
            "have no effect. Nor have closures beside a travel table, which wins over the map."
        ),
        example="roads: {map: null, documented: documented.csv}",
        remedy=message("Name a map in roads.map, or remove the key."),
    ),
)

CLOSURES = (
    FaultCode(
        code="S200",
        title=message("closure of unclear roads"),
        meaning=message(
            "A closure names its roads in exactly one way: by ids of ways of the map, "
            "by the polygons of an area, or as the way between two places."
        ),
        example="roads: {closed: [{id: slide, reason: landslide}]}",
        remedy=message("Write one of `ways: [...]`, `area: file.geojson` and `between: [a, b]`."),
    ),
    FaultCode(
        code="S201",
        title=message("closure between unknown places"),
        meaning=message("`between` holds the ids of two different places of the places table."),
        example="roads: {closed: [{id: slide, between: [h1, h1]}]}",
        remedy=message("Write the ids of two places, as in `between: [h1, c1]`."),
    ),
    FaultCode(
        code="S202",
        title=message("kilometre of no way"),
        meaning=message("`at_km` counts along the way of `between`, and the closure has none."),
        example="roads: {closed: [{id: slide, ways: [7], at_km: 12}]}",
        remedy=message("Remove `at_km`, or name the two ends of the way in `between`."),
    ),
    FaultCode(
        code="S203",
        title=message("closure ends before it begins"),
        meaning=message("The last day of a closure lies before its first."),
        example="roads: {closed: [{id: slide, ways: [7], from: 2018-06-01, until: 2018-05-01}]}",
        remedy=message(
            "Exchange the two days; `until` is the last day on which the road is closed."
        ),
    ),
)

LINES = (
    FaultCode(
        code="S190",
        title=message("line from an unknown centre"),
        meaning=message("The centre of the line is not in the places table, or is no centre."),
        example="line_id,centre_id,carrier_id,village_id\nL1,c9,zto,v1",
        remedy=message("Name the id of a place with level centre."),
    ),
    FaultCode(
        code="S191",
        title=message("line from an inactive centre"),
        meaning=message("The centre of the line does not work on the day."),
        example="id,level,status\nc1,centre,closed   # and line L1 starts at c1",
        remedy=message("Make the centre active, or move the line to another one."),
    ),
    FaultCode(
        code="S192",
        title=message("line of an unknown carrier"),
        meaning=message("The carrier of the line is not in `carriers`."),
        example="line_id,centre_id,carrier_id,village_id\nL1,c1,xto,v1",
        remedy=message("Name a carrier of scenario.yaml."),
    ),
    FaultCode(
        code="S193",
        title=message("line to an unknown village"),
        meaning=message("The village is not in the places table, or is no village."),
        example="line_id,centre_id,carrier_id,village_id\nL1,c1,zto,v99",
        remedy=message("Name the id of a place with level village."),
    ),
    FaultCode(
        code="S194",
        title=message("village on two lines"),
        meaning=message("A village is served by one line; this one appears twice."),
        example="L1,c1,zto,v1\nL2,c1,yto,v1",
        remedy=message("Delete one of the rows."),
    ),
    FaultCode(
        code="S195",
        title=message("village without a line"),
        meaning=message("There are lines, but none serves this village, which is active."),
        example="lines.csv has no row with village v3",
        remedy=message("Add a row for the village, or remove the lines table altogether."),
    ),
    FaultCode(
        code="S196",
        title=message("line with two carriers or centres"),
        meaning=message("All rows of a line must name the same centre and the same carrier."),
        example="L1,c1,zto,v1\nL1,c1,yto,v2",
        remedy=message("Correct the row, or give it a line_id of its own."),
    ),
    FaultCode(
        code="S197",
        title=message("carrier without a line"),
        meaning=message("There are lines, but none is operated by this carrier."),
        example="carriers zto and yto, and lines.csv knows zto only",
        remedy=message("Give the carrier a line, or remove the lines table altogether."),
    ),
)
