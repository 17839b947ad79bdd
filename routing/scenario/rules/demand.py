"""Rules of the demand table."""

from collections.abc import Callable, Iterator

from routing.errors import Fault
from routing.language import message
from routing.model import Level, Tier
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.loading import compartment_of, load_of
from routing.scenario.naming import consignment_id
from routing.scenario.schema import CompartmentEntry, DemandRow
from routing.scenario.splitting import MAX_PARTS, Spaces, whole_litres
from routing.scenario.suggestions import nearest_or_all
from routing.units import clock_to_s, g_to_kg, kg_to_g, l_to_m3, m3_to_l


def villages_are_known(draft: Draft) -> Iterator[Fault]:
    """S180: goods go to and come from villages of the places table."""
    if not draft.places.is_readable:
        return
    villages = [i for i, level in draft.place_levels.items() if level == Level.VILLAGE]
    for demand in draft.demand.rows:
        name = demand.row.village_id
        level = draft.place_levels.get(name)
        if level != Level.VILLAGE and (level is None or level in set(Level)):
            text = (
                message("{place} is a {level}", place=draft.place_name(name), level=level)
                if level
                else message("no village has this id")
            )
            hint = nearest_or_all(name, villages, draft.names_of_places)
            spot = draft.demand.spot(demand.number, "village_id")
            yield fault("S180", text, spot, value=name, remedy=hint)


def carriers_are_known(draft: Draft) -> Iterator[Fault]:
    """S181: goods belong to carriers of the file."""
    yield from _unknown(draft, "S181", "carrier_id", "carriers")


def products_are_known(draft: Draft) -> Iterator[Fault]:
    """S182: goods are products of the file."""
    yield from _unknown(draft, "S182", "product_id", "products")


def _unknown(draft: Draft, code: str, column: str, section: str) -> Iterator[Fault]:
    known = draft.names_in(section)
    if known is None:
        return
    for demand in draft.demand.rows:
        name = str(getattr(demand.row, column))
        if name not in known:
            text = message("no item of {section} has this id", section=section)
            remedy = nearest_or_all(name, known, draft.names_of(section))
            spot = draft.demand.spot(demand.number, column)
            yield fault(code, text, spot, value=name, remedy=remedy)


def rows_are_unique(draft: Draft) -> Iterator[Fault]:
    """S183: no two rows make the same consignment."""
    seen: dict[str, int] = {}
    for demand in draft.demand.rows:
        name = consignment_id(demand.row)
        if name in seen:
            text = message(
                "row {row} has the same village, carrier, direction and product", row=seen[name]
            )
            yield fault("S183", text, draft.demand.spot(demand.number), value=name)
        seen.setdefault(name, demand.number)


def loads_are_not_negative(draft: Draft) -> Iterator[Fault]:
    """S184: nothing weighs less than nothing."""
    for demand in draft.demand.rows:
        for column in ("parcels", "weight_kg", "volume_l"):
            value = getattr(demand.row, column)
            if value < 0:
                spot = draft.demand.spot(demand.number, column)
                yield fault(
                    "S184", message("{column} is negative", column=column), spot, value=f"{value:g}"
                )


def rows_have_parcels(draft: Draft) -> Iterator[Fault]:
    """S185: a row stands for at least one parcel."""
    for demand in draft.demand.rows:
        if demand.row.parcels == 0:
            spot = draft.demand.spot(demand.number, "parcels")
            yield fault("S185", message("the row has no parcels"), spot, value=0)


def parcels_are_light_enough(draft: Draft) -> Iterator[Fault]:
    """S186: one parcel does not outweigh every vehicle of a tier."""

    def capacity(compartment: CompartmentEntry) -> int:
        return kg_to_g(compartment.capacity_kg)

    def load(row: DemandRow) -> int:
        return kg_to_g(row.weight_kg)

    for row, column, amount, tier, most in _too_much(draft, load, capacity):
        text = message(
            "one parcel of {amount:g} kg is heavier than the {most:g} kg any {tier} vehicle takes",
            amount=g_to_kg(amount),
            most=g_to_kg(most),
            tier=tier,
        )
        yield fault("S186", text, draft.demand.spot(row, "weight_kg"), value=column)


