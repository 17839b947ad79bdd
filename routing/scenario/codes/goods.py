"""Faults of carriers, vehicles and demand."""

from routing.language import message
from routing.scenario.codes.fault_code import FaultCode

CARRIERS = (
    FaultCode(
        code="S160",
        title=message("id twice"),
        meaning=message(
            "Two items of one list have the same id, or the same direction and class; "
            "or two vehicles of the fleets would have the same name."
        ),
        example="carriers:\n  - {id: zto, ...}\n  - {id: zto, ...}",
        remedy=message("Give each item an id of its own; merge fleets of one carrier and type."),
    ),
    FaultCode(
        code="S161",
        title=message("cut-off before the inbound release"),
        meaning=message(
            "The carrier's parcels would have to be back before the day's goods set out."
        ),
        example='rules: {inbound_release: "06:30"}\ncarriers: [{id: zto, cutoff: "06:00", ...}]',
        remedy=message(
            "Write the evening cut-off as in 19:00, or release the inbound wave earlier."
        ),
    ),
    FaultCode(
        code="S162",
        title=message("sorting lane missing"),
        meaning=message(
            "The demand has goods of a direction and temperature class that no lane in "
            "rules.sorting sorts."
        ),
        example="demand sends chilled fish up; rules.sorting has no {direction: up, "
        "temperature: chilled}",
        remedy=message(
            "Add the lane to rules.sorting, or remove the key to use the default lanes."
        ),
    ),
)

VEHICLES = (
    FaultCode(
        code="S163",
        title=message("vehicle type without compartments"),
        meaning=message("A vehicle without loading space cannot carry anything."),
        example="vehicle_types:\n  - {id: van, compartments: [], ...}",
        remedy=message("Add a compartment with the classes it accepts and its capacity."),
    ),
    FaultCode(
        code="S164",
        title=message("two compartments accept one class"),
        meaning=message("Goods ride in the one compartment that accepts their class; here two do."),
        example="compartments:\n  - {id: front, accepts: [chilled]}\n"
        "  - {id: back, accepts: [chilled]}",
        remedy=message("Merge the compartments, or take the class away from one of them."),
    ),
    FaultCode(
        code="S165",
        title=message("classes that may not ride together"),
        meaning=message(
            "Frozen goods need a compartment of their own: GB/T 22918 lets goods share "
            "one only if their temperatures differ by no more than 3 degrees."
        ),
        example="compartments: [{id: body, accepts: [chilled, frozen]}]",
        remedy=message("Give frozen goods a compartment of their own."),
    ),
    FaultCode(
        code="S166",
        title=message("fleet of an unknown type"),
        meaning=message("The vehicle type of the fleet is not in `vehicle_types`."),
        example="fleets: [{carrier: zto, vehicle_type: microvan, count: 2}]",
        remedy=message("Name a vehicle type of this file."),
    ),
    FaultCode(
        code="S167",
        title=message("fleet of an unknown carrier"),
        meaning=message("The carrier of the fleet is not in `carriers`."),
        example="fleets: [{carrier: zot, vehicle_type: micro-van, count: 2}]",
        remedy=message("Name a carrier of this file."),
    ),
    FaultCode(
        code="S168",
        title=message("carrier without a linehaul vehicle"),
        meaning=message(
            "The carrier has no vehicle between hub and centres, so it cannot work alone."
        ),
        example="fleets: [{carrier: zto, vehicle_type: micro-van, count: 2}]   # vans only",
        remedy=message("Add a fleet of a type with tier linehaul."),
    ),
    FaultCode(
        code="S169",
        title=message("carrier without a village vehicle"),
        meaning=message(
            "The carrier has no vehicle between centres and villages, so it cannot work alone."
        ),
        example="fleets: [{carrier: zto, vehicle_type: box-truck, count: 1}]   # trucks only",
        remedy=message("Add a fleet of a type with tier village."),
    ),
    FaultCode(
        code="S170",
        title=message("no linehaul vehicle for a class"),
        meaning=message(
            "The demand has goods of a temperature class that no truck of any fleet accepts."
        ),
        example="demand has frozen pork; no linehaul type accepts [frozen]",
        remedy=message("Add a fleet of a linehaul type that accepts the class."),
    ),
    FaultCode(
        code="S171",
        title=message("no village vehicle for a class"),
        meaning=message(
            "The demand has goods of a temperature class that no van of any fleet accepts."
        ),
        example="demand has chilled fish; no village type accepts [chilled]",
        remedy=message("Add a fleet of a village type that accepts the class."),
    ),
    FaultCode(
        code="S172",
        title=message("fleet without a size"),
        meaning=message("A fleet has either a count or a list of ids; with both they must agree."),
        example="fleets: [{carrier: zto, vehicle_type: micro-van}]",
        remedy=message("Write the number of vehicles as `count`."),
    ),
    FaultCode(
        code="S179",
        title=message("a day of use that is paid already and charged again"),
        meaning=message(
            "A vehicle type whose day is sunk (`sunk_yuan_per_day`: paid whether it is used or "
            "not) has a price for a day of use as well, which would be counted twice."
        ),
        example="sunk_yuan_per_day: 120\nfixed_yuan_per_day: 50",
        remedy=message(
            "Set fixed_yuan_per_day to 0, or sunk_yuan_per_day where the day is not paid yet."
        ),
    ),
)

