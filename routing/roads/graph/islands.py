"""The parts a road network falls into."""

import numpy as np
import scipy

from routing.roads.network import RoadNetwork
from routing.roads.road_map import Floats


def part_lengths_m(network: RoadNetwork) -> Floats:
    """Return per piece the metres of road of the part it lies in, both directions counted once.

    A part is weakly connected: one could get from any of its roads to any other if there were no
    one-way roads.
    """
    size = len(network.lon)
    links = scipy.sparse.coo_array(
        (np.ones(len(network.start)), (network.start, network.end)), (size, size)
    )
    _, part = scipy.sparse.csgraph.connected_components(links, directed=False)
    _, once = np.unique(network.stretch, return_index=True)
    part_m = np.bincount(part[network.start[once]], network.length_m[once], minlength=size)
    lengths_m: Floats = part_m[part[network.start]]
    return lengths_m


def round_trip_lengths_m(network: RoadNetwork) -> Floats:
    """Return per piece the metres of road that can be driven to from it and back again.

    Both directions are counted once. A piece one cannot get back to, such as a one-way street with
    a dead end, counts alone.
    """
    size = len(network.lon)
    links = scipy.sparse.coo_array(
        (np.ones(len(network.start)), (network.start, network.end)), (size, size)
    )
    _, part = scipy.sparse.csgraph.connected_components(links, directed=True, connection="strong")
    inside = part[network.start] == part[network.end]
    _, once = np.unique(network.stretch, return_index=True)
    once = once[inside[once]]
    part_m = np.bincount(part[network.start[once]], network.length_m[once], minlength=size)
    lengths_m: Floats = np.where(inside, part_m[part[network.start]], network.length_m)
    return lengths_m
