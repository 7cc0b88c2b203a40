"""Report: the reconciliation report as pages that open from the disk.

`site` writes it; `index_page` and `decision_page` (with `listings`, `filters`, `charts`) say what stands on a page,
`checks` and `operands` how a check is shown, `exhibit` what a decision has to show; `places` tells where a figure
stands, `pictures` draws the place, `scenes` marks it; `pages` fills the templates, `embedding` puts the pictures into
them, `workbook` (with `workbook_rows`) makes the spreadsheet. `words` are the vocabularies as people say them, `links`
the addresses that may be linked.
"""
