"""``travel.npz``: the travel matrix and the roads of the plan's legs."""

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from routing.errors import UsageError
from routing.language import message
from routing.model import Leg, RoadLine, RoadLines, RoadProfile, TravelMatrix, TravelSource

_DAMAGE = (
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    OSError,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
_NO_LIMIT = -1
_Arrays = Mapping[str, npt.NDArray[Any]]


def write_travel(path: Path, travel: TravelMatrix, road_lines: RoadLines) -> None:
    """Write the matrix and the road lines; every figure is kept exactly."""
    layers = travel.profiles
    lengths = [len(line.points) for line in road_lines.values()]
    points = [point for line in road_lines.values() for point in line.points]
    np.savez_compressed(
        path,
        place_ids=_texts(travel.place_ids),
        dist_m=travel.dist_m,
        time_s=travel.time_s,
        profile_speeds=_texts([profile.speeds for profile in layers]),
        profile_limits=np.array([_limits(profile) for profile in layers], dtype=np.int64),
        source=_texts([travel.source.value]),
        description=_texts([travel.description]),
        leg_from=_texts([leg[0] for leg in road_lines]),
        leg_to=_texts([leg[1] for leg in road_lines]),
        leg_profile=np.array([layers.index(leg[2]) for leg in road_lines], dtype=np.int64),
        leg_source=_texts([line.source.value for line in road_lines.values()]),
        leg_points=np.array(lengths, dtype=np.int64),
        points=np.array(points, dtype=np.float64).reshape(-1, 2),
    )


def read_travel(path: Path) -> tuple[TravelMatrix, RoadLines]:
    """Read the matrix and the road lines back; nothing in the file is executed.

    Raises
    ------
    UsageError
        If the file is missing, damaged, or not such a file.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            if "time_s" in arrays and "profile_speeds" not in arrays:
                raise UsageError(
                    message(
                        "{path}: an older version wrote it. {remedy}",
                        path=path,
                        remedy=_remedy(path),
                    )
                )
            profiles = _profiles(arrays)
            return _matrix(arrays, profiles), _lines(arrays, profiles)
    except FileNotFoundError:
        raise UsageError(
            message("{path} is missing. {remedy}", path=path, remedy=_remedy(path))
        ) from None
    except _DAMAGE as error:
        raise UsageError(
            message("{path} is damaged. {remedy}", path=path, remedy=_remedy(path))
        ) from error


def _remedy(path: Path) -> str:
    return f"`routing solve SCENARIO -o {path.parent} --overwrite` writes the run anew."


def _texts(values: Any) -> npt.NDArray[np.str_]:  # noqa: ANN401 - any sequence of texts
    return np.array(list(values), dtype=np.str_)


def _limits(profile: RoadProfile) -> tuple[int, ...]:
    """Return the size of a vehicle as whole numbers."""
    sizes = (profile.gross_g, profile.height_cm, profile.width_cm)
    return tuple(_NO_LIMIT if size is None else size for size in sizes)


def _profiles(arrays: _Arrays) -> tuple[RoadProfile, ...]:
    profiles: list[RoadProfile] = []
    limits = arrays["profile_limits"].astype(np.int64, casting="safe").tolist()
    for speeds, sizes in zip(arrays["profile_speeds"], limits, strict=True):
        gross_g, height_cm, width_cm = (None if size == _NO_LIMIT else size for size in sizes)
        profiles.append(
            RoadProfile(speeds=str(speeds), gross_g=gross_g, height_cm=height_cm, width_cm=width_cm)
        )
    return tuple(profiles)


def _matrix(arrays: _Arrays, profiles: tuple[RoadProfile, ...]) -> TravelMatrix:
    return TravelMatrix(
        place_ids=tuple(str(place_id) for place_id in arrays["place_ids"]),
        profiles=profiles,
        dist_m=arrays["dist_m"].astype(np.int64, casting="safe"),
        time_s=arrays["time_s"].astype(np.int64, casting="safe"),
        source=TravelSource(str(arrays["source"][0])),
        description=str(arrays["description"][0]),
    )


def _lines(arrays: _Arrays, profiles: tuple[RoadProfile, ...]) -> dict[Leg, RoadLine]:
    points = arrays["points"].tolist()
    lines: dict[Leg, RoadLine] = {}
    first = 0
    driven = [dict(enumerate(profiles))[int(layer)] for layer in arrays["leg_profile"]]
    legs = zip(arrays["leg_from"], arrays["leg_to"], driven, strict=True)
    rest = zip(arrays["leg_points"].tolist(), arrays["leg_source"], strict=True)
    for (origin, target, profile), (count, source) in zip(legs, rest, strict=True):
        piece = tuple((float(lon), float(lat)) for lon, lat in points[first : first + count])
        lines[str(origin), str(target), profile] = RoadLine(
            points=piece,
            source=TravelSource(str(source)),
        )
        first += count
    return lines
