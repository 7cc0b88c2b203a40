"""Incomplete: the words by which a total may rightly differ from the parts that are named with a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reconcile.prose.passages import YEAR, Mention

# “including VAT” changes a total, “VAT of £90,000” is a part of it; “plus on-costs and …” has no figure.
TAX = re.compile(r"\bVAT\b[^«»;.,]{0,15}$")
UNCOUNTED = re.compile(r"\bplus\s(?:[a-z-]{2,20}\s){1,2}and\b", re.IGNORECASE)
# “project grants, the first of which is £0.3m”, “comprises, among others, £0.4m”, “made up mainly of pay (£0.4m)”,
# “with later years to be confirmed”; “The main items are:”, “for example”, “£14,000 of the latter is for travel”
NOT_ALL = re.compile(
    r"""\b(?:(?:first|largest|biggest|main|major|most|some|one|two|three)\sof\s(?:which|them|these)|among(?:st)?\s(?:other|them|these)
    |(?:main|key|principal|major|largest|biggest|significant|notable)\s[a-z]{3,14}s\b|(?:the|its)\s(?:(?:two|three|four)\s)?(?:largest|biggest|highest|main)\s(?:being|are|is|at|of)\b|for\s(?:example|instance)|in\sparticular|notably
    |of\sthe\s(?:latter|former)|(?:part|some|half|most)\sof\swhat|mainly|mostly|chiefly|primarily|principally|largely|such\sas|e\.g\.|later\syears
    |to\sbe\s(?:confirmed|determined)|with\s[^«»;.]{2,30}\smaking\sup|tb[cd]\b|and\soverheads|and\ssmaller)""",
    re.VERBOSE | re.IGNORECASE,
)
# “The first tranche is £200,000 and the second £150,000”: more may follow, unless one is called the last.
FIRST = re.compile(r"\bfirst\s(?:tranche|instalment|payment|phase|stage|round|part|batch)\b", re.IGNORECASE)
LAST = re.compile(r"\b(?:final|last|both|two|(?:the|all)\s(?:three|four|five|six))\b", re.IGNORECASE)
# “by the Mayor (£0.4m), the boroughs and the Lottery Fund (£0.35m)”: one of those between has no figure.
UNFIGURED_MEMBER = re.compile(r"^\),\s(?!and\b)[^«»;:.()]{3,60}(?:,|\sand)\s[^«»;:.()]{3,60}\s\($")
# “from the force (£2.6m) and savings”, “totalling £880,000 with contingency”, “; a small reserve is kept”: a part that
# has no figure; “and buildings at £6.1m less depreciation”, “non-pay £0.7m, and an income target”: what is taken off.
UNFIGURED = re.compile(
    r"""(?:[;,–-]|\b(?:and|with|plus|less|minus|net\sof|including|includes)|\))\s(?:[a-z-]{1,12}\s){0,3}?
    (?:(?:some|various|smaller|minor|several|other)\s[a-z]+|savings|reserves?|residue|residual|contingenc(?:y|ies)|match(?:ed)?|difference|overheads|what\s(?:is|was)\sleft|indexation|inflation|fees|receipts|provision|allowances?
    |income|depreciation|rebates?|discounts?|deductions?|credits?|adjustments?|on-costs|sums?|amounts?|set-?up|start-?up|interest|others|elsewhere|remainder|rest|balance|shortfall|in-?kind)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# “£1.3m from the Home Office and other grants, making £1.6m”: one more part at least
