"""The rules between the fields of a scenario: one function per fault code."""

from collections.abc import Callable, Iterator

from routing.errors import Fault
from routing.scenario.draft import Draft
from routing.scenario.rules import carriers, closures, demand, lines, places, roads, vehicles

Rule = Callable[[Draft], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    places.ids_are_unique,
    places.coordinates_are_not_swapped,
    places.coordinates_are_on_the_globe,
    places.places_are_near_each_other,
    places.there_is_a_hub,
    places.there_is_one_hub,
    places.a_centre_is_active,
    places.windows_close_after_they_open,
    places.the_hub_key_names_the_hub,
    carriers.items_have_their_own_id,
    carriers.cutoffs_follow_the_release,
    carriers.every_class_has_a_sorting_lane,
    vehicles.no_class_has_two_compartments,
    vehicles.frozen_goods_ride_alone,
    vehicles.fleets_have_known_types,
    vehicles.fleets_have_known_carriers,
    vehicles.fleets_have_one_size,
    vehicles.sunk_days_are_not_charged,
    vehicles.every_carrier_has_a_truck,
    vehicles.every_carrier_has_a_van,
    vehicles.trucks_accept_every_class,
    vehicles.vans_accept_every_class,
    demand.villages_are_known,
    demand.carriers_are_known,
    demand.products_are_known,
    demand.rows_are_unique,
    demand.loads_are_not_negative,
    demand.rows_have_parcels,
    demand.parcels_are_light_enough,
    demand.parcels_are_small_enough,
    demand.rows_are_not_divided_too_often,
    demand.goods_are_due_after_they_are_ready,
    lines.centres_are_known,
    lines.centres_are_active,
    lines.carriers_are_known,
    lines.villages_are_known,
    lines.villages_are_on_one_line,
    lines.villages_are_on_a_line,
    lines.lines_have_one_centre_and_carrier,
    lines.carriers_have_a_line,
    roads.files_exist,
    roads.keys_have_a_map,
    roads.legs_join_known_places,
    roads.places_are_joined_by_legs,
    roads.legs_are_not_negative,
    roads.legs_are_unique,
    closures.roads_are_named_once,
    closures.ends_are_two_places,
    closures.kilometres_are_along_a_way,
    closures.days_are_in_order,
)

__all__ = ["RULES", "Rule"]
