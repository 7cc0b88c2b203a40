"""Portions: a figure told with the percentage it is of another: "£28m (12%)", "£45,000, 10% of the £450,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.reconcile.figures import Figure, verdict_of
from pipeline.reconcile.prose.bases import SHARE, of_another
from pipeline.reconcile.prose.passages import Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation, portion_of
from pipeline.reconcile.prose.shares import FRACTIONS

# “£45,000 (10% of the £450,000)”, “£45,000, which is 10% of the grant of £450,000”, “£45,000 represents …”
PORTION_FIRST = re.compile(
    rf"«(?P<part>\d{{1,4}})»(?:\s?[,(]|\s(?:is|are|was|being|or|represent(?:s|ing)|equal\sto|equates\sto|equivalent\sto)\b)"
    rf"(?:\s?(?:which|that|is|being|or|about|around|approximately|just|over|under)\b){{0,4}}\s?{SHARE}\sof\b"
    rf"(?P<words>[^«»¦]{{0,40}}?)«(?P<whole>\d{{1,4}})»",
    re.IGNORECASE,
)
# “£45,000 (10%) of the £450,000”; “a 10% contingency of £45,000 on the contract value of £450,000”
PORTION_BRACKETED = re.compile(
    rf"«(?P<part>\d{{1,4}})»\s?\({SHARE}\)\sof\b(?P<words>[^«»¦]{{0,40}}?)«(?P<whole>\d{{1,4}})»", re.IGNORECASE
)
PORTION_NAMED = re.compile(
    rf"{SHARE}\s(?P<words>[a-z]{{4,15}}\s)(?:\(|of\s|is\s|at\s)(?:up\sto\s)?«(?P<part>\d{{1,4}})»\)?\s(?:on|of)\s(?:the|a|an|its)\s"
    r"(?:[a-z]{3,15}\s){1,3}(?:of\s)?«(?P<whole>\d{1,4})»",
    re.IGNORECASE,
)
# “The total is £450,000, of which 10% (£45,000) is for evaluation”
PORTION_OF_WHICH = re.compile(
    rf"«(?P<whole>\d{{1,4}})»,?\s(?P<words>)of\swhich\s(?:the\s[a-z]{{4,12}}\s(?:pays?|meets?)\s)?{SHARE}\s?"
    r"(?:\(|,\s|or\s)«(?P<part>\d{1,4})»",
    re.IGNORECASE,
)
# “10% (£45,000) of the £450,000”
PORTION_INSIDE = re.compile(
    rf"{SHARE}\s?(?:\(|or\s|,\s(?:or\s|i\.e\.\s)?)(?P<words>[^«»¦()]{{0,20}})«(?P<part>\d{{1,4}})»\)?,?\sof\b[^«»¦]{{0,40}}?«(?P<whole>\d{{1,4}})»",
    re.I,
)
# “VAT of £90,000 at 20% is due on the price of £450,000”
PORTION_AT = re.compile(
    rf"«(?P<part>\d{{1,4}})»\s(?:\()?at\s{SHARE}\)?(?P<words>[^«»¦;.]{{0,20}}?)\son\s[^«»¦;.]{{0,30}}?«(?P<whole>\d{{1,4}})»",
    re.IGNORECASE,
)
# “a 2% uplift on £450,000 is £9,000”
UPLIFT_ON = re.compile(
    rf"{SHARE}\s(?P<words>[a-z]{{3,15}}\s)on\b[^«»¦]{{0,30}}?«(?P<whole>\d{{1,4}})»\s?"
    rf"(?:is|was|or|,|=|\(|equals|comes\sto|amounts\sto|would\sbe)\s?(?:or\s|which\sis\s)?«(?P<part>\d{{1,4}})»",
    re.IGNORECASE,
)
PORTIONS = (
    PORTION_FIRST,
    PORTION_BRACKETED,
    PORTION_NAMED,
    PORTION_OF_WHICH,
    PORTION_INSIDE,
    PORTION_AT,
    UPLIFT_ON,
)
# “Half of the £450,000 (£225,000) is paid in advance”
FRACTION_OF = re.compile(
    rf"\b(?P<share>{'|'.join(FRACTIONS)})\sof\s(?:the\s|this\s)?(?:[a-z]{{3,12}}\s){{0,2}}«(?P<whole>\d{{1,4}})»(?P<words>(?:\s[a-z]{{3,12}}){{0,2}})(?:\s\(|,\s|\s[–-]\s)(?:i\.e\.,?\s|or\s|that\sis,?\s)?«(?P<part>\d{{1,4}})»",
    re.I,
)
# “Of the £450,000 a third, or £150,000, is paid in advance”
OF_IT_A_FRACTION = re.compile(
    rf"\bof\s(?:the|this|that|its)\s(?:[a-z]{{3,12}}\s){{0,2}}«(?P<whole>\d{{1,4}})»(?P<words>),?\s(?P<share>{'|'.join(FRACTIONS)})"
    r"(?:\s\(|,?\s)(?:i\.e\.\s|or\s)?«(?P<part>\d{1,4})»",
    re.I,
)
# “reduced investment of £28m (12%)”, “an underspend of £22m or 0.9%”: of which figure is not said.
IN_BRACKETS = re.compile(rf"«(?P<part>\d{{1,4}})»,?\s?(?:\(|or\s)(?:or\s)?{SHARE}(?!\s?(?:of|VAT)\b)", re.IGNORECASE)
# “a total contract value, including 15% contingency, of £12,926,000”: what it is 15% of stands elsewhere.
INCLUDING = re.compile(
    r"\binclu(?:ding|des|sive\sof)\s(?:a\s)?(?P<share>\d{1,2}(?:\.\d{1,2})?)\s?%\s(?:contingency|uplift|VAT|inflation|risk)\b"
    r"[^«»¦;.]{0,20}?\b(?:of|is|at)\s[^«»¦;.]{0,15}?«(?P<result>\d{1,4})»",
    re.IGNORECASE,
)
# “£125,000, being 40% of running costs, which were £305,000 last year”: of another sum than the one that is printed.
OF_ANOTHER_YEAR = re.compile(
    r"\bwhich\s(?:was|were)\b|«\s(?:last|the\sprevious|in\sthe\sprevious)\syear\b", re.IGNORECASE
)
NEARLY = 100  # such a total comes as near to its base and the share as this part of itself (1 / n)
MOST_BASES = 100


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the percentages that a document's prose states of figures that it gives."""
    yield from of_another(document)
    known = {mention.figure.value: mention.figure for passage in document for mention in passage.mentions}
    bases = list(known.values())[:MOST_BASES]
    for passage in document:
        if len(passage.mentions) > 1:
            yield from _portions(passage)
            yield from _fractions(passage)
        yield from _including(passage, bases)
        for sentence in passage.sentences:
            yield from _in_brackets(sentence)