AND_OTHERS = re.compile(r"\b(?:and|plus|with)\s(?:some\s|the\s|its\s)?(?:others?|various|smaller)\b", re.IGNORECASE)
# “£1.9m and specific grants”, “(£14,000) and other costs make up the budget”: one more part, which has no figure.
UNFIGURED_MIDDLE = re.compile(r"^,\s(?!and\b)[a-z]{3,20}(?:\s[a-z]{3,20}){0,2}\sand\s[^«»;:.()]{3,60}$")
# “divided into four lots: £10m for …, £8m for … and £4m for …”: one of so many has no figure.
NUMBER_OF = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight)\s(?!(?:\w+\s)?(?:years?|months?|weeks?|days?)\b)(?:[a-z-]{2,20}\s){0,2}?"
    r"[a-z-]{2,20}s\s?(?::|\(|,|[–-])\s?(?:[A-Za-z’' -]{0,25}\s?)?$"
)
COUNTS = {word: number for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)}
# “£0.4m for kit and the cost of the move.”; “1,100 desktops (£0.7m), monitors and peripherals: the budget is £5.25m”
AND_MORE = re.compile(
    r"^\)?,?\s(?:and|plus|with|as\swell\sas|together\swith)\s(?!(?:is|are|was|were|will|would|has|have|had|can|may|must|so|this|that|it|its|to|in|on|a"
    r"|an|thus|therefore|then|together|not|no|with\sth(?:at|is|ese)|which|who|up|by|also|both|pays?|funds?|covers?|meets?|goes|bring\w*|giv\w+|mak\w+|tak\w+|add\w*|the\stotal|the\ssum)\b)"
    r"[a-z][^«»;:]{2,60}(?:\.|;|$|\s(?:make|makes|total|come|bring|account)\b)",
    re.IGNORECASE,
)
# “the set-up cost £64,200, and the outlay in year one consequently £281,200”: not one more part, but the total.
LEADS_TO_TOTAL = re.compile(
    r"\b(?:consequently|accordingly|therefore|thus|hence|equals?|equalled|so|(?:outlay|cost|bill|result)\s[^«»;.]{0,20})\s$",
    re.IGNORECASE,
)
LISTED_MORE = re.compile(
    r"^\)?,\s[a-z]{3,20}(?:\s[a-z]{3,20}){0,2}\sand\s[a-z]{3,20}(?:\s[a-z]{3,20}){0,2}\s?(?:[:;.]|$)", re.IGNORECASE
)
# “£9.9m for applications, £6.3m for staff, and recharges.”
ENDS_WITH_MORE = re.compile(
    r"^[^«»;.:]{0,40},\sand\s(?:an?\s|the\s|some\s)?[a-z]{4,20}(?:\s[a-z]{4,20})?\.?$", re.IGNORECASE
)
# “comprises capital of £1.6m and the revenue costs, of which £0.3m falls in the first year”: a part of a part
INNER_PART = re.compile(r"\bof\swhich,?\s(?:up\sto\s)?$", re.IGNORECASE)
# “comprising £395,000 for tests and the balance for checks, at £31 a sample”: no figure is that of the balance.
OTHER_OF_REST = re.compile(
    r"\b(?:balance|rest|remainder)\b[^«»]*(?:,\s(?:at|which|with|in|of\swhich)|\bwhich)\b[^«»]*$", re.IGNORECASE
)
# “£2m depends on the review, the programme being over-subscribed”: more is promised than there is.
OVER_COMMITTED = re.compile(r"\bover-?\s?(?:subscri|programm|commit|allocat)\w+", re.IGNORECASE)
# “PCD 1198 approved £512,000, PCD 1244 £134,500 and PCD 1301 £600,000 in total”: each decides for itself.
DECISION = re.compile(r"\b(?:PCD|DMPCD)\s\d{2,4}\s(?:[a-z]{3,9}\s)?$")
# “Options 1, 2 and 3 cost £1.1m, £1.9m and £2.6m”: one of them is chosen.
ALTERNATIVES = re.compile(r"\boptions?\s(?:\d|[a-c]\b|one\b|two\b|three\b)", re.IGNORECASE)
# “Eight laptops at £900 and a server at £7,500”: the first is the price of one.
PRICED = re.compile(
    r"\b(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s(?:[a-z][a-z-]{1,20}\s){1,3}(?:at|x)\s$",
    re.IGNORECASE,
)
# “£215,000 has been spent to date …; the total will be £640,000”
SO_FAR = re.compile(r"\b(?:to\sdate|so\sfar|thus\sfar|as\syet)\b", re.IGNORECASE)
# “£412,000 was awarded, and bids of £598,000 were received”: what is asked for is no part of what is given, nor is
# “income at £3,300” one of costs.
OTHER_KIND = re.compile(
    r"\b(?:income|receipts)\sat\s$|\b(?:bids?|bidding|applications?|requests?|proposals?|demand|interest)\s(?:of|for|worth|totall?ing|amounting\sto|came\sto)\s"
    r"(?:[a-z]{2,12}\s){0,2}$",
    re.IGNORECASE,
)
TO_COME = re.compile(r"\b(?:to\scomplet\w+|to\scome|to\sfinish)\b", re.IGNORECASE)  # “costs to completion, £483,200”
# “both give £40,000 for the building”: it counts twice.
SHARED = re.compile(r"\bboth\s(?:[a-z]{3,10}\s){0,2}$", re.IGNORECASE)
# “£14.8m in 2031/32”, but “£3,005,000 over 2031/32 and 2032/33”
IN_ONE_YEAR = re.compile(rf"^\s\(?(?:in|for|during)\s{YEAR.pattern}(?!\s?(?:and|to|&|[–-]|,?\s?20\d\d))", re.IGNORECASE)
CAP = re.compile(r"\b(?:up\sto|upto|maximum\sof|no\smore\sthan)\s?$", re.IGNORECASE)


