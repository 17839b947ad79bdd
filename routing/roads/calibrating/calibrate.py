"""Fit the class speeds of a scenario to observed trips."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from routing.errors import RoadsError
from routing.language import message
from routing.model import Scenario
from routing.roads.calibrating.calibration import Calibration, ClassSpeed, Errors, TripFit
from routing.roads.calibrating.fit import (
    FASTEST,
    MOST_ROUNDS,
    SLOWEST,
    Fit,
    left_out_s,
    settle,
)
from routing.roads.calibrating.routes import TripRoutes
from routing.roads.calibrating.trips import Trip, read_trips
from routing.roads.map_roads import MapRoads
from routing.roads.opening import open_roads
from routing.roads.road_map import Floats
from routing.units import m_to_km, s_to_min

BAD_SHARE = 0.25
BAD_MIN = 3.0
_TRIPS_PER_CLASS = 3
_LEAST_KM = 5.0
_NEAR_BOUND = 0.01
_ROUND_KMH = 1


def calibrate(scenario: Scenario, trips_path: Path) -> Calibration:
    """Return the class speeds that fit observed trips between places of a scenario.

    The speed of a van on the usual surface of each class the trips drive is fitted; the other
    surfaces and vehicles change in proportion. Speeds and routes are found in turn, until the
    quickest routes are those the speeds were fitted on.

    Raises
    ------
    RoadsError
        If the scenario's travel times do not come from a map, or the table of trips has faults.
    """
    trips = read_trips(trips_path, scenario)
    routes = TripRoutes(scenario, trips, _open_map(scenario))
    observed_s, table_kmh = routes.observed_s, routes.table_kmh
    fit = settle(routes.mix_at, observed_s, table_kmh)
    without_s = left_out_s(fit.after, observed_s, table_kmh)
    classes = tuple(_class_speeds(routes.classes, table_kmh, fit))
    timed_s = np.array([trip.observed_s for trip in trips], dtype=np.float64)
    modelled_s = tuple(
        seconds * timed_s / observed_s
        for seconds in (fit.before.seconds(table_kmh), fit.after.seconds(fit.kmh), without_s)
    )
    source = f"fitted to {len(trips)} observed trips"
    new_kmh = {speed.road_class: speed.after_kmh for speed in classes}
    return Calibration(
        classes=classes,
        trips=tuple(_trip_fits(trips, modelled_s)),
        before=_errors(timed_s, modelled_s[0]),
        after=_errors(timed_s, modelled_s[1]),
        left_out=_errors(timed_s, modelled_s[2]),
        rounds=fit.rounds,
        warnings=tuple(_warnings(classes, timed_s, modelled_s, fit)),
        table=routes.driving.speeds.scaled(new_kmh, source),
    )


def _open_map(scenario: Scenario) -> MapRoads:
    roads = open_roads(scenario)
    if not isinstance(roads, MapRoads):
        raise RoadsError(
            message(
                "The scenario's travel times do not come from a map, so there are no class "
                "speeds to fit. Name a map under roads.map, and no table under roads.table."
            )
        )
    return roads


def _class_speeds(classes: Sequence[str], table_kmh: Floats, fit: Fit) -> Iterator[ClassSpeed]:
    """Yield the classes some trip drives, the most driven first, with speeds to a tenth."""
    metres = fit.after.driven_m
    for column in np.argsort(-metres.sum(axis=0), kind="stable").tolist():
        driven = metres[:, column] > 0.0
        if driven.any():
            yield ClassSpeed(
                road_class=classes[column],
                before_kmh=float(table_kmh[column]),
                after_kmh=round(float(fit.kmh[column]), _ROUND_KMH),
                observed_km=m_to_km(float(metres[:, column].sum())),
                trips=int(driven.sum()),
            )


def _trip_fits(trips: Sequence[Trip], modelled_s: Sequence[Floats]) -> Iterator[TripFit]:
    for number, trip in enumerate(trips):
        observed = s_to_min(trip.observed_s)
        before, after, left_out = (s_to_min(float(seconds[number])) for seconds in modelled_s)
        off = abs(after - observed)
        yield TripFit(
            row=trip.row,
            from_id=trip.from_id,
            to_id=trip.to_id,
            observed_min=observed,
            before_min=before,
            after_min=after,
            left_out_min=left_out,
            is_bad=off > BAD_MIN and off > BAD_SHARE * observed,
        )


def _errors(observed_s: Floats, modelled_s: Floats) -> Errors:
    off = np.abs(modelled_s - observed_s)
    spread = float(np.square(observed_s - observed_s.mean()).sum())
    return Errors(
        mean_min=s_to_min(float(off.mean())),
        mean_share=float((off / observed_s).mean()),
        r_squared=1.0 - float(np.square(off).sum()) / spread if spread else None,
    )


def _warnings(
    classes: Sequence[ClassSpeed], observed_s: Floats, modelled_s: Sequence[Floats], fit: Fit
) -> Iterator[str]:
    if len(observed_s) < _TRIPS_PER_CLASS * len(classes):
        yield message(
            "{trips} trips are few for {classes} classes of road; time at least {least}.",
            trips=len(observed_s),
            classes=len(classes),
            least=_TRIPS_PER_CLASS * len(classes),
        )
    scant = [speed.road_class for speed in classes if speed.observed_km < _LEAST_KM]
    if scant:
        yield message(
            "Driven for less than {least:g} km, so little is known of: {classes}.",
            least=_LEAST_KM,
            classes=", ".join(scant),
        )
    for speed in classes:
        change = speed.after_kmh / speed.before_kmh
        if not SLOWEST * (1 + _NEAR_BOUND) < change < FASTEST * (1 - _NEAR_BOUND):
            yield message(
                "{road_class} stops at {speed:g} km/h, {change:.1f} times the table's speed; look "
                "for trips with stops or breaks in them, or for a wrong class.",
                road_class=speed.road_class,
                speed=speed.after_kmh,
                change=change,
            )
    before, _, left_out = (_errors(observed_s, seconds) for seconds in modelled_s)
    if left_out.mean_min >= before.mean_min:
        yield message(
            "Trips left out of the fit are met no better than by the table: keep the table."
        )
    if not fit.is_settled:
        yield message(
            "Routes still changed after {rounds} rounds; the best of them is taken.",
            rounds=MOST_ROUNDS,
        )
