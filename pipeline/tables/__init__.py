"""Tables: rows and columns of a page.

found       a table as it was seen            rules       strokes to ruled lines; sides: those left out
grid        cells that ruled lines enclose    refine      entries that share a cell taken apart
regions     where else a table may be         frames      where rules or shades frame one
leaders     where dots lead from names to sums
starts      the first line of either          shapes      what a line looks like
chunks      words of a line to entries        edges       entries told by their edge
columns     white space to columns            layout      entries to rows; placed: entries in their columns
head, body  the rows of header and body       head_size   how many lines are the header
judge       table, or prose, list, form
broken      what breaks in a narrow cell      ends        the last row of all
wraps       names that go on below             gaps        told by the white between lines
headings    several that stand close          hollow      headings beside their figures
key_block   labels and values side by side
figured     which columns hold figures
chosen      of two layouts, the one whose sums hold
twins       tables side by side               stacked     tables below each other
joint       two pages laid out as one
stitch      over pages                        overleaf    lines across a page break; split_rows: rows across it
fragments   two tables that are one, since its sums hold so
finder      all of it for one page
"""
