"""Whether a vehicle is small and light enough for a way.

Source: OpenStreetMap wiki, Key:maxweight, Key:maxheight, Key:maxwidth.
"""

from collections import Counter
from collections.abc import Mapping

from routing.model import RoadProfile
from routing.roads.driving.signs import posted_cm, posted_g

_UNLIMITED = frozenset(
    {"none", "no", "default", "below_default", "unsigned", "unknown", "unspecified", "no_sign"}
)


def fits(tags: Mapping[str, str], profile: RoadProfile, ignored: Counter[str]) -> bool:
    """Say whether no limit of a way is below the vehicle's weight, height or width.

    Sizes that are None are not looked at. A limit that is no number is ignored and counted.
    """
    for key, own, read in (
        ("maxweight", profile.gross_g, posted_g),
        ("maxheight", profile.height_cm, posted_cm),
        ("maxwidth", profile.width_cm, posted_cm),
    ):
        sign = tags.get(key, "").strip().lower()
        if own is None or not sign or sign in _UNLIMITED:
            continue
        limit = read(sign)
        if limit is None:
            ignored[f"{key}={sign}"] += 1
        elif own > limit:
            return False
    return True
