"""Faults of keys and of single values, in YAML and in cells."""

from routing.language import message
from routing.scenario.codes.fault_code import FaultCode

KEYS = (
    FaultCode(
        code="S120",
        title=message("unknown key"),
        meaning=message(
            "No key of this name belongs here. Nothing is ignored: a misspelt key "
            "would silently leave its default in force."
        ),
        example="rules: {max_trip: 4}",
        remedy=message("Correct the key; the reference of keys lists all of them."),
    ),
    FaultCode(
        code="S121",
        title=message("key missing"),
        meaning=message("A key without a default is not there, or its list is empty."),
        example="carriers:\n  - {id: zto, name: ZTO}   # no cutoff",
        remedy=message("Add the key."),
    ),
    FaultCode(
        code="S122",
        title=message("wrong type"),
        meaning=message(
            "The value is of the wrong kind: text for a number, one value for a list, "
            "a fraction for a whole number."
        ),
        example="rules: {max_trips: three}",
        remedy=message("Write a value of the kind named in the message."),
    ),
    FaultCode(
        code="S123",
        title=message("bad unit"),
        meaning=message(
            "Units stand in the names of keys and columns, values are bare numbers; "
            "this key names another unit, or this value brings its own."
        ),
        example="rules: {dock_s: 300}\nrules: {dock_min: 5 min}",
        remedy=message("Convert the value to the unit of the key and write the number alone."),
    ),
    FaultCode(
        code="S124",
        title=message("not a clock time"),
        meaning=message(
            "Clock times are HH:MM, or HH:MM:SS; hours run to 47 for times after midnight."
        ),
        example="carriers: [{id: zto, name: ZTO, cutoff: 19.30}]",
        remedy=message(
            'Write it as "07:30", in quotation marks; in a cell of a table without them.'
        ),
    ),
    FaultCode(
        code="S125",
        title=message("unknown word"),
        meaning=message("Only a few words may stand here, and this is none of them."),
        example="products: [{id: fish, name: Fish, temperature: cold}]",
        remedy=message("Use one of the words listed in the message."),
    ),
    FaultCode(
        code="S126",
        title=message("number out of range"),
        meaning=message(
            "The number is negative, zero, too large or not a number where that has no sense."
        ),
        example="rules: {max_shift_h: -10}",
        remedy=message("Write a number in the range named in the message."),
    ),
    FaultCode(
        code="S127",
        title=message("unknown schema version"),
        meaning=message(
            "The file says it follows another version of the format than this program reads."
        ),
        example="schema: 2",
        remedy=message("Write `schema: 1`, after checking the keys against the reference."),
    ),
    FaultCode(
        code="S128",
        title=message("bad date"),
        meaning=message("The day is not a date of the calendar in the form YYYY-MM-DD."),
        example="day: 2018-02-30",
        remedy=message("Write the day as 2018-05-23."),
    ),
    FaultCode(
        code="S129",
        title=message("unknown timezone"),
        meaning=message("The timezone is not in the IANA database."),
        example="timezone: Beijing",
        remedy=message("Write a name such as Asia/Shanghai."),
    ),
    FaultCode(
        code="S130",
        title=message("unsupported currency"),
        meaning=message("All keys of prices are in yuan, so the currency can only be CNY."),
        example="currency: USD",
        remedy=message("Convert the prices to yuan and write `currency: CNY`."),
    ),
    FaultCode(
        code="S131",
        title=message("unknown coordinate system"),
        meaning=message(
            "Coordinates are read in WGS 84 (GPS), GCJ-02 (Amap, Tencent) or BD-09 (Baidu)."
        ),
        example="crs: epsg4490",
        remedy=message("Write wgs84, gcj02 or bd09; convert other coordinates to WGS 84 first."),
    ),
    FaultCode(
        code="S132",
        title=message("bad id"),
        meaning=message(
            "Ids in YAML are used in dotted keys and in names of vehicles: they have "
            "no blanks, dots, commas or equals signs."
        ),
        example='carriers: [{id: "zto express", name: ZTO, cutoff: "19:00"}]',
        remedy=message("Use letters (Chinese ones too), digits, - and _."),
    ),
)