def _portions(passage: Prose) -> Iterator[Relation]:
    """Yield figures that are told with their percentage of another one beside them."""
    for match in (match for pattern in PORTIONS for match in passage.find(pattern)):
        part, base = passage.mentions[int(match["part"])], passage.mentions[int(match["whole"])]
        is_other = OF_ANOTHER_YEAR.search(f"{match['words']}«{base.after[:25]}")
        yield portion_of(base.figure, match["share"], part.figure, "fits" if is_other else "implied")


def _fractions(passage: Prose) -> Iterator[Relation]:
    for match in (*passage.find(FRACTION_OF), *passage.find(OF_IT_A_FRACTION)):
        part, base = passage.mentions[int(match["part"])].figure, passage.mentions[int(match["whole"])].figure
        terms = (base.times(Fraction(FRACTIONS[match["share"].lower()]) / 100),)
        # “Half of the £1.3m underspend, £600,000” need not be to the penny.
        licence: Licence = "implied" if base.interval.is_point or not match["words"] else "fits"
        yield Relation("percentage_of", terms, part, f"{match['share']} of {base.written.strip()}", licence, "is")


def _in_brackets(sentence: Sentence) -> Iterator[Relation]:
    """Yield the share that a figure is of the first figure of its sentence that it fits."""
    for match in IN_BRACKETS.finditer(sentence.masked) if 1 < len(sentence.mentions) < 20 else ():
        part = sentence.mentions[int(match["part"])].figure
        for base in sentence.mentions:
            relation = portion_of(base.figure, match["share"], part, "fits")
            if base.figure.value > part.value and verdict_of(relation.terms, relation.total)[0] != "inconsistent":
                yield relation
                break


def _including(passage: Prose, known: Sequence[Figure]) -> Iterator[Relation]:
    """Yield totals that include a share of something: of the one figure of the document that it nearly fits."""
    for match in passage.find(INCLUDING):
        result, share = passage.mentions[int(match["result"])].figure, Fraction(match["share"]) / 100
        bases = [base for base in known if abs(base.value * (1 + share) - result.value) * NEARLY <= result.value]
        if len(bases) == 1:
            base = bases[0]
            subject = f"{base.written.strip()} and another {match['share']}% of it"
            yield Relation("percentage_of", (base, base.times(share)), result, subject, "near", "come to")
