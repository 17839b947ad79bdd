"""Numbers on signs: speeds, weights, heights and widths, as OpenStreetMap writes them."""

import re

from routing.units import kg_to_g, m_to_cm, t_to_g

_KMH_PER_MPH = 1.609344
_KG_PER_POUND = 0.45359237
_POUNDS_PER_SHORT_TON = 2000
_M_PER_FOOT = 0.3048
_INCHES_PER_FOOT = 12

_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,6})?)"
_SPEED = re.compile(rf"\s*{_NUMBER}\s*(mph|km/h|kmh)?\s*")
_WEIGHT = re.compile(rf"\s*{_NUMBER}\s*(t|kg|lbs?|st)?\s*")
_METRES = re.compile(rf"\s*{_NUMBER}\s*(m|cm)?\s*")
_FEET = re.compile(rf"\s*{_NUMBER}\s*(?:'|ft)\s*(?:{_NUMBER}\s*(?:\"|in|'')?)?\s*")


def posted_kmh(sign: str | None) -> float | None:
    """Return the speed on a sign in km/h, None where there is none or it is no number.

    Implied limits such as ``CN:rural`` are no numbers: the table of speeds speaks for them.
    """
    match = _SPEED.fullmatch(sign) if sign else None
    if match is None or float(match[1]) == 0.0:
        return None
    return float(match[1]) * (_KMH_PER_MPH if match[2] == "mph" else 1.0)


def posted_g(sign: str) -> int | None:
    """Return the weight on a sign in grams, None where it is no number.

    Tonnes without a unit; ``st`` is the short ton. Source: OpenStreetMap wiki, Key:maxweight.
    """
    match = _WEIGHT.fullmatch(sign)
    if match is None:
        return None
    amount, unit = float(match[1]), match[2]
    if unit == "kg":
        return kg_to_g(amount)
    if unit in {"lb", "lbs"}:
        return kg_to_g(amount * _KG_PER_POUND)
    if unit == "st":
        return kg_to_g(amount * _POUNDS_PER_SHORT_TON * _KG_PER_POUND)
    return t_to_g(amount)


def posted_cm(sign: str) -> int | None:
    """Return the height or width on a sign in centimetres, None where it is no number.

    Metres without a unit; feet and inches as ``14'6"``. Source: OpenStreetMap wiki, Key:maxheight.
    """
    if match := _METRES.fullmatch(sign):
        return round(float(match[1])) if match[2] == "cm" else m_to_cm(float(match[1]))
    if match := _FEET.fullmatch(sign):
        feet = float(match[1]) + float(match[2] or 0.0) / _INCHES_PER_FOOT
        return m_to_cm(feet * _M_PER_FOOT)
    return None
