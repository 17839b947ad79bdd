"""Generated counties: from places and a few parameters to the tables of a scenario."""

from routing.generation.columns import FactColumns
from routing.generation.county import County, generate_county, summarise_county
from routing.generation.facts import read_facts
from routing.generation.parameter_file import read_parameters
from routing.generation.parameters import (
    Area,
    Delivery,
    Frame,
    Parameters,
    Produce,
    Season,
    Share,
    Territory,
)
from routing.generation.points import Facts, Point
from routing.generation.scenario_folder import Surroundings, write_scenario_folder
from routing.generation.synthetic import find_places, synthetic_facts
from routing.generation.tables import write_county

__all__ = [
    "Area",
    "County",
    "Delivery",
    "FactColumns",
    "Facts",
    "Frame",
    "Parameters",
    "Point",
    "Produce",
    "Season",
    "Share",
    "Surroundings",
    "Territory",
    "find_places",
    "generate_county",
    "read_facts",
    "read_parameters",
    "summarise_county",
    "synthetic_facts",
    "write_county",
    "write_scenario_folder",
]
