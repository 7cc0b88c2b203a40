"""The PDF reader.

pages       bytes to pages: fast, else again   second      again, where a table does not add up
pdfium      a page in one pass of pypdfium2    annotations what is typed or stamped on it
ffi         its calls: ffi_text, ffi_objects   objects     what a page paints besides text; paths: their points
plumber     a page as pdfplumber sees it       content     what either saw, as one shape; paint: strokes to rules
glyphs      characters as numbers              words       characters to words; doubled, spaced: set twice, or apart
hidden      what nobody can see; trace: tried  marred      struck out or printed over; overlying: on each other
furniture   headers, footers, numbers out      blocks      lines to paragraphs; reading_order: columns; footnotes
compose     everything to one text             written     its words, each with its place
reader      bytes to Document                  render      pictures of pages and places
"""

from pipeline.pdf.reader import read, read_tables

__all__ = ["read", "read_tables"]
