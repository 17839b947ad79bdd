"""Papers for drivers: a sheet to print for every vehicle."""

from routing.outputs.drivers.manifest import write_manifests
from routing.outputs.drivers.sheet import DriverSheet, driver_sheets

__all__ = ["DriverSheet", "driver_sheets", "write_manifests"]
