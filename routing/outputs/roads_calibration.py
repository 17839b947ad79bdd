"""A calibration as rows of a table and as plain figures."""

from collections.abc import Sequence
from dataclasses import asdict

from routing.language import ENGLISH, Wordbook
from routing.outputs.json_object import Json
from routing.outputs.overview import Row
from routing.roads.calibrating.calibration import Calibration, Errors


def class_rows(found: Calibration, words: Wordbook = ENGLISH) -> Sequence[Row]:
    """Return a header and one row per class of road."""
    header = (
        words("class"),
        words("before km/h"),
        words("after km/h"),
        words("driven km"),
        words("trips"),
    )
    return [header] + [
        (
            speed.road_class,
            f"{speed.before_kmh:.1f}",
            f"{speed.after_kmh:.1f}",
            f"{speed.observed_km:.1f}",
            str(speed.trips),
        )
        for speed in found.classes
    ]


def error_rows(found: Calibration, words: Wordbook = ENGLISH) -> Sequence[Row]:
    """Return a header and rows that say how far modelled times are off."""
    errors = (found.before, found.after, found.left_out)
    return [
        ("", words("before"), words("after"), words("each trip left out")),
        (words("mean error, min"), *(f"{error.mean_min:.1f}" for error in errors)),
        (words("mean error, share"), *(f"{100 * error.mean_share:.1f} %" for error in errors)),
        (words("R squared"), *(_r_squared(error) for error in errors)),
    ]


def bad_trip_lines(found: Calibration, words: Wordbook = ENGLISH) -> tuple[str, ...]:
    """Return a sentence about each trip that fits badly."""
    return tuple(
        words(
            "row {row}: {start} to {end} took {observed} min, the fitted speeds say {fitted} min",
            row=trip.row,
            start=trip.from_id,
            end=trip.to_id,
            observed=words.number(trip.observed_min),
            fitted=words.number(trip.after_min),
        )
        for trip in found.trips
        if trip.is_bad
    )


def calibration_figures(found: Calibration) -> Json:
    """Return everything but the table of speeds as one JSON object."""
    return {
        "classes": [asdict(speed) for speed in found.classes],
        "errors": {
            name: asdict(error)
            for name, error in (
                ("before", found.before),
                ("after", found.after),
                ("left_out", found.left_out),
            )
        },
        "trips": [asdict(trip) for trip in found.trips],
        "speed_kmh": dict(found.speed_kmh),
        "rounds": found.rounds,
        "warnings": list(found.warnings),
    }


def _r_squared(error: Errors) -> str:
    return "-" if error.r_squared is None else f"{error.r_squared:.2f}"
