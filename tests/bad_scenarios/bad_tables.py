"""Spoilt tables, places, lines, roads."""

from tests.bad_scenarios.good_folder import DEMAND, PLACES, TRAVEL, Bad, append, put, swap

Y, P, D, L, T = "scenario.yaml", "places.csv", "demand.csv", "lines.csv", "travel.csv"
WITH_TRAVEL = swap(Y, "roads:", "roads:\n  table: travel.csv")

TABLES = (
    Bad(
        name="S140_unknown_column",
        spoil=(swap(P, "name_zh,parent_id", "name_zh,parrent_id"),),
        file=P,
        row=1,
        column="parrent_id",
        says="'parent_id'",
    ),
    Bad(
        name="S123_column_in_another_unit",
        spoil=(
            put(
                D,
                DEMAND.replace("weight_kg", "weight_kg,weight_g")
                .replace(",160", ",30,160")
                .replace(",75,", ",20,75,")
                .replace(",12,40", ",12,12,40")
                .replace(",240", ",45,240")
                .replace(",9,30", ",9,9,30"),
            ),
        ),
        file=D,
        row=1,
        column="weight_g",
        says="'weight_kg'",
    ),
    Bad(
        name="S141_column_missing",
        spoil=(put(L, "line_id,centre_id,village_id\nL1,c1,v1\n"),),
        file=L,
        row=1,
        column="carrier_id",
    ),
    Bad(
        name="S141_column_misspelt_in_chinese",
        spoil=(swap(P, "parent_id,lon,lat", "parent_id,东径,lat"),),
        file=P,
        row=1,
        column="东径",
        says="is '东径' your lon?",
    ),
    Bad(
        name="S141_two_columns_misspelt",
        spoil=(swap(D, "parcels,weight_kg", "parcel,weigth_kg"),),
        file=D,
        row=1,
        column="parcel",
        says="is 'parcel' your parcels?",
    ),
    Bad(
        name="S123_column_only_in_another_unit",
        spoil=(swap(D, "weight_kg", "weight_g"),),
        file=D,
        row=1,
        column="weight_g",
    ),
    Bad(
        name="S142_comma_without_quotes",
        spoil=(swap(P, '"Shangxi, by the lake"', "Shangxi, by the lake"),),
        file=P,
        row=5,
    ),
    Bad(
        name="S142_too_few_cells",
        spoil=(swap(D, "v3,yto,up,fish,3,9,30,,,observed", "v3,yto,up,fish,3"),),
        file=D,
        row=6,
    ),
    Bad(
        name="S142_quote_never_closed",
        spoil=(swap(D, "v3,yto,up,fish,3,9,30,,,observed", 'v3,"yto,up,fish,3,9,30,,,observed'),),
        file=D,
        row=6,
    ),
    Bad(
        name="S143_no_longitude",
        spoil=(swap(P, "118.81,29.51", ",29.51"),),
        file=P,
        row=5,
        column="lon",
    ),
    Bad(
        name="S144_column_twice",
        spoil=(swap(P, "id,level,name,name_zh,parent_id", "id,level,name,name_zh,编号"),),
        file=P,
        row=1,
        column="编号",
    ),
    Bad(name="S145_empty_table", spoil=(put(D, ""),), file=D, row=1),
    Bad(name="S145_no_places", spoil=(put(P, PLACES.splitlines()[0]),), file=P, row=2),
    Bad(
        name="S145_no_demand",
        spoil=(put(D, DEMAND.splitlines()[0]),),
        file=D,
        row=2,
        says="nothing to plan",
    ),
)

PLACE_RULES = (
    Bad(
        name="S150_village_twice",
        spoil=(append(P, "v1,village,Again,,c1,118.82,29.51,,,,,\n"),),
        file=P,
        row=9,
        column="id",
        says="row 5",
    ),
    Bad(
        name="S151_swapped",
        spoil=(swap(P, "118.81,29.51", "29.51,118.81"),),
        file=P,
        row=5,
        column="lat",
        says="Write lon 118.81 and lat 29.51",
    ),
    Bad(
        name="S151_swapped_in_range",
        spoil=(
            put(
                P,
                "id,level,lon,lat\nh1,hub,1.52,42.50\nc1,centre,1.53,42.54\nc2,centre,1.60,42.53\n"
                "v1,village,1.49,42.46\nv2,village,1.51,42.57\nv3,village,42.55,1.73\n",
            ),
        ),
        file=P,
        row=7,
        column="lat",
    ),
    Bad(
        name="S152_off_the_globe",
        spoil=(swap(P, "118.81,29.51", "1188.1,29.51"),),
        file=P,
        row=5,
        column="lon",
    ),
    Bad(
        name="S153_far_from_everything",
        spoil=(swap(P, "118.92,29.82", "118.92,39.82"),),
        file=P,
        row=7,
        column="lon",
    ),
    Bad(
        name="S154_no_hub",
        spoil=(swap(P, "h1,hub,", "h1,centre,"), swap(Y, "hub: h1\n", "")),
        file=P,
        column="level",
    ),
    Bad(
        name="S155_two_hubs",
        spoil=(append(P, "h2,hub,Second,,,119.01,29.61,,,,,\n"),),
        file=P,
        row=9,
        column="level",
    ),
    Bad(
        name="S156_no_active_centre",
        spoil=(
            swap(P, "29.50,,,,active", "29.50,,,,closed"),
            swap(P, "29.80,,,,,no", "29.80,,,,seasonal,no"),
            lambda folder: (folder / L).unlink(),
        ),
        file=P,
        column="level",
    ),
    Bad(
        name="S157_closes_before_it_opens",
        spoil=(
            swap(P, "09:00,17:00", "17:00,09:00"),
            swap(D, "12:00,generated", "17:30,generated"),
        ),
        file=P,
        row=6,
        column="closes",
    ),
    Bad(
        name="S157_default_hours",
        spoil=(swap(Y, "max_trips: 3", 'centre_closes: "05:00"'),),
        at="centre_closes",
    ),
    Bad(name="S158_hub_is_a_centre", spoil=(swap(Y, "hub: h1", "hub: c1"),), at="hub", says="h1"),
)

