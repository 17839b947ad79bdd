"""Plan a day as it stands and under other conditions, and lay the two side by side."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

import numpy as np

from routing.engines import never
from routing.model import Network, Scenario, TravelMatrix
from routing.recipe import Effort, Progress, ReportProgress, RunResult, run
from routing.studies.bridge import Bridge, make_bridge
from routing.studies.detours import Detour, detours

BASE, VARIANT = "base", "variant"
"""The names of the two runs: in a bridge, in progress, as folders."""


class Watch(TypedDict, total=False):
    """The arguments that belong to the person who waits."""

    progress: ReportProgress | None
    should_stop: Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Two runs with the same network, engine, effort and seed; neither search knew of the other.

    ``stranded`` are consignments that only the variant leaves unserved, ``rescued`` those that
    only the base does. ``only_harder`` says that nothing but the roads differs and no way is
    quicker than before: whatever the variant does, the base could do at least as fast.
    """

    base: RunResult
    variant: RunResult
    bridge: Bridge
    detours: tuple[Detour, ...]
    stranded: tuple[str, ...]
    rescued: tuple[str, ...]
    only_harder: bool

    @property
    def extra_fen(self) -> int:
        """What the variant costs more than the base, penalties included."""
        return self.bridge.end_fen - self.bridge.start_fen

    @property
    def cut_off(self) -> tuple[Detour, ...]:
        """The places that the base reaches and the variant does not."""
        return tuple(detour for detour in self.detours if detour.is_cut_off)

    @property
    def opened(self) -> tuple[Detour, ...]:
        """The places that the variant reaches and the base does not."""
        return tuple(detour for detour in self.detours if detour.is_opened)

    @property
    def is_noise(self) -> bool:
        """Whether the variant is cheaper although nothing in it is easier."""
        return self.only_harder and self.extra_fen < 0


def whatif(
    base: Scenario,
    variant: Scenario,
    *,
    network: Network = Network.POOLED,
    engine: str = "auto",
    effort: Effort | None = None,
    **watch: Unpack[Watch],
) -> WhatIf:
    """Return both scenarios planned alike, and what the difference costs.

    ``progress`` is told the steps of both runs, ``should_stop`` asked whether to end them early.

    Raises
    ------
    RoadsError
        If a map cannot be read or does not serve the places.
    UsageError
        If there is no such engine.
    """
    before, after = (
        run(
            scenario,
            network=network,
            engine=engine,
            effort=effort,
            progress=_named(watch.get("progress"), name),
            should_stop=watch.get("should_stop", never),
        )
        for name, scenario in ((BASE, base), (VARIANT, variant))
    )
    return laid_side_by_side(before, after)


def laid_side_by_side(base: RunResult, variant: RunResult) -> WhatIf:
    """Return what changes from one finished run to another."""
    left_before, left_after = _unserved(base), _unserved(variant)
    return WhatIf(
        base=base,
        variant=variant,
        bridge=make_bridge(base, variant, (BASE, VARIANT)),
        detours=detours(base, variant),
        stranded=tuple(c for c in left_after if c not in left_before),
        rescued=tuple(c for c in left_before if c not in left_after),
        only_harder=_same_but_roads(base.scenario, variant.scenario)
        and _nowhere_quicker(base.travel, variant.travel),
    )


def _named(progress: ReportProgress | None, name: str) -> ReportProgress | None:
    """Return what tells of progress under the name of a run."""
    if progress is None:
        return None

    def tell(step: Progress) -> None:
        progress(replace(step, stage=f"{name}: {step.stage}"))

    return tell


def _unserved(result: RunResult) -> dict[str, None]:
    return dict.fromkeys(entry.consignment_id for entry in result.plan.unserved)


def _same_but_roads(base: Scenario, variant: Scenario) -> bool:
    fields = ("name", "title", "title_zh", "roads", "notes")
    return base.replace(**{name: getattr(variant, name) for name in fields}) == variant


def _nowhere_quicker(base: TravelMatrix, variant: TravelMatrix) -> bool:
    if base.place_ids != variant.place_ids or base.profiles != variant.profiles:
        return False
    slower = (variant.time_s < 0) | ((base.time_s >= 0) & (variant.time_s >= base.time_s))
    return bool(np.all(slower))
