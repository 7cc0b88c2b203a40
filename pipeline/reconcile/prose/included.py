"""Included: what "of which" or "including" names of a sum: perhaps some of it only, but never more than it.

Where the last figure is "the remaining" one, the words say that all of it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import verdict_of
from pipeline.reconcile.prose.complete import is_all_told, is_counted
from pipeline.reconcile.prose.incomplete import may_differ
from pipeline.reconcile.prose.nested import SOME_OF_IT
from pipeline.reconcile.prose.parts import around, numbers, signed, whole
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Licence, Relation

# “£330,000. £100,000 of which is to cover … and …”, “£17.3m …, £17.8m of it MPS, offset by …”; not “of this £25m, £7m”
OF_WHICH = re.compile(
    r"\b(?:of\s(?:which|it|(?:this|that|these)(?!\s(?:total\s(?:of\s)?|sum\sof\s)?«))\b|from\swhich)", re.IGNORECASE
)
# “£512,300 to Oak Trust, including £400,000 for staff”, “£5.4m (inclusive of £5m for …”; not of another sum, as in
# “£100,000, and the budget of the borough, including £90,000 for …”
INCLUDING = re.compile(
    r"«(?P<total>\d{1,4})»(?:(?!\b(?:and|but|while|whereas|as)\b)[^«»¦;:]){0,80}?\b(?:including|inclusive\sof|incl\.?)\s",
    re.IGNORECASE,
)
# “The £512,300 includes £400,000 for staff”, “The budget is £2.4m. This includes £1.5m for staff and …”
INCLUDES = re.compile(
    r"«(?P<total>\d{1,4})»(?:\)|,?\s(?:which|that)|\s(?:grant|budget|award|total|sum|figure|cost|price|funding|allocation|contract)"
    r"|[^«»¦]{0,40}\s¦\s(?:this|it|the\s(?:grant|budget|award|total|sum|figure|cost|price|funding|allocation)))?"
    r"\s(?:also\s)?includes?\s",
    re.IGNORECASE,
)
# “… for staff, £40,000 for premises and up to £20,000 for kit”: what joins the parts of one list
JOINT = re.compile(
    r"(?:[,;]|(?:[,;]\s)?\b(?:and|plus|with|so\sthat|leaving))\s(?:(?:up\sto|a\sfurther|another|about|around|some|approximately|circa|just|the|remaining"
    r"|remainder\sof|other|rest,?|balance\sof)\s){0,3}$",
    re.IGNORECASE,
)
# “Camden (£300,000), Brent (£200,000) and Barnet (£92,000)”
NAMED_JOINT = re.compile(r"^\)(?:[,;]|(?:[,;]\s)?\s?and)\s(?:(?:to|for|the)\s)?[^«»;.:()]{2,60}\s\($")
# “of which Oak Trust receives £400,000 and Elm Trust £92,000”: by the same verb
SAME_VERB = re.compile(r"\sand\s(?:the\s)?(?:[A-Z][A-Za-z'’-]{1,20}\s){1,4}")
# “£80,000 of which is for a coordinator and an intervention budget of £175,000”: joined without a verb of its own
NOUN_JOINT = re.compile(
    r"[^,;:.]\s(?:and|plus)\san?\s(?:(?!(?:an?|the|new|further|second|separate|additional|extra|other|previous|former)\s)[a-z-]+\s){0,3}"
    r"(?:budget|grant|sum|fee|payment|award|allocation|contribution|allowance)\sof\s(?:up\sto\s)?$",
    re.IGNORECASE,
)
# “£200,000 has been spent and £150,000 more is needed”, “£95,000 of optional items”: not of the same sum
NO_PART = re.compile(
    r"^\s(?:more|extra|additional(?:ly)?|on\stop|(?:of|for|in)\s(?:optional|options?)|(?:is|are|was|were|will\sbe)\s(?:still\s|also\s|now\s)?"
    r"(?:needed|required|sought|requested|asked|added|put\sback|paid\s(?:in|back)|returned|repaid|refunded))\b",
    re.IGNORECASE,
)
# “£2.4m including extensions; £1.5m is for two years”, “includes £410,000 for IT, and £300,000 was drawn from it”: what
# is included stands in one list of nouns.
CLAUSE = re.compile(r";")
VERB = re.compile(r"^\s(?:is|are|was|were|has|have|had|will|would|remains?|goes|go)\b", re.IGNORECASE)
# “£786,000 is for victims, £329,000 of which is for children; £554,000 remains”: the sum has a use of its own, so that
# what has another, or none, stands beside it; “Victims receive £786,000, £329,000 of which …, and offenders receive …”.
USED = re.compile(
    r"^\s(?:(?:is|are|was|were)(?:\s[a-z]+)?|goes|go|went|will\s(?:be|go))\s(?:for|to|towards|by|with)\b", re.IGNORECASE
)
RECEIVE = re.compile(r"\b(?:receives?|received|gets?|got)\s$", re.IGNORECASE)
# “and the remaining £180,000 for premises”, “the rest, £180,000”: with it, all is named.
REMAINING = re.compile(
    r"\b(?:remaining|the\sother|remainder(?:\sof|,)?|rest(?:\sof|,)?|balance(?:\sof|,)?)\s$", re.IGNORECASE
)
# “a net increase of £50,000, of which £60,000 is pay”: others may lower it.
NETTED = re.compile(
    r"\b(?:net|increase|decrease|reduction|rise|fall|growth|change|movement|variance|difference|saving|shortfall|gap"
    r"|(?:under|over)-?\s?sp\w+)s?\b[^«»]{0,40}$",
    re.IGNORECASE,
)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of what a document's prose names of other sums."""
    for passage in document:
        if len(passage.mentions) > 1:
            yield from _of_which(passage)
            yield from _including(passage)


