"""Put consignments together into bundles that fit one vehicle and travel as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from routing.engines import Hold, Kind, Load
from routing.engines.task import Loads, load_in
from routing.model import Consignment, Direction, Scenario, Temperature


def loads_of(scenario: Scenario, consignments: Iterable[Consignment]) -> Mapping[Direction, Loads]:
    """Return what consignments weigh, fill and count, by direction and class."""
    loads: dict[Direction, dict[Temperature, Load]] = {Direction.DOWN: {}, Direction.UP: {}}
    for c in consignments:
        side = loads[c.direction]
        temperature = scenario.temperature_of(c)
        load = Load(c.weight_g, c.volume_l, c.parcels)
        side[temperature] = side.get(temperature, Load()) + load
    return loads


def make_bundles(
    scenario: Scenario, consignments: Sequence[Consignment], kinds: Sequence[Kind], parts: int = 1
) -> list[tuple[Consignment, ...]]:
    """Return bundles, ambient and cold apart, each within 1/``parts`` of some vehicle.

    Cold classes share a bundle where one kind carries them all. First fit, largest first; a
    consignment larger than the part makes a bundle of its own.
    """
    by_class: defaultdict[frozenset[Temperature], list[Consignment]] = defaultdict(list)
    for consignment in consignments:
        by_class[_companions(scenario.temperature_of(consignment), kinds)].append(consignment)
    bundles: list[tuple[Consignment, ...]] = []
    for classes, members in by_class.items():
        able = [kind for kind in kinds if _carries(kind, classes)]
        bundles.extend(_first_fit(scenario, members, able, parts))
    return bundles


def reaching(kinds: Sequence[Kind], place: int) -> list[Kind]:
    """Return the kinds that get to a place and back; bundles for it are made to their measure."""
    return [kind for kind in kinds if kind.reaches(place)]


def _companions(temperature: Temperature, kinds: Sequence[Kind]) -> frozenset[Temperature]:
    if not temperature.is_cold:
        return frozenset({temperature})
    cold = frozenset(t for t in Temperature if t.is_cold)
    carried = [frozenset(t for hold in kind.holds for t in hold.accepts) & cold for kind in kinds]
    fitting = [classes for classes in carried if temperature in classes]
    return min(fitting, key=lambda c: (-len(c), sorted(c)), default=frozenset({temperature}))


def _carries(kind: Kind, classes: frozenset[Temperature]) -> bool:
    return all(any(t in hold.accepts for hold in kind.holds) for t in classes)


@dataclass(slots=True)
class _Bundle:
    """A bundle being filled, with its loads by direction and class."""

    members: list[Consignment]
    loads: dict[Direction, dict[Temperature, Load]]


def _first_fit(
    scenario: Scenario, consignments: Sequence[Consignment], kinds: Sequence[Kind], parts: int
) -> list[tuple[Consignment, ...]]:
    """Fill bundles one by one, unless everything fits into one, as most villages' goods do."""
    ordered = sorted(consignments, key=lambda c: (-c.volume_l, -c.weight_g, c.id))
    sides = loads_of(scenario, ordered).values()
    if all(any(_fits(kind, side, parts) for kind in kinds) for side in sides):
        return [tuple(ordered)]
    bundles: list[_Bundle] = []
    for c in ordered:
        temperature = scenario.temperature_of(c)
        load = Load(c.weight_g, c.volume_l, c.parcels)
        for bundle in bundles:
            side = bundle.loads[c.direction]
            grown = {**side, temperature: side.get(temperature, Load()) + load}
            if any(_fits(kind, grown, parts) for kind in kinds):
                bundle.members.append(c)
                bundle.loads[c.direction] = grown
                break
        else:
            loads: dict[Direction, dict[Temperature, Load]] = {side: {} for side in Direction}
            loads[c.direction] = {temperature: load}
            bundles.append(_Bundle([c], loads))
    return [tuple(bundle.members) for bundle in bundles]


def _fits(kind: Kind, side: Loads, parts: int) -> bool:
    """Say whether the goods of one direction fit 1/``parts`` of a kind."""
    return all(load_in(hold, side).fits(_part(hold, parts)) for hold in kind.holds)


def _part(hold: Hold, parts: int) -> Load:
    capacity = hold.capacity
    return Load(capacity.g // parts, capacity.l // parts, capacity.parcels // parts)


def parcels_of(consignments: Iterable[Consignment]) -> int:
    """Return the number of parcels."""
    return sum(c.parcels for c in consignments)
