"""Sums: a total that follows its parts in prose: "£X … and £Y … . The total is £Z", "£X plus £Y makes £Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.prose.parts import TAKEN, whole
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation

# “The total is £163,428”, “totalling £2.37m”, “which come to £113.86m”, “a combined value of”, “making £330,000”,
# “the remaining £235,000 funds grants; the whole is £330,450”, “together account for the full £330,000”,
# “the coordinator at £100,000 and the grants at £230,000 use all of the £330,000”,
# “The three years came to £212,000, £220,000 and £228,000; the panel agreed a total of £600,000”: another act;
# “(£3.1m, £4.4m and £5.2m) was rebased in July at £11.5m in total”; “The new grants total £645,000”: others.
OTHER_ACT = re.compile(
    r"(?:;|\b(?:and|but|while))\s(?:the|a|an|its|it|they)\b[^«»;]{0,30}\b(?:agreed|approved|awarded|offered|granted|allowed|set)\s"
    r"(?:an?|the)\s(?:total|sum|overall)\b[^«»;]{0,20}$"
    r"|\b(?:was|were|has\sbeen|have\sbeen|is|are|and)\s(?:then\s|later\s|since\s)?(?:rebased|revised|scaled|reduced|cut|trimmed|capped|limited|renegotiated)\b[^«»;]{0,40}$"
    r"|\bthe\s(?:new|next|future|later)\s[a-z]{3,15}s\s(?:(?:will|would)\s)?(?:total|come\sto|amount\sto|make)\s$",
    re.IGNORECASE,
)
# “Together these make up the £330,000”, “bringing the total investment to £330,000”
TOTAL_BEFORE = re.compile(
    r"""\b(?:totals?|totall?ing|totall?ed|sum|lifetime|whole-life|combined|altogether|aggregate|come\sto|comes\sto|amount(?:s|ing)?\sto
      |mak(?:es|ing|e\sup)|(?:they|these|which|together|and|all)\smake|equals?|equalled|add(?:s|ed|ing)?\sup\sto|giv(?:es|ing)|overall|the\swhole
      |accounts?\sfor\s(?:the\s(?:full|whole|entire)|all)|uses?\s(?:up\s)?(?:all|the\swhole)|exhausts?)\b
    (?:\s(?:is|are|of|to|the|a|an|at|up|value|cost|costs|sum|grant|funding|budget|spend|amount|therefore|then|be|will
      |would|comes|up|whole|full|for|in|being|award|investment|allocation|package|commitment|outlay|request|project|revenue|capital|expenditure|price|contract|given|stated|shown|quoted)\b|:|\s=){0,6}\s?$""",
    re.VERBOSE | re.IGNORECASE,
)
# “to commit £2,317,683 altogether”, “£2.37m total”, “£113.86m combined”, “£350,000 between them”
TOTAL_AFTER = re.compile(
    r"^\s?(?:(?:(?:a|per)\s(?:year|annum|month)|p\.?a\.?)\s)?(?:is\s)?(?:in\stotal|altogether|in\sall\b|combined|total\b|together\b(?!\s(?:with|for|to|by|in)\b)|overall|in\saggregate|between\s(?:them|the\stwo)|all\stold"
    r"|(?:over|across|for)\s(?:the|all|these|both)\s(?:\w{3,9}\s)?(?:years|period))",
    re.IGNORECASE,
)
# “£A in the first year and £B in the second, £T altogether”: not a clause of its own
APPOSED = re.compile(r"^[^«»;:]*(?:,|\s[–-])\s$")
# “The total cost of the work is therefore £163,428”, “In total, £2.37m will be awarded”: only what comes very close.
TOTAL_NEAR = re.compile(
    r"\b(?:totals?\b[^«»]{0,50}\b(?:is|are|was|be|of|to|at|therefore|then|thus)|(?:in\stotal|altogether|overall),?)\s$",
    re.IGNORECASE,
)
# “£0.46m (pay), £0.18m (premises) and £0.07m (other), i.e. £0.71m”
THAT_IS = re.compile(r"(?:,|\)|\s[–-])\s(?:i\.e\.,?|that\sis,?|which\sis)\s$", re.IGNORECASE)
# “£142,300 plus £26,840 makes £169,140”, “£1m + £2m = £3m”
PLUS = re.compile(r"\bplus\b|\+|\btogether\swith\b|\badded\sto\b|\bon\stop\sof\b", re.IGNORECASE)
EQUALS = re.compile(
    r"(?:=|\b(?:makes?|making|gives?|giving|equals?|(?:is|are)(?!\s(?:to|for)\s[a-z])|comes?\sto|totals?|totall?ing|total\sof)\b)",
    re.I,
)
# “The sum of £1m and £2m is £3m”
SUM_OF = re.compile(r"\b(?:sum|total)\sof\s$", re.IGNORECASE)
# “The total is £163,428.”, “They total £7.35m.”, “The grants total £2m.”: a sentence about the sums before it; “The
# full business case has a total cost of £6m” is about another.
POINTS_BACK = re.compile(
    r"^(?:(?:this|that|these|they|both|together)\b[^«»]{0,30}\b(?:total|sum|come|make|amount|add)"
    r"|the\s(?:[a-z]{3,12}\s){0,2}(?:totals?|sum|amount)\b|the\s(?:[a-z]{3,12}\s){1,2}(?:come|make|add)\b)",
    re.IGNORECASE,
)

# “offers £400,000 and MOPAC £100,000 of the overall cost of £650,000”: shares of it, which others may have, too.
SHARE_OF_IT = re.compile(
    r"(?<!\ball)\s(?:in|of|towards?|from|against|within|below|under|above|keep|hold|limit|reduce)\s(?:the|an?|its|this|that)\s(?:[a-z]{3,12}\s)?(?:total|overall|whole|full|combined)\b"
    r"[^«»]{0,40}$",
    re.IGNORECASE,
)
# “Together these make up the £330,000.”: a sentence about nothing but them.
ONLY_THEM = re.compile(r"^(?:together|these|they|both|combined|altogether|in\s(?:all|total))\b", re.IGNORECASE)


def is_total(mention: Mention) -> bool:
    """Return whether the words at a figure call it a total."""
    return bool(TOTAL_BEFORE.search(mention.before[-80:]) or TOTAL_AFTER.match(mention.after[:30]))


def is_called_total(mention: Mention) -> bool:
    """Return whether the words at a figure call it a total, or speak of one close before it."""
    return is_total(mention) or bool(TOTAL_NEAR.search(mention.before[-80:]))


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums that a document's sentences state behind their parts."""
    for passage in document:
        before: Sentence | None = None
        for sentence in passage.sentences:
            yield from _in_sentence(sentence)
            if before is not None:
                yield from _after_sentence(before, sentence)
            before = sentence if sentence.mentions else before