def _of_which(passage: Prose) -> Iterator[Relation]:
    for match in passage.find(OF_WHICH):
        head, tail = around(passage.masked, match)
        before, after = numbers(head), numbers(tail)
        starts_late = bool(before) and not head.rpartition("»")[2].strip(" ¦").strip()
        # “£100,000 of it” is a part; “£512,300 of which £127,000 is unspent” may be the whole.
        may_be_whole = not starts_late or "which" in match[0].lower()
        for first in (*((before[-1:],) if starts_late else ()), *(([],) if may_be_whole else ())):
            whole_at = before[-1 - len(first)] if len(before) > len(first) else None
            parts = [passage.mentions[number] for number in (*first, *after)]
            if whole_at is None:
                continue
            total = passage.mentions[whole_at]
            if stand_beside(parts, total, is_late=bool(first)):
                yield from whole(parts, total, "fits")
                continue
            rest = passage.masked[match.end() + len(tail) :]
            is_complete = is_all_told(rest) or is_counted(head, parts)
            yield from _of_it(parts, total, "near", is_complete=is_complete)
            # “an underspend of £6m against the budget of £2bn, of which £3.5m is ours and £2.5m theirs”
            for other in before[: -1 - len(first)][-2:]:
                yield from whole(parts, passage.mentions[other], "fits")


def _including(passage: Prose) -> Iterator[Relation]:
    for pattern in (INCLUDING, INCLUDES):
        for match in passage.find(pattern):
            tail = around(passage.masked, match)[1]
            parts = [passage.mentions[number] for number in numbers(tail)]
            is_list = not CLAUSE.search(tail.partition("«")[0]) and not any(VERB.match(p.after) for p in parts)
            if is_list:
                yield from _of_it(parts, passage.mentions[int(match["total"])], "fits")


def _of_it(
    parts: Sequence[Mention], total: Mention, licence: Licence, *, is_complete: bool = False
) -> Iterator[Relation]:
    """Yield the sum of what a sum holds; `licence` where the words claim nothing: neither all of it nor too much.

    Where the list `is_complete`, as words around it say, they claim that it is all.
    """
    own = [*parts[:1], *(part for part in parts[1:] if not SOME_OF_IT.fullmatch(part.before))]
    is_above = sum(figure.counted for figure in signed(own, total)) > total.figure.value
    if len(own) == 1:
        yield from _alone(own[0], total)
    elif are_all(own) or (is_complete and are_listed(own)):
        yield from whole(own, total, "split")
    elif is_above and are_listed(own) and not NETTED.search(total.before[-60:]):
        yield from whole(own, total, "stated")
    else:
        yield from whole(parts, total, licence)


def _alone(part: Mention, total: Mention) -> Iterator[Relation]:
    """Yield that one part is more than its whole: “£50,000, of which £60,000 is for staff”."""
    is_more = part.figure.value > total.figure.value and verdict_of([part.figure], total.figure)[0] == "inconsistent"
    is_alike = (part.is_rate, part.amount.rate) == (total.is_rate, total.amount.rate) and part.before == total.after
    is_open = may_differ([part], total) or NETTED.search(total.before[-60:]) or NO_PART.match(part.after)
    if is_more and is_alike and not is_open:
        yield Relation("parts_sum_to_whole", (part.figure,), total.figure, "One part alone", "stated", "is")


def are_all(parts: Sequence[Mention]) -> bool:
    """Return whether the words join figures to one list, and call the last one all that is left."""
    return len(parts) > 1 and are_listed(parts) and REMAINING.search(parts[-1].before[-30:]) is not None


def stand_beside(parts: Sequence[Mention], total: Mention, *, is_late: bool) -> bool:
    """Return whether the words at a sum, and at what follows its part, tell of two uses (`is_late`: “£9,000 of it”)."""
    others = [part for part in parts[1:] if not OF_WHICH.match(part.after.lstrip())]
    if USED.match(total.after):
        return any(
            CLAUSE.search(part.before)
            or VERB.match(part.after)
            or (is_late and not REMAINING.search(part.before[-30:]))
            for part in others
        )
    is_received = is_late and RECEIVE.search(total.before) is not None
    return is_received and any(RECEIVE.search(part.before) for part in others)


def are_listed(parts: Sequence[Mention]) -> bool:
    """Return whether the words join figures to one list, and none of them begins to tell of other money."""
    return all(map(_is_joined, parts[1:])) and not any(NO_PART.match(part.after[:40]) for part in parts)


def _is_joined(part: Mention) -> bool:
    """Return whether the words join a figure to the one before it: by itself, by a name or by a noun without a verb."""
    is_noun = NOUN_JOINT.search(part.before[-80:]) is not None and VERB.match(part.after) is None
    is_name = NAMED_JOINT.match(part.before) or SAME_VERB.fullmatch(part.before)
    return is_noun or is_name is not None or JOINT.search(part.before[-60:]) is not None
