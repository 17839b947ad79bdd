"""What is on board at every point of a trip, compartment by compartment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from routing.checking.replay import NumberedTrip, Replay
from routing.checking.rule import Breach, Rule
from routing.checking.wording import kilograms
from routing.language import message
from routing.model import Compartment, Consignment
from routing.units import g_to_kg


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one compartment holds, at departure (``place_id`` is the base) or after a stop."""

    compartment: Compartment
    place_id: str
    weight_g: int
    volume_l: int
    parcels: int


def load_profile(day: Replay, trip: NumberedTrip) -> tuple[Load, ...]:
    """Return the load of every compartment at departure and after every stop, in this order.

    Goods that are delivered ride from the departure to their stop, goods that are collected from
    their stop to the return. Unknown consignments and classes without a compartment are left out.
    """
    kind = trip.vehicle_type
    return () if kind is None else tuple(_loads(day, trip, kind.compartments))


def _loads(
    day: Replay, trip: NumberedTrip, compartments: tuple[Compartment, ...]
) -> Iterator[Load]:
    for compartment in compartments:
        on_board = _riding(day, trip.trip.delivered, compartment)
        yield _load(compartment, trip.tour.base_id, on_board)
        for stop in trip.trip.stops:
            for consignment in _riding(day, stop.delivered, compartment):
                on_board.remove(consignment)
            on_board += _riding(day, stop.collected, compartment)
            yield _load(compartment, stop.place_id, on_board)


def _riding(
    day: Replay, consignment_ids: tuple[str, ...], compartment: Compartment
) -> list[Consignment]:
    return [
        consignment
        for consignment in day.known(consignment_ids)
        if day.scenario.temperature_of(consignment) in compartment.accepts
    ]


def _load(compartment: Compartment, place_id: str, on_board: list[Consignment]) -> Load:
    return Load(
        compartment=compartment,
        place_id=place_id,
        weight_g=sum(consignment.weight_g for consignment in on_board),
        volume_l=sum(consignment.volume_l for consignment in on_board),
        parcels=sum(consignment.parcels for consignment in on_board),
    )


def classes_have_a_compartment(day: Replay) -> Iterator[Breach]:
    """Find goods in vehicles without a compartment for their temperature class."""
    for stop in day.stops:
        kind = stop.on.vehicle_type
        if kind is None:
            continue
        for consignment in day.handed(stop):
            temperature = day.scenario.temperature_of(consignment)
            if kind.compartment_for(temperature) is None:
                yield Breach(
                    message=message(
                        "{id} is {temperature}, and a {id2} has no compartment for that",
                        id=consignment.id,
                        temperature=temperature,
                        id2=kind.id,
                    ),
                    subject=stop.label,
                    place_id=stop.stop.place_id,
                )


def weight_fits(day: Replay) -> Iterator[Breach]:
    """Find compartments that hold more kilograms than they may."""
    for trip, load in _peaks(day, lambda load: load.weight_g):
        limit_g = load.compartment.capacity_g
        if load.weight_g > limit_g:
            words = message(
                "{load} of {limit}", load=kilograms(load.weight_g), limit=kilograms(limit_g)
            )
            yield _overload(trip, load, words, g_to_kg(load.weight_g - limit_g), "kg")


def volume_fits(day: Replay) -> Iterator[Breach]:
    """Find compartments that hold more litres than they may."""
    for trip, load in _peaks(day, lambda load: load.volume_l):
        limit_l = load.compartment.capacity_l
        if load.volume_l > limit_l:
            words = message("{load} of {limit} litres", load=load.volume_l, limit=limit_l)
            yield _overload(trip, load, words, load.volume_l - limit_l, "l")


def parcels_fit(day: Replay) -> Iterator[Breach]:
    """Find compartments that hold more parcels than they may."""
    for trip, load in _peaks(day, lambda load: load.parcels):
        limit = load.compartment.capacity_parcels
        if load.parcels > limit:
            words = message("{load} of {limit} parcels", load=load.parcels, limit=limit)
            yield _overload(trip, load, words, load.parcels - limit, "parcels")


def _peaks(day: Replay, size: Callable[[Load], int]) -> Iterator[tuple[NumberedTrip, Load]]:
    """Yield the fullest moment of every compartment of every trip."""
    for trip in day.trips:
        peaks: dict[str, Load] = {}
        for load in load_profile(day, trip):
            peak = peaks.setdefault(load.compartment.id, load)
            if size(load) > size(peak):
                peaks[load.compartment.id] = load
        for peak in peaks.values():
            yield trip, peak


def _overload(trip: NumberedTrip, load: Load, words: str, amount: float, unit: str) -> Breach:
    return Breach(
        message=message(
            "the compartment {id} of {vehicle} holds {words} when it leaves {place}",
            id=load.compartment.id,
            vehicle=trip.tour.vehicle_id,
            words=words,
            place=load.place_id,
        ),
        subject=trip.label,
        place_id=load.place_id,
        amount=amount,
        unit=unit,
    )


RULES = (
    Rule(
        code="P361",
        title=message("No compartment for the class"),
        explanation="Goods ride in the one compartment of the vehicle's type that accepts their "
        "temperature class; a type without such a compartment cannot carry them.",
        judge=classes_have_a_compartment,
    ),
    Rule(
        code="P362",
        title=message("Too heavy"),
        explanation="At departure and after every stop, the goods in a compartment weigh no more "
        "than it may carry. What is delivered rides from the departure, what is collected until "
        "the return, so the peak may lie in the middle of a trip.",
        judge=weight_fits,
    ),
    Rule(
        code="P363",
        title=message("Too bulky"),
        explanation="At departure and after every stop, the goods in a compartment take no more "
        "litres than it has.",
        judge=volume_fits,
    ),
    Rule(
        code="P364",
        title=message("Too many parcels"),
        explanation="At departure and after every stop, a compartment holds no more parcels than "
        "it has room for.",
        judge=parcels_fit,
    ),
)
