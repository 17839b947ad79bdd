"""Loads and loading space of the files, in whole base units."""

from routing.model import Compartment
from routing.scenario.schema import CompartmentEntry, DemandRow
from routing.scenario.splitting import Load, whole_litres
from routing.units import kg_to_g, m3_to_l


def compartment_of(entry: CompartmentEntry) -> Compartment:
    """Return the compartment of an entry."""
    return Compartment(
        id=entry.id,
        accepts=entry.accepts,
        capacity_g=kg_to_g(entry.capacity_kg),
        capacity_l=m3_to_l(entry.capacity_m3),
        capacity_parcels=entry.capacity_parcels,
    )


def load_of(row: DemandRow) -> Load:
    """Return what a row of demand sends."""
    return Load(
        parcels=row.parcels, weight_g=kg_to_g(row.weight_kg), volume_l=whole_litres(row.volume_l)
    )
