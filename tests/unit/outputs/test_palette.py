"""A carrier keeps its colour from run to run."""

from routing.outputs.palette import carrier_colours
from tests.builders import a_carrier, a_scenario


def test_colours_depend_on_the_ids_and_not_on_their_order() -> None:
    ids = ["zto", "best", "sto", "yto", "yunda"]
    there = carrier_colours(a_scenario(carriers=tuple(a_carrier(i) for i in ids)))
    back = carrier_colours(a_scenario(carriers=tuple(a_carrier(i) for i in ids[::-1])))
    assert there == back
    assert len(set(there.values())) == 5


def test_the_ninth_carrier_repeats_a_colour() -> None:
    colours = carrier_colours(a_scenario(carriers=tuple(a_carrier(f"c{i}") for i in range(9))))
    assert len(set(colours.values())) == 8
    assert colours["c0"] == colours["c8"]
