"""Listings: lines with one figure each that end in their total, and lists whose total stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.reconcile.prose.entries import licence_of_end
from pipeline.reconcile.prose.lists import lists
from pipeline.reconcile.prose.multiples import count_of
from pipeline.reconcile.prose.parts import code_of, signed
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation, fitting, parts_of
from pipeline.reconcile.prose.sums import is_total
from pipeline.reconcile.prose.terms import OVER_YEARS, YEARLY_AFTER

# “Total: £105,000”, “Total cost over two years £2m”, “Overall total (ex VAT) £3m”, “Overall: £4m”, “= £5m”
TOTAL_LINE = re.compile(
    r"^(?:[-–•]\s)?(?:(?:(?:the|this|grand|overall|combined|project|grant|new|revised)\s){0,3}totals?\b[^«»]{0,60}"
    r"|(?:overall|altogether|in\sall|sum|all\stogether|combined)(?:\s\w{3,12}){0,2}\s?[:=–-]?\s?|=\s?)«\d{1,4}»",
    re.IGNORECASE,
)
# “Oak Community Club £45,230”; not “The grant is £45,230”
LABELLED = re.compile(
    r"(?:[-–•]\s)?[^«»¦.;]{3,60}?(?<!\s(?:is|of|to|at|by|in))(?<!\s(?:was|are|for))\s?[:–-]?\s«0»[.;,]?", re.IGNORECASE
)
MISSED = 2000  # so near (1 / n) does no other sum come by chance
# A line of a listing is no sentence: a few words, one figure.
LONGEST_LINE, LONGEST_LABEL = 90, 40
# A total elsewhere must say how many entries it sums or be rounded by less than this share of itself (1 / n).
FINE = 100
# where no word calls it a total, this much finer still. Its entries together are rounded by no more than this.
FINEST, FINEST_PARTS = 1000, 20
MOST_TOTALS, MOST_ENTRIES, MOST_APART = 100, 60, 4  # totals and entries that are tried; paragraphs between entries


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of a document's lines and lists."""
    yield from _totalled(document)
    mentions = [mention for passage in document for mention in passage.mentions]
    totals = [mention for mention in mentions if is_total(mention)][:MOST_TOTALS]
    for listed in lists(document):
        heads = [item.mentions[0] for item in listed.items if item.mentions]
        if 3 <= len(heads) <= MOST_ENTRIES:
            yield from _elsewhere(heads, totals)
    fine = [mention for mention in mentions if _is_fine(mention, FINEST)][:MOST_TOTALS]
    for entries in _entries(document):
        yield from _elsewhere(entries, fine)
    for entries in _labelled(document):
        yield from _elsewhere(entries, fine)
        yield from _missed(entries, fine)


def _totalled(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of lines that end in their total; label and figure of a line may stand on two."""
    run: list[Prose] = []
    label = ""
    for passage in document:
        words = passage.masked.strip()
        if not passage.mentions and len(words) <= LONGEST_LABEL:
            run, label = ([] if label else run), words
            continue
        if label and words != "«0»":
            run, label = [], ""  # a heading
        is_line = len(passage.mentions) == 1 and len(words) <= LONGEST_LINE
        is_end = is_line and TOTAL_LINE.match(f"{label} {words}".strip())
        if is_end:
            yield from _lines(run, passage, "fits" if label else licence_of_end(words, "implied"))
        run, label = ([*run, passage] if is_line and not is_end else []), ""


def _entries(document: Sequence[Prose]) -> Iterator[list[Mention]]:
    """Yield the first figures of entries that follow each other, headings between them or not."""
    run: list[Mention] = []
    last = 0
    for passage in (p for p in document if p.mentions):
        if not passage.is_item or passage.number - last > MOST_APART:
            if 3 <= len(run) <= MOST_ENTRIES:
                yield run
            run = []
        if passage.is_item:
            run.append(passage.mentions[0])
            last = passage.number
    if 3 <= len(run) <= MOST_ENTRIES:
        yield run


def _labelled(document: Sequence[Prose]) -> Iterator[list[Mention]]:
    """Yield the figures of three lines or more in a row that are nothing but a name and a sum: "Oak Club £45,230"."""
    run: list[Mention] = []
    for passage in (*document, None):
        if passage is not None and len(passage.mentions) == 1 and LABELLED.fullmatch(passage.masked):
            run.append(passage.mentions[0])
            continue
        if 3 <= len(run) <= MOST_ENTRIES:
            yield run
        run = []


def _missed(heads: Sequence[Mention], totals: Sequence[Mention]) -> Iterator[Relation]:
    """Yield the sum of lines against the one figure to the pound that it hardly misses, where it makes up none."""
    value = sum(mention.figure.value for mention in heads)
    own = {mention.figure.place for mention in heads}
    others = {t.figure.value: t for t in totals if t.figure.place not in own and t.figure.interval.is_point}
    near = [total for other, total in others.items() if abs(value - other) * MISSED <= other]
    if len(near) == 1 and near[0].figure.value != value and not any(map(is_total, heads)):
        yield parts_of(code_of(heads), signed(heads), near[0].figure, "near")


def _lines(run: Sequence[Prose], end: Prose, licence: Licence) -> Iterator[Relation]:
    """Yield the sum of a run of lines: of its last ones that make up the total where some do, else of all."""
    mentions = [passage.mentions[0] for passage in run[-MOST_ENTRIES:]]
    total = end.mentions[0]
    value = 0
    for start in range(len(mentions) - 1, -1, -1):
        value += mentions[start].figure.value
        if value == total.figure.value and len(mentions) - start > 1:
            mentions = mentions[start:]
            break
    if len(mentions) > 1:
        terms = fitting(signed(mentions, total), total.figure) or signed(mentions, total)
        yield parts_of(code_of(mentions), terms, total.figure, licence)


def _elsewhere(heads: Sequence[Mention], totals: Sequence[Mention]) -> Iterator[Relation]:
    """Yield the sum of all entries of a list against the totals of the document, where it fits one to the rounding."""
    own = {mention.figure.place for mention in heads}
    terms = [figure.times(_years(mention)) for figure, mention in zip(signed(heads), heads, strict=True)]
    width = sum((term.interval.high - term.interval.low for term in terms), Fraction(0))
    for total in totals:
        if total.figure.place not in own and _is_fine(total, FINE) and width * FINEST_PARTS <= total.figure.value:
            yield parts_of(code_of(heads), terms, total.figure, "fits")


def _is_fine(mention: Mention, least: int) -> bool:
    width = mention.figure.interval.high - mention.figure.interval.low
    return width * least <= mention.figure.value


def _years(mention: Mention) -> int:
    """Return how many times an entry's figure counts: "£5m per annum for 2 years" twice."""
    over = OVER_YEARS.search(mention.after[:60]) if YEARLY_AFTER.search(mention.after[:15]) else None
    return count_of(over["count"]) if over else 1
