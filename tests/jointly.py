"""Plans of the joint search that begin with the quickest engine, made in this process."""

from routing.engines import get_engine
from routing.model import Network, Plan, Scenario, TravelMatrix
from routing.planning import JOINT, Question, Search, plan_day
from routing.planning.kernel.crew import Crew


def plan_jointly(
    scenario: Scenario, travel: TravelMatrix, network: Network, search: Search, workers: int = 1
) -> Plan:
    """Return the plan of a crew."""
    question = Question(scenario=scenario, travel=travel, network=network, engine=JOINT)
    with Crew(question, workers, search.should_stop) as crew:
        return plan_day(scenario, travel, network, get_engine("greedy"), search, crew=crew)
