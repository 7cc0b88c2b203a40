"""Collecting: what a source publishes comes into the store, completely, or the run says that it is not complete.

collect     one fetch, from the list to the store         walk        the pages of the list, until they agree
lists       one page of the list                          plan        which documents are asked for
documents   one document, judged before it is kept        visit       how the source is asked, by which clock
identity    whether a page is the decision's              standing    whether the source still answers us
reasons     what a refusal says of the next answer
"""

from pipeline.collect.collect import Orders, collect, look
from pipeline.collect.visit import Visit

__all__ = ["Orders", "Visit", "collect", "look"]
