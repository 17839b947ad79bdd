"""Places off the map, and those that would be on it with longitude and latitude swapped."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.language import message
from routing.model import Finding, Place, Severity
from routing.roads.judging.gathering import gathered
from routing.roads.judging.wording import named, spot
from routing.roads.network import RoadNetwork

_MARGIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The rectangle of a map in degrees."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return f"lon {self.west:.4f} to {self.east:.4f}, lat {self.south:.4f} to {self.north:.4f}"

    def holds(self, lon: float, lat: float) -> bool:
        """Say whether a point lies in the rectangle, grown by a tenth of its sides."""
        wide, high = (self.east - self.west) * _MARGIN, (self.north - self.south) * _MARGIN
        return (
            self.west - wide <= lon <= self.east + wide
            and self.south - high <= lat <= self.north + high
        )


def extent_of(network: RoadNetwork) -> Extent | None:
    """Return the extent of the roads of a network, None where it has none."""
    if not len(network.start):
        return None
    ends = np.concatenate((network.start, network.end))
    lon, lat = network.lon[ends], network.lat[ends]
    return Extent(
        west=float(lon.min()),
        south=float(lat.min()),
        east=float(lon.max()),
        north=float(lat.max()),
    )


def off_the_map(
    places: Sequence[Place], extent: Extent
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return the places that are on the map only when swapped, and those that never are."""
    outside = [place for place in places if not extent.holds(place.lon, place.lat)]
    swapped = tuple(place for place in outside if extent.holds(place.lat, place.lon))
    return swapped, tuple(place for place in outside if place not in swapped)


def extent_findings(places: Sequence[Place], extent: Extent) -> tuple[Finding, ...]:
    """Return R209 (longitude and latitude swapped) and R210 (off the map)."""
    swapped, off = off_the_map(places, extent)
    return (
        *gathered(
            [_swapped(place, extent) for place in swapped],
            "have longitude and latitude swapped; exchange the columns lon and lat",
        ),
        *gathered(
            [_off(place, extent) for place in off],
            f"lie off the road map ({extent}); use a map that covers them",
        ),
    )


def _swapped(place: Place, extent: Extent) -> Finding:
    return Finding(
        code="R209",
        severity=Severity.WARNING,
        message=(
            message(
                "{place} has longitude and latitude swapped: {lat} is off the road map "
                "({extent}), and on it the other way round. Exchange lon and lat.",
                place=named(place),
                lat=spot(place.lon, place.lat),
                extent=extent,
            )
        ),
        subject="roads",
        place_id=place.id,
    )


def _off(place: Place, extent: Extent) -> Finding:
    return Finding(
        code="R210",
        severity=Severity.WARNING,
        message=(
            message(
                "{place} at {lat} is off the road map, whose roads lie at {extent}. Correct "
                "the coordinates, or use a map that covers the place.",
                place=named(place),
                lat=spot(place.lon, place.lat),
                extent=extent,
            )
        ),
        subject="roads",
        place_id=place.id,
    )
