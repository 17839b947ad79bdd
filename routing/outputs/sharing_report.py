"""The Markdown report of a study of sharing; every figure comes from plans, ledgers or the game."""

from collections.abc import Iterable, Iterator, Sequence

from routing.language import ENGLISH, Wordbook
from routing.model import Item
from routing.outputs import sharing_words as say
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.run_report import effort_words
from routing.outputs.sharing_axioms import axiom_table
from routing.outputs.sharing_figures import sharing_figures
from routing.outputs.sharing_notes import sharing_notes
from routing.outputs.sharing_overview import refusals
from routing.outputs.sharing_plain import plain_words, sharing_verdict
from routing.outputs.sharing_settlement import operator_blocks, settlement_blocks
from routing.outputs.sharing_stability import stability_blocks
from routing.outputs.sharing_tables import alone_fen, bills_of, settlements_of
from routing.outputs.words import carrier_name, km, percent, scenario_title, yuan
from routing.recipe import summarise
from routing.studies.sharing import (
    CoalitionRow,
    Repair,
    Sharing,
    Split,
    coalition_name,
    preferred,
)
from routing.units import fen_to_yuan, km_to_m

_LISTED = 127
"""How many coalitions the report lists; the table beside it has all."""


def sharing_report(study: Sharing, words: Wordbook = ENGLISH) -> str:
    """Return the report of a study of sharing as Markdown."""
    scenario, figures = study.measured.scenario, sharing_figures(study)
    title = scenario_title(scenario, words)
    blocks = [
        "# " + words(say.TITLE, title=title, day=words.date(scenario.day)),
        f"**{sharing_verdict(figures, words)}**",
        warning(sharing_notes(figures, study.joint, words), words),
        section(words("In plain words"), *plain_words(figures, scenario, words)),
        section(
            words("Alone and together"),
            _alone_and_together(study, words),
            words(say.STAND_ALONE_NOTE),
        ),
        *_bills(study, words),
        section(
            words("Who would leave, and the subsidy"), *stability_blocks(study, figures, words)
        ),
    ]
    for network, settlement in settlements_of(study):
        title = words("{network}: settlement", network=say.NETWORK_TITLES[network])
        blocks.append(section(title, *settlement_blocks(scenario, settlement, words)))
    if study.lines is not None and study.lines.operators is not None:
        blocks.append(section(words(say.OPERATORS_TITLE), *operator_blocks(study, words)))
    return document(
        *blocks,
        section(words("Coalitions"), *_coalitions(study, words)),
        section(words("Repairs"), *_repairs(study, words)),
        section(words("The split rules"), _rules(study, words), _method(study, words)),
    )


def _bills(study: Sharing, words: Wordbook) -> Iterator[str]:
    """Yield how the bills may be split, and what the splits keep."""
    for network, splits, _ in bills_of(study):
        name = say.NETWORK_TITLES[network]
        if network == "lines" and study.is_same_bill:
            yield section(words(name), words(say.SAME_BILL))
            continue
        title = words("{network}: how the bill may be split", network=name)
        yield section(title, *_splits(study, splits, words))
        if network == "pooled":
            yield f"![{words('Shares by split rule')}](shares.svg)"
        title = words("{network}: what the splits keep", network=name)
        yield section(title, axiom_table(splits, words))


def _alone_and_together(study: Sharing, words: Wordbook) -> str:
    scenario, alone = study.measured.scenario, alone_fen(study)
    single = {row.members[0]: row.summary for row in study.rows if len(row.members) == 1}
    split, joint = preferred(study.splits), summarise(study.joint)
    header = (
        words("carrier"),
        words("alone, yuan"),
        words("vehicles"),
        words("km"),
        words("CO2, kg"),
        words("share, yuan"),
        words("saves, yuan"),
        words("saves"),
        words("its vehicles in the joint plan"),
        words("km"),
        words("CO2, kg"),
    )
    rows: list[tuple[object, ...]] = []
    for player in study.request.players:
        share = None if split is None else split.fen[player]
        saving = None if share is None else alone[player] - share
        rows.append(
            (
                carrier_name(scenario, player, words),
                yuan(alone[player]),
                single[player].vehicles,
                km(single[player].distance_m),
                f"{single[player].co2_kg:,.1f}",
                "-" if share is None else yuan(share),
                "-" if saving is None else yuan(saving),
                "-" if saving is None else percent(saving, alone[player]),
                *_driven(study, player),
            )
        )
    total = sum(alone.values())
    bill = study.joint.accounts.total_fen
    rows.append(
        (
            words("**All**"),
            yuan(total),
            sum(s.vehicles for s in single.values()),
            km(sum(s.distance_m for s in single.values())),
            f"{sum(s.co2_kg for s in single.values()):,.1f}",
            yuan(bill),
            yuan(total - bill),
            percent(total - bill, total),
            joint.vehicles,
            km(joint.distance_m),
            f"{joint.co2_kg:,.1f}",
        )
    )
    return table(header, rows)


