"""Opening the tables, and the digest of what decides times."""

from dataclasses import replace
from pathlib import Path

import pytest

from routing.errors import RoadsError
from routing.model import RoadSource
from routing.roads.driving import open_driving
from tests.unit.roads.driving.small_map import SUMMER, WINTER


def test_unknown_states_and_periods_are_named_together_with_those_there_are() -> None:
    with pytest.raises(RoadsError) as caught:
        open_driving(RoadSource(state="flood", period="dawn"), SUMMER)
    message = str(caught.value)
    assert 'no state "flood"; it has normal, rain, snow' in message
    assert 'no period "dawn"; it has day, peak, night' in message


def test_faults_of_both_tables_come_together(tmp_path: Path) -> None:
    source = RoadSource(speeds_path=str(tmp_path / "s.csv"), factors_path=str(tmp_path / "f.csv"))
    with pytest.raises(RoadsError, match=r"(?s)s\.csv cannot.*f\.csv cannot"):
        open_driving(source, SUMMER)


def test_the_digest_stands_still_where_nothing_changes() -> None:
    source = RoadSource()
    assert open_driving(source, SUMMER).digest == open_driving(source, SUMMER).digest
    other = replace(source, detour_factor=2.0, access_kmh=5.0)
    assert open_driving(source, SUMMER).digest == open_driving(other, SUMMER).digest


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "rain"},
        {"period": "night"},
        {"ferry_wait_s": 60},
        {"speed_kmh": {"trunk": 51.0}},
    ],
)
def test_the_digest_changes_with_whatever_decides_times(changes: dict[str, object]) -> None:
    source = RoadSource()
    other = replace(source, **changes)  # type: ignore[arg-type]
    assert open_driving(source, SUMMER).digest != open_driving(other, SUMMER).digest


def test_the_digest_changes_with_the_day_and_the_tables_contents(tmp_path: Path) -> None:
    speeds, factors = tmp_path / "s.csv", tmp_path / "f.csv"
    speeds.write_text("class,surface,van_kmh\ntrunk,usual,50\n", encoding="utf-8")
    factors.write_text("kind,name,surface,van\nstate,normal,any,1\n", encoding="utf-8")
    source = RoadSource(speeds_path=str(speeds), factors_path=str(factors))
    digests = {open_driving(source, SUMMER).digest, open_driving(source, WINTER).digest}
    speeds.write_text("class,surface,van_kmh\ntrunk,usual,52\n", encoding="utf-8")
    digests.add(open_driving(source, SUMMER).digest)
    factors.write_text("kind,name,surface,van\nstate,normal,any,0.99\n", encoding="utf-8")
    digests.add(open_driving(source, SUMMER).digest)
    assert len(digests) == 4
