"""Organisations: the bodies that a document names.

organisations   each mention of a body, under one name    mentions        where: by vocabulary and by grammar
names           the grammar of names                      name_context    what around a name tells that it is one
composed_names  names with commas, “and” or numbers       aliases         which printed forms mean the same body
acronyms        whose capitals they are                   defined_groups  what the document calls unnamed bodies
openings        lone words that begin a sentence          judging         whether its words prove a name a body
"""

from extractors.organisations.organisations import SPANS, extract

__all__ = ["SPANS", "extract"]
