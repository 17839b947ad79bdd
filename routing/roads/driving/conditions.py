"""Restrictions that hold under conditions: on some dates, for some weights, in some seasons.

Source: OpenStreetMap wiki, Conditional restrictions, Key:seasonal.
"""

import logging
import re
from collections import Counter
from datetime import date, datetime, time, timedelta

from opening_hours import OpeningHours, validate

from routing.language import message
from routing.model import RoadProfile
from routing.roads.driving.signs import posted_cm, posted_g

_RULE = re.compile(r"([^@;]+)@\s*(?:\(([^()]*)\)|([^;]+))")
_AND = re.compile(r"\s+AND\s+", re.IGNORECASE)
_SIZE = re.compile(r"\s*(weight|maxweight|height|width)\s*(<=|>=|<|>|=)\s*(.+)")
_HOLIDAYS = re.compile(r"\b(PH|SH|easter)\b")
_SEASON_MONTHS = {
    "spring": {3, 4, 5},
    "summer": {6, 7, 8},
    "autumn": {9, 10, 11},
    "winter": {12, 1, 2},
}

_log = logging.getLogger(__name__)


class Conditions:
    """What holds for one vehicle on one day, and a count of what was not understood.

    A plan's day has no hours here: a condition holds where it does so the whole day; one that
    holds for part of the day, depends on holidays, weather or a size of the vehicle nobody stated
    is ignored and counted.
    """

    def __init__(self, profile: RoadProfile, day: date) -> None:
        self.ignored: Counter[str] = Counter()
        self._profile = profile
        self._day = day
        self._known: dict[str, bool | None] = {}

    def value(self, text: str | None) -> str | None:
        """Return the value of the last rule in force of a tag such as ``no @ (Nov-Apr)``."""
        if not text:
            return None
        found = None
        rules = list(_RULE.finditer(text))
        if not rules:
            self.ignored[text] += 1
        for rule in rules:
            if self.holds(rule[2] or rule[3] or ""):
                found = rule[1].strip()
        return found

    def holds(self, condition: str) -> bool:
        """Say whether a condition holds all day for the vehicle; parts may be joined by AND."""
        parts = [self._part(part.strip()) for part in _AND.split(condition.strip())]
        if False in parts:
            return False
        if None in parts:
            self.ignored[condition.strip()] += 1
            return False
        return True

    def is_in_season(self, text: str | None) -> bool:
        """Say whether a way with a ``seasonal`` tag can be used on the day.

        Seasons by name are those of the northern half of the globe, by whole months; dates are
        read as such.
        """
        if not text or text.lower() in {"no", "yes"}:
            if text and text.lower() == "yes":
                self.ignored["seasonal=yes"] += 1
            return True
        names = [name.strip().lower() for name in text.split(";")]
        if all(name in _SEASON_MONTHS for name in names):
            return any(self._day.month in _SEASON_MONTHS[name] for name in names)
        answer = self._dates(text)
        if answer is None:
            self.ignored[f"seasonal={text}"] += 1
        return answer is not False

    def log_ignored(self) -> None:
        """Log one line with the count and the commonest of what was ignored."""
        if self.ignored:
            examples = ", ".join(f'"{text}"' for text, _ in self.ignored.most_common(3))
            _log.warning(
                message(
                    "{count} restrictions of the map are ignored: they do not hold all day, or "
                    "could not be read: {examples}",
                    count=self.ignored.total(),
                    examples=examples,
                )
            )

    def _part(self, text: str) -> bool | None:
        if text not in self._known:
            size = _SIZE.fullmatch(text)
            self._known[text] = (
                self._of_size(size[1], size[2], size[3]) if size else self._dates(text)
            )
        return self._known[text]

    def _of_size(self, name: str, relation: str, sign: str) -> bool | None:
        """Compare a size of the vehicle with a sign; None where either is unknown."""
        own = {
            "height": self._profile.height_cm,
            "width": self._profile.width_cm,
        }.get(name, self._profile.gross_g)
        limit = posted_g(sign) if name.endswith("weight") else posted_cm(sign)
        if own is None or limit is None:
            return None
        return {
            "<": own < limit,
            "<=": own <= limit,
            ">": own > limit,
            ">=": own >= limit,
            "=": own == limit,
        }[relation]

    def _dates(self, text: str) -> bool | None:
        """Say whether dates cover the whole day (True), none of it (False), or neither (None)."""
        if _HOLIDAYS.search(text) or not validate(text):
            return None
        dates = OpeningHours(text)
        midnight = datetime.combine(self._day, time())
        change = dates.next_change(midnight)
        if dates.is_unknown(midnight):
            return None
        if change is not None and change.replace(tzinfo=None) < midnight + timedelta(days=1):
            return None
        return dates.is_open(midnight)
