"""The three surfaces that speeds tell apart, and what maps call them."""

from collections.abc import Mapping

USUAL, PAVED, GRAVEL, EARTH = "usual", "paved", "gravel", "earth"
SURFACES = (USUAL, PAVED, GRAVEL, EARTH)

# OpenStreetMap wiki, Key:surface: paved ones; unpaved ones that were built up; bare ground.
_BY_SURFACE: Mapping[str, str] = {
    name: kind
    for kind, names in (
        (
            PAVED,
            "paved asphalt concrete concrete:lanes concrete:plates chipseal paving_stones bricks",
        ),
        (
            PAVED,
            "sett cobblestone unhewn_cobblestone brick metal wood rubber grass_paver",
        ),
        (GRAVEL, "unpaved compacted gravel fine_gravel pebblestone stone rock shells"),
        (EARTH, "ground earth dirt soil terra mud clay sand grass snow ice woodchips"),
    )
    for name in names.split()
}
# OpenStreetMap wiki, Key:tracktype: grade1 is solid, grade2 and 3 are mixed, 4 and 5 soft.
_BY_TRACKTYPE: Mapping[str, str] = {
    "grade1": PAVED,
    "grade2": GRAVEL,
    "grade3": GRAVEL,
    "grade4": EARTH,
    "grade5": EARTH,
}
_UNPAVED_CLASSES = frozenset({"track"})


def surface_of(tags: Mapping[str, str]) -> str:
    """Return the surface of a way: of its surface, else its track type, else ``usual``.

    Of several surfaces the first that is known counts.
    """
    for name in tags.get("surface", "").lower().split(";"):
        if name.strip() in _BY_SURFACE:
            return _BY_SURFACE[name.strip()]
    return _BY_TRACKTYPE.get(tags.get("tracktype", "").strip(), USUAL)


def material_of(kind: str, surface: str) -> str:
    """Return what weather meets: the surface, where it is usual gravel on tracks, else pavement."""
    if surface != USUAL:
        return surface
    return GRAVEL if kind in _UNPAVED_CLASSES else PAVED
