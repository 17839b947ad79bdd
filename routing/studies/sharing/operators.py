"""Which carrier should run which line: each line planned by each carrier, then assigned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from routing.costs.allocation import AllocationError, assign_lines
from routing.model import Network, Scenario
from routing.recipe import Effort
from routing.studies.sharing.coalition import Job, Outcome
from routing.studies.sharing.stability import Answer

_LEAST_S = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Operators:
    """What every line would cost with every carrier, in fen, and the cheapest assignment.

    ``today`` is who runs the lines in the scenario. ``noise_fen`` is how far the seeds of the
    costs lie apart that decide between the two.
    """

    costs_fen: dict[tuple[str, str], int]
    assigned: dict[str, str]
    today: dict[str, str]
    noise_fen: int

    @property
    def saving_fen(self) -> int:
        """What the assignment saves against today, lines planned one by one."""
        return sum(
            self.costs_fen[line, self.today[line]] - self.costs_fen[line, carrier]
            for line, carrier in self.assigned.items()
        )

    @property
    def is_better(self) -> Answer:
        """Whether the assignment saves more than the noise."""
        if self.saving_fen == 0:
            return Answer.NO
        return Answer.YES if self.saving_fen > self.noise_fen else Answer.UNDECIDED


def line_jobs(plain: Job) -> Iterator[Job]:
    """Yield a job for every line and carrier: the line alone, with the fleet of that carrier.

    All parcels of its villages ride, and everybody's hands sort at the centre. The seconds of the
    effort are shared among the lines.
    """
    lines = plain.scenario.lines
    effort = _smaller(plain.effort, len(lines))
    for line in lines:
        for carrier in plain.members:
            yield replace(
                plain,
                label=line_name(line.id, carrier),
                network=Network.LINES,
                scenario=_one_line(plain.scenario, line.id, carrier),
                effort=effort,
            )


def line_name(line_id: str, carrier_id: str) -> str:
    """Return the name of the job of a line and a carrier."""
    return f"{line_id} by {carrier_id}"


def judge_operators(
    scenario: Scenario, carriers: Sequence[str], outcomes: Mapping[str, Sequence[Outcome]]
) -> Operators | None:
    """Return the assignment by what each carrier's own vehicles cost, over all seeds.

    None where some pair has no plan or no assignment exists. Nobody runs more lines than an even
    share.
    """
    costs_fen: dict[tuple[str, str], int] = {}
    spreads: dict[tuple[str, str], int] = {}
    for line in scenario.lines:
        for carrier in carriers:
            found = [o.cost_fen for o in outcomes[line_name(line.id, carrier)] if o.plan]
            if not found:
                return None
            costs_fen[line.id, carrier] = min(found)
            spreads[line.id, carrier] = max(found) - min(found)
    try:
        assigned = assign_lines(costs_fen)
    except AllocationError:
        return None
    today = {line.id: line.carrier_id for line in scenario.lines}
    moved = [(line, carrier) for line, carrier in assigned.items() if carrier != today[line]]
    return Operators(
        costs_fen=costs_fen,
        assigned=assigned,
        today=today,
        noise_fen=sum(spreads[pair] + spreads[pair[0], today[pair[0]]] for pair in moved),
    )


def _smaller(effort: Effort, lines: int) -> Effort:
    if effort.seconds is None:
        return effort
    return replace(effort, seconds=max(effort.seconds / lines, _LEAST_S))


def _one_line(scenario: Scenario, line_id: str, carrier_id: str) -> Scenario:
    line = next(line for line in scenario.lines if line.id == line_id)
    inside = set(line.village_ids)
    return scenario.replace(
        consignments=tuple(c for c in scenario.consignments if c.village_id in inside),
        vehicles=tuple(v for v in scenario.vehicles if v.carrier_id == carrier_id),
        lines=(replace(line, carrier_id=carrier_id),),
    )
