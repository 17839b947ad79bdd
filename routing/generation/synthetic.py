"""Places of a county that does not exist, for studies of size."""

import math
from pathlib import Path

from routing.errors import UsageError
from routing.generation.facts import read_facts
from routing.generation.parameters import Parameters
from routing.generation.points import Facts, Point
from routing.generation.randomness import generator
from routing.language import message

_SEAT_LON, _SEAT_LAT = 119.0, 29.6
_KM_PER_DEGREE = 111.2


def find_places(path: Path | None, parameters: Parameters, *, townships: int) -> Facts:
    """Read the places of a county, or make up one of so many townships where no file is given."""
    if path is not None:
        return read_facts(path, parameters.facts)
    return synthetic_facts(parameters, townships=townships)


def synthetic_facts(parameters: Parameters, *, townships: int) -> Facts:
    """Scatter townships around a seat and villages around townships, evenly over disks.

    The county has about 10 square kilometres a village, as Chun'an with its 425; 230 villages
    where the parameters name no number.

    Raises
    ------
    UsageError
        If there are fewer villages than townships, or no township.
    """
    villages, seed = parameters.villages or 230, parameters.seed
    if not 1 <= townships <= villages:
        raise UsageError(
            message(
                "{townships} townships and {villages} villages are wanted. Ask for at least "
                "one township, and as many villages as townships or more.",
                townships=townships,
                villages=villages,
            )
        )
    seat = Point(
        id="seat",
        level="seat",
        name="County seat",
        name_zh="县城",
        parent_id="",
        lon=_SEAT_LON,
        lat=_SEAT_LAT,
        coord_status="assumed",
    )
    radius_km = math.sqrt(10 * villages / math.pi)
    towns = [
        _scattered(seat, "township", f"t{number:02d}", radius_km, seed)
        for number in range(1, townships + 1)
    ]
    hamlets = [
        _scattered(
            towns[number % townships],
            "village",
            f"v{number:04d}",
            radius_km / math.sqrt(townships),
            seed,
        )
        for number in range(1, villages + 1)
    ]
    return Facts(seat=seat, townships=tuple(towns), villages=tuple(hamlets))


def _scattered(parent: Point, level: str, place_id: str, radius_km: float, seed: int) -> Point:
    random = generator(seed, "place", place_id)
    away = radius_km * math.sqrt(random.random()) / _KM_PER_DEGREE
    angle = math.tau * random.random()
    return Point(
        id=place_id,
        level=level,
        name=f"{level.capitalize()} {place_id[1:]}",
        name_zh=("乡镇" if level == "township" else "村") + place_id[1:],
        parent_id=parent.id,
        lon=parent.lon + away * math.cos(angle) / math.cos(math.radians(parent.lat)),
        lat=parent.lat + away * math.sin(angle),
        coord_status="assumed",
        population=900.0,
    )
