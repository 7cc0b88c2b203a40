"""Tables: what holds in the tables of a document.

families                    all of it, for one document
grids                       a table with its figures; cell_figures: where those come from
totals, row_totals          rows against their totals; columns against that of their row
memos, crosscasts           rows “of which” against the row above them; columns against each other
qualified                   totals of more, or of less, than their rows
carried                     what a table carries over the end of a page
proportions                 percentages beside the sums that they are shares of
repeated                    rows that two tables tell
movements                   what leads from the level that opens a table to the one that closes it
receipts                    what comes in among the sums of a ledger that go
ledger, balances            a budget that is spent row by row; stray_ledgers: in what was not seen as a table
kept                        rows that are no awards
text_and_table              what the prose says of such a table; rows_in_text: of its rows; comparison: a check of both
"""
