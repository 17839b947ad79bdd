"""Spoilt carriers, rules, vehicles, fleets and demand."""

from tests.bad_scenarios.good_folder import Bad, append, swap

Y, P, D = "scenario.yaml", "places.csv", "demand.csv"

CARRIERS = (
    Bad(
        name="S160_carrier_twice",
        spoil=(swap(Y, "products:\n", '  - {id: zto, name: Zto, cutoff: "18:00"}\nproducts:\n'),),
        at="name: Zto",
    ),
    Bad(
        name="S160_compartment_twice",
        spoil=(
            swap(
                Y,
                "cold-box, accepts: [chilled], capacity_kg: 100",
                "body, accepts: [chilled], capacity_kg: 100",
            ),
        ),
        at="body, accepts: [chilled]",
    ),
    Bad(
        name="S160_fleet_twice",
        spoil=(swap(Y, "rules:\n", "  - {carrier: yto, vehicle_type: van, count: 3}\nrules:\n"),),
        at="van, count: 3",
        says="yto-van-01",
    ),
    Bad(
        name="S160_lane_twice",
        spoil=(
            swap(
                Y,
                "max_trips: 3",
                "sorting:\n"
                + "".join(
                    f"    - {{direction: {d}, temperature: {t}}}\n"
                    for d in ("down", "up")
                    for t in ("ambient", "chilled")
                )
                + "    - {direction: up, temperature: chilled, fixed_min: 5}",
            ),
        ),
        at="fixed_min: 5",
    ),
    Bad(
        name="S161_cutoff_before_release",
        spoil=(
            swap(Y, 'inbound_release: "06:30"', 'inbound_release: "19:00"'),
            swap(D, "v1,zto,down,parcel,20,30,160,,", "v1,zto,down,parcel,20,30,160,08:00,"),
            swap(D, "v2,zto,down,fish,4,12,40,,", "v2,zto,down,fish,4,12,40,08:00,"),
            swap(D, "v3,yto,down,parcel,30,45,240,,", "v3,yto,down,parcel,30,45,240,08:00,"),
        ),
        at="id: yto, name",
    ),
    Bad(
        name="S162_no_lane",
        spoil=(
            swap(
                Y,
                "max_trips: 3",
                "sorting:\n    - {direction: down, temperature: ambient}\n"
                "    - {direction: up, temperature: ambient}\n"
                "    - {direction: down, temperature: chilled}",
            ),
        ),
        at="sorting:",
        says="temperature: chilled",
    ),
)

VEHICLES = (
    Bad(
        name="S163_no_compartments",
        spoil=(
            swap(
                Y,
                "fleets:\n",
                "  - {id: sled, name: Sled, tier: village, compartments: [], "
                "fixed_yuan_per_day: 1, energy: petrol, energy_per_100km: 1, "
                "maintenance_yuan_per_km: 1}\nfleets:\n",
            ),
        ),
        at="id: sled",
    ),
    Bad(
        name="S164_class_in_two_compartments",
        spoil=(swap(Y, "accepts: [ambient, cool]", "accepts: [ambient, chilled]"),),
        at="accepts: [chilled], capacity_kg: 300",
    ),
    Bad(
        name="S165_frozen_with_chilled",
        spoil=(
            swap(
                Y,
                "accepts: [chilled], capacity_kg: 300",
                "accepts: [chilled, frozen], capacity_kg: 300",
            ),
        ),
        at="[chilled, frozen]",
    ),
    Bad(
        name="S166_unknown_type",
        spoil=(swap(Y, "rules:\n", "  - {carrier: yto, vehicle_type: vans, count: 1}\nrules:\n"),),
        at="vans",
        says="'van'",
    ),
    Bad(
        name="S167_unknown_carrier",
        spoil=(swap(Y, "rules:\n", "  - {carrier: ytoo, vehicle_type: van, count: 1}\nrules:\n"),),
        at="ytoo",
        says="'yto'",
    ),
    Bad(
        name="S168_no_truck",
        spoil=(swap(Y, "  - {carrier: yto, vehicle_type: truck, count: 1}\n", ""),),
        at="id: yto, name",
        says="vehicle_type: truck",
    ),
    Bad(
        name="S169_no_van",
        spoil=(),
        choice={"settings": ("fleets.yto-van.count=0",)},
        at="id: yto, name",
        says="vehicle_type: van",
    ),
    Bad(
        name="S170_no_truck_for_chilled",
        spoil=(
            swap(Y, "accepts: [chilled], capacity_kg: 300", "accepts: [frozen], capacity_kg: 300"),
        ),
        file=D,
        row=4,
        column="product_id",
        says="chilled",
    ),
    Bad(
        name="S171_no_van_for_chilled",
        spoil=(
            swap(Y, "accepts: [chilled], capacity_kg: 100", "accepts: [frozen], capacity_kg: 100"),
        ),
        file=D,
        row=4,
        column="product_id",
        says="van",
    ),
    Bad(
        name="S172_fleet_without_count",
        spoil=(swap(Y, "rules:\n", "  - {carrier: yto, vehicle_type: van}\nrules:\n"),),
        at="{carrier: yto, vehicle_type: van}",
    ),
    Bad(
        name="S179_sunk_day_charged_again",
        spoil=(
            swap(Y, "fixed_yuan_per_day: 50", "fixed_yuan_per_day: 50\n    sunk_yuan_per_day: 120"),
        ),
        at="fixed_yuan_per_day: 50",
        says="sunk",
    ),
    Bad(
        name="S172_count_against_ids",
        spoil=(
            swap(
                Y, "rules:\n", "  - {carrier: yto, vehicle_type: van, ids: [a], count: 2}\nrules:\n"
            ),
        ),
        at="ids: [a]",
    ),
)

