"""Cut-offs in the arrays of the search: kept where a trip can keep them, dropped where none can.

Place 2 is 40 minutes from the base; goods are ready at 07:00, windows open at 08:00, and a stop
takes 4 minutes.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.engines import Job, TimedTrip, time_trip
from routing.model import Temperature
from routing.planning.day_arrays import DayArrays, DayLimits
from routing.planning.timed.segments import EVER
from routing.units import clock_to_s
from tests.unit.engines.task_builder import LEG_S, a_job, a_kind, a_task, straight_road

LIMITS = DayLimits(reload_s=600, max_shift_s=36_000, max_trips=2)
HOURS = st.integers(6 * 12, 20 * 12).map(lambda fives: fives * 300)


def return_by(*jobs: Job, is_punctual: bool = True, passes: bool = True) -> list[float]:
    """Return the cut-offs of jobs around one base."""
    arrays = DayArrays(
        tasks=(a_task(*jobs),), vehicles={"van": 1}, limits=LIMITS, is_punctual=is_punctual
    )
    haul = np.zeros((1, len(jobs))) if passes else np.full((1, len(jobs)), np.inf)
    times: list[float] = arrays.problem(haul, np.zeros(1)).return_by[0, 1:].tolist()
    return times


def due(clock: str, up: int = 5) -> Job:
    return a_job(place=2, up=up, return_by_s=clock_to_s(clock))


@pytest.mark.parametrize(("clock", "kept"), [("08:44", clock_to_s("08:44")), ("08:43", EVER)])
def test_a_cut_off_holds_if_a_trip_alone_can_keep_it(clock: str, kept: float) -> None:
    assert return_by(due(clock)) == [kept]


def test_goods_that_only_go_down_have_no_cut_off_to_drop() -> None:
    assert return_by(due("06:00", up=0)) == [clock_to_s("06:00")]


def test_a_search_that_is_not_punctual_has_no_cut_offs() -> None:
    assert return_by(due("18:00"), is_punctual=False) == [EVER]


def test_where_goods_must_not_pass_they_have_no_cut_off() -> None:
    assert return_by(due("18:00"), passes=False) == [EVER]


@given(
    ready_s=HOURS,
    opens_s=HOURS,
    return_by_s=HOURS,
    temperature=st.sampled_from([Temperature.AMBIENT, Temperature.CHILLED]),
    slow=st.integers(1, 3),
)
def test_in_time_is_what_the_engines_time(
    ready_s: int, opens_s: int, return_by_s: int, temperature: Temperature, slow: int
) -> None:
    job = a_job(
        place=2,
        up=5,
        temperature=temperature,
        ready_s=ready_s,
        opens_s=opens_s,
        closes_s=clock_to_s("23:00"),
        return_by_s=return_by_s,
        max_up_s=7200 if temperature.is_cold else None,
    )
    kinds = (a_kind(drive_s=straight_road(slow * LEG_S)), a_kind())
    task = a_task(job, kinds=kinds)
    timed = [time_trip(task, number, (0,)) for number in range(len(kinds))]
    is_in_time = any(isinstance(t, TimedTrip) and t.return_s <= return_by_s for t in timed)
    arrays = DayArrays(tasks=(task,), vehicles={"van": 1}, limits=LIMITS)
    (kept,) = arrays.problem(np.zeros((1, 1)), np.zeros(1)).return_by[0, 1:]
    assert kept == (return_by_s if is_in_time else EVER)
