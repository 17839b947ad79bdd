"""What is no fault of a scenario, and yet should be known."""

import logging

from routing.language import message
from routing.model import Level, PlaceStatus
from routing.scenario.draft import Draft

_logger = logging.getLogger(__name__)


def warn_of_closed_villages(draft: Draft) -> None:
    """Log a warning for every row of demand that no plan can serve: its village is not active."""
    for demand in draft.demand.rows:
        row, place = demand.row, draft.place_rows.get(demand.row.village_id)
        if place is None or place.row.level is not Level.VILLAGE:
            continue
        if place.row.status is not PlaceStatus.ACTIVE:
            _logger.warning(
                message(
                    "{file}, row {row}: {village} is {status} but has {parcels} parcels, which "
                    "stay unserved",
                    file=draft.demand.file,
                    row=demand.number,
                    village=draft.place_name(row.village_id),
                    status=place.row.status,
                    parcels=row.parcels,
                )
            )
