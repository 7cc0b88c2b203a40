"""Outcomes: the words that present a figure as what others come to."""

from __future__ import annotations

import re

from pipeline.reconcile.prose.passages import Mention
from pipeline.reconcile.prose.sums import is_called_total

# “funding now stands at £T”, “produce cumulative savings of £T”, “so that the project comes to £T”, “i.e. £T”, “the net
# requirement is £T”, “leaving £T”; “, a yearly pay bill of £T”
OUTCOME = re.compile(
    r"""(?:\b(?:stands?\s(?:now\s)?at|produc\w+|result\w*\sin|yield\w*|mak(?:e|es|ing)|giv(?:e|es|ing)|bring\w*|tak(?:e|es|ing)
      |com(?:e|es|ing)\s(?:out\s)?(?:to|at)|amount\w*\sto|equat\w+\sto|leav(?:e|es|ing)|so(?:\sthat)?|that\sis|hence|therefore
      |thus|mean(?:s|ing)|consequently|accordingly|equals?|equalled|covers?|revised|resulting|headroom|leeway|spare|surplus|deficit|altogether|combined|cumulative|overall|in\sall|total\w*|sum|net(?!\sof)|balance|remain\w*|together)\b[^«»;¦]{0,50}
    |\b(?:we|you)\sare\s(?:therefore\s|thus\s)?asked\sfor|\b(?:which|and|this|that)\s(?:uses?|takes?|needs?|requires?|costs?|absorbs?|exhausts?)|\bbetween\s(?:us|them)\s(?:we|they)\s(?:have|get|need)|\band\sthe\s(?:year|whole|lot)|^there\s(?:is|are)|,\scosting|\bthe\s(?:whole\s)?(?:year|month|quarter)[’']s|\bi\.e\.[^«»;¦]{0,30}|\b(?:lower|higher|less|more|cheaper|dearer|above|below|short)\sby
    |\b(?:saving|increase|reduction|rise|fall|cut|excess|difference|gap|variance|under-?spend|over-?spend|shortfall|surplus)s?
     \s(?:is|was|of|by|comes\sto|amounts\sto)|,\s(?:a|an|the)\s(?:[a-z-]{2,15}\s){1,4}of|=)\s?$""",
    re.VERBOSE | re.IGNORECASE,
)
# “and Surrey gets the last £57,500”, “The free part is £57,500”, “The job as a whole is priced at £57,500”, “The whole
# exercise comes in at £57,500”
NAMED = re.compile(
    r"\bthe\s(?:last|final)\s$|\bthe\s(?:[a-z-]{3,12}\s){0,2}(?:price|bill|cost|job|project|programme|scheme|exercise|order"
    r"|building|part|sum)\s(?:(?:as\sa\swhole|then|thus|now|itself)\s)?(?:is|costs?|runs?|comes?|amounts?)"
    r"\s(?:(?:in|at|to|out|priced|put|thus|therefore)\s){0,2}$",
    re.IGNORECASE,
)
# “£57,500 less”, “£58,000 a year is saved”
OUTCOME_AFTER = re.compile(
    r"^\s(?:(?:a|per)\s(?:year|annum)\s)?(?:is\s|are\s|was\s|has\sbeen\s)?(?:more|less|lower|higher|cheaper|dearer|saved|left|remaining|short|un(?:spent|used|committed|allocated|claimed|placed|drawn)|outstanding|still)\b"
    r"|^\s(?:(?:is|are|stays?|remains?|keeps?|still|yet|then|there)\s){1,3}(?:un(?!der|til)[a-z]{4,12}|free|over\b|missing|ours|to\shand|to\s(?:be\s)?[a-z]{4,10}(?:ed|d)?[.,;])"
    r"|^\sover[.,;]|^\scan\s(?:still\s)?be\s(?:offered|spent|awarded|used|given)\b|^\s(?:is|are|was|were|will\sbe)\s(?:therefore|thus|hence|consequently|accordingly|then|required|needed|necessary|what)\b"
    r"|^[^«»;.]{0,25}\bin\s(?:full|all|sum|total)\b",
    re.IGNORECASE,
)


def is_outcome(mention: Mention) -> bool:
    """Return whether the words at a figure call it what others come to, be it a total or what is left."""
    is_called = OUTCOME.search(mention.before[-80:]) or OUTCOME_AFTER.match(mention.after[:40])
    return is_called_total(mention) or is_called is not None or NAMED.search(mention.before[-80:]) is not None
