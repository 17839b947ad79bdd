"""Spoilt files, spoilt YAML, spoilt keys and values, spoilt overrides."""

from tests.bad_scenarios.good_folder import YAML, Bad, append, put, remove, swap

Y = "scenario.yaml"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20)
)

FILES = (
    Bad(name="S101_no_such_folder", spoil=(), path="nowhere", file="nowhere"),
    Bad(name="S102_no_scenario_yaml", spoil=(remove(Y),), file="."),
    Bad(name="S102_a_table_instead", spoil=(), path="places.csv", file="places.csv"),
    Bad(name="S103_no_places", spoil=(remove("places.csv"),)),
    Bad(
        name="S103_named_lines_missing",
        spoil=(swap(Y, "hub: h1", "hub: h1\ntables:\n  lines: territories.csv"),),
        at="  lines: territories.csv",
        says="territories.csv",
    ),
    Bad(
        name="S104_table_is_a_folder",
        spoil=(remove("demand.csv"), lambda folder: (folder / "demand.csv").mkdir()),
        file="demand.csv",
    ),
    Bad(
        name="S105_utf_16",
        spoil=(put("demand.csv", "village_id,carrier_id\nv1,zto\n".encode("utf-16")),),
        file="demand.csv",
    ),
    Bad(
        name="S105_nul_bytes",
        spoil=(put("lines.csv", b"line_id,centre_id\nL1,\0c1\n"),),
        file="lines.csv",
    ),
    Bad(
        name="S105_yaml_in_latin_1",
        spoil=(
            put(Y, YAML.replace("A small county", "A caf\xe9, small").encode("latin-1", "ignore")),
        ),
        at="title: A",
    ),
    Bad(name="S106_huge_yaml", spoil=(append(Y, "# " + "x" * 600_000 + "\n"),)),
    Bad(
        name="S107_old_excel",
        spoil=(
            swap(Y, "hub: h1", "hub: h1\ntables: {demand: demand.xls}"),
            put("demand.xls", b"\xd0\xcf\x11\xe0"),
        ),
        file="demand.xls",
    ),
    Bad(
        name="S107_damaged_workbook",
        spoil=(
            swap(Y, "hub: h1", "hub: h1\ntables: {demand: demand.xlsx}"),
            put("demand.xlsx", b"PK\x03\x04 not a workbook"),
        ),
        file="demand.xlsx",
    ),
)

SYNTAX = (
    Bad(
        name="S110_bracket_missing",
        spoil=(swap(Y, "max_trips: 3", "max_trips: [3"),),
        at="roads:",
    ),
    Bad(name="S110_tab", spoil=(swap(Y, "  max_trips: 3", "\tmax_trips: 3"),), at="max_trips"),
    Bad(
        name="S110_tag",
        spoil=(swap(Y, "max_trips: 3", "max_trips: !!python/object:os.system 3"),),
        at="max_trips",
    ),
    Bad(name="S111_alias_bomb", spoil=(append(Y, BOMB),), at="a5: "),
    Bad(name="S111_alias_of_itself", spoil=(append(Y, "notes: &n [*n]\n"),), at="notes"),
    Bad(name="S111_alias_of_nothing", spoil=(append(Y, "notes: *n\n"),), at="notes"),
    Bad(
        name="S112_nested_too_deeply",
        spoil=(append(Y, f"notes: {'[' * 500}{']' * 500}\n"),),
        at="notes",
    ),
    Bad(
        name="S113_key_twice",
        spoil=(swap(Y, "name: two-lines\n", "name: two-lines\nname: three-lines\n"),),
        at="name: three-lines",
    ),
    Bad(name="S114_a_list", spoil=(put(Y, "- schema: 1\n"),), at="- schema"),
    Bad(name="S114_empty", spoil=(put(Y, "# nothing yet\n"),), at="# nothing"),
    Bad(name="S114_two_documents", spoil=(append(Y, "---\nname: b\n"),), at="---"),
)

