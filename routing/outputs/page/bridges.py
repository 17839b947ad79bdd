"""The cost bridges of a comparison: network by network, and from the first to the last."""

from collections.abc import Sequence
from typing import Any

from routing.language import Wordbook
from routing.outputs.page.sheet import run_name
from routing.outputs.words import ITEMS
from routing.studies.bridge import Bridge
from routing.units import fen_to_yuan


def bridge_views(bridges: Sequence[Bridge], words: Wordbook) -> list[dict[str, Any]]:
    """Return what a reader may look at: bridges that lead on from each other, drawn as one."""
    chains: list[list[Bridge]] = []
    for bridge in bridges:
        if chains and chains[-1][-1].end == bridge.start:
            chains[-1].append(bridge)
        else:
            chains.append([bridge])
    return [
        {
            "name": " → ".join(
                run_name(name, words) for name in (chain[0].start, *(b.end for b in chain))
            ),
            "parts": [_part(bridge, words) for bridge in chain],
        }
        for chain in chains
    ]


def _part(bridge: Bridge, words: Wordbook) -> dict[str, Any]:
    return {
        "start": run_name(bridge.start, words),
        "end": run_name(bridge.end, words),
        "start_yuan": fen_to_yuan(bridge.start_fen),
        "end_yuan": fen_to_yuan(bridge.end_fen),
        "steps": [
            {"name": words(ITEMS[step.item]), "yuan": fen_to_yuan(step.amount_fen)}
            for step in bridge.steps
        ],
    }
