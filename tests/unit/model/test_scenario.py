import pytest

from routing.model import PlaceStatus
from tests.builders import a_carrier, a_centre, a_scenario


def test_everything_is_found_by_its_id() -> None:
    scenario = a_scenario()
    assert [place.id for place in scenario.places] == ["hub", "c1", "v1", "v2", "v3"]
    assert all(scenario.place(place.id) is place for place in scenario.places)
    assert scenario.carrier("yto").id == "yto"
    assert scenario.product("fish").temperature.is_cold
    assert scenario.vehicle_type("van").id == "van"
    assert scenario.vehicle("zto-van-1").carrier_id == "zto"
    consignment = scenario.consignment("v1-zto-up-fish")
    assert scenario.temperature_of(consignment) == "chilled"
    assert scenario.line_of("v3").carrier_id == "yto"


@pytest.mark.parametrize(
    "lookup",
    ["place", "consignment", "product", "carrier", "vehicle_type", "vehicle", "line_of"],
)
def test_an_unknown_id_is_a_key_error(lookup: str) -> None:
    with pytest.raises(KeyError):
        getattr(a_scenario(), lookup)("ghost")


def test_a_replaced_scenario_finds_the_new_things() -> None:
    scenario = a_scenario()
    changed = scenario.replace(carriers=(a_carrier("zto", cutoff_s=0),))
    assert changed.carrier("zto").cutoff_s == 0
    assert scenario.carrier("zto").cutoff_s > 0
    with pytest.raises(KeyError):
        changed.carrier("yto")


def test_closed_centres_are_not_active() -> None:
    scenario = a_scenario(centres=(a_centre("c1"), a_centre("c2", status=PlaceStatus.CLOSED)))
    assert [centre.id for centre in scenario.active_centres] == ["c1"]


def test_the_files_a_scenario_was_read_from_are_not_part_of_its_value() -> None:
    assert a_scenario() == a_scenario().replace(inputs=("anything",))
