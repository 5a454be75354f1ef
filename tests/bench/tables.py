"""Writes the tables of a paper with python-docx or openpyxl and says how long each time took, in milliseconds.

    python3 tables.py docx|xlsx PAPER.json RUNS

The paper is a Document as JSON. Ends with 3 and a sentence where the module is missing.
"""

import io
import json
import sys
import time

MODULES = {"docx": ("docx", "python-docx"), "xlsx": ("openpyxl", "openpyxl")}


def words(cell):
    """A cell as papers print it, or the number it is."""
    if isinstance(cell, str):
        return ""
    kind, value = next(iter(cell.items()))
    if kind == "count":
        return value
    if kind == "measure":
        return value["value"]
    if kind == "share":
        return value["part"] / value["whole"] if value["whole"] else "－"
    return str(value)


def tables(paper):
    """The tables of the body and of the attachments, head row first."""
    blocks = list(paper["blocks"])
    for attachment in paper["attachments"]:
        blocks.extend(attachment["blocks"])
    found = [block["table"] for block in blocks if isinstance(block, dict) and "table" in block]
    return [
        (table["caption"], [[column["title"] for column in table["columns"]]] + [[words(cell) for cell in row["cells"]] for row in table["rows"]])
        for table in found
    ]


def docx(found):
    from docx import Document

    paper = Document()
    for caption, rows in found:
        paper.add_paragraph(caption)
        table = paper.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        # The documented quick way: cells row by row, not table.cell().
        for line, row in zip(table.rows, rows):
            for cell, value in zip(line.cells, row):
                cell.text = str(value)
    paper.save(io.BytesIO())


def xlsx(found):
    from openpyxl import Workbook
    from openpyxl.styles import Border, Font, Side

    side = Side(style="thin")
    border = Border(left=side, right=side, top=side, bottom=side)
    font = Font(name="仿宋", size=12)
    book = Workbook()
    book.remove(book.active)
    for number, (_, rows) in enumerate(found):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
        for row in sheet.iter_rows():
            for cell in row:
                cell.border = border
                cell.font = font
        sheet.freeze_panes = "A2"
    book.save(io.BytesIO())


def main():
    form, path, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    module, package = MODULES[form]
    try:
        __import__(module)
    except ImportError:
        print(f"{package} is not installed")
        return 3
    with open(path, encoding="utf-8") as file:
        found = tables(json.load(file))
    make = {"docx": docx, "xlsx": xlsx}[form]
    for _ in range(runs):
        begun = time.perf_counter()
        make(found)
        print((time.perf_counter() - begun) * 1000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
