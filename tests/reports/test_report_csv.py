"""csv: which rows there are, and that no cell is a formula."""

import csv
import io

from report_factories import district, finding, outcome, rendered

from reports import csv_table
from reports.form import FormOptions


def test_csv_has_a_row_a_finding_and_one_an_item_not_read() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", district()))))
    assert [r["kind"] for r in rows].count("finding") == sum(len(o.findings) for o in district())
    assert [r["kind"] for r in rows].count("not read") == sum(o.status != "examined" for o in district())
    assert tuple(rows[0]) == csv_table.COLUMNS
    assert all(None not in r.values() and None not in r for r in rows)


def test_csv_with_all_items_has_a_row_for_each() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", district(), FormOptions(all_items=True)))))
    assert {r["path"] for r in rows} == {r["path"] for r in rows if r["kind"]} and len(
        {r["item"] for r in rows}
    ) == len(district())


def test_csv_cells_are_no_formulas() -> None:
    one = outcome("=cmd|' /C calc'!A0", findings=(finding(title="+1", advice="@SUM(1)", matches=()),))
    (row,) = csv.DictReader(io.StringIO(rendered("csv", [one])))
    assert (row["path"], row["title"], row["advice"]) == ("'=cmd|' /C calc'!A0", "'+1", "'@SUM(1)")
