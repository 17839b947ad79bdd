"""The four map layers of a run."""

from routing.outputs.layer import Layer
from routing.outputs.place_layer import place_layer, unserved_layer
from routing.outputs.route_layer import route_layer
from routing.outputs.stop_layer import stop_layer
from routing.recipe import RunResult


def run_layers(result: RunResult) -> tuple[Layer, ...]:
    """Return routes, stops, places and unserved consignments."""
    return route_layer(result), stop_layer(result), place_layer(result), unserved_layer(result)
