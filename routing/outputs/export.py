"""A run in the format another program wants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from routing.errors import UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.outputs.drivers.manifest import ALL_SHEETS, write_manifests
from routing.outputs.fresh_folder import fresh_folder
from routing.outputs.geojson import write_geojson
from routing.outputs.known_ids import require_known_ids
from routing.outputs.layers import run_layers
from routing.outputs.picture import picture_text
from routing.outputs.run_tables import write_tables
from routing.outputs.writable import writing
from routing.recipe import RunResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What some formats can be asked for.

    ``bom`` puts a byte order mark before CSV tables; ``backdrop`` names GeoJSON files drawn under
    the routes of a picture, water where the file's name says lake, river or water; ``words`` is
    the language of what people read.
    """

    bom: bool = True
    backdrop: Sequence[str | Path] = ()
    words: Wordbook = ENGLISH


_PLAIN = ExportOptions()


def export_run(
    result: RunResult,
    format_name: str,
    path: str | Path,
    *,
    options: ExportOptions = _PLAIN,
    overwrite: bool = False,
) -> Path:
    """Write a run in another format.

    ``geojson``, ``csv``, ``gpx`` and ``manifest`` fill a folder, others are a file.

    Raises
    ------
    UsageError
        If the format is unknown, the target is there and ``overwrite`` is false, or the plan
        names what its scenario does not know.
    """
    if format_name not in _WRITERS:
        raise UsageError(
            message(
                "No format {format_name}. Choose from {names}.",
                format_name=format_name,
                names=", ".join(FORMATS),
            )
        )
    require_known_ids(result)
    target = Path(path)
    with writing(target):
        if format_name in _FOLDER_FORMATS:
            _require_folder(target, format_name, overwrite=overwrite)
            target.mkdir(parents=True, exist_ok=True)
        else:
            _require_file(target, overwrite=overwrite)
            target.parent.mkdir(parents=True, exist_ok=True)
        _WRITERS[format_name](result, target, options)
    return target


def default_target(run: str | Path, format_name: str) -> Path:
    """Return where an export of a run goes unless told otherwise: into the run's ``export``."""
    name = format_name if format_name in _FOLDER_FORMATS else f"routes.{format_name}"
    return Path(run) / "export" / name


def _require_folder(target: Path, format_name: str, *, overwrite: bool) -> None:
    if target.exists() and not target.is_dir():
        raise UsageError(
            message(
                "{target} is a file; {format_name} needs a folder. Choose another name.",
                target=target,
                format_name=format_name,
            )
        )
    if target.suffix == f".{format_name}":
        raise UsageError(
            message(
                "{format_name} writes several files: {target} must be a folder. Leave "
                ".{format_name} out.",
                format_name=format_name,
                target=target,
            ),
        )
    if not overwrite and target.is_dir() and any(target.iterdir()):
        raise UsageError(
            message("{target} is there already. Add --overwrite to write into it.", target=target)
        )


def _require_file(target: Path, *, overwrite: bool) -> None:
    if target.is_dir():
        raise UsageError(message("{target} is a folder. Name a file.", target=target))
    if target.exists():
        if not overwrite:
            raise UsageError(
                message("{target} is there already. Add --overwrite to replace it.", target=target)
            )
        target.unlink()


def _geojson(result: RunResult, folder: Path, _options: ExportOptions) -> None:
    write_geojson(folder, run_layers(result))


def _csv(result: RunResult, folder: Path, options: ExportOptions) -> None:
    write_tables(result, folder, bom=options.bom)


def _gpkg(result: RunResult, path: Path, options: ExportOptions) -> None:
    if path.suffix != ".gpkg":
        raise UsageError(
            message("{path}: the name of a GeoPackage ends in .gpkg. Add it.", path=path)
        )
    from routing.outputs.geopackage import write_geopackage  # noqa: PLC0415 - geopandas is slow

    write_geopackage(result, path, options.words)


def _xlsx(result: RunResult, path: Path, options: ExportOptions) -> None:
    if path.suffix != ".xlsx":
        raise UsageError(
            message("{path}: the name of a workbook ends in .xlsx. Add it.", path=path)
        )
    from routing.outputs.workbook import write_workbook  # noqa: PLC0415 - openpyxl is slow

    write_workbook(result, path, options.words)


def _gpx(result: RunResult, folder: Path, options: ExportOptions) -> None:
    from routing.outputs.tracks.gpx import ALL_TRACKS, write_gpx  # noqa: PLC0415 - as above

    with fresh_folder(folder, ALL_TRACKS, overwrite=True) as draft:
        write_gpx(result, draft, options.words)


def _kml(result: RunResult, path: Path, options: ExportOptions) -> None:
    from routing.outputs.tracks.kml import write_kml  # noqa: PLC0415 - as above

    write_kml(result, path, options.words)


def _manifest(result: RunResult, folder: Path, options: ExportOptions) -> None:
    with fresh_folder(folder, ALL_SHEETS, overwrite=True) as draft:
        write_manifests(result, draft, options.words)


def _svg(result: RunResult, path: Path, options: ExportOptions) -> None:
    text = picture_text(result, [Path(file) for file in options.backdrop])
    path.write_text(text, encoding="utf-8", newline="\n")


_WRITERS: dict[str, Callable[[RunResult, Path, ExportOptions], None]] = {
    "geojson": _geojson,
    "csv": _csv,
    "gpkg": _gpkg,
    "xlsx": _xlsx,
    "gpx": _gpx,
    "kml": _kml,
    "manifest": _manifest,
    "svg": _svg,
}
_FOLDER_FORMATS = ("geojson", "csv", "gpx", "manifest")
FORMATS = tuple(_WRITERS)
