"""What a page is about: one or more runs of a scenario, by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from routing.language import Wordbook
from routing.model import Scenario, TravelMatrix
from routing.recipe import RunResult
from routing.studies.bridge import Bridge


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Runs of the same scenario on the same roads, in the order of the page's columns."""

    runs: Mapping[str, RunResult]
    bridges: tuple[Bridge, ...] = ()
    verdict: str = ""

    @property
    def scenario(self) -> Scenario:
        """The scenario of all runs."""
        return next(iter(self.runs.values())).scenario

    @property
    def travel(self) -> TravelMatrix:
        """The travel matrix of all runs."""
        return next(iter(self.runs.values())).travel


def short_name(name: str, name_zh: str, words: Wordbook) -> str:
    """Return a name in one form only, for where there is little room."""
    return name_zh or name if words.language == "zh" else name or name_zh


def shown_place(scenario: Scenario, place_id: str, words: Wordbook) -> str:
    """Return the name of a place, or its id where it has none."""
    place = scenario.place(place_id)
    return words.name(place.name, place.name_zh) or place_id


def shown_carrier(scenario: Scenario, carrier_id: str, words: Wordbook) -> str:
    """Return the name of a carrier, or its id where it has none."""
    carrier = scenario.carrier(carrier_id)
    return words.name(carrier.name, carrier.name_zh) or carrier_id
