import pytest

from routing.errors import UsageError
from routing.generation import Parameters, Territory, synthetic_facts
from routing.generation.territories import territories_of

FACTS = synthetic_facts(Parameters(villages=90), townships=9)


def line(line_id: str, centre_id: str, *township_ids: str) -> Territory:
    return Territory(
        line_id=line_id, centre_id=centre_id, carrier_id="zto", township_ids=township_ids
    )


def test_every_township_is_on_exactly_one_line() -> None:
    lines = territories_of(FACTS, FACTS.villages, Parameters())
    served = [township for each in lines for township in each.township_ids]
    assert sorted(served) == [township.id for township in FACTS.townships]
    assert [each.carrier_id for each in lines] == ["zto", "yto", "yunda", "sto", "best"]
    assert len({each.centre_id for each in lines}) == 5


def test_a_centre_serves_its_own_township() -> None:
    for each in territories_of(FACTS, FACTS.villages, Parameters()):
        assert each.centre_id in each.township_ids


def test_named_townships_stay_on_their_line_and_the_others_go_to_the_nearest() -> None:
    parameters = Parameters(territories=(line("a", "t01", "t01", "t05"), line("b", "t02", "t02")))
    first, second = territories_of(FACTS, FACTS.villages, parameters)
    assert {"t01", "t05"} <= set(first.township_ids)
    by_id = {township.id: township for township in FACTS.townships}
    for township_id in second.township_ids:
        township = by_id[township_id]
        away = {
            centre: (township.lon - by_id[centre].lon) ** 2 * 0.756
            + (township.lat - by_id[centre].lat) ** 2
            for centre in ("t01", "t02")
        }
        assert away["t02"] < away["t01"]


def test_a_small_county_has_fewer_lines_than_carriers() -> None:
    facts = synthetic_facts(Parameters(villages=6), townships=2)
    assert len(territories_of(facts, facts.villages, Parameters())) == 2


def test_unknown_and_doubled_townships_are_all_named() -> None:
    parameters = Parameters(territories=(line("a", "t99", "t01"), line("b", "t02", "t01")))
    with pytest.raises(UsageError) as caught:
        territories_of(FACTS, FACTS.villages, parameters)
    assert "line a names the unknown township t99" in str(caught.value)
    assert "township t01 is on lines a and b" in str(caught.value)
