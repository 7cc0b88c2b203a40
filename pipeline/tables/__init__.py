"""Tables: rows and columns of a page.

found       a table as it was seen            rules       strokes to ruled lines
grid        cells that ruled lines enclose    chunks      words of a line to entries
regions     where else a table may be         columns     white space to columns
layout      entries to rows                   head, body  the rows of the header, of the body
judge       table, or prose, list, form       stitch      over pages
finder      all of it for one page
"""
