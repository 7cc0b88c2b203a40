"""The PDF reader.

glyphs      characters to words             plumber   a page as pdfplumber sees it
lines       words to lines                  blocks    lines to paragraphs, over pages
furniture   headers, footers, numbers out   compose   everything to one text with offsets
reader      bytes to Document               render    pictures of pages and places
"""

from pipeline.pdf.reader import read, read_tables

__all__ = ["read", "read_tables"]
