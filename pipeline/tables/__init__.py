"""Tables: rows and columns of a page.

found       a table as it was seen      grid      cells that ruled lines enclose
"""
