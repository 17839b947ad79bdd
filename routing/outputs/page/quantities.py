"""Figures as cells, in the units people use."""

from routing.language import Wordbook
from routing.outputs.page.table import Cell
from routing.units import fen_to_yuan, m_to_km, s_to_min

NOTHING = Cell(text="–")


def count(number: int, words: Wordbook) -> Cell:
    """Return a whole number."""
    return Cell(text=words.number(number), value=number)


def yuan(fen: float | None, words: Wordbook) -> Cell:
    """Return an amount in yuan with two decimals, a dash where there is none."""
    if fen is None:
        return NOTHING
    return Cell(text=words.number(fen_to_yuan(fen), 2), value=round(fen_to_yuan(fen), 4))


def km(metres: int, words: Wordbook) -> Cell:
    """Return a distance in kilometres with one decimal."""
    return Cell(text=words.number(m_to_km(metres), 1), value=m_to_km(metres))


def kg(kilograms: float, words: Wordbook) -> Cell:
    """Return a mass in kilograms with one decimal."""
    return Cell(text=words.number(kilograms, 1), value=round(kilograms, 4))


def minutes(seconds: int | None, words: Wordbook) -> Cell:
    """Return a duration in minutes with one decimal, a dash where there is none."""
    if seconds is None:
        return NOTHING
    return Cell(text=words.number(s_to_min(seconds), 1), value=round(s_to_min(seconds), 4))


def percent(part: float, whole: float) -> float:
    """Return a share in percent."""
    return float(f"{part / whole:.6%}".removesuffix("%"))
