"""Fit a speed per class of road to observed times: bounded least squares on paces."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from routing.roads.road_map import Floats
from routing.units import kmh_to_m_per_s

SLOWEST, FASTEST = 0.4, 2.5
"""A class may become so many times as fast as in the table."""
IMAGINED_M = 2000.0
"""Every class was driven so far at the table's speed, in imagination."""
MOST_ROUNDS = 10
_SETTLED = 5e-3
"""Speeds stand when none changes by more than this share; times are never that exact."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mix:
    """What trips are made of on given routes.

    ``driven_m`` (trips x classes) is what each trip drives on each class, and ``metres`` the same
    stretched by how much slower than a van on the usual surface its vehicle is there, so that
    metres over the class speed are seconds. ``fixed_s`` (trips) is the time no class speed
    changes: access, ferries, signs.
    """

    driven_m: Floats
    metres: Floats
    fixed_s: Floats

    def seconds(self, kmh: Floats) -> Floats:
        """Return the time of every trip at given class speeds."""
        seconds: Floats = self.fixed_s + self.metres @ _paces(kmh)
        return seconds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """Class speeds that fit, the routes at these speeds, and how the fitting went."""

    kmh: Floats
    before: Mix
    after: Mix
    rounds: int
    is_settled: bool


def fit_speeds(mix: Mix, observed_s: Floats, table_kmh: Floats) -> Floats:
    """Return the class speeds that fit observed times best on given routes, in km/h.

    Least squares on paces (seconds per metre), each bounded to 0.4 to 2.5 times the table's speed.
    A residual weighs with one over the root of the observed time: a long trip sums up more
    disturbances than a short one. To every class the fit adds an imagined trip of 2 km at the
    table's speed (a ridge), so that a class hardly driven keeps its speed. Solver:
    ``scipy.optimize.lsq_linear`` (bounded-variable least squares).
    """
    from scipy.optimize import lsq_linear  # noqa: PLC0415 - slow to import, only fits need it

    table_s = _paces(table_kmh)
    weight = 1.0 / np.sqrt(observed_s)
    ridge = np.sqrt(IMAGINED_M * table_s)
    equations = np.vstack((weight[:, None] * mix.metres * table_s, np.diag(ridge)))
    sides = np.concatenate((weight * (observed_s - mix.fixed_s), ridge))
    found = lsq_linear(equations, sides, bounds=(1.0 / FASTEST, 1.0 / SLOWEST), method="bvls")
    kmh: Floats = table_kmh / found.x
    return kmh


def settle(mix_at: Callable[[Floats], Mix], observed_s: Floats, table_kmh: Floats) -> Fit:
    """Fit, drive the routes that are quickest then, and fit again until the speeds stand.

    ``mix_at`` returns what the trips are made of when the classes are so fast. Where the routes
    still change after ten rounds, the round whose times come closest to the observed ones is taken.
    """
    before = mix_at(table_kmh)
    kmh, mix = table_kmh, before
    best = (np.inf, kmh, mix)
    for rounds in range(1, MOST_ROUNDS + 1):
        fitted = fit_speeds(mix, observed_s, table_kmh)
        stands = bool(np.all(np.abs(fitted / kmh - 1.0) < _SETTLED))
        kmh, mix = fitted, mix_at(fitted)
        error = float((np.square(mix.seconds(kmh) - observed_s) / observed_s).sum())
        best = min(best, (error, kmh, mix), key=lambda found: found[0])
        if stands:
            return Fit(kmh=kmh, before=before, after=mix, rounds=rounds, is_settled=True)
    return Fit(kmh=best[1], before=before, after=best[2], rounds=MOST_ROUNDS, is_settled=False)


def left_out_s(mix: Mix, observed_s: Floats, table_kmh: Floats) -> Floats:
    """Return the time of every trip at the speeds that fit all the others, routes unchanged."""
    seconds = np.empty_like(observed_s)
    for trip in range(len(observed_s)):
        others = np.delete(np.arange(len(observed_s)), trip)
        rest = Mix(
            driven_m=mix.driven_m[others],
            metres=mix.metres[others],
            fixed_s=mix.fixed_s[others],
        )
        kmh = fit_speeds(rest, observed_s[others], table_kmh)
        seconds[trip] = mix.seconds(kmh)[trip]
    return seconds


def _paces(kmh: Floats) -> Floats:
    paces: Floats = 1.0 / (kmh_to_m_per_s(1.0) * kmh)
    return paces
