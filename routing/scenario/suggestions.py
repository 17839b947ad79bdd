"""Guesses at what somebody meant to write."""

import difflib
import re
from collections.abc import Iterable

_UNITS = (
    "yuan_per_day yuan_per_km yuan_per_kg yuan_per_h yuan_per_l yuan_per_kwh yuan_per_parcel "
    "fen_per_day fen_per_km fen_per_kg fen_per_h fen_per_parcel per_100km per_km "
    "min_per_parcel s_per_parcel per_h per_min per_s kmh mph percent yuan fen parcels "
    "hours minutes seconds sec min h s km m cm kg g t l ml m3 dm3 litres"
)
_FEW = 12
_STEM = re.compile(rf"(.+)_({_UNITS.replace(' ', '|')})")
_QUANTITY = re.compile(r"\s*[-+]?[0-9][0-9.,]*\s*[^\W\d_][\w/³²%.]*\s*")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence with the nearest known words, or an empty text."""
    known = list(known)
    near = difflib.get_close_matches(word, known, n=2, cutoff=0.6)
    if not near:
        folded = {k.casefold().replace("-", "_"): k for k in known}
        match = folded.get(word.casefold().replace("-", "_").replace(" ", "_"))
        near = [match] if match is not None else []
    return f"Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def nearest_or_all(word: str, known: Iterable[str]) -> str | None:
    """Return the nearest known words, or all of them where they are few, or None."""
    known = sorted(known)
    near = did_you_mean(word, known)
    if near or not known or len(known) > _FEW:
        return near or None
    return f"Known: {', '.join(known)}."


def same_in_another_unit(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that differs from this one in nothing but its unit."""
    stem = _stem(name)
    matches = [k for k in known if k != name and _stem(k) == stem and (k != stem or name != stem)]
    return matches[0] if matches else None


def is_quantity_with_unit(text: str) -> bool:
    """Say whether a text is a number followed by a unit, such as ``5 kg``."""
    return _QUANTITY.fullmatch(text) is not None


def _stem(name: str) -> str:
    match = _STEM.fullmatch(name)
    return match[1] if match else name
