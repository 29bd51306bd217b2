"""Reads every cell of every table the way python-docx documents it. Usage: row_cells.py FOLDER; prints cells and characters."""

import sys
from pathlib import Path

import docx

cells = characters = 0
for path in sorted(Path(sys.argv[1]).glob("*.docx")):
    for table in docx.Document(str(path)).tables:
        for row in table.rows:
            for cell in row.cells:
                cells += 1
                characters += len(cell.text)
print(cells, characters)
