"""Conversions between the units people write and the integers the model holds.

This is the only file of the project that multiplies by 60, 100, 1000 or 3600.
Inside: seconds, metres, grams, litres, fen. Outside: minutes, hours, clock times, kilometres,
kilograms, cubic metres, yuan.
"""

import math
import re

S_PER_MIN = 60
S_PER_H = 3600
S_PER_DAY = 86_400
M_PER_KM = 1000
G_PER_KG = 1000
KG_PER_T = 1000
CM_PER_M = 100
L_PER_M3 = 1000
FEN_PER_YUAN = 100

_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?")


def clock_to_s(text: str) -> int:
    """Return the seconds since midnight of a clock time such as ``"07:30"``.

    Hours run to 47, so that a time after midnight belongs to the day it started on.

    Raises
    ------
    ValueError
        If the text is not ``HH:MM`` or ``HH:MM:SS``.
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 47:
        raise ValueError(f'"{text}" is not a clock time such as "07:30"')
    return int(match[1]) * S_PER_H + int(match[2]) * S_PER_MIN + int(match[3] or 0)


def s_to_clock(seconds: int) -> str:
    """Return a clock time ``HH:MM``, or ``HH:MM:SS`` where the seconds are not a whole minute."""
    hours, rest = divmod(seconds, S_PER_H)
    minutes, spare = divmod(rest, S_PER_MIN)
    return f"{hours:02d}:{minutes:02d}" + (f":{spare:02d}" if spare else "")


def up_to_minute(seconds: int) -> int:
    """Return the next whole minute, in seconds, for times that must not be promised too early."""
    return -(-seconds // S_PER_MIN) * S_PER_MIN


def down_to_minute(seconds: int) -> int:
    """Return the whole minute before, in seconds, for times that must not be missed."""
    return seconds // S_PER_MIN * S_PER_MIN


def min_to_s(minutes: float) -> int:
    """Return whole seconds, rounded to the nearest."""
    return round(minutes * S_PER_MIN)


def s_to_min(seconds: float) -> float:
    """Return minutes."""
    return seconds / S_PER_MIN


def h_to_s(hours: float) -> int:
    """Return whole seconds, rounded to the nearest."""
    return round(hours * S_PER_H)


def s_to_h(seconds: float) -> float:
    """Return hours."""
    return seconds / S_PER_H


def km_to_m(kilometres: float) -> int:
    """Return whole metres, rounded to the nearest."""
    return round(kilometres * M_PER_KM)


def m_to_km(metres: float) -> float:
    """Return kilometres."""
    return metres / M_PER_KM


def kg_to_g(kilograms: float) -> int:
    """Return whole grams, rounded up, so that a load never shrinks."""
    return math.ceil(round(kilograms * G_PER_KG, 6))


def t_to_g(tonnes: float) -> int:
    """Return whole grams, rounded up."""
    return kg_to_g(tonnes * KG_PER_T)


def m_to_cm(metres: float) -> int:
    """Return whole centimetres, rounded to the nearest."""
    return round(metres * CM_PER_M)


def cm_to_m(centimetres: float) -> float:
    """Return metres."""
    return centimetres / CM_PER_M


def g_to_kg(grams: float) -> float:
    """Return kilograms."""
    return grams / G_PER_KG


def m3_to_l(cubic_metres: float) -> int:
    """Return whole litres, rounded to the nearest."""
    return round(cubic_metres * L_PER_M3)


def l_to_m3(litres: float) -> float:
    """Return cubic metres."""
    return litres / L_PER_M3


def yuan_to_fen(yuan: float) -> int:
    """Return whole fen, rounded half to even."""
    return round(yuan * FEN_PER_YUAN)


def fen_to_yuan(fen: float) -> float:
    """Return yuan."""
    return fen / FEN_PER_YUAN


def kmh_to_m_per_s(kmh: float) -> float:
    """Return metres per second."""
    return kmh * M_PER_KM / S_PER_H
