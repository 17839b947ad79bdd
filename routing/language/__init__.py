"""Placeholder until the language room is merged."""

from dataclasses import dataclass
from datetime import date, timedelta

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordbook:
    """English only."""

    lang: str = "en"

    def __call__(self, message: str, **values: object) -> str:
        """Return the message."""
        return message.format(**values) if values else message

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number."""
        return f"{value:,.{digits}f}"

    def date(self, day: date) -> str:
        """Return a date."""
        return day.isoformat()

    def clock(self, seconds: int) -> str:
        """Return a clock time."""
        return str(timedelta(seconds=seconds))[:-3].rjust(5, "0")


def wordbook(lang: str) -> Wordbook:
    """Return a wordbook."""
    return Wordbook(lang=lang)