def _in_sentence(sentence: Sentence) -> Iterator[Relation]:
    for number, mention in enumerate(sentence.mentions[:60]):
        parts = sentence.mentions[max(0, number - 8) : number]
        if len(parts) < 2:
            continue
        between = " ".join(part.after for part in parts)
        joins = PLUS.search(" ".join(part.after for part in parts[:-1]))
        joins = joins or SUM_OF.search(parts[0].before[-40:])
        if TOTAL_BEFORE.search(mention.before[-80:]) or (
            joins and EQUALS.search(parts[-1].after) and not TAKEN.search(between)
        ):
            licence: Licence = "stated" if number == len(parts) else "implied"
            is_other = SHARE_OF_IT.search(mention.before[-80:]) or OTHER_ACT.search(mention.before)
            yield from whole(parts, mention, "fits" if is_other else licence)
        elif THAT_IS.search(mention.before[-30:]) and number == len(parts):
            yield from whole(parts, mention, "split")
        elif TOTAL_AFTER.match(mention.after[:30]):
            is_apposed = number == len(parts) and APPOSED.search(mention.before[-80:])
            licence = "fits" if OTHER_ACT.search(mention.before) else "split" if is_apposed else "implied"
            yield from whole(parts, mention, licence)


def _after_sentence(before: Sentence, sentence: Sentence) -> Iterator[Relation]:
    """Yield the sum of one sentence's figures that the next one states as its own first figure."""
    if not sentence.mentions or not 2 <= len(before.mentions) <= 8:
        return
    total = sentence.mentions[0]
    if OTHER_ACT.search(total.before):
        yield from whole(before.mentions, total, "fits")
    elif not is_total(total) and TOTAL_NEAR.search(total.before[-80:]):
        yield from whole(before.mentions, total, "near")
    elif is_total(total):
        is_sure = ONLY_THEM.match(sentence.masked) and TOTAL_BEFORE.search(total.before[-80:])
        licence: Licence = "split" if is_sure else "implied" if POINTS_BACK.match(sentence.masked) else "near"
        yield from whole(before.mentions, total, licence)
