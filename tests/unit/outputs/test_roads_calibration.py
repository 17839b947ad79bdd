"""What is printed of a calibration."""

from routing.outputs import bad_trip_lines, calibration_figures, class_rows, error_rows
from routing.roads.calibrating.calibration import Calibration, ClassSpeed, Errors, TripFit
from routing.roads.driving.speed_table import SpeedTable


def a_trip(row: int, after_min: float, *, is_bad: bool) -> TripFit:
    return TripFit(
        row=row,
        from_id="hub",
        to_id="v1",
        observed_min=30.0,
        before_min=40.0,
        after_min=after_min,
        left_out_min=33.0,
        is_bad=is_bad,
    )


FOUND = Calibration(
    classes=(
        ClassSpeed(
            road_class="tertiary", before_kmh=40.0, after_kmh=32.5, observed_km=81.25, trips=2
        ),
    ),
    trips=(a_trip(2, 31.0, is_bad=False), a_trip(3, 62.0, is_bad=True)),
    before=Errors(mean_min=10.0, mean_share=0.3, r_squared=0.5),
    after=Errors(mean_min=1.0, mean_share=0.125, r_squared=0.75),
    left_out=Errors(mean_min=3.0, mean_share=0.15, r_squared=None),
    rounds=4,
    warnings=("2 trips are few",),
    table=SpeedTable(kmh={}, sources={}),
)


def test_a_class_has_its_speeds_and_what_was_driven() -> None:
    assert class_rows(FOUND)[1:] == [("tertiary", "40.0", "32.5", "81.2", "2")]


def test_errors_stand_before_after_and_left_out() -> None:
    assert error_rows(FOUND)[1:] == [
        ("mean error, min", "10.0", "1.0", "3.0"),
        ("mean error, share", "30.0 %", "12.5 %", "15.0 %"),
        ("R squared", "0.50", "0.75", "-"),
    ]


def test_only_trips_that_fit_badly_are_told() -> None:
    assert bad_trip_lines(FOUND) == ("row 3: hub to v1 took 30 min, the fitted speeds say 62 min",)


def test_all_figures_are_one_object() -> None:
    figures = calibration_figures(FOUND)
    assert figures["speed_kmh"] == {"tertiary": 32.5}
    assert figures["errors"]["left_out"]["r_squared"] is None
    assert [trip["row"] for trip in figures["trips"]] == [2, 3]
