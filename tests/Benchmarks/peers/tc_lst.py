"""Reads every cell of every table in one pass over the XML, below the documented API. Usage: tc_lst.py FOLDER; prints cells and characters."""

import sys
from pathlib import Path

import docx
from docx.table import _Cell

cells = characters = 0
for path in sorted(Path(sys.argv[1]).glob("*.docx")):
    for table in docx.Document(str(path)).tables:
        for tr in table._tbl.tr_lst:
            for tc in tr.tc_lst:
                cells += 1
                characters += len(_Cell(tc, table).text)
print(cells, characters)
