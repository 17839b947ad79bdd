"""Guesses at what somebody meant to write."""

import difflib
import re
from collections.abc import Iterable, Sequence

from routing.language import message

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
    longer = [k for k in known if len(word) > 2 and k.startswith(f"{word.casefold()}_")]
    near = longer[:2] or difflib.get_close_matches(word, known, n=2, cutoff=0.6)
    if not near:
        folded = {k.casefold().replace("-", "_"): k for k in known}
        match = folded.get(word.casefold().replace("-", "_").replace(" ", "_"))
        near = [match] if match is not None else []
    return _meant(near) if near else ""


def nearest_or_all(
    word: str, known: Iterable[str], names: Iterable[tuple[str, str]] = ()
) -> str | None:
    """Return the nearest known words, or all of them where they are few, or None.

    ``names`` are pairs of another name and the known word it stands for.
    """
    ids = set(known)
    known = sorted(ids)
    called = _called(word, [pair for pair in names if pair[1] in ids])
    near = _meant(called[:3]) if called else did_you_mean(word, known)
    if near or not known or len(known) > _FEW:
        return near or None
    return message("Known: {names}.", names=", ".join(known))


def same_in_another_unit(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that differs from this one in nothing but its unit."""
    stem = _stem(name)
    matches = [k for k in known if k != name and _stem(k) == stem and (k != stem or name != stem)]
    return matches[0] if matches else None


def is_quantity_with_unit(text: str) -> bool:
    """Say whether a text is a number followed by a unit, such as ``5 kg``."""
    return _QUANTITY.fullmatch(text) is not None


def _meant(near: Sequence[str]) -> str:
    names = repr(near[0])
    for name in near[1:]:
        names = message("{names} or {name!r}", names=names, name=name)
    return message("Did you mean {names}?", names=names)


def _called(word: str, names: list[tuple[str, str]]) -> list[str]:
    """Return the words that have this name, else those whose name is a part of it or holds it."""
    folded = word.casefold()
    pairs = [(name.casefold(), known) for name, known in names if len(name) > 1]
    same = [known for name, known in pairs if name == folded]
    partly = [known for name, known in pairs if name in folded or (folded in name and folded)]
    return list(dict.fromkeys(same or (partly if len(word) > 1 else [])))


def _stem(name: str) -> str:
    match = _STEM.fullmatch(name)
    return match[1] if match else name
