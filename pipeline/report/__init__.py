"""Report: the reconciliation report as pages that open from the disk.

`site` writes it; `views` says what stands on a page, `checks` how a check is shown, `places` where a figure stands,
`pictures` shows the place; `words` are the vocabularies as people say them, `links` the addresses that may be linked.
"""
