"""The texts that the page's own scripts show."""

from routing.language import Wordbook


def script_texts(words: Wordbook) -> dict[str, str]:
    """Return texts by name; ``{...}`` in them is filled in by the scripts."""
    return {
        "hub": words("hub"),
        "centre": words("centre"),
        "village": words("village"),
        "assumed": words("assumed coordinate"),
        "inactive": words("not served on this day"),
        "unserved": words("{count} parcels stay here"),
        "stop": words("stop {seq} of {stops}"),
        "arrives": words("arrives {time}"),
        "starts": words("starts {time}"),
        "departs": words("departs {time}"),
        "returns": words("returns {time}"),
        "handed": words("{down} down, {up} up"),
        "aboard": words("then aboard: {load}"),
        "load": words("{kg} kg, {parcels} parcels, {fill}%"),
        "sorted": words("{from} to {to}, {parcels} parcels"),
        "more": words("and {count} more visits"),
        "all_lines": words("All lines"),
        "between": words("{from} to {to}"),
        "trips_shown": words("{shown} of {total} trips are shown"),
        "sorting_down": words("Sorting, down"),
        "sorting_up": words("Sorting, up"),
        "cutoff": words("Cut-off"),
        "slack": words("slack {minutes} min"),
        "late": words("{minutes} min late"),
        "from_hub_km": words("Road distance from the hub, km"),
        "time": words("Time of day"),
        "to_deliver": words("To be delivered"),
        "collected": words("Collected"),
        "fill": words("Fullest capacity, %"),
        "parcels_aboard": words("Parcels aboard"),
        "trip": words("trip {number}"),
        "yuan_a_day": words("Yuan a day"),
        "yuan_per_parcel": words("Yuan per served parcel"),
        "no_stop": words("not visited"),
        "rows": words("{shown} of {total} villages"),
        "reset": words("Show the whole county"),
        "next_day": words("{time} the next day"),
        "save": words("Save as picture"),
        "zoom_in": words("Zoom in"),
        "zoom_out": words("Zoom out"),
    }
