"""Which carrier serves which townships through which centre."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from routing.errors import UsageError
from routing.generation.parameters import Parameters, Territory
from routing.generation.points import Facts, Point, distances_km
from routing.language import joined, message


def territories_of(
    facts: Facts, chosen: Sequence[Point], parameters: Parameters
) -> tuple[Territory, ...]:
    """Return the lines with every township in exactly one.

    Without given territories every carrier gets a line, from the centres that are nearest to the
    villages; a township no territory names goes to the nearest centre as the crow flies.

    Raises
    ------
    UsageError
        If a territory names a township the facts do not have, or two name the same.
    """
    by_id = {township.id: township for township in facts.townships}
    lines = parameters.territories or _one_line_each(facts, chosen, parameters)
    _check(lines, by_id)
    named = {township_id: line.line_id for line in lines for township_id in line.township_ids}
    spread = distances_km(facts.townships, [by_id[line.centre_id] for line in lines])
    for township, row in zip(facts.townships, spread, strict=True):
        named.setdefault(township.id, lines[int(row.argmin())].line_id)
    return tuple(
        Territory(
            line_id=line.line_id,
            centre_id=line.centre_id,
            carrier_id=line.carrier_id,
            township_ids=tuple(t for t in by_id if named[t] == line.line_id),
        )
        for line in lines
    )


def _check(lines: Iterable[Territory], townships: Mapping[str, Point]) -> None:
    problems = []
    seen: dict[str, str] = {}
    for line in lines:
        problems += [
            message(
                "line {line} names the unknown township {township}",
                line=line.line_id,
                township=township_id,
            )
            for township_id in (line.centre_id, *line.township_ids)
            if township_id not in townships
        ]
        for township_id in line.township_ids:
            if township_id in seen:
                problems.append(
                    message(
                        "township {township} is on lines {first} and {second}",
                        township=township_id,
                        first=seen[township_id],
                        second=line.line_id,
                    )
                )
            seen[township_id] = line.line_id
    if problems:
        raise UsageError(joined([*problems, message("Correct the lines of the parameter file.")]))


def _one_line_each(
    facts: Facts, chosen: Sequence[Point], parameters: Parameters
) -> tuple[Territory, ...]:
    """Give every carrier a centre, each time the one that shortens the crow flies most."""
    weights = Counter(village.parent_id for village in chosen)
    villages = np.array([weights[township.id] for township in facts.townships])
    apart = distances_km(facts.townships, facts.townships)
    nearest = np.full(len(facts.townships), np.inf)
    centres: list[Point] = []
    for _ in parameters.shares[: len(facts.townships)]:
        gains = [
            np.inf if facts.townships[c] in centres else villages @ np.minimum(nearest, apart[:, c])
            for c in range(len(facts.townships))
        ]
        best = int(np.argmin(gains))
        centres.append(facts.townships[best])
        nearest = np.minimum(nearest, apart[:, best])
    return tuple(
        Territory(line_id=f"line-{number}", centre_id=centre.id, carrier_id=carrier.carrier_id)
        for number, (centre, carrier) in enumerate(
            zip(centres, parameters.shares, strict=False), start=1
        )
    )
