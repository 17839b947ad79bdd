"""Generated counties: from places and a few parameters to the tables of a scenario."""

from routing.generation.county import County, generate_county, summarise_county
from routing.generation.facts import Facts, Point, read_facts
from routing.generation.parameter_file import read_parameters
from routing.generation.parameters import (
    Area,
    Delivery,
    Parameters,
    Produce,
    Season,
    Share,
    Territory,
)
from routing.generation.synthetic import find_places, synthetic_facts
from routing.generation.tables import write_county

__all__ = [
    "Area",
    "County",
    "Delivery",
    "Facts",
    "Parameters",
    "Point",
    "Produce",
    "Season",
    "Share",
    "Territory",
    "find_places",
    "generate_county",
    "read_facts",
    "read_parameters",
    "summarise_county",
    "synthetic_facts",
    "write_county",
]