def parcels_are_small_enough(draft: Draft) -> Iterator[Fault]:
    """S187: one parcel does not outgrow every vehicle of a tier."""

    def capacity(compartment: CompartmentEntry) -> int:
        return m3_to_l(compartment.capacity_m3)

    def load(row: DemandRow) -> int:
        return whole_litres(row.volume_l)

    for row, column, amount, tier, most in _too_much(draft, load, capacity):
        text = message(
            "one parcel of {amount:g} m3 is bigger than the {most:g} m3 any {tier} vehicle holds",
            amount=l_to_m3(amount),
            most=l_to_m3(most),
            tier=tier,
        )
        yield fault("S187", text, draft.demand.spot(row, "volume_l"), value=column)


def _too_much(
    draft: Draft,
    load: Callable[[DemandRow], int],
    capacity: Callable[[CompartmentEntry], int],
) -> Iterator[tuple[int, str, float, Tier, int]]:
    if not draft.is_complete("fleets", "vehicle_types"):
        return
    most: dict[tuple[Tier, str], int] = {}
    for temperature in draft.classes_in_use():
        for tier in Tier:
            capacities = [capacity(c) for c in draft.compartments(tier, temperature)]
            if capacities:
                most[tier, temperature] = max(capacities)
    for demand in draft.demand.rows:
        own_class = draft.temperature_of(demand.row)
        total, parcels = load(demand.row), demand.row.parcels
        for tier in (Tier.VILLAGE, Tier.LINEHAUL):
            limit = most.get((tier, str(own_class)))
            if limit is not None and parcels > 0 and total > limit * parcels:
                yield demand.number, f"{total} in {parcels}", total / parcels, tier, limit
                break


def rows_are_not_divided_too_often(draft: Draft) -> Iterator[Fault]:
    """S189: a row is not so large that it must be a slip of the pen."""
    if not draft.is_complete("fleets", "vehicle_types"):
        return
    spaces = Spaces(
        by_owner={
            (owner, tier): tuple(
                compartment_of(c)
                for entry in types
                if entry.tier is tier
                for c in entry.compartments
            )
            for owner, types in draft.owned.items()
            for tier in Tier
        }
    )
    for demand in draft.demand.rows:
        row, temperature = demand.row, draft.temperature_of(demand.row)
        if (
            row.id
            or temperature is None
            or row.parcels <= 0
            or row.weight_kg < 0
            or row.volume_l < 0
        ):
            continue
        divisions = spaces.divisions(load_of(row), temperature)
        count, owner, most = max(divisions, key=lambda found: found[0], default=(1, "", None))
        if count > MAX_PARTS and most is not None:
            text = message(
                "the row would be divided into {count} parts, more than {limit}: the "
                "largest space that {owner!r} has for {temperature} goods takes "
                "{parcels} parcels, {weight:g} kg and {volume} l",
                count=count,
                limit=MAX_PARTS,
                owner=owner,
                temperature=temperature,
                parcels=most.capacity_parcels,
                weight=g_to_kg(most.capacity_g),
                volume=most.capacity_l,
            )
            load = f"{row.parcels} parcels, {row.weight_kg:g} kg, {row.volume_l:g} l"
            yield fault("S189", text, draft.demand.spot(demand.number), value=load)


def goods_are_due_after_they_are_ready(draft: Draft) -> Iterator[Fault]:
    """S188: goods are ready before they are due."""
    for demand in draft.demand.rows:
        window = draft.window(demand.row)
        if window is not None and clock_to_s(window[0]) > clock_to_s(window[1]):
            text = message(
                "the goods are ready at {ready} and due at {due}",
                ready=window[0],
                due=window[1],
            )
            column = "due" if demand.row.due or not demand.row.ready else "ready"
            spot = draft.demand.spot(demand.number, column)
            yield fault("S188", text, spot, value=getattr(demand.row, column))
