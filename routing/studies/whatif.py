"""Plan a day as it stands and under other conditions, and lay the two side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypedDict, Unpack

import numpy as np

from routing.engines import never
from routing.model import Network, Scenario, TravelMatrix, VehicleType
from routing.planning import on_other_roads
from routing.processes import until_ctrl_c
from routing.recipe import Effort, Progress, ReportProgress, RunResult
from routing.recipe.run import Conduct, judged, run_surveyed
from routing.recipe.survey import Survey, survey
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
    ``adopted`` says that the base does so: its own search found no plan as cheap. ``diverted`` are
    the vehicles of the base's plan that drive a leg which the variant makes longer or forbids.
    """

    base: RunResult
    variant: RunResult
    bridge: Bridge
    detours: tuple[Detour, ...]
    stranded: tuple[str, ...]
    rescued: tuple[str, ...]
    diverted: tuple[str, ...]
    only_harder: bool
    adopted: bool = False

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

    Where the variant comes out cheaper although it is only harder, the base takes over its plan,
    driven on the base's roads, if that is cheaper than its own and serves no less.

    ``progress`` is told the steps of both runs, ``should_stop`` asked whether to end them early.

    Raises
    ------
    RoadsError
        If a map cannot be read or does not serve the places.
    UsageError
        If there is no such engine.
    """
    roads = [survey(scenario) for scenario in (base, variant)]
    with until_ctrl_c(watch.get("should_stop", never)) as must_stop:
        runs = []
        for name, measured in zip((BASE, VARIANT), roads, strict=True):
            conduct = Conduct(
                engine=engine,
                effort=effort or Effort(),
                progress=_named(watch.get("progress"), name),
                should_stop=must_stop,
            )
            runs.append(run_surveyed(measured, network, conduct))
    study = laid_side_by_side(*runs)
    adopted = _adopted(study, roads[0]) if study.is_noise and not study.stranded else None
    if adopted is None:
        return study
    return replace(laid_side_by_side(adopted, study.variant), adopted=True)


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
        diverted=tuple(_diverted(base, variant)),
        only_harder=_same_but_roads(base.scenario, variant.scenario)
        and _nowhere_quicker(base.travel, variant.travel),
    )


def _adopted(study: WhatIf, measured: Survey) -> RunResult | None:
    """Return the base with the variant's plan, or None where that is no better than its own."""
    base = study.base
    reasons = {entry.consignment_id: entry for entry in base.plan.unserved}
    plan = on_other_roads(base.scenario, base.travel, study.variant.plan)
    if any(entry.consignment_id not in reasons for entry in plan.unserved):
        return None
    unserved = tuple(reasons[entry.consignment_id] for entry in plan.unserved)
    result = judged(measured, plan.replace(unserved=unserved), base.provenance)
    return None if result.errors or plan.objective_fen >= base.plan.objective_fen else result


def _named(progress: ReportProgress | None, name: str) -> ReportProgress | None:
    """Return what tells of progress under the name of a run."""
    if progress is None:
        return None

    def tell(step: Progress) -> None:
        progress(replace(step, stage=f"{name}: {step.stage}"))

    return tell


def _unserved(result: RunResult) -> dict[str, None]:
    return dict.fromkeys(entry.consignment_id for entry in result.plan.unserved)


def _diverted(base: RunResult, variant: RunResult) -> Iterator[str]:
    """Yield the vehicles of the base with a leg that takes longer in the variant, or has no road.

    A leg of a place or a vehicle profile that the variant does not have counts as no road.
    """
    scenario = base.scenario
    for tour in base.plan.tours:
        kind = scenario.vehicle_type(scenario.vehicle(tour.vehicle_id).vehicle_type_id)
        for trip in tour.trips:
            places = [tour.base_id, *(stop.place_id for stop in trip.stops), tour.base_id]
            if any(_is_harder(base, variant, leg, kind) for leg in pairwise(places)):
                yield tour.vehicle_id
                break


def _is_harder(
    base: RunResult, variant: RunResult, leg: tuple[str, str], kind: VehicleType
) -> bool:
    try:
        if not variant.travel.is_reachable(*leg, kind):
            return True
        return variant.travel.leg_s(*leg, kind) > base.travel.leg_s(*leg, kind)
    except KeyError:
        return True


def _same_but_roads(base: Scenario, variant: Scenario) -> bool:
    fields = ("name", "title", "title_zh", "roads", "notes")
    return base.replace(**{name: getattr(variant, name) for name in fields}) == variant


def _nowhere_quicker(base: TravelMatrix, variant: TravelMatrix) -> bool:
    if base.place_ids != variant.place_ids or base.profiles != variant.profiles:
        return False
    slower = (variant.time_s < 0) | ((base.time_s >= 0) & (variant.time_s >= base.time_s))
    return bool(np.all(slower))
