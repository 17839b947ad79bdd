"""Where the page's figures come from: enough to repeat them, and what is not known for sure."""

from routing.language import Wordbook
from routing.model import CoordStatus, Source
from routing.outputs.caveats import caveats
from routing.outputs.page.ground import ground_notes
from routing.outputs.page.quantities import NOTHING
from routing.outputs.page.roadbook import Roadbook
from routing.outputs.page.sheet import Sheet, run_name
from routing.outputs.page.table import Cell, Row, Table
from routing.outputs.run_report import effort_words
from routing.outputs.words import ROAD_SOURCES
from routing.recipe import RunResult


def statements(sheet: Sheet, words: Wordbook) -> list[str]:
    """Return what stands at the head of the page; what holds for some runs only names them."""
    runs = {run_name(name, words): caveats(run, words) for name, run in sheet.runs.items()}
    everywhere = set.intersection(*(set(found) for found in runs.values()))
    said = [
        text if text in everywhere else words("{run}: {statement}", run=name, statement=text)
        for name, found in runs.items()
        for text in found
    ]
    return list(dict.fromkeys(said))


def method_sentence(sheet: Sheet, words: Wordbook) -> str:
    """Return engine, seed and source of the roads, which all runs of a page share."""
    run = next(iter(sheet.runs.values()))
    return words(
        "Engine {engine}, seed {seed}, roads: {roads}.",
        engine=run.provenance.engine,
        seed=run.provenance.effort.seed,
        roads=words(ROAD_SOURCES[run.travel.source]),
    )


def method_table(sheet: Sheet, words: Wordbook) -> Table:
    """Return engine, seed, effort, roads and versions of every run."""
    runs = list(sheet.runs.values())
    rows = [
        ("engine", words("engine"), [run.provenance.engine for run in runs]),
        ("seed", words("seed"), [str(run.provenance.effort.seed) for run in runs]),
        ("effort", words("search"), [effort_words(run.provenance.effort, words) for run in runs]),
        ("roads", words("roads"), [words(ROAD_SOURCES[run.travel.source]) for run in runs]),
        ("coordinates", words("coordinates"), [_assumed(run, words) for run in runs]),
        ("demand", words("demand"), [_generated(run, words) for run in runs]),
        ("checker", words("checker"), [_checked(len(run.findings), words) for run in runs]),
        ("versions", words("versions"), [_versions(run.provenance.versions) for run in runs]),
    ]
    return Table(
        id="method",
        header=("", *(run_name(name, words) for name in sheet.runs)),
        rows=tuple(
            Row(
                key=key,
                name=name,
                cells=tuple(Cell(text=text) if text else NOTHING for text in texts),
            )
            for key, name, texts in rows
        ),
    )


def input_table(sheet: Sheet, words: Wordbook) -> Table:
    """Return the files the scenario was read from, with their digests."""
    rows = tuple(
        Row(key=file.path, name=file.path, cells=(Cell(text=file.sha256),))
        for file in sheet.scenario.inputs
    )
    return Table(id="inputs", header=(words("input"), "SHA-256"), rows=rows)


def drawing_notes(sheet: Sheet, book: Roadbook, words: Wordbook) -> list[str]:
    """Return how exactly the map is drawn."""
    notes = []
    if book.straight_legs < len(book.of_leg):
        metres = words.number(book.tolerance_m)
        notes.append(words("Routes are drawn within {metres} m of their roads.", metres=metres))
    if book.straight_legs:
        notes.append(
            words(
                "{count} of {total} legs have no road to follow and are drawn straight, dashed.",
                count=words.number(book.straight_legs),
                total=words.number(len(book.of_leg)),
            )
        )
    run = next(iter(sheet.runs.values()))
    return [*notes, *ground_notes(run.backdrop, words)]


def _assumed(run: RunResult, words: Wordbook) -> str:
    places = run.scenario.places
    return words(
        "{assumed} of {total} places are assumed",
        assumed=words.number(sum(p.coord_status is CoordStatus.ASSUMED for p in places)),
        total=words.number(len(places)),
    )


def _generated(run: RunResult, words: Wordbook) -> str:
    goods = run.scenario.consignments
    return words(
        "{generated} of {total} parcels are generated",
        generated=words.number(sum(c.parcels for c in goods if c.source is Source.GENERATED)),
        total=words.number(sum(c.parcels for c in goods)),
    )


def _checked(findings: int, words: Wordbook) -> str:
    if not findings:
        return words("drove every tour again and agrees")
    return words.counted(findings, "{count} finding", "{count} findings")


def _versions(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items())
