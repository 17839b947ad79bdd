"""Finds out what kind of instance a path is, and reads it."""

from collections.abc import Callable
from pathlib import Path

from routing.benchmarks.dat_file import read_dat
from routing.benchmarks.instance import TwoEchelonInstance
from routing.benchmarks.multi_trip import MultiTripInstance
from routing.benchmarks.vrp_file import read_vrp
from routing.benchmarks.windowed import WindowedInstance
from routing.benchmarks.windowed_folder import read_windowed_folder
from routing.errors import UsageError
from routing.language import message

AnyInstance = TwoEchelonInstance | MultiTripInstance | WindowedInstance

_READERS: dict[str, Callable[[Path], AnyInstance]] = {".dat": read_dat, ".vrp": read_vrp}


def read_instance(path: Path) -> AnyInstance:
    """Read an instance: a file, or a folder.

    Raises
    ------
    UsageError
        If there is no such file, or it is of no known kind.
    ScenarioError
        If the file has faults.
    """
    if not path.exists():
        raise UsageError(
            message("{path} does not exist; name an instance, such as Set5_100-5-1.dat.", path=path)
        )
    if path.is_dir():
        return read_windowed_folder(path)
    if path.suffix not in _READERS:
        raise UsageError(
            message(
                "{path} is no instance that can be read; .dat (2e-cvrp) and .vrp (mtvrptwr) files "
                "and folders (2e-vrptwspd) can.",
                path=path,
            )
        )
    return _READERS[path.suffix](path)
