#!/usr/bin/env python3
"""Cuts from Google's description of the Sheets API the messages that the sandbox's stand-in checks requests against.

    curl -s 'https://sheets.googleapis.com/$discovery/rest?version=v4' | scripts/sheets-messages.py > src/EduEtl.Sandbox/Sheets/messages.txt
"""
import json
import sys

REQUESTS = (
    "addSheet updateSheetProperties updateSpreadsheetProperties deleteSheet updateCells repeatCell updateDimensionProperties "
    "insertDimension addChart updateChartSpec deleteEmbeddedObject"
).split()
ROOTS = "BatchUpdateSpreadsheetRequest BatchUpdateSpreadsheetResponse Spreadsheet".split()
# Described in prose only.
READ_ONLY = "effectiveFormat effectiveValue formattedValue hyperlink errorValue defaultFormat".split()
OUTSIDE = (
    "BandedRange BasicFilter Borders BubbleChartSpec CandlestickChartSpec ChartGroupRule ChipRun ConditionalFormatRule "
    "DataSource DataSourceChartProperties DataSourceColumnReference DataSourceFormula DataSourceRefreshSchedule DataSourceSheetDimensionRange "
    "DataSourceSheetProperties DataSourceTable DataValidationRule DeveloperMetadata DimensionGroup FilterSpec FilterView "
    "HistogramChartSpec IterativeCalculationSettings NamedRange OrgChartSpec PieChartSpec PivotTable ProtectedRange "
    "ScorecardChartSpec Slicer SortSpec SpreadsheetTheme Table TextFormatRun TreemapChartSpec WaterfallChartSpec"
).split()

description = json.load(sys.stdin)
schemas = description["schemas"]


def type_of(field):
    if "$ref" in field:
        return "?" if field["$ref"] in OUTSIDE else field["$ref"]
    if field["type"] == "array":
        return "[" + type_of(field["items"]) + "]"
    if "enum" in field:
        return "|".join(field["enum"])
    if field.get("format") == "google-fieldmask":
        return "mask"
    return {"integer": "int", "number": "number", "boolean": "bool", "string": "string"}[field["type"]]


print(f"# Sheets API v4, revision {description['revision']}, as Google describes it; made by scripts/sheets-messages.py.")
print("# MESSAGE field type, ... | A|B|C enumeration | [T] list | ! read-only | ? known to Google, not to the stand-in")
queue, done = ROOTS[:], set()
while queue:
    name = queue.pop(0)
    if name in done:
        continue
    done.add(name)
    fields = []
    for key, field in sorted(schemas[name]["properties"].items()):
        kind = "?" if name in ("Request", "Response") and key not in REQUESTS else type_of(field)
        read_only = field.get("readOnly") or key in READ_ONLY
        fields.append(f"{key} {kind}{'!' if read_only else ''}")
        reference = kind.strip("[]")
        if reference in schemas:
            queue.append(reference)
    print(f"{name} {', '.join(fields)}")
