"""Tables in CSV and XLSX, with English or Chinese headers, as checked rows."""

from routing.scenario.tables.escapes import escape, unescape
from routing.scenario.tables.grid import Grid, read_grid
from routing.scenario.tables.table import Numbered, Table, absent_table, read_table

__all__ = [
    "Grid",
    "Numbered",
    "Table",
    "absent_table",
    "escape",
    "read_grid",
    "read_table",
    "unescape",
]