def _driven(study: Sharing, player: str) -> tuple[str, str, str]:
    """Return vehicles, kilometres and CO2 of a carrier's own vehicles in the joint plan."""
    lines = [line for line in study.joint.accounts.lines if line.carrier_id == player]

    def quantity(item: Item) -> float:
        return sum(line.quantity for line in lines if line.item is item)

    return (
        f"{quantity(Item.VEHICLE):.0f}",
        km(km_to_m(quantity(Item.DISTANCE))),
        f"{quantity(Item.CARBON):,.1f}",
    )


def _splits(study: Sharing, splits: Sequence[Split], words: Wordbook) -> Iterator[str]:
    scenario, players = study.measured.scenario, study.request.players
    names_of = (carrier_name(scenario, player, words) for player in players)
    header = (words("rule"), *names_of, words("stays"), words("spread"))
    rows = [
        (
            words(say.METHOD_NAMES[split.method]),
            *(yuan(split.fen[p]) + _width(split, p) for p in players),
            "-" if split.in_core is None else words(say.ANSWERS[split.in_core]),
            "-" if split.verdict is None else f"{split.verdict.spread:.1%}",
        )
        for split in splits
        if split.shares
    ]
    if rows:
        yield table(header, rows)
        yield words(say.SPLIT_NOTE)
    yield "\n".join(f"- {reason}" for reason in refusals(splits, words))


def _width(split: Split, player: str) -> str:
    width = split.half_widths.get(player)
    return "" if width is None else f" ± {fen_to_yuan(width):,.2f}"


def _coalitions(study: Sharing, words: Wordbook) -> Iterator[str]:
    alone = alone_fen(study)
    header = (
        words("coalition"),
        words("yuan"),
        words("saves"),
        words("vehicles"),
        words("km"),
        words("CO2, kg"),
        words("plan from"),
        words("seeds"),
    )
    rows = []
    for row in study.rows[:_LISTED]:
        apart = sum(alone[member] for member in row.members)
        rows.append(
            (
                coalition_name(row.members),
                yuan(row.taken.cost_fen),
                percent(apart - row.taken.cost_fen, apart),
                row.summary.vehicles,
                km(row.summary.distance_m),
                f"{row.summary.co2_kg:,.1f}",
                _origin(row.taken.origin, row.taken.source, words),
                _seeds(row),
            )
        )
    yield table(header, rows)
    yield words(say.COALITION_NOTE)
    failed = [row for row in study.rows if row.errors]
    yield "\n".join(
        words(
            "- {coalition} failed: {error}",
            coalition=coalition_name(row.members),
            error=" ".join(dict.fromkeys(row.errors)),
        )
        for row in failed
    )


def _seeds(row: CoalitionRow) -> str:
    found = [fen for fen in row.searched_fen if fen is not None]
    return percent(max(found) - min(found), min(found)) if len(found) > 1 else "-"


def _origin(origin: str, source: Iterable[str], words: Wordbook) -> str:
    return words(say.ORIGINS[origin], source=words(" and ").join(source))


def _repairs(study: Sharing, words: Wordbook) -> Iterator[str]:
    yield words(say.REPAIR_NOTE)
    if not study.repairs:
        yield words(say.NO_REPAIRS)
        return
    header = (
        words("coalition"),
        words("takes"),
        words("searched, yuan"),
        words("now, yuan"),
        words("size, yuan"),
        words("size"),
    )
    yield table(header, [_repair(repair, words) for repair in study.repairs], text_columns=2)


def _repair(repair: Repair, words: Wordbook) -> tuple[str, ...]:
    searched = repair.searched_fen
    return (
        coalition_name(repair.members),
        _origin(repair.origin, repair.source, words),
        "-" if searched is None else yuan(searched),
        yuan(repair.repaired_fen),
        yuan(repair.size_fen),
        f"{repair.share:.2%}",
    )


def _rules(study: Sharing, words: Wordbook) -> str:
    return "\n".join(
        words("- *{method}*: {note}.", method=say.METHOD_NAMES[m], note=say.METHOD_NOTES[m])
        for m in study.request.methods
    )


def _method(study: Sharing, words: Wordbook) -> str:
    request = study.request
    return words(
        say.METHOD_LINE,
        engine=request.engine,
        effort=effort_words(request.effort, words),
        plans=words.number(len(study.rows) * request.seeds),
        seeds=request.seeds,
        seed=request.effort.seed,
    )
