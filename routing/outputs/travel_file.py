"""``travel.npz``: the travel matrix and the roads of the plan's legs."""

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from routing.errors import UsageError
from routing.model import Leg, RoadLine, RoadLines, TravelMatrix, TravelSource

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
_Arrays = Mapping[str, npt.NDArray[Any]]


def write_travel(path: Path, travel: TravelMatrix, road_lines: RoadLines) -> None:
    """Write the matrix and the road lines; every figure is kept exactly."""
    lengths = [len(line.points) for line in road_lines.values()]
    points = [point for line in road_lines.values() for point in line.points]
    np.savez_compressed(
        path,
        place_ids=_texts(travel.place_ids),
        dist_m=travel.dist_m,
        time_s=travel.time_s,
        source=_texts([travel.source.value]),
        description=_texts([travel.description]),
        leg_from=_texts([leg[0] for leg in road_lines]),
        leg_to=_texts([leg[1] for leg in road_lines]),
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
            return _matrix(arrays), _lines(arrays)
    except FileNotFoundError:
        raise UsageError(f"{path} is missing. {_remedy(path)}") from None
    except _DAMAGE as error:
        raise UsageError(f"{path} is damaged. {_remedy(path)}") from error


def _remedy(path: Path) -> str:
    return f"`routing solve SCENARIO -o {path.parent} --overwrite` writes the run anew."


def _texts(values: Any) -> npt.NDArray[np.str_]:  # noqa: ANN401 - any sequence of texts
    return np.array(list(values), dtype=np.str_)


def _matrix(arrays: _Arrays) -> TravelMatrix:
    return TravelMatrix(
        place_ids=tuple(str(place_id) for place_id in arrays["place_ids"]),
        dist_m=arrays["dist_m"].astype(np.int64, casting="safe"),
        time_s=arrays["time_s"].astype(np.int64, casting="safe"),
        source=TravelSource(str(arrays["source"][0])),
        description=str(arrays["description"][0]),
    )


def _lines(arrays: _Arrays) -> dict[Leg, RoadLine]:
    points = arrays["points"].tolist()
    lines: dict[Leg, RoadLine] = {}
    first = 0
    legs = zip(arrays["leg_from"], arrays["leg_to"], strict=True)
    rest = zip(arrays["leg_points"].tolist(), arrays["leg_source"], strict=True)
    for (origin, target), (count, source) in zip(legs, rest, strict=True):
        piece = tuple((float(lon), float(lat)) for lon, lat in points[first : first + count])
        lines[str(origin), str(target)] = RoadLine(
            points=piece,
            source=TravelSource(str(source)),
        )
        first += count
    return lines
