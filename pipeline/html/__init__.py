"""The reader of web pages.

elements    which tags do what            walk      the page's tree, in reading order
gather      the tree to pieces of text    line      one paragraph while it is gathered
pieces      paragraphs, items and tables  grid      a table's cells, with their spans
fields      labels and their values       compose   pieces to one text with offsets
reader      bytes to Document
"""

from pipeline.html.reader import read

__all__ = ["read"]
