"""Faults of files, of YAML as such and of tables as such."""

from routing.language import message
from routing.scenario.codes.fault_code import FaultCode

FILES = (
    FaultCode(
        code="S101",
        title=message("no such scenario"),
        meaning=message("Nothing lies at the path that was given."),
        example="routing validate scenarios/chunann",
        remedy=message("Give the path of a scenario folder or of its scenario.yaml."),
    ),
    FaultCode(
        code="S102",
        title=message("not a scenario folder"),
        meaning=message("The folder has no scenario.yaml, or the file is something else."),
        example="routing validate scenarios/chunan/places.csv",
        remedy=message("Name the folder that holds scenario.yaml; `routing new` makes one."),
    ),
    FaultCode(
        code="S103",
        title=message("table missing"),
        meaning=message(
            "A table that the scenario needs or names does not exist. places and "
            "demand are needed; lines may be left out if the key tables.lines is not "
            "written."
        ),
        example="tables: {places: villages.csv}   # and there is no villages.csv",
        remedy=message("Put the file beside scenario.yaml or correct its name under `tables`."),
    ),
    FaultCode(
        code="S104",
        title=message("file cannot be read"),
        meaning=message(
            "The system refuses to read the file: it is a folder, locked, or not permitted."
        ),
        example="demand.csv is a folder",
        remedy=message("Close the program that holds the file and check its permissions."),
    ),
    FaultCode(
        code="S105",
        title=message("wrong encoding"),
        meaning=message("The bytes of the file are neither UTF-8 nor GB 18030 text."),
        example='places.csv saved as UTF-16 ("Unicode text")',
        remedy=message('Save the file as UTF-8 ("CSV UTF-8" in a spreadsheet).'),
    ),
    FaultCode(
        code="S106",
        title=message("file too large"),
        meaning=message(
            "The file is larger than any file of its kind in a scenario should be: 0.5 "
            "MB for scenario.yaml, 50 MB for a table (200 MB unpacked)."
        ),
        example="scenario.yaml with 20,000 carriers",
        remedy=message("Check that this is the right file; move bulk from YAML into the tables."),
    ),
    FaultCode(
        code="S107",
        title=message("not a readable table"),
        meaning=message(
            "Tables are CSV files or XLSX workbooks; this one is of another kind, or "
            "its workbook is damaged."
        ),
        example="tables: {demand: demand.xls}",
        remedy=message("Save the table as .csv or .xlsx and name that file."),
    ),
)

YAML = (
    FaultCode(
        code="S110",
        title=message("not valid YAML"),
        meaning=message("The file breaks the syntax of YAML at this line."),
        example="carriers: [{id: zto, name: ZTO",
        remedy=message(
            "Look for a missing bracket, quote or colon, or a tab, at or just before this line."
        ),
    ),
    FaultCode(
        code="S111",
        title=message("alias expands too far"),
        meaning=message(
            "YAML aliases (*name) repeat a part of the file; these repeat it so often "
            "that the result would not fit, repeat themselves, or repeat what was "
            "never named."
        ),
        example="a: &a [1, 2, 3]\nb: &b [*a, *a, *a]   # and so on, nine times",
        remedy=message("Write the values out instead of using aliases."),
    ),
    FaultCode(
        code="S112",
        title=message("nested too deeply"),
        meaning=message("The file nests lists or mappings deeper than any scenario does."),
        example="notes: [[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]",
        remedy=message("Take the inner brackets out."),
    ),
    FaultCode(
        code="S113",
        title=message("key written twice"),
        meaning=message("One mapping holds the same key twice; only one value could count."),
        example="name: chunan\nname: lichuan",
        remedy=message("Delete one of the two."),
    ),
    FaultCode(
        code="S114",
        title=message("not one mapping"),
        meaning=message("scenario.yaml must hold one document with `key: value` lines at its top."),
        example="- id: zto",
        remedy=message("Begin the file with `schema: 1` and write every section as `key: value`."),
    ),
)

TABLES = (
    FaultCode(
        code="S140",
        title=message("unknown column"),
        meaning=message(
            "The table has a column no scenario knows. English names and the usual "
            "Chinese headers are understood; the reference of the tables lists both."
        ),
        example="id,level,name,longitute,lat",
        remedy=message("Correct the header, or delete the column."),
    ),
    FaultCode(
        code="S141",
        title=message("column missing"),
        meaning=message("The table lacks a column that it must have."),
        example="places.csv without a column lat",
        remedy=message("Add the column with its header in the first row."),
    ),
    FaultCode(
        code="S142",
        title=message("broken row"),
        meaning=message(
            "The row has more or fewer cells than the header, or a quotation mark that "
            "is never closed."
        ),
        example="v1,village,Shangxi, Fenkou,119.0,29.6   # a comma in a name without quotes",
        remedy=message(
            "Compare the row with the header; put quotation marks around text with commas."
        ),
    ),
    FaultCode(
        code="S143",
        title=message("cell left blank"),
        meaning=message("This cell has no default and must be filled in."),
        example="v1,village,,,,,29.6   # no longitude",
        remedy=message("Fill the cell in, or delete the row."),
    ),
    FaultCode(
        code="S144",
        title=message("column twice"),
        meaning=message("Two headers of the table mean the same column."),
        example="id,编号,level,lon,lat",
        remedy=message("Delete one of the two columns."),
    ),
    FaultCode(
        code="S145",
        title=message("empty table"),
        meaning=message(
            "The table has no header, or no row below it: no places, or no demand and "
            "so nothing to plan."
        ),
        example="places.csv with nothing in it",
        remedy=message("Write the header in row 1 and one thing per row below it."),
    ),
)
