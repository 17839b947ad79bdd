"""Values of the right kind: without them nothing else in a plan can be judged."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from enum import Enum
from reprlib import repr as short
from typing import Any, get_args, get_type_hints

from routing.checking.replay import Replay
from routing.checking.rule import Breach, Rule
from routing.language import message
from routing.model import Plan

_MOST = 10**12
_MAY_BE_EMPTY = {"detail"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A value inside a plan: the thing that holds it, and what the thing calls it."""

    owner: str
    name: str
    value: Any

    def is_not(self, wanted: str) -> Breach:
        kind = type(self.value).__name__
        shown = "" if is_dataclass(self.value) else f" {short(self.value)}"
        return Breach(
            message=message(
                "{name} is the {kind}{shown}, not {wanted}",
                name=self.name,
                kind=kind,
                shown=shown.replace("\n", " "),
                wanted=wanted,
            ),
            subject=self.owner,
        )


def values_have_their_kind(day: Replay) -> Iterator[Breach]:
    """Find values of another kind than the fields of a plan hold."""
    yield from _judge(_Spot(owner="plan", name="plan", value=day.plan), Plan)


def _judge(spot: _Spot, wanted: Any) -> Iterator[Breach]:  # noqa: ANN401 - any annotation
    if wanted is int:
        yield from _judge_number(spot)
    elif wanted is str:
        yield from _judge_text(spot)
    elif get_args(wanted):
        yield from _judge_series(spot, get_args(wanted)[0])
    elif not isinstance(spot.value, wanted):
        is_word = issubclass(wanted, Enum)
        kind = wanted.__name__
        yield spot.is_not(
            message("a member of {kind}", kind=kind) if is_word else message("a {kind}", kind=kind)
        )
    elif is_dataclass(wanted):
        for name, kind in get_type_hints(wanted).items():
            held = getattr(spot.value, name, None)
            yield from _judge(_Spot(owner=spot.owner, name=name, value=held), kind)


def _judge_number(spot: _Spot) -> Iterator[Breach]:
    if type(spot.value) is not int:
        yield spot.is_not(message("a whole number"))
    elif abs(spot.value) > _MOST:
        yield spot.is_not(message("a number of a day"))


def _judge_text(spot: _Spot) -> Iterator[Breach]:
    if not isinstance(spot.value, str):
        yield spot.is_not(message("a text"))
    elif not spot.value and spot.name not in _MAY_BE_EMPTY:
        yield spot.is_not(message("an id"))


def _judge_series(spot: _Spot, wanted: Any) -> Iterator[Breach]:  # noqa: ANN401 - any annotation
    if not isinstance(spot.value, tuple):
        yield spot.is_not(message("a tuple"))
        return
    for number, item in enumerate(spot.value, start=1):
        owner, name = spot.owner, f"{spot.name} {number}"
        if isinstance(wanted, type) and is_dataclass(wanted):
            label = f"{wanted.__name__.lower()} {number}"
            owner = label if owner == "plan" else f"{owner} {label}"
            name = "it"
        yield from _judge(_Spot(owner=owner, name=name, value=item), wanted)


RULES = (
    Rule(
        code="P300",
        title=message("Value of the wrong kind"),
        explanation="Times, distances and the objective are whole numbers, ids are texts that are "
        "not empty, `network`, tiers, directions, classes and reasons are members of their enums, "
        "and whatever a plan lists stands in tuples of the right things. A plan with such a fault "
        "cannot be read, so it is judged by no other rule.",
        judge=values_have_their_kind,
    ),
)
