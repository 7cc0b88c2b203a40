"""Extractors: what we read. Those that `order` names have `extract(reading)`, which adds to `reading.facts`.

decision        the decision's own fields         own_reference, title, makers, signature, flags: one field each
                                                  key_information: the labelled values at the head of a page
                                                  summary, asked: what it tells and asks; decision_type: by that
                                                  type_signs: of what weights decide where its cues say little
organisations   the bodies that are named         mentions: where; names, composed_names, name_context: by grammar
                                                  aliases, acronyms, defined_groups: what a document calls them
amounts         every mention of money            figures: where one is written; qualifiers: how it is bound
attribution     what each of them is, and whose   surroundings: the words around each; encoder: a small network
sub_grants      rows that pay recipients          grant_tables: in which tables
legal_basis     the provisions that are named     citations: where; instruments, statute_titles: of which Act
                                                  provisions: paths; naming: short names; citation_role: what for
related         the other decisions that are named

lexicon         the vocabularies                  language: the one spaCy pipeline
fitting         fits the weights of `attribution` and `decision_type`; weights: how they are read
"""
