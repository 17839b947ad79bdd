"""A map layer: features of one geometry type with one set of typed, flat properties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Value = str | int | float | bool | None
Point = tuple[float, float]

_DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Points as WGS84 ``(lon, lat)``, one for a point and more for a line, and properties."""

    points: tuple[Point, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Features with the same geometry type and the columns given, in their order."""

    name: str
    geometry: str
    columns: Mapping[str, type]
    features: tuple[Feature, ...]

    def __post_init__(self) -> None:
        for feature in self.features:
            if feature.properties.keys() != self.columns.keys():
                odd = feature.properties.keys() ^ self.columns.keys()
                raise ValueError(f"layer {self.name}: unexpected or missing columns {sorted(odd)}")

    def row(self, feature: Feature) -> tuple[Value, ...]:
        """Return a feature's properties in the order of the columns, each of its column's type."""
        return tuple(
            None if (value := feature.properties[name]) is None else kind(value)
            for name, kind in self.columns.items()
        )


def rounded(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return points with 6 decimals (about 0.1 m), consecutive equal ones once."""
    kept: list[Point] = []
    for lon, lat in points:
        point = (round(lon, _DECIMALS), round(lat, _DECIMALS))
        if not kept or kept[-1] != point:
            kept.append(point)
    return tuple(kept)
