"""Reads a workbook with openpyxl and prints what is in it as JSON.

python3 read.py FILE
"""

import datetime
import json
import sys

import openpyxl


def value(cell):
    kind = {"s": "text", "n": "number", "d": "day"}.get(cell.data_type, cell.data_type)
    if isinstance(cell.value, (datetime.date, datetime.datetime)):
        return [kind, cell.value.isoformat(), cell.number_format]
    return [kind, cell.value]


def words(title):
    paragraphs = title.tx.rich.p if title else []
    return "".join(run.t for paragraph in paragraphs for run in paragraph.r or [])


def chart(drawn):
    return {
        "kind": [drawn.tagname, drawn.grouping, drawn.type],
        "title": words(drawn.title),
        "axes": [words(drawn.x_axis.title), words(drawn.y_axis.title)],
        "bars": [
            [one.tx.strRef.f, one.cat.strRef.f, one.val.numRef.f] for one in drawn.series
        ],
    }


def sheet(page):
    return {
        "name": page.title,
        "frozen": page.freeze_panes,
        "filter": page.auto_filter.ref,
        "repeated": page.print_title_rows,
        "page": [page.page_setup.orientation, page.page_setup.paperSize],
        "fits": [page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight],
        "bold": [cell.font.b for cell in page[1]],
        "links": len(page._hyperlinks),
        "rows": [[value(cell) for cell in row] for row in page.iter_rows()],
        "charts": [chart(drawn) for drawn in page._charts],
    }


book = openpyxl.load_workbook(sys.argv[1])
about = book.properties
print(
    json.dumps(
        {
            "title": about.title,
            "author": about.creator,
            "created": about.created.isoformat(),
            "sheets": [sheet(page) for page in book.worksheets],
        }
    )
)
