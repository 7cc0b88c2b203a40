"""Names: the grammar of names that no list holds: capitals, the words that join them, and groups that are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.lexicon.name_words import words_that
from extractors.organisations.judging import BODY_OPENING, NO_NAME, UNNAMED, ends_as_body, judge
from extractors.organisations.name_context import Certainty, is_common, is_dealt_with, is_payer, with_kind
from pipeline.document import Span


class Name(NamedTuple):
    """A name found by its grammar: where it stands, and whether its own words prove it a body."""

    span: Span
    certainty: Certainty


# "for" joins a name only behind words such as "Centre": "Victim Support for Project Alpha" is a body and what it does.
BEFORE_FOR = "|".join(
    rf"(?<={word}\ )"
    for word in (
        *("Action", "Agency", "Alliance", "Association", "Campaign", "Centre", "Citizens", "Commissioner", "Council"),
        *("Department", "Forum", "Institute", "Ministry", "Network", "Office", "Society"),
    )
)
# Capitals with their inner marks, and figures that are names: "Catch22", "Non-Violence", "Co-operative", "17-24-30"
WORD = (
    r"(?:[A-Z][^\W_]*(?:(?:[’'./&+](?!s\b)|-(?=[A-Z\d])|(?<=\bCo)-|(?<=\bTri)-)[^\W_]+){0,4}|"
    r"\d{1,3}(?:(?!(?:st|nd|rd|th)\b)[A-Za-z][^\W_]*|(?:-\d{1,3}){1,3}(?!\d)))"
)
# "University of Kent", "Marsh & Son", "Alpha Ltd t/a Beta"
JOINT = rf"""(?:\ t/a\ |\.?\ (?:\d{{1,2}}\ )?(?:(?:of|upon|de)\ (?:the\ )?|(?:{BEFORE_FOR})for\ (?:the\ )?|
    (?:(?<=Women\ )|(?<=Children\ ))in\ |and\ (?:the\ )?|&\ |\+\ )?|\ ?-\ ?|,\ (?=(?:Ltd|Limited|LLP|CIC)\b))"""
# A place or its own acronym may belong to a name: "NHS England (London)", "Alpha Motor (GB) Ltd", "Alpha in the UK"
SUFFIXED = """(?:Ltd|Limited|plc|LLP|CIC|Trust|Centre|Foundation|Network|Alliance|Association|Charity|Society|Council|
    Partnership|Forum|Institute|Consortium|Federation|Coalition|Group)\\b"""
BRACKETED = r"[A-Z]\w{1,20}(?:\ (?:and\ |&\ )?[A-Z]\w{1,20}){0,2}"  # "Alpha (Boat Management) Ltd"
REGION = rf"""\ (?:\((?:[A-Z]{{2,6}}(?=\)\ {SUFFIXED})|UK|GB|London|England|Europe|EMEA|Holdings|Services|
    [A-Z][a-z]+\ Region|{BRACKETED}(?=\)\ (?:Ltd|Limited|plc|LLP)\b))\)(?:\ {SUFFIXED})?|
    in\ the\ (?:UK|United\ Kingdom)\b)"""
OWN = r"[’']s|(?<=s)[’'](?=\ [A-Z])"  # "Alpha's", "Insurers' Bureau"
NAME = re.compile(
    rf"(?<![\w£/.])(?:{UNNAMED}|"
    rf"{WORD}(?:{OWN})?(?:{JOINT}{WORD}(?:{OWN})?){{0,9}}(?:{REGION})?(?:,?\ (?:plc|ltd|llp)\b)?)",
    re.VERBOSE,
)

NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty"
)
# "two lead local authorities", "six local authority bidders", "18 VRUs"; a sum, a year or "Tranche 3" counts nothing.
GROUP = re.compile(
    rf"""(?<![\w£.,/-])(?<!Call\ )(?<!Lot\ )(?<!Phase\ )(?<!Round\ )(?<!Stage\ )(?<!Tranche\ )
        (?:(?!(?i:one)\ [a-z])(?i:{NUMBERS})|\d{{1,3}})\ (?P<kind>(?:[A-Za-z][\w’'-]*\ ){{0,6}}?)
        (?:[Aa]uthorit(?:ies|y)|[Bb]oroughs?|[Cc]ouncils?|[Cc]harit(?:ies|y)|[Oo]rgani[sz]ations?|[Pp]roviders?|
        [Pp]artners?|[Pp]artnerships?|[Cc]entres?|[Ff]orces?|[Cc]onsorti(?:a|um|ums)|[Aa]genc(?:ies|y)|[Ss]uppliers?|
        [Cc]ontractors?|[Uu]niversit(?:ies|y)|[Ss]chools?|[Gg]roups?|[Aa]pplicants?|[Bb]idders?|[Cc]ompan(?:ies|y)|
        [Ff]irms?|[Mm]anufacturers?|[Vv]endors?|[Dd]ealers?|[Oo]perators?|[Rr]etailers?|[Cc]onsultants?|[Cc]onsultancies|
        [Cc]olleges?|[Nn]etworks?|[Rr]efuges?|[Cc]linics?|[Ll]aborator(?:ies|y)|[Ll]andlords?|[Tt]enderers?|NGOs|
        [Hh]ospitals?|[Tt]rusts?|[Bb]oards|[Cc]lubs?|[Bb]odies|[Gg]rantees?|[Rr]ecipients?|[Pp]rojects?|
        VRUs|PCCs|CSPs|SNBs|BIDs|CICs)\b(?![-’'])
        (?:\ (?:bidders?|applicants?|organi[sz]ations?|partners?|partnerships?|providers?|projects?|groups?)\b)?""",
    re.VERBOSE,
)
# What a group's words may not hold, or it counts something else ("3 years of work by partners").
NO_GROUP = re.compile(
    r"\b(?:years?|months?|weeks?|days?|officers?|posts?|per|cent|off|to|by|from|with|for|in|at|is|are|will)\b"
)
AND = re.compile(r" (?:and|&) (?!Crime\b)(?:the )?")  # not within "Police and Crime Commissioner"
# "contracts with Alpha and Beta": several are meant, so "and" parts two names
PLURAL_LEAD = re.compile(
    r"\b(?:contracts|grants|awards|agreements|suppliers|payments|orders|charities|firms|companies|providers|bidders|boroughs|"
    r"partners|leases|both|each|between|among|jointly)\b(?: [a-z]+){0,3}?:? ?(?:the )?$"
)
LISTED = re.compile(r"(?:[A-Z]\w+|\w\d), $")  # "Alpha, Beta and Gamma"
LIST_GOES_ON = re.compile(r", [A-Z]")  # "Alpha and Beta Centre, Gamma and Delta"
# "Alpha's and Beta's contracts"
BOTH_OWN = re.compile(r"[’']s (?:and|&) (?:the )?[^’']{1,60}[’']s$")
PLURAL_VERB = re.compile(r" (?:share|bid|win|get|are|were|have|both|each|jointly|together|pay|receive)\b")
POSSESSIVE = re.compile(r"(?<=\w)[’']s$")
# "Alpha's legal costs": the possessive is no part of the name, as it is of "Barnardo's" in "Barnardo's will run it"
OWNED = re.compile(
    r" (?!(?:to|for|and|or|who|which|that|will|would|has|have|had|is|are|was|were|may|can|could|should|shall|at|on|in|"
    r"by|of|with|from|as|also|then|not|but|up|be|being|been)\b)[a-z]|"
    r" (?:and|&) [A-Z][^.;’']{1,60}[’']s [a-z]"
)
# "- Youth in Boats - £5,000": all that stands before the sum is the name, small words and all
ITEM_NAME = re.compile(
    rf"""\W{{0,6}}(?P<name>{WORD}(?:\ (?:for|in|at|on|of|the|to|with|against|{WORD})){{1,8}})\ ?
        (?:\([A-Z]{{2,8}}\)\ ?)?[–:-]\ ?(?:up\ to\ )?£""",
    re.VERBOSE,
)
FIRST_LETTER = re.compile(r"[^\W_]")
FIRST_WORD = re.compile(r"[\w’'-]+")
TRAILING = re.compile(r"(?:\ (?:of|for|in|on|and|&|the|under|upon)|[\ ,.’'-]){1,20}$")
OF_LONDON = ("London’s ", "London's ")


def names(text: str) -> Iterator[Name]:
    """Yield the names in a sentence by their grammar, in order; a group that is counted is one name."""
    groups = [Span(*match.span()) for match in GROUP.finditer(text) if not NO_GROUP.search(match["kind"])]
    groups.reverse()
    first, item = FIRST_LETTER.search(text), ITEM_NAME.match(text)
    taken = 0
    for match in NAME.finditer(text):
        opens = first is not None and match.start() <= first.start()
        for span in _parts(text, Span(*match.span()), opens=opens):
            while groups and groups[-1].end <= span.start:
                yield Name(groups.pop(), "group")
            if span.start < taken or (groups and groups[-1].meets(span)):
                continue
            if item and item.start("name") <= span.start < item.end("name"):
                taken = item.end("name")
                span = Span(span.start, taken)
            certainty = judge(text[slice(*span)])
            if certainty is None and (is_payer(text, span) or is_dealt_with(text, span)):
                certainty = "perhaps"
            if certainty == "perhaps" and is_common(text, span):
                continue
            if certainty:
                yield Name(*with_kind(text, span)) if certainty == "perhaps" else Name(span, certainty)
    yield from (Name(span, "group") for span in reversed(groups))


def _parts(text: str, span: Span, *, opens: bool) -> Iterator[Span]:
    """Yield a run of capitals without what only opens its sentence, cut where "and" joins two bodies."""
    start, end = _opened(text, span) if opens else span
    if text.startswith(OF_LONDON, start):
        start += len(OF_LONDON[0])
    is_several = not LIST_GOES_ON.match(text, end) and bool(
        LISTED.search(text, max(0, start - 20), start)
        or PLURAL_LEAD.search(text, max(0, start - 60), start)
        or PLURAL_VERB.match(text, end)
        or BOTH_OWN.search(text[start:end])
    )
    joints = [joint for joint in AND.finditer(text, start, end) if joint.start() > start]
    cuts = [one for one in joints if ends_as_body(text[start : one.start()]) or BODY_OPENING.match(text, one.end())]
    for joint in cuts or joints[-1:] * is_several:
        yield from _trimmed(text, start, joint.start())
        start = joint.end()
    yield from _trimmed(text, start, end)


def _opened(text: str, span: Span) -> Span:
    """Return the span without the words that sentences, items and titles begin with."""
    start, end = span
    while (first := FIRST_WORD.match(text, start, end)) and first[0].lower() in words_that("openers"):
        start = first.end()
        while start < end and not text[start].isalnum():
            start += 1
    return Span(start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    written = TRAILING.sub("", text[start:end])
    if AND.search(written) and NO_NAME.match(written):
        return
    if OWNED.match(text, start + len(written)) or ends_as_body(POSSESSIVE.sub("", written)):
        written = POSSESSIVE.sub("", written)
    if FIRST_LETTER.search(written):
        yield Span(start, start + len(written))
