"""What things cost; coefficients only, money is made and rounded in ``costs``."""

from dataclasses import dataclass

from routing.model.vehicle import Energy


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """The prices of the day that belong to no single vehicle, place or product.

    ``door_open_factor`` raises the refrigeration rate while a cold vehicle is being served;
    ``missed_yuan_per_parcel`` prices a parcel that reaches the hub after its cut-off,
    ``unserved_yuan_per_parcel`` one that is not carried at all.
    """

    wage_yuan_per_h: float
    diesel_yuan_per_l: float
    petrol_yuan_per_l: float
    electricity_yuan_per_kwh: float
    diesel_co2_kg_per_l: float
    petrol_co2_kg_per_l: float
    electricity_co2_kg_per_kwh: float
    carbon_yuan_per_kg: float
    hub_handling_yuan_per_parcel: float
    village_allowance_yuan_per_day: float
    commission_down_yuan_per_parcel: float
    commission_up_yuan_per_parcel: float
    door_open_factor: float
    missed_yuan_per_parcel: float
    unserved_yuan_per_parcel: float

    def energy_yuan(self, energy: Energy) -> float:
        """Return the price of a litre or kilowatt-hour, in yuan."""
        return {
            Energy.DIESEL: self.diesel_yuan_per_l,
            Energy.PETROL: self.petrol_yuan_per_l,
            Energy.ELECTRICITY: self.electricity_yuan_per_kwh,
        }[energy]

    def co2_kg(self, energy: Energy) -> float:
        """Return the emission of a litre or kilowatt-hour, in kilograms."""
        return {
            Energy.DIESEL: self.diesel_co2_kg_per_l,
            Energy.PETROL: self.petrol_co2_kg_per_l,
            Energy.ELECTRICITY: self.electricity_co2_kg_per_kwh,
        }[energy]
