"""Ferries: how long a crossing takes, and where it begins and ends."""

import re
from collections.abc import Mapping
from datetime import timedelta

from routing.roads.road_map import FERRY

_CLOCK = re.compile(r"([0-9]{1,5})(?::([0-5]?[0-9]))?(?::([0-5]?[0-9]))?")
_ISO = re.compile(r"P(?:([0-9]{1,3})D)?T?(?:([0-9]{1,5})H)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})S)?")


def is_ferry(tags: Mapping[str, str]) -> bool:
    """Say whether a way is the line of a ferry."""
    return FERRY in tags.get("route", "").split(";")


def duration_s(text: str | None) -> int | None:
    """Return the seconds of a crossing, None where the text is none or is not understood.

    ``HH:MM``, ``HH:MM:SS``, whole minutes, or ISO 8601 as ``PT1H20M``. Source: OpenStreetMap
    wiki, Key:duration.
    """
    text = (text or "").strip()
    if match := _CLOCK.fullmatch(text):
        first, second, third = (int(part) if part else None for part in match.groups())
        if second is None:
            span = timedelta(minutes=first or 0)
        else:
            span = timedelta(hours=first or 0, minutes=second, seconds=third or 0)
    elif text and (match := _ISO.fullmatch(text)):
        days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    else:
        return None
    return int(span.total_seconds()) or None
