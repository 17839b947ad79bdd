"""What holds for any tags: weather never helps, larger vehicles never get farther."""

from hypothesis import given, settings
from hypothesis import strategies as st

from routing.model import RoadProfile, RoadSource
from tests.unit.roads.driving.small_map import kmh

TAGS = st.fixed_dictionaries(
    {"highway": st.sampled_from(["trunk", "tertiary", "unclassified", "track", "footway"])},
    optional={
        "surface": st.sampled_from(["asphalt", "gravel", "dirt", "lava"]),
        "tracktype": st.sampled_from(["grade1", "grade3", "grade5"]),
        "maxspeed": st.sampled_from(["20", "70", "CN:rural", "30 mph"]),
        "maxweight": st.sampled_from(["2", "3.5 t", "8000 lbs", "none"]),
        "maxheight": st.sampled_from(["2.5", "10'", "default"]),
        "access": st.sampled_from(["yes", "no", "destination"]),
        "hgv": st.sampled_from(["no", "yes", "destination"]),
        "access:conditional": st.sampled_from(["no @ (weight>3)", "no @ (Jul)", "no @ (22:00+)"]),
    },
)
VEHICLES = st.sampled_from(["van", "truck", "tricycle"])


@settings(max_examples=60, deadline=None)
@given(tags=TAGS, speeds=VEHICLES)
def test_weather_and_hours_never_make_a_road_quicker_nor_open_it(
    tags: dict[str, str], speeds: str
) -> None:
    profile = RoadProfile(speeds=speeds)
    normal = kmh(tags, profile)
    for source in (RoadSource(state="rain"), RoadSource(state="snow", period="night")):
        worse = kmh(tags, profile, source)
        assert worse <= normal
        assert (worse > 0) == (normal > 0)


@settings(max_examples=60, deadline=None)
@given(tags=TAGS, tonnes=st.integers(1, 8), tall=st.integers(180, 400))
def test_a_heavier_taller_truck_is_nowhere_a_lighter_one_is_not(
    tags: dict[str, str], tonnes: int, tall: int
) -> None:
    small = RoadProfile(speeds="truck", gross_g=tonnes * 10**6, height_cm=tall)
    large = RoadProfile(speeds="truck", gross_g=(tonnes + 1) * 10**6, height_cm=tall + 50)
    assert kmh(tags, large) <= kmh(tags, small)


@settings(max_examples=40, deadline=None)
@given(tags=TAGS, speeds=VEHICLES)
def test_a_sign_never_makes_a_road_quicker(tags: dict[str, str], speeds: str) -> None:
    profile = RoadProfile(speeds=speeds)
    unsigned = {key: value for key, value in tags.items() if key != "maxspeed"}
    assert kmh(tags, profile) <= kmh(unsigned, profile)
