"""Extractors: what we read. Those that `order` names have `extract(reading)`, which adds to `reading.facts`.

decision        the decision's own fields             organisations   the bodies that are named
amounts         every mention of money                attribution     what each of them is, and whose
sub_grants      rows that pay recipients              grant_tables: in which tables
legal_basis     the provisions that are named         related         the other decisions that are named

lexicon         the vocabularies                      language        the one spaCy pipeline
encoder         a small network for doubtful roles    weights         how fitted weights are read
fitting         fits the weights of `attribution` and `decision`
"""
