"""Finds out what kind of instance a path is, and reads it."""

from pathlib import Path

from routing.benchmarks.dat_file import read_dat
from routing.benchmarks.instance import TwoEchelonInstance
from routing.benchmarks.multi_trip import MultiTripInstance
from routing.benchmarks.vrp_file import read_vrp
from routing.errors import UsageError

_READERS = {".dat": read_dat, ".vrp": read_vrp}


def read_instance(path: Path) -> TwoEchelonInstance | MultiTripInstance:
    """Read an instance file.

    Raises
    ------
    UsageError
        If there is no such file, or it is of no known kind.
    ScenarioError
        If the file has faults.
    """
    if not path.exists():
        raise UsageError(f"{path} does not exist; name an instance, such as Set5_100-5-1.dat.")
    if path.is_dir() or path.suffix not in _READERS:
        raise UsageError(
            f"{path} is no instance that can be read; .dat (2e-cvrp) and .vrp (mtvrptwr) files can."
        )
    return _READERS[path.suffix](path)
