"""Text of every page with pdfminer's layout analysis, as its own pdf2txt does. Usage: pdfminer_text.py FOLDER; prints pages and characters."""

import sys
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer

pages = characters = 0
for path in sorted(Path(sys.argv[1]).glob("*.pdf")):
    for page in extract_pages(str(path)):
        pages += 1
        characters += sum(len(element.get_text()) for element in page if isinstance(element, LTTextContainer))
print(pages, "pages,", characters, "characters")