KEYS = (
    Bad(
        name="S120_unknown_key",
        spoil=(swap(Y, "max_trips: 3", "max_trip: 3"),),
        at="max_trip: 3",
        says="'max_trips'",
    ),
    Bad(
        name="S120_unknown_section",
        spoil=(swap(Y, "roads:", "road:"),),
        at="road:",
        says="'roads'",
    ),
    Bad(
        name="S120_merge_key",
        spoil=(swap(Y, "  max_trips: 3", "  <<: {max_trips: 3}"),),
        at="<<",
    ),
    Bad(
        name="S121_key_missing",
        spoil=(swap(Y, ', cutoff: "19:30"', ""),),
        at="id: zto, name: ZTO",
        says="cutoff",
    ),
    Bad(name="S121_no_day", spoil=(swap(Y, "day: 2018-05-23\n", ""),), at="schema: 1"),
    Bad(
        name="S121_empty_list",
        spoil=(swap(Y, "accepts: [ambient], ", "accepts: [], "),),
        at="capacity_parcels: 250",
    ),
    Bad(
        name="S122_text_for_a_number",
        spoil=(swap(Y, "max_trips: 3", "max_trips: three"),),
        at="max_trips",
        says="whole number",
    ),
    Bad(
        name="S122_fraction_for_a_count",
        spoil=(swap(Y, "max_trips: 3", "max_trips: 2.5"),),
        at="max_trips",
    ),
    Bad(
        name="S122_text_for_a_list",
        spoil=(swap(Y, "hub: h1", "hub: h1\nnotes: demand is generated"),),
        at="notes",
        says="a list",
    ),
    Bad(
        name="S122_number_for_an_id",
        spoil=(swap(Y, "hub: h1", "hub: 330127"),),
        at="hub",
    ),
    Bad(
        name="S122_word_in_a_cell",
        spoil=(swap("demand.csv", "down,parcel,20,30", "down,parcel,twenty,30"),),
        file="demand.csv",
        row=2,
        column="parcels",
    ),
    Bad(
        name="S123_key_in_another_unit",
        spoil=(swap(Y, "max_trips: 3", "dock_s: 300"),),
        at="dock_s",
        says="'dock_min'",
    ),
    Bad(
        name="S123_value_with_a_unit",
        spoil=(swap(Y, "max_trips: 3", "dock_min: 5 min"),),
        at="dock_min",
    ),
    Bad(
        name="S123_cell_with_a_unit",
        spoil=(swap("demand.csv", "down,parcel,20,30,", "down,parcel,20,30 kg,"),),
        file="demand.csv",
        row=2,
        column="weight_kg",
        says="30 kg",
    ),
    Bad(
        name="S124_sexagesimal",
        spoil=(swap(Y, 'cutoff: "19:30"', "cutoff: 19.30"),),
        at="19.30",
    ),
    Bad(
        name="S124_clock_in_a_cell",
        spoil=(swap("places.csv", "09:00,17:00", "07.30,17:00"),),
        file="places.csv",
        row=6,
        column="opens",
        says="Write it as 07:30, with a colon and without quotation marks.",
    ),
    Bad(
        name="S125_unknown_class",
        spoil=(swap(Y, "temperature: chilled", "temperature: chiled"),),
        at="chiled",
        says="'chilled'",
    ),
    Bad(
        name="S125_unknown_direction",
        spoil=(swap("demand.csv", "v1,zto,down", "v1,zto,dwn"),),
        file="demand.csv",
        row=2,
        column="direction",
        says="'down'",
    ),
    Bad(
        name="S126_negative_price",
        spoil=(swap(Y, "roads:", "tariff: {wage_yuan_per_h: -31}\nroads:"),),
        at="tariff",
        says="at least 0",
    ),
    Bad(
        name="S126_infinite",
        spoil=(swap(Y, "detour_factor: 1.37", "detour_factor: .inf"),),
        at="detour_factor",
    ),
    Bad(
        name="S126_nan_cell",
        spoil=(swap("places.csv", "118.81,29.51", "118.81,nan"),),
        file="places.csv",
        row=5,
        column="lat",
    ),
    Bad(name="S127_schema_of_the_future", spoil=(swap(Y, "schema: 1", "schema: 2"),), at="schema"),
    Bad(name="S128_no_such_day", spoil=(swap(Y, "2018-05-23", "2018-02-30"),), at="day"),
    Bad(name="S128_day_as_number", spoil=(swap(Y, "2018-05-23", "20180523"),), at="day"),
    Bad(
        name="S129_unknown_timezone",
        spoil=(swap(Y, "hub: h1", "hub: h1\ntimezone: Asia/Beijing"),),
        at="timezone",
    ),
    Bad(
        name="S130_dollars",
        spoil=(swap(Y, "hub: h1", "hub: h1\ncurrency: USD"),),
        at="currency",
    ),
    Bad(
        name="S131_unknown_crs",
        spoil=(swap(Y, "hub: h1", "hub: h1\ncrs: epsg4490"),),
        at="crs",
        says="gcj02",
    ),
    Bad(
        name="S132_id_with_a_blank",
        spoil=(
            swap(Y, "id: fish", "id: lake fish"),
            swap("demand.csv", "down,fish", "down,lake fish"),
            swap("demand.csv", "up,fish", "up,lake fish"),
        ),
        at="lake fish",
    ),
)

OVERRIDES = (
    Bad(
        name="S133_unknown_override",
        spoil=(swap(Y, "[late, short-day]", "[late, short-days]"),),
        at="harvest",
        says="'short-day'",
    ),
    Bad(
        name="S133_unknown_scenario",
        spoil=(),
        choice={"scenario_name": "harvests"},
        file="command line",
        says="'harvest'",
    ),
    Bad(
        name="S134_two_patches",
        spoil=(
            append(Y, "  again: [late, later]\n"),
            swap(Y, "  short-day:", '  later: {carriers.zto.cutoff: "21:00"}\n  short-day:'),
        ),
        at="later: {",
    ),
    Bad(
        name="S135_no_such_item",
        spoil=(swap(Y, "{carriers.zto.cutoff", "{carriers.ztoo.cutoff"),),
        at="ztoo",
        says="'zto'",
    ),
    Bad(
        name="S135_no_such_key",
        spoil=(),
        choice={"settings": ("rules.max_trip=4",)},
        file="command line",
        says="'max_trips'",
    ),
    Bad(
        name="S135_the_beginning_of_a_key",
        spoil=(),
        choice={"settings": ("tariff.wage=45",)},
        file="command line",
        says="Did you mean 'wage_yuan_per_h'?",
    ),
    Bad(
        name="S136_no_equals_sign",
        spoil=(),
        choice={"settings": ("rules.max_trips",)},
        file="command line",
    ),
)
