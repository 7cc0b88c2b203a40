"""The PDF reader.

pages       bytes to pages: fast, else again   second      again, where a table does not add up
pdfium      a page in one pass of pypdfium2    ffi         its calls: ffi_text, ffi_objects, ffi_colours, ffi_paths
sheet       the part of a page that is shown   annotations what is typed or stamped on it
glyphs      characters as numbers              styles      how each of them is set
objects     what a page paints besides text    painted     that, as one shape; paths: its points
ghosts      text that is not drawn, or faint   hidden      what nobody can see; trace: tried
plumber     a page as pdfplumber sees it       content     what either saw, as one shape; paint: strokes to rules
words       characters to words                doubled     set twice; spaced: set apart
marred      struck out or printed over         overlying   characters that lie over each other
furniture   headers, footers, numbers out      blocks      lines to paragraphs; reading_order: columns; footnotes
compose     everything to one text             written     its words, each with its place
reader      bytes to Document                  render      pictures of pages and places
"""

from pipeline.pdf.reader import read, read_tables

__all__ = ["read", "read_tables"]
