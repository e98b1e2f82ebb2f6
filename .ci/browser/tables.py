"""Tables of a page as its readers get them: what is shown, and what is copied."""

import csv
import io

# What stands in the elements: of every cell the digits that it carries, or its text.
ELEMENTS = """
() => [...document.querySelectorAll("main table")].map((table) => {
  const cell = (cell) => cell.querySelector("data")?.getAttribute("value") ?? cell.textContent;
  const lines = (rows) => [...rows].map((row) => [...row.cells].map(cell));
  const columns = [...table.tHead.rows[0].cells];
  return {
    id: table.id,
    caption: table.caption.textContent,
    headings: columns.map((column) => column.textContent),
    numbers: columns.map((column) => column.classList.contains("n")),
    isData: table.closest("[data-source]") !== null,
    rows: lines(table.tBodies[0].rows),
    footer: table.tFoot ? lines(table.tFoot.rows) : [],
  };
})
"""

# Presses the copy button that stands before a table.
COPY = """
async (id) => {
  window.copied = [];
  const tools = document.getElementById(id).closest(".scroll").previousElementSibling;
  tools.querySelector("button.copy").click();
  await Promise.resolve();
  return window.copied[0] ?? null;
}
"""


def elements(tab):
    return {table["id"]: table for table in tab.evaluate(ELEMENTS)}


def copied(tab, table):
    """Rows of text as a spreadsheet reads them, the headings first; formulas are marked by an apostrophe."""
    return parsed(table, tab.evaluate(COPY, table))


def parsed(table, text):
    if text is None:
        return []
    if not text.endswith("\r\n"):
        raise ValueError(f"{table}: the last line is not ended")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def unmarked(text):
    """A cell without the apostrophe that keeps spreadsheets from computing it."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r" else text
