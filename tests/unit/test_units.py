import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing import units


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("00:00", 0), ("07:30", 27_000), (" 7:30 ", 27_000), ("24:10", 87_000), ("07:30:05", 27_005)],
)
def test_clock_times_are_read(text: str, seconds: int) -> None:
    assert units.clock_to_s(text) == seconds


@pytest.mark.parametrize("text", ["", "7", "7.30", "07:60", "48:00", "-1:00", "07:30:60", "noon"])
def test_nonsense_is_not_a_clock_time(text: str) -> None:
    with pytest.raises(ValueError, match="is not a clock time"):
        units.clock_to_s(text)


@given(st.integers(0, 48 * 3600 - 1))
def test_a_clock_time_reads_back(seconds: int) -> None:
    assert units.clock_to_s(units.s_to_clock(seconds)) == seconds


def test_times() -> None:
    assert units.min_to_s(2.5) == 150
    assert units.min_to_s(0.15) == 9
    assert units.h_to_s(10) == 36_000
    assert units.s_to_min(90) == 1.5
    assert units.s_to_h(5400) == 1.5


def test_distances_and_speeds() -> None:
    assert units.km_to_m(1.2345) == 1234
    assert units.m_to_km(1500) == 1.5
    assert units.kmh_to_m_per_s(36) == 10


@pytest.mark.parametrize(
    ("kg", "g"), [(0, 0), (1.5, 1500), (0.0001, 1), (2.2, 2200), (2.0001, 2001)]
)
def test_a_load_never_shrinks(kg: float, g: int) -> None:
    assert units.kg_to_g(kg) == g


@given(st.integers(0, 10**9))
def test_whole_grams_stay_whole(grams: int) -> None:
    assert units.kg_to_g(units.g_to_kg(grams)) == grams


def test_tonnes_and_centimetres() -> None:
    assert units.t_to_g(3.5) == 3_500_000
    assert units.m_to_cm(3.25) == 325


def test_volumes_and_money() -> None:
    assert units.m3_to_l(4.5) == 4500
    assert units.l_to_m3(800) == 0.8
    assert units.yuan_to_fen(31.25) == 3125
    assert units.yuan_to_fen(0.005) == 0
    assert units.fen_to_yuan(199) == 1.99
