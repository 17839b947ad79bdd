"""The map layers follow RFC 7946 and load with stable column types."""

import json
import math
from collections.abc import Callable
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pytest

from routing.model import RoadProfile, TravelSource
from routing.outputs.geojson import geojson_text, write_geojson
from routing.outputs.layer import Feature, Layer, rounded
from routing.outputs.layers import run_layers
from routing.outputs.place_layer import PLACE_COLUMNS, UNSERVED_COLUMNS
from routing.outputs.route_layer import COLUMNS as ROUTE_COLUMNS
from routing.outputs.stop_layer import COLUMNS as STOP_COLUMNS
from routing.outputs.words import wall_clock
from routing.recipe import RunResult
from routing.units import clock_to_s
from tests.builders import a_scenario, a_travel
from tests.run_builder import a_run, without

COLUMNS = {
    "routes": ROUTE_COLUMNS,
    "stops": STOP_COLUMNS,
    "places": PLACE_COLUMNS,
    "unserved": UNSERVED_COLUMNS,
}
JSON_TYPES = {str: str, int: int, float: float, bool: bool}


@cache
def runs() -> tuple[RunResult, ...]:
    return (
        a_run(),
        a_run(network="separate"),
        without(a_run(), "v1-zto-up-parcel", "v2-yto-down-parcel"),
        a_run(road_lines={}),
    )


@cache
def documents() -> tuple[tuple[Layer, dict[str, Any]], ...]:
    return tuple(
        (layer, json.loads(geojson_text(layer)))
        for result in runs()
        for layer in run_layers(result)
    )


def _positions(geometry: dict[str, Any]) -> list[list[float]]:
    is_point = geometry["type"] == "Point"
    return [geometry["coordinates"]] if is_point else geometry["coordinates"]


def test_every_file_is_a_feature_collection_of_one_geometry_type() -> None:
    for layer, document in documents():
        assert document["type"] == "FeatureCollection"
        assert set(document) <= {"type", "bbox", "features"}
        for feature in document["features"]:
            assert set(feature) == {"type", "geometry", "properties"}
            assert feature["type"] == "Feature"
            assert feature["geometry"]["type"] == layer.geometry
            assert set(feature["geometry"]) == {"type", "coordinates"}


def test_positions_are_lon_lat_with_at_most_six_decimals_and_no_measures() -> None:
    for layer, document in documents():
        for feature in document["features"]:
            positions = _positions(feature["geometry"])
            assert len(positions) == 1 if layer.geometry == "Point" else len(positions) >= 2
            for position in positions:
                assert len(position) == 2
                assert -180 <= position[0] <= 180
                assert -90 <= position[1] <= 90
                assert all(round(number, 6) == number for number in position)
                assert all(isinstance(number, float) for number in position)


def test_the_bbox_is_the_extent_of_the_positions() -> None:
    for _, document in documents():
        positions = [p for f in document["features"] for p in _positions(f["geometry"])]
        if not positions:
            assert "bbox" not in document
            continue
        lons, lats = zip(*positions, strict=True)
        assert document["bbox"] == [min(lons), min(lats), max(lons), max(lats)]


def test_properties_are_flat_typed_ascii_named_and_never_empty_text() -> None:
    for layer, document in documents():
        for feature in document["features"]:
            properties = feature["properties"]
            assert list(properties) == list(COLUMNS[layer.name])
            for name, value in properties.items():
                assert name.isascii()
                assert value != ""
                if value is not None:
                    assert type(value) is JSON_TYPES[COLUMNS[layer.name][name]], name


def test_the_contract_names_are_there() -> None:
    assert {
        "route_id",
        "tier",
        "vehicle_id",
        "carrier",
        "dist_m",
        "drive_s",
        "load_kg",
        "cost_yuan",
        "geom_src",
        "stroke",
        "stroke-width",
    } <= ROUTE_COLUMNS.keys()
    assert {"route_id", "tier", "vehicle_id", "carrier", "seq", "arrive", "arrive_s"} <= (
        STOP_COLUMNS.keys()
    )
    assert "marker-color" in PLACE_COLUMNS


