"""Interpretation: what the rows and columns of a table are, once `tables` has found them.

cells       what the words of one cell amount to      rows        what a row says that it is
row_kinds   what each row is                          groups      rows that head others with their sum
closing     the rows that end a table                 totals      which of them are totals
levels      what a table opens and closes with        carries     what carries a sum over the end of a page
columns     what each column is                       arithmetic  what its figures tell of that
receipts    which column tells what comes in          keeps       which rows pay nobody
layouts     a table with all this                 pounds      whether figures without a sign are money
proof       which of its sums hold in a reading       readings    of several readings, the one in which most hold
"""