DEMAND = (
    FaultCode(
        code="S180",
        title=message("demand of an unknown village"),
        meaning=message("The village is not in the places table, or is no village."),
        example="village_id,carrier_id,direction,product_id\nv99,zto,down,parcel",
        remedy=message("Correct the id, or add the village to the places table."),
    ),
    FaultCode(
        code="S181",
        title=message("demand of an unknown carrier"),
        meaning=message("The carrier is not in `carriers`."),
        example="village_id,carrier_id,direction,product_id\nv1,xto,down,parcel",
        remedy=message("Correct the id, or add the carrier to scenario.yaml."),
    ),
    FaultCode(
        code="S182",
        title=message("demand of an unknown product"),
        meaning=message("The product is not in `products`."),
        example="village_id,carrier_id,direction,product_id\nv1,zto,down,parcels",
        remedy=message("Correct the id, or add the product to scenario.yaml."),
    ),
    FaultCode(
        code="S183",
        title=message("demand row twice"),
        meaning=message(
            "Two rows have the same village, carrier, direction and product (or the same id)."
        ),
        example="v1,zto,down,parcel,10,15,80\nv1,zto,down,parcel,12,18,96",
        remedy=message(
            "Add the rows up; rows that must stay apart need different values in a column id."
        ),
    ),
    FaultCode(
        code="S184",
        title=message("negative load"),
        meaning=message("Parcels, weight and volume cannot be negative."),
        example="parcels,weight_kg,volume_l\n10,-15,80",
        remedy=message(
            "Write what is carried as a positive number; `direction` says which way it goes."
        ),
    ),
    FaultCode(
        code="S185",
        title=message("zero parcels"),
        meaning=message("A row stands for goods; this one has none."),
        example="parcels,weight_kg,volume_l\n0,0,0",
        remedy=message("Delete the row."),
    ),
    FaultCode(
        code="S186",
        title=message("parcel heavier than any vehicle takes"),
        meaning=message(
            "One parcel of the row (its weight over its parcels) weighs more than any "
            "van, or any truck, that accepts its class can carry. Parcels are not "
            "divided."
        ),
        example="parcels,weight_kg\n1,900   # the largest van carries 550 kg",
        remedy=message(
            "Check weight_kg, the total of the row in kilograms; or add a larger vehicle."
        ),
    ),
    FaultCode(
        code="S187",
        title=message("parcel bigger than any vehicle takes"),
        meaning=message(
            "One parcel of the row (its volume over its parcels) is bigger than the "
            "space of any van, or any truck, that accepts its class."
        ),
        example="parcels,volume_l\n1,9000   # the largest van holds 4500 litres",
        remedy=message("Check volume_l, the total of the row in litres; or add a larger vehicle."),
    ),
    FaultCode(
        code="S188",
        title=message("due before ready"),
        meaning=message(
            "The goods would have to be handed over before they can be had. Blank "
            "cells take the inbound release, the hours of the village, or the "
            "carrier's cut-off."
        ),
        example="direction,ready,due\ndown,10:00,09:00",
        remedy=message("Correct ready or due, or the hours they are taken from."),
    ),
    FaultCode(
        code="S189",
        title=message("row far too large"),
        meaning=message(
            "Rows larger than a vehicle are divided into consignments that fit. This "
            "one would be divided into more than 20: most likely a number has too many "
            "digits."
        ),
        example="parcels,weight_kg,volume_l\n99999999,60,300   # the largest van takes 350 parcels",
        remedy=message(
            "Check parcels, weight_kg and volume_l, the totals of the row; if they are "
            "right, write several rows with an id each, or add a larger vehicle."
        ),
    ),
)
