"""Printed: what stands on one page, whichever reader saw it.

pieces      words, runs of words, lines
page        a page with its words, ruled lines and pictures
lines       words to lines
turning     a page that is printed on its side, read upright

pypdfium2, pdfplumber and OCR all fill this one shape; columns, paragraphs and tables are made of nothing else. Units
are points from the top left corner of the page as it is read.
"""

from pipeline.printed.page import PageContent, Rule, holds_middle
from pipeline.printed.pieces import Line, Piece, Run, Token, words_of

__all__ = ["Line", "PageContent", "Piece", "Rule", "Run", "Token", "holds_middle", "words_of"]
