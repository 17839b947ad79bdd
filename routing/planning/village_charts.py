"""Charts of a group's village tours: every centre's sheet over the same bundles."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from routing.model import Centre, Consignment, Scenario, Tier, TravelMatrix
from routing.planning.charting import Chart
from routing.planning.day_arrays import DayLimits
from routing.planning.estimates import Estimates
from routing.planning.groups import Group
from routing.planning.kinds import available_vehicles, make_kinds
from routing.planning.reach import reach_of
from routing.planning.sheet import Sheet
from routing.planning.timed.problem import Floats
from routing.planning.village_sheet import (
    CentreWork,
    Supply,
    make_sheet_of,
    make_village_sheet,
    sheet_at,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartMaker:
    """Makes charts of the goods that a morning brought to the centres.

    With ``is_free`` every centre that trucks reach is on the chart, otherwise only those that serve
    somebody now. ``back_by_s`` says when some of what goes up must be back for its truck.
    """

    scenario: Scenario
    travel: TravelMatrix
    group: Group
    goods: tuple[Consignment, ...]
    supply: Supply
    back_by_s: Mapping[str, int] = field(default_factory=dict)

    def chart(self, *, is_free: bool) -> Chart:
        """Return the chart; there must be goods and vans."""
        home = self._by_home()
        reach = reach_of(self.scenario, self.travel, self.group.vehicles)
        hub_id = self.scenario.hub.id
        centres = [
            centre
            for centre in self.scenario.active_centres
            if home[centre.id] or (is_free and reach.linking(Tier.LINEHAUL, hub_id, centre.id))
        ]
        estimates = Estimates(reach=reach, hands=len(self.group.crew), centres=len(centres))
        works = [self._work(centre, home[centre.id], estimates) for centre in centres]
        bundles = [
            bundle
            for work in works
            if work.consignments
            for bundle in make_village_sheet(
                work, self._vans, self.scenario.rules.max_trips
            ).bundles
        ]
        rules = self.scenario.rules
        return Chart(
            sheets=tuple(self._sheets(works, bundles)),
            vehicles=self._vans,
            limits=DayLimits(
                reload_s=rules.reload_s, max_shift_s=rules.max_shift_s, max_trips=rules.max_trips
            ),
        )

    @property
    def _vans(self) -> Counter[str]:
        return available_vehicles(self.scenario, self.group.vehicles, Tier.VILLAGE)

    def _by_home(self) -> defaultdict[str, tuple[Consignment, ...]]:
        home: defaultdict[str, tuple[Consignment, ...]] = defaultdict(tuple)
        for consignment in self.goods:
            home[self.group.centre_of[consignment.id]] += (consignment,)
        return home

    def _work(
        self, centre: Centre, here: tuple[Consignment, ...], estimates: Estimates
    ) -> CentreWork:
        supply = estimates.supply(centre, (c.id for c in here), self.goods, self.supply)
        return CentreWork(
            scenario=self.scenario,
            travel=self.travel,
            group=self.group,
            centre=centre,
            consignments=here,
            supply=supply,
            back_by_s=self.back_by_s,
        )

    def _sheets(
        self, works: Sequence[CentreWork], bundles: list[tuple[Consignment, ...]]
    ) -> Iterator[Sheet]:
        """Yield a sheet per centre over the same bundles."""
        village_ids = tuple(dict.fromkeys(bundle[0].village_id for bundle in bundles))
        first: Sheet | None = None
        for work in works:
            place_ids = (work.centre.id, *village_ids)
            trips = self.scenario.rules.max_trips
            kinds = make_kinds(self.scenario, self.travel, place_ids, self._vans, trips)
            if first is None:
                first = make_sheet_of(work, kinds, place_ids, bundles)
                yield first
            else:
                yield sheet_at(work, kinds, first)


def home_only(chart: Chart, group: Group) -> Floats:
    """Return a table of haul prices that binds every bundle to the centre it has now, for free."""
    prices = np.full((len(chart.sheets), len(chart.bundles)), np.inf)
    for c, sheet in enumerate(chart.sheets):
        for n, bundle in enumerate(chart.bundles):
            if group.centre_of[bundle[0].id] == sheet.base_id:
                prices[c, n] = 0.0
    return prices
