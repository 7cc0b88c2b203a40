"""The PDF reader.

glyphs      characters to words               plumber     a page as pdfplumber sees it
furniture   headers, footers, numbers out     blocks      lines to paragraphs, over pages
compose     everything to one text            reader      bytes to Document
render      pictures of pages and places
"""

from pipeline.pdf.reader import read, read_tables

__all__ = ["read", "read_tables"]