LINE_RULES = (
    Bad(
        name="S190_unknown_centre",
        spoil=(swap(L, "L2,c2,yto,v3", "L2,c3,yto,v3"),),
        file=L,
        row=4,
        column="centre_id",
        says="Known: c1, c2",
    ),
    Bad(
        name="S190_centre_is_a_village",
        spoil=(swap(L, "L2,c2,yto,v3", "L2,v3,yto,v3"),),
        file=L,
        row=4,
        column="centre_id",
    ),
    Bad(
        name="S191_inactive_centre",
        spoil=(swap(P, "29.80,,,,,no", "29.80,,,,dormant,no"),),
        file=L,
        row=4,
        column="centre_id",
    ),
    Bad(
        name="S192_unknown_carrier",
        spoil=(swap(L, "L2,c2,yto,v3", "L2,c2,yto,v3\nL3,c2,sto,v4"),),
        file=L,
        row=5,
        column="carrier_id",
    ),
    Bad(
        name="S193_unknown_village",
        spoil=(append(L, "L2,c2,yto,v33\n"),),
        file=L,
        row=5,
        column="village_id",
    ),
    Bad(
        name="S193_name_of_a_village",
        spoil=(append(L, "L2,c2,yto,老村\n"),),
        file=L,
        row=5,
        column="village_id",
        says="Did you mean 'v4'?",
    ),
    Bad(
        name="S194_village_on_two_lines",
        spoil=(append(L, "L2,c2,yto,v1\n"),),
        file=L,
        row=5,
        column="village_id",
        says="row 2 puts v1 (上西村) on line",
    ),
    Bad(
        name="S195_village_without_line",
        spoil=(swap(L, "L1,c1,zto,v2\n", ""),),
        file=P,
        row=6,
        column="id",
        says="v2 (下西村)",
    ),
    Bad(
        name="S196_line_with_two_carriers",
        spoil=(swap(L, "L1,c1,zto,v2", "L1,c1,yto,v2"),),
        file=L,
        row=3,
        column="carrier_id",
    ),
    Bad(
        name="S196_line_with_two_centres",
        spoil=(swap(L, "L1,c1,zto,v2", "L1,c2,zto,v2"),),
        file=L,
        row=3,
        column="centre_id",
    ),
    Bad(
        name="S197_carrier_without_line",
        spoil=(swap(L, "L2,c2,yto,v3", "L2,c2,zto,v3"),),
        at="id: yto, name",
    ),
)

ROAD_RULES = (
    Bad(
        name="S173_no_such_map",
        spoil=(swap(Y, "roads:", "roads:\n  map: ../maps/county.osm"),),
        at="map: ../maps",
    ),
    Bad(
        name="S103_no_such_travel_table",
        spoil=(WITH_TRAVEL,),
        at="table: travel.csv",
    ),
    Bad(
        name="S107_travel_table_as_workbook",
        spoil=(swap(Y, "roads:", "roads:\n  table: travel.xlsx"), put("travel.xlsx", b"PK")),
        at="table: travel.xlsx",
    ),
    Bad(
        name="S174_unknown_place",
        spoil=(WITH_TRAVEL, put(T, TRAVEL + "c2,v33,3,2\n")),
        file=T,
        row=7,
        column="to_id",
    ),
    Bad(
        name="S175_missing_leg",
        spoil=(WITH_TRAVEL, put(T, TRAVEL.replace("c2,v3,12,6\n", ""))),
        file=T,
        says="'v3'",
    ),
    Bad(
        name="S176_negative_time",
        spoil=(WITH_TRAVEL, put(T, TRAVEL.replace("v1,v2,8,4", "v1,v2,-8,4"))),
        file=T,
        row=5,
        column="minutes",
    ),
    Bad(
        name="S177_pair_twice",
        spoil=(WITH_TRAVEL, put(T, TRAVEL + "h1,c1,44,30\n")),
        file=T,
        row=7,
    ),
)
