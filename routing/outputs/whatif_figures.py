"""The figures of a what-if as one JSON object, in the units people use."""

from pathlib import Path

from routing.outputs.figures import bridge_json, percent_of, run_figures
from routing.outputs.json_object import Json
from routing.recipe import summarise
from routing.studies.detours import Detour
from routing.studies.whatif import BASE, VARIANT, WhatIf
from routing.units import fen_to_yuan, m_to_km, s_to_min


def whatif_figures(study: WhatIf, name: str, folder: Path) -> Json:
    """Return the figures of a what-if that is written to a folder; ``name`` says what changes."""
    before, after = summarise(study.base), summarise(study.variant)
    return {
        "name": name,
        BASE: run_figures(study.base, str(folder / BASE)),
        VARIANT: run_figures(study.variant, str(folder / VARIANT)),
        "extra_yuan": fen_to_yuan(study.extra_fen),
        "extra_percent": percent_of(study.extra_fen, study.bridge.start_fen),
        "extra_cash_yuan": fen_to_yuan(after.cash_fen - before.cash_fen),
        "extra_penalty_yuan": fen_to_yuan(after.penalty_fen - before.penalty_fen),
        "extra_vehicles": after.vehicles - before.vehicles,
        "extra_km": round(m_to_km(after.distance_m - before.distance_m), 3),
        "extra_missed_parcels": after.missed_parcels - before.missed_parcels,
        "cut_off": [detour.place_id for detour in study.cut_off],
        "opened": [detour.place_id for detour in study.opened],
        "stranded": list(study.stranded),
        "stranded_parcels": parcels_of(study, study.stranded),
        "rescued": list(study.rescued),
        "rescued_parcels": parcels_of(study, study.rescued),
        "detours": [_detour_json(detour) for detour in longest_detours(study)],
        "diverted": list(study.diverted),
        "adopted": study.adopted,
        "is_noise": study.is_noise,
        "bridge": bridge_json(study.bridge),
    }


def parcels_of(study: WhatIf, consignment_ids: tuple[str, ...]) -> int:
    """Return the parcels of consignments, which either scenario may have alone."""
    parcels = {
        c.id: c.parcels
        for scenario in (study.base.scenario, study.variant.scenario)
        for c in scenario.consignments
    }
    return sum(parcels[consignment_id] for consignment_id in consignment_ids)


def longest_detours(study: WhatIf) -> tuple[Detour, ...]:
    """Return the places that take longer to get to in the variant, the longest detour first."""
    longer = [detour for detour in study.detours if (detour.extra_s or 0) > 0]
    return tuple(sorted(longer, key=lambda detour: -(detour.extra_s or 0)))


def _detour_json(detour: Detour) -> Json:
    return {
        "place_id": detour.place_id,
        "extra_km": round(m_to_km(detour.extra_m or 0), 3),
        "extra_min": round(s_to_min(detour.extra_s or 0), 2),
    }
