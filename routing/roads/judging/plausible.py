"""Legs no road can have: shorter than the great circle, faster than a motorway."""

from collections.abc import Callable, Mapping

from routing.language import message
from routing.model import Finding, Scenario, Severity
from routing.roads.great_circle import great_circles_m
from routing.roads.judging.wording import named
from routing.roads.legs import KnownLeg, Pair
from routing.units import kmh_to_m_per_s, m_to_km, s_to_h, s_to_min

FASTEST_KMH = 120.0
SHORTER_SHARE = 0.01
_SLACK_M = 50.0
_SLACK_S = 30
_MOST = 10


def plausible_findings(scenario: Scenario, legs: Mapping[Pair, KnownLeg]) -> tuple[Finding, ...]:
    """Return R206 (shorter than the great circle) and R207 (faster than any road) of known legs.

    Tables are rounded: 50 m and half a minute are allowed on every leg.
    """
    index = {place.id: number for number, place in enumerate(scenario.places)}
    circles_m = great_circles_m(scenario.places)
    between = {pair: leg for pair, leg in legs.items() if index.keys() >= set(pair)}

    def circle_m(pair: Pair) -> float:
        return float(circles_m[index[pair[0]], index[pair[1]]])

    short = [p for p, leg in between.items() if _is_short(leg, circle_m(p))]
    fast = [pair for pair, leg in between.items() if _is_fast(leg)]
    path = str(scenario.roads.table_path)
    return (
        *_finding(
            "R206",
            path,
            "shorter than the great circle between their places; correct km, or the coordinates",
            _listed(
                scenario,
                short,
                legs,
                lambda pair: (
                    f"{m_to_km(legs[pair].dist_m):g} km, great circle "
                    f"{m_to_km(circle_m(pair)):.1f} km"
                ),
            ),
        ),
        *_finding(
            "R207",
            path,
            f"faster than {FASTEST_KMH:g} km/h, as no road allows; correct minutes or km",
            _listed(
                scenario,
                fast,
                legs,
                lambda pair: _speed_words(legs[pair]),
            ),
        ),
    )


def _is_short(leg: KnownLeg, circle_m: float) -> bool:
    return leg.dist_m < circle_m * (1.0 - SHORTER_SHARE) - _SLACK_M


def _is_fast(leg: KnownLeg) -> bool:
    return leg.dist_m > (leg.time_s + _SLACK_S) * kmh_to_m_per_s(FASTEST_KMH)


def _speed_words(leg: KnownLeg) -> str:
    figures = f"{m_to_km(leg.dist_m):g} km in {s_to_min(leg.time_s):g} min"
    if not leg.time_s:
        return figures
    return f"{figures}, {m_to_km(leg.dist_m) / s_to_h(leg.time_s):.0f} km/h"


def _listed(
    scenario: Scenario,
    pairs: list[Pair],
    legs: Mapping[Pair, KnownLeg],
    words: Callable[[Pair], str],
) -> list[str]:
    """Return one line a leg; a leg that is the same in both directions stands once."""
    lines: dict[frozenset[str] | Pair, str] = {}
    for origin, target in pairs:
        same = legs.get((target, origin)) == legs[origin, target]
        key: frozenset[str] | Pair = frozenset((origin, target)) if same else (origin, target)
        ends = f"{named(scenario.place(origin))} to {named(scenario.place(target))}"
        both = " and back" if same else ""
        lines.setdefault(key, f"{ends}{both}: {words((origin, target))}")
    return list(lines.values())


def _finding(code: str, path: str, fault: str, lines: list[str]) -> tuple[Finding, ...]:
    if not lines:
        return ()
    more = len(lines) - _MOST
    listed = "; ".join(lines[:_MOST]) + (f"; and {more} more" if more > 0 else "")
    count = "1 leg is" if len(lines) == 1 else f"{len(lines)} legs are"
    return (
        Finding(
            code=code,
            severity=Severity.WARNING,
            message=message("{count} {fault}. {listed}.", count=count, fault=fault, listed=listed),
            subject=path,
            amount=float(len(lines)),
            unit="legs",
        ),
    )
