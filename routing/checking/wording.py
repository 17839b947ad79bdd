"""Figures as a planner reads them."""

from routing.language import message
from routing.units import S_PER_MIN, g_to_kg, m_to_km, s_to_clock, s_to_min


def clock(seconds: int) -> str:
    """Return a clock time, with a minus sign before midnight of the day."""
    return f"-{s_to_clock(-seconds)}" if seconds < 0 else s_to_clock(seconds)


def span(seconds: int) -> str:
    """Return a duration in minutes, or in seconds where it is under a minute."""
    if abs(seconds) < S_PER_MIN:
        return message("{seconds} s", seconds=seconds)
    return message("{minutes} min", minutes=f"{s_to_min(seconds):.1f}".removesuffix(".0"))


def kilograms(grams: int) -> str:
    """Return a weight in kilograms."""
    return message("{weight} kg", weight=f"{g_to_kg(grams):g}")


def kilometres(metres: int) -> str:
    """Return a distance in kilometres."""
    return message("{length} km", length=f"{m_to_km(metres):g}")


def names(ids: tuple[str, ...]) -> str:
    """Return a few ids in words; long lists are cut with a count."""
    shown = ", ".join(ids[:3])
    if len(ids) <= 3:
        return shown
    return message("{names} and {count} more", names=shown, count=len(ids) - 3)
