"""The PDF reader.

pages       bytes to pages: fast, else again   second      again, where a table does not add up
pdfium      a page in one pass of pypdfium2    plumber     a page as pdfplumber sees it
characters  what either saw, to words          annotations what is typed or stamped on a page
text        words to paragraphs, and to one text
reader      bytes to Document                  render      pictures of pages and places
"""

from pipeline.pdf.reader import read, read_tables

__all__ = ["read", "read_tables"]
