"""Fitting class speeds to observed times, without a map."""

import numpy as np
import pytest

from routing.roads.calibrating.fit import MOST_ROUNDS, Mix, fit_speeds, left_out_s, settle
from routing.roads.road_map import Floats

TABLE = np.array([50.0, 30.0, 20.0, 10.0])
TRUTH = np.array([58.0, 24.0, 15.0, 10.0])


def _mix(trips: int, seed: int = 1) -> Mix:
    """Return trips of some 20 km, mostly on one of three classes; none drives the last."""
    rng = np.random.default_rng(seed)
    metres = rng.gamma(0.4, 17_500.0, (trips, 4))
    metres[:, 3] = 0.0
    return Mix(driven_m=metres, metres=metres, fixed_s=rng.uniform(0, 300, trips))


def _noisy(seconds: Floats, seed: int = 2) -> Floats:
    """Return times that are off by 8 %, up or down."""
    noisy: Floats = seconds * np.random.default_rng(seed).choice([0.92, 1.08], len(seconds))
    return noisy


def test_speeds_are_recovered_from_noisy_trips_and_undriven_classes_keep_theirs() -> None:
    mix = _mix(150)
    fitted = fit_speeds(mix, _noisy(mix.seconds(TRUTH)), TABLE)
    assert fitted[:3] == pytest.approx(TRUTH[:3], rel=0.05)
    assert fitted[3] == pytest.approx(TABLE[3])


def test_exact_trips_give_the_speeds_but_for_the_imagined_ones() -> None:
    mix = _mix(80)
    assert fit_speeds(mix, mix.seconds(TRUTH), TABLE) == pytest.approx(TRUTH, rel=0.01)


def test_a_class_driven_little_moves_little() -> None:
    metres = np.array([[20_000.0, 100.0]])
    mix = Mix(driven_m=metres, metres=metres, fixed_s=np.zeros(1))
    fitted = fit_speeds(mix, mix.seconds(np.array([40.0, 20.0])), np.array([50.0, 20.0]))
    assert fitted[0] == pytest.approx(40.0, rel=0.03)
    assert fitted[1] == pytest.approx(20.0, rel=0.03)


@pytest.mark.parametrize(("truth", "bound"), [(500.0, 2.5), (1.0, 0.4)])
def test_no_class_leaves_the_bounds(truth: float, bound: float) -> None:
    metres = np.full((5, 1), 50_000.0)
    mix = Mix(driven_m=metres, metres=metres, fixed_s=np.zeros(5))
    fitted = fit_speeds(mix, mix.seconds(np.array([truth])), np.array([40.0]))
    assert fitted == pytest.approx([40.0 * bound])


def test_a_trip_left_out_does_not_meet_itself() -> None:
    mix = _mix(30)
    observed = mix.seconds(TRUTH)
    observed[4] *= 2.0
    kmh = fit_speeds(mix, observed, TABLE)
    left_out = left_out_s(mix, observed, TABLE)
    assert abs(left_out[4] - observed[4]) > abs(mix.seconds(kmh)[4] - observed[4])
    assert left_out[4] == pytest.approx(mix.seconds(TRUTH)[4], rel=0.02)


def test_routes_and_speeds_are_found_in_turn() -> None:
    """Places on the slow main road show how slow it is; the other trips then leave it."""
    on_main = np.array([[30_000.0, 0.0]] * 8)
    free = np.array([[30_000.0, 0.0]] * 2), np.array([[0.0, 21_000.0]] * 2)

    def quickest(kmh: Floats) -> Mix:
        metres = np.vstack((on_main, free[int(30 / kmh[0] > 21 / kmh[1])]))
        return Mix(driven_m=metres, metres=metres, fixed_s=np.zeros(10))

    truth, table = np.array([20.0, 30.0]), np.array([50.0, 30.0])
    observed = quickest(truth).seconds(truth)
    fit = settle(quickest, observed, table)
    assert fit.is_settled
    assert 1 < fit.rounds < MOST_ROUNDS
    assert (fit.before.metres[8:] == free[0]).all()
    assert (fit.after.metres[8:] == free[1]).all()
    assert fit.kmh == pytest.approx(truth, rel=0.02)


def test_routes_that_never_stand_still_give_the_best_round() -> None:
    metres = np.full((3, 1), 30_000.0)
    calls: list[float] = []

    def restless(kmh: Floats) -> Mix:
        calls.append(kmh[0])
        late = 600.0 if len(calls) % 2 else 0.0
        return Mix(driven_m=metres, metres=metres, fixed_s=np.full(3, late))

    observed = np.full(3, 3600.0)
    fit = settle(restless, observed, np.array([40.0]))
    assert not fit.is_settled
    assert fit.rounds == MOST_ROUNDS
    errors = [
        abs(30_000 * 3.6 / kmh + (600.0 if number % 2 == 0 else 0.0) - 3600)
        for number, kmh in enumerate(calls)
        if number
    ]
    assert abs(fit.after.seconds(fit.kmh)[0] - 3600) == pytest.approx(min(errors))
