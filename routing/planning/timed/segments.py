"""Stretches of a tour in time, joined in constant time.

A segment sums up a sequence of stops by three numbers: how long it takes at least, the earliest
start with which it takes no longer, and the latest start with which it keeps every window. Started
earlier, it ends no sooner; started later than the latest, it breaks a window. A segment that
nothing can keep has ``latest < earliest`` by at least :data:`BROKEN`.

Source of the composition: Vidal, Crainic, Gendreau and Prins, *Computers & Operations Research*
40(1), 2013, section 4.3, without time warp.
"""

from routing.planning.kernel.compiling import compiled

Segment = tuple[float, float, float]
"""Least duration, earliest start, latest start."""

EVER = 1e12
"""Later than any time of a day; minus this is before any."""

_LEEWAY = 1e-7


@compiled
def is_broken(segment: Segment) -> bool:
    """Say whether no start keeps every window of the segment."""
    return segment[1] > segment[2] + _LEEWAY


@compiled
def joined(first: Segment, leg: float, second: Segment) -> Segment:
    """Return two segments with the drive between them."""
    reach = first[0] + leg
    is_late = first[1] + reach > second[2] + _LEEWAY
    if is_late or is_broken(first) or is_broken(second):
        return (reach + second[0], EVER, -EVER)
    wait = max(second[1] - reach - first[2], 0.0)
    return (
        reach + second[0] + wait,
        max(second[1] - reach, first[1]) - wait,
        min(second[2] - reach, first[2]),
    )


@compiled
def ends_at(segment: Segment) -> float:
    """Return the earliest time at which a segment can be done."""
    return segment[1] + segment[0]
