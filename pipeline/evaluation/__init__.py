"""Evaluation: how well texts are read, against labels that people wrote.

labels       a label file, checked
names        when two writings count as the same name
places       where in its text a fact or a label stands
scores       what was found and what is labelled, counted field by field
facts        one text's facts beside its labels
money        its amounts, paired with the labelled ones
identities   its checks, matched with the labelled arithmetic
table        the scores as a table, as Markdown, as JSON
"""
