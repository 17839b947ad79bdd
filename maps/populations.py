"""Share the population of townships over their villages."""

from dataclasses import dataclass

from maps.facts import Facts, KnownPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """People at a place and where the figure comes from; None where another place counts them."""

    people: int | None
    source: str


def populations(facts: Facts) -> dict[str, Population]:
    """Return the population of every place.

    A documented township total is shared evenly over its villages. Where a township has
    communities (parts of a town), each village gets the county's mean of a village and the
    communities share the rest evenly, because a town holds more people than a village. A township
    without a documented total has that mean times the number of its villages.
    """
    mean = people_per_village(facts)
    result = {
        place.id: Population(people=None, source="counted in the communities of Qiandaohu")
        for place in facts.of_level("seat")
    }
    for township in facts.of_level("township"):
        members = [place for place in facts.places if place.parent_id == township.id]
        total, source = _total(facts, township, len(members), mean)
        result[township.id] = Population(people=total, source=source)
        for place, people in _shares(members, total, mean).items():
            mixed = people == mean and "assumed" not in source
            origin = "documented mean of a village" if mixed else f"even share of {source} total"
            result[place] = Population(people=people, source=f"assumed: {origin}")
    return result


def people_per_village(facts: Facts) -> int:
    """Return the mean over the documented registered totals of townships without communities."""
    people = villages = 0
    for township in facts.townships.values():
        members = [place for place in facts.places if place.parent_id == township.id]
        rural = all(place.kind == "village" for place in members)
        if rural and township.population and township.population_kind == "registered":
            people += township.population
            villages += len(members)
    return round(people / villages)


def _total(facts: Facts, township: KnownPlace, members: int, mean: int) -> tuple[int, str]:
    known = facts.townships[township.id]
    if known.population is not None:
        return known.population, f"documented ({known.population_kind}, {known.population_year})"
    return members * mean, f"assumed ({members} villages x {mean}, the documented mean)"


def _shares(members: list[KnownPlace], total: int, mean: int) -> dict[str, int]:
    communities = [place.id for place in members if place.kind == "community"]
    villages = [place.id for place in members if place.kind != "community"]
    urban = total - mean * len(villages)
    if not communities or urban < mean * len(communities):
        return _evenly([*communities, *villages], total)
    return _evenly(communities, urban) | _evenly(villages, total - urban)


def _evenly(ids: list[str], total: int) -> dict[str, int]:
    share, spare = divmod(total, len(ids))
    return {place: share + (index < spare) for index, place in enumerate(ids)}