CLOCKS = {"depart", "return", "arrive", "start", "deadline", "cutoff", "opens", "closes"}


def _is_text(column: pd.Series) -> bool:
    return pd.api.types.is_string_dtype(column) or bool(column.isna().all())


def _is_clock(column: pd.Series) -> bool:
    return all(isinstance(value, time) for value in column.dropna())


CHECKS: dict[type, Callable[[pd.Series], bool]] = {
    int: pd.api.types.is_integer_dtype,
    float: pd.api.types.is_float_dtype,
    bool: pd.api.types.is_bool_dtype,
    str: _is_text,
}


def test_geopandas_loads_every_file_with_the_columns_types(tmp_path: Path) -> None:
    for result in runs():
        layers = run_layers(result)
        write_geojson(tmp_path, layers)
        for layer in layers:
            frame = geopandas.read_file(tmp_path / f"{layer.name}.geojson")
            assert len(frame) == len(layer.features)
            if frame.empty:
                continue
            assert frame.crs.to_epsg() == 4326
            for name, kind in layer.columns.items():
                check = _is_clock if name in CLOCKS else CHECKS[kind]
                assert check(frame[name]), (layer.name, name, frame[name].dtype)


def test_clock_times_after_midnight_are_still_clock_times() -> None:
    assert wall_clock(clock_to_s("25:10")) == "01:10"


def test_an_empty_layer_is_still_a_valid_file() -> None:
    (layer,) = [layer for layer in run_layers(a_run()) if layer.name == "unserved"]
    assert json.loads(geojson_text(layer)) == {"type": "FeatureCollection", "features": []}


def test_a_layer_refuses_a_feature_with_other_columns() -> None:
    feature = Feature(points=((0.0, 0.0),), properties={"a": 1, "b": 2})
    with pytest.raises(ValueError, match=r"\['b'\]"):
        Layer(name="x", geometry="Point", columns={"a": int}, features=(feature,))


def test_rounding_drops_points_that_fall_together() -> None:
    assert rounded([(1.00000001, 2.0), (1.00000002, 2.0), (1.1, 2.0)]) == ((1.0, 2.0), (1.1, 2.0))


def test_a_leg_without_road_is_straight_and_says_so() -> None:
    straight = run_layers(a_run(road_lines={}))[0]
    assert {f.properties["geom_src"] for f in straight.features} == {"straight"}
    roads = run_layers(a_run())[0]
    assert {f.properties["geom_src"] for f in roads.features} == {"roads"}


def test_one_straight_leg_makes_the_whole_trip_straight() -> None:
    result = a_run()
    lines = dict(result.road_lines)
    lines.pop(("v1", "v2", RoadProfile()))
    sources = {
        str(f.properties["tier"]): f.properties["geom_src"]
        for f in run_layers(a_run(road_lines=lines))[0].features
    }
    assert sources == {"linehaul": "roads", "village": "straight"}


def test_the_line_of_a_trip_follows_its_legs_from_base_to_base() -> None:
    layer = run_layers(a_run())[0]
    village = next(f for f in layer.features if f.properties["tier"] == "village")
    assert village.points[0] == village.points[-1] == (119.2, 29.6)
    assert [p for p in village.points if math.isclose(p[1], 29.6)] == [
        (119.2, 29.6),
        (119.22, 29.6),
        (119.24, 29.6),
        (119.26, 29.6),
        (119.2, 29.6),
    ]


def test_a_table_of_legs_without_lines_says_straight_not_table() -> None:
    scenario = a_scenario()
    assert a_travel(scenario).source is TravelSource.TABLE
    layer = run_layers(a_run(scenario=scenario, road_lines={}))[0]
    assert all(f.properties["geom_src"] == "straight" for f in layer.features)


def test_the_costs_of_the_routes_add_up_to_the_vehicles_ledger_lines() -> None:
    result = a_run(network="separate")
    fen = sum(line.amount_fen for line in result.accounts.lines if line.vehicle_id)
    yuan = [f.properties["cost_yuan"] for f in run_layers(result)[0].features]
    assert round(sum(y for y in yuan if isinstance(y, float)), 2) == fen / 100
    assert None in yuan, "the second trip of a tour repeats no cost"
