"""Read, check and write scenario folders; the only room that knows their files."""

from routing.scenario.codes import FAULT_CODES, explain
from routing.scenario.reading import read_scenario, validate_scenario
from routing.scenario.workbook import gather_tables
from routing.scenario.writing import write_keys, write_scenario

__all__ = [
    "FAULT_CODES",
    "explain",
    "gather_tables",
    "read_scenario",
    "validate_scenario",
    "write_keys",
    "write_scenario",
]