def may_differ(mentions: Sequence[Mention], total: Mention) -> bool:
    """Return whether the total may rightly differ: for tax or costs without a figure, or because the parts are caps."""
    words = [f"{mention.before[-60:]}«{mention.after[:60]}" for mention in (*mentions, total)]
    is_taxed = any("VAT" in each for each in words) and not any(TAX.search(m.before) for m in mentions)
    is_capped = any(mention.amount.qualifier == "up_to" or CAP.search(mention.before) for mention in mentions)
    above = sum(mention.figure.value for mention in mentions) > total.figure.value
    is_open = any(UNCOUNTED.search(each) or NOT_ALL.search(each) for each in words)
    is_open = is_open or any(_names_another(mention) for mention in mentions[:-1]) or _goes_on(words)
    is_open = is_open or AND_OTHERS.search(mentions[-1].after[:80]) is not None
    is_open = is_open or _is_so_far(mentions, total) or _is_other_number(mentions)
    is_open = is_open or _is_of_other_kind(mentions) or any(SHARED.search(m.before[-30:]) for m in mentions[1:])
    is_open = is_open or _is_of_another_year(mentions, total)
    is_open = is_open or any(_is_no_part(mention.before) for mention in mentions[1:])
    is_above = above and (is_capped or any(OVER_COMMITTED.search(m.after[:120]) for m in (*mentions, total)))
    return is_taxed or is_open or is_above or _ends_without_figure(mentions, total)


def are_alternatives(mentions: Sequence[Mention]) -> bool:
    """Return whether the words at a figure call it that of an option, of which only one is chosen."""
    return any(ALTERNATIVES.search(mention.before[-60:]) for mention in mentions)


def _names_another(mention: Mention) -> bool:
    """Return whether the words between a figure and the next name a part of their own."""
    return bool(UNFIGURED_MEMBER.search(mention.after) or UNFIGURED_MIDDLE.search(mention.after))


def _is_no_part(words: str) -> bool:
    """Return whether the words in front of a figure say that it is not itself the next part."""
    return bool(INNER_PART.search(words[-20:]) or OTHER_OF_REST.search(words[-120:]))


def _is_of_other_kind(mentions: Sequence[Mention]) -> bool:
    """Return whether some figures are asked for or come in, and others are given."""
    return len({OTHER_KIND.search(mention.before[-60:]) is None for mention in mentions}) > 1


def _is_of_another_year(mentions: Sequence[Mention], total: Mention) -> bool:
    """Return whether a total behind its parts is told for one year, or by a decision, and they are for another."""
    led_by = {match["first"] for match in YEAR.finditer(mentions[0].before[-120:])}
    own = {match["first"] for match in YEAR.finditer(total.before[-25:])}
    is_last = all(mention.figure.place < total.figure.place for mention in mentions)
    return is_last and (bool(led_by and own and not led_by & own) or DECISION.search(total.before[-15:]) is not None)


def _is_other_number(mentions: Sequence[Mention]) -> bool:
    """Return whether the words say that there are more parts, or fewer, than the figures."""
    said = NUMBER_OF.search(mentions[0].before[-80:])
    return said is not None and COUNTS[said["count"]] != len(mentions)


def is_of_one_year(total: Mention, mentions: Sequence[Mention]) -> bool:
    """Return whether a total is told for one of the years of others: £14.8m in 2031/32, £7.2m in 2031/32 and …"""
    own = IN_ONE_YEAR.match(total.after[:60])
    return own is not None and f"20{own['first']}/{own['last']}" in {mention.year for mention in mentions}


def is_priced(mention: Mention) -> bool:
    """Return whether a figure is the price of one of several pieces."""
    return bool(PRICED.search(mention.before[-80:]))


def _goes_on(words: Sequence[str]) -> bool:
    """Return whether a first instalment or the like is told, and no last one."""
    return any(map(FIRST.search, words)) and not any(map(LAST.search, words))


def _is_so_far(mentions: Sequence[Mention], total: Mention) -> bool:
    """Return whether the parts are told up to now, and the total is not."""
    is_all = any(TO_COME.search(mention.before[-60:]) for mention in mentions)
    return (
        not is_all
        and not SO_FAR.search(f"{total.before[-60:]} {total.after[:30]}")
        and any(SO_FAR.search(f"{mention.before[-60:]} {mention.after[:60]}") for mention in mentions)
    )


def _ends_without_figure(mentions: Sequence[Mention], total: Mention) -> bool:
    """Return whether the words behind the last figure of a sentence name one more part."""
    joining = {mention.before for mention in (*mentions, total)}
    last = mentions[-1]
    is_more = last.figure.place > total.figure.place or last.after == total.before
    patterns = (AND_MORE, LISTED_MORE, ENDS_WITH_MORE)
    words = last.after[:120] if not LEADS_TO_TOTAL.search(total.before) else f"{last.after[:120]}«"
    goes_on = next((match for pattern in patterns if (match := pattern.match(words))), None)
    return (is_more and goes_on is not None) or any(
        m.after not in joining and UNFIGURED.search(m.after[:80]) for m in (*mentions, total)
    )