DEMAND = (
    Bad(
        name="S180_unknown_village",
        spoil=(append(D, "v9,zto,down,parcel,1,2,8,,,\n"),),
        file=D,
        row=7,
        column="village_id",
    ),
    Bad(
        name="S180_demand_of_a_centre",
        spoil=(append(D, "c1,zto,down,parcel,1,2,8,,,\n"),),
        file=D,
        row=7,
        column="village_id",
    ),
    Bad(
        name="S181_unknown_carrier",
        spoil=(append(D, "v1,sto,down,parcel,1,2,8,,,\n"),),
        file=D,
        row=7,
        column="carrier_id",
    ),
    Bad(
        name="S180_name_of_a_village",
        spoil=(append(D, "上西村,zto,up,parcel,1,2,8,,,\n"),),
        file=D,
        row=7,
        column="village_id",
        says="Did you mean 'v1'?",
    ),
    Bad(
        name="S181_name_of_a_carrier",
        spoil=(append(D, "v1,圆通速递,down,parcel,1,2,8,,,\n"),),
        file=D,
        row=7,
        column="carrier_id",
        says="Did you mean 'yto'?",
    ),
    Bad(
        name="S167_name_of_a_carrier",
        spoil=(swap(Y, "rules:\n", "  - {carrier: 中通, vehicle_type: van, count: 1}\nrules:\n"),),
        at="中通, vehicle",
        says="Did you mean 'zto'?",
    ),
    Bad(
        name="S182_name_of_a_product",
        spoil=(append(D, "v1,zto,up,Fish,1,2,8,,,\n"),),
        file=D,
        row=7,
        column="product_id",
        says="Did you mean 'fish'?",
    ),
    Bad(
        name="S182_unknown_product",
        spoil=(append(D, "v1,zto,up,parcels,1,2,8,,,\n"),),
        file=D,
        row=7,
        column="product_id",
        says="'parcel'",
    ),
    Bad(
        name="S183_row_twice",
        spoil=(append(D, "v1,zto,down,parcel,1,2,8,,,\n"),),
        file=D,
        row=7,
        says="row 2",
    ),
    Bad(
        name="S184_negative_load",
        spoil=(swap(D, "parcel,20,30,160", "parcel,20,-30,160"),),
        file=D,
        row=2,
        column="weight_kg",
    ),
    Bad(
        name="S185_no_parcels",
        spoil=(swap(D, "parcel,20,30,160", "parcel,0,30,160"),),
        file=D,
        row=2,
        column="parcels",
    ),
    Bad(
        name="S186_heavier_than_any_van",
        spoil=(swap(D, "parcel,20,30,160", "parcel,2,900,160"),),
        file=D,
        row=2,
        column="weight_kg",
        says="450 kg is heavier than the 400 kg",
    ),
    Bad(
        name="S186_fish_heavier_than_any_cold_box",
        spoil=(swap(D, "fish,4,12,40", "fish,1,150,40"),),
        file=D,
        row=4,
        column="weight_kg",
    ),
    Bad(
        name="S187_bigger_than_any_van",
        spoil=(swap(D, "parcel,20,30,160", "parcel,1,30,3500"),),
        file=D,
        row=2,
        column="volume_l",
    ),
    Bad(
        name="S188_due_before_ready",
        spoil=(swap(D, "fish,4,12,40,,12:00", "fish,4,12,40,12:30,12:00"),),
        file=D,
        row=4,
        column="due",
    ),
    Bad(
        name="S188_ready_after_the_village_closes",
        spoil=(swap(D, "down,parcel,30,45,240,,,", "down,parcel,30,45,240,19:00,,"),),
        file=D,
        row=5,
        column="ready",
    ),
    Bad(
        name="S189_parcels_with_too_many_digits",
        spoil=(swap(D, "parcel,20,30,160", "parcel,99999999,30,160"),),
        file=D,
        row=2,
        says="400000 parts",
    ),
    Bad(
        name="S189_one_part_too_many",
        spoil=(swap(D, "parcel,20,30,160", "parcel,5001,30,160"),),
        file=D,
        row=2,
        says="takes 250 parcels, 400 kg and 3000 l",
    ),
)
