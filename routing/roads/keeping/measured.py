"""What is measured on a map, and how it is kept from run to run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

import numpy as np

from routing.model import Finding, RoadProfile, Scenario, Severity, TravelMatrix, TravelSource
from routing.roads.graph.joints import Joints
from routing.roads.keeping.cache import Entry
from routing.roads.road_map import Indices

_JOINTS = tuple(field.name for field in fields(Joints))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """The matrix, the one without closures, the joints by profile, and what is suspicious.

    ``closed`` are the numbers of the stretches that are closed. Without closures in force both
    matrices are the same.
    """

    travel: TravelMatrix
    open_travel: TravelMatrix
    joints: Mapping[RoadProfile, Joints]
    closed: Indices
    findings: tuple[Finding, ...]

    def as_entry(self) -> Entry:
        """Return it as arrays and JSON."""
        arrays = {
            "dist_m": self.travel.dist_m,
            "time_s": self.travel.time_s,
            "closed": self.closed,
        }
        if self.open_travel is not self.travel:
            arrays |= {
                "open_dist_m": self.open_travel.dist_m,
                "open_time_s": self.open_travel.time_s,
            }
        for name in _JOINTS:
            arrays[f"joint_{name}"] = np.array(
                [getattr(self.joints[profile], name) for profile in self.travel.profiles]
            )
        text = {
            "descriptions": [self.travel.description, self.open_travel.description],
            "findings": [asdict(finding) for finding in self.findings],
        }
        return Entry(arrays=arrays, text=text)


def measured_from(entry: Entry, scenario: Scenario) -> Measured:
    """Return what was kept for a scenario.

    Raises
    ------
    LookupError, TypeError, ValueError
        If the entry is not what :meth:`Measured.as_entry` returned for it.
    """
    arrays = entry.arrays
    description, open_description = entry.text["descriptions"]
    travel = map_travel(scenario, arrays["dist_m"], arrays["time_s"], description)
    open_travel = travel
    if "open_dist_m" in arrays:
        open_travel = map_travel(
            scenario, arrays["open_dist_m"], arrays["open_time_s"], open_description
        )
    joints = {
        profile: Joints(**{name: arrays[f"joint_{name}"][layer] for name in _JOINTS})
        for layer, profile in enumerate(scenario.profiles)
    }
    findings = tuple(
        Finding(**{**finding, "severity": Severity(finding["severity"])})
        for finding in entry.text["findings"]
    )
    return Measured(
        travel=travel,
        open_travel=open_travel,
        joints=joints,
        closed=arrays["closed"],
        findings=findings,
    )


def map_travel(
    scenario: Scenario, dist_m: Indices, time_s: Indices, description: str
) -> TravelMatrix:
    """Return the matrix of a scenario's places and profiles, measured on a map."""
    return TravelMatrix(
        place_ids=tuple(place.id for place in scenario.places),
        profiles=scenario.profiles,
        dist_m=dist_m,
        time_s=time_s,
        source=TravelSource.ROADS,
        description=description,
    )
