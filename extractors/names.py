"""Names: the grammar of names that no list holds: capitals, the words that join them, and what ends a body's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.document import Span

Certainty = Literal["body", "perhaps", "group"]


class Name(NamedTuple):
    """A name found by its grammar: where it stands, and whether its own words prove it a body."""

    span: Span
    certainty: Certainty


# What a body's name ends with ("Edmonton Eagles Boxing Club", "Mercedes Benz UK Ltd").
BODY_ENDINGS = frozenset(
    """academy aid alliance association associates authority bank borough brothers charity church cic cio club college
    commission commissioner commissioners company congregation constabulary consortium consultancy consulting
    cooperative corporation council councils federation forum foundation group holdings hospital inc institute
    institution limited llp ltd mission mosque museum network partners partnership plc police school sisters societe
    society solicitors synagogue trust trustees union university""".split()
)
# What it begins with ("University of Kent", "Police and Crime Commissioner for Essex", "London Borough of Brent").
BODY_OPENING = re.compile(
    r"""(?:University|Institute|College|Corporation|Bank|Council|City|Archdiocese|Diocese|Society|Friends)\ of\ |
        (?:(?:London|Royal)\ )?Borough\ of\ |(?:Office\ of\ the\ )?(?:Police(?:,\ Fire)?\ and\ Crime\ )Commissioner\ for\ |
        Chief\ Constable\ of\ |(?:[A-Z]\w+\ ){0,3}Council\ for\ |Commissioner\ of\ Police\ """,
    re.VERBOSE,
)
# What a name ends with that is no body: things, papers, posts, sums and schemes that capitals only honour.
THING_ENDINGS = frozenset(
    """account act acquisition activities activity agreement agreements amendment analysis annex annum appendix approach
    apprenticeship articles assessment audit award awards board budget budgets business campaign capability capital case
    cases change chapter chief code command comments commander committee compliance conditions consent contract
    contracts cost costs crime custody date decision decisions delegation delivery department deputy design
    directive director directorate disposal estate event events executive expenditure extension facilities facts
    finance financial fleet forfeiture form framework frameworks fund funding funds gate grant grants head hearing
    hosting hub infrastructure initiative inquest inquiry insurance intelligence investment issue issues lead leader
    learning level licence licences lines lot maintenance management manager manifesto market marketplace mayor member
    minister ministers model modification month monitoring note notes notice notices offence offences office officer officers
    operation operations option order outcome outturn panel paper paragraph part pay payment pension period phase pilot
    plan plans platform police policing policy portfolio position post posts power powers pressure prevention priorities
    procedure process procurement product products programme programmes project projects property protection provision
    provisions purchase quarter recommendation reduction reference reform regulation regulations repair replacement
    report request reserve reserves response retention review risk road round safeguarding safety sale schedule scheme
    schemes secretary section sector site spend standards station statement
    statutory stage stop story strategy street support surplus tender term terms title
    tools training tranche transfer transformation transport treasury uplift upgrade value variation vehicles victims
    violence ward website week work workforce year years app apps portal tool tools website""".split()
)
# Words that a sentence, an item or a title begins with, and that join no name.
OPENERS = frozenset(
    """a about accept acceptance accepted across add additional adopt after agree agreed all allocate allocation allow
    also although amend an and annual another any apart apply appoint approval approve approved approving as ask
    assign at authorise award awarded awarding awards back backing because before begin being besides between bids
    both bring build but buy buying by carry cease change close commission commit complete confirm consider continue
    contract create cut decide decision delegate delegated deliver deploy despite develop did direct disburse
    dispose distribute does draw during each earlier eight either else endorse engage ensure enter establish
    evaluate even ever every exempt exercise expand extend extension finally find finish first five following for
    former four from fund funding funds further give grant granting grants had hand has have he hence here hire hold
    how however if implement in increase initial instead instruct interim introduce invest is issue it it's its join
    joint keep last later launch lease leave lend less let likewise maintain make many may meanwhile merge money
    more moreover most move moving mr mrs ms much my named namely nearly new nine no nor not note nothing novate now
    of offer old on once one only open or order other otherwise our out over overall own part pass past pay paying
    payment payments perhaps permit place please plus present previous procure promise proposed provide provision
    publish purchase put raise rather re-let receive recommend reduce refund reimburse reject release releases renew
    renewing replace report request require restore retain return review reward run same second secure see seek
    select sell send set settle seven several share she should sign signing similarly since single six so some spend
    spending spent spread start stop stretch subject submit such sums support take taking talks ten tender terminate
    that the their then there thereafter these they third this those three through thus to today together top total
    train transfer treat two under unless until up upgrade upon use vary via waive was we were what whatever when
    where whereas whether which while who why will with withdraw within without work would yearly yet you your""".split()
)
# Capitals that name no body by themselves: places, days, months, offices held by a person, marks of papers.
NO_BODIES = frozenset(
    """britain british capital chancellor council covid dmpc dmpcd east england english europe european fy fys gdpr gla
    government it january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday london london's londoners mayor mayoral ministers mpd n/a national no north
    ojeu parliament part pcd pcp pdf pm q1 q2 q3 q4 scotland south uk vat vawg wales west south-east whitehall i ii iii
    ict hr hq obc fbc sobc osint ai cctv anpr tbc tbd foia dpia ct tor ecm b2b smes sme isa ir35 yes nil annex service services team teams unit
    units solution solutions system systems technology data software""".split()
)

# "Advance Advocacy and Non-Violence Community Education", "St. Giles Trust", "17-24-30", "Catch22", "NHS England (London)"
FOR = "|".join(
    rf"(?<={word}\ )"
    for word in "Action Agency Alliance Association Campaign Centre Citizens Commissioner Council Department Forum "
    "Institute Ministry Network Office Society".split()
)
WORD = r"(?:[A-Z][^\W_]*(?:[’'./&+-](?!s\b)[^\W_]+){0,4}|\d{1,3}(?:[A-Za-z][^\W_]*|(?:-\d{1,3}){1,3}(?!\d)))"
NAME = re.compile(
    rf"""(?<![\w£/.])(?P<words>{WORD}(?:’s|'s)?
        (?:(?:\.?\ (?:\d{{1,2}}\ )?(?:(?:of|upon|de)\ (?:the\ )?|(?:{FOR})for\ (?:the\ )?|and\ (?:the\ )?|&\ |\+\ )?|\ ?-\ ?|,\ (?=(?:Ltd|Limited|LLP|CIC)\b)){WORD}(?:’s|'s)?){{0,9}})
        (?P<region>\ \((?:[A-Z]{{2,6}}(?=\)\ (?:Ltd|Limited|plc|LLP|CIC|Trust))|UK|GB|London|England|Europe|EMEA|Holdings|Services|[A-Z][a-z]+\ Region)\)(?:\ (?:Ltd|Limited|plc|LLP))?)?""",
    re.VERBOSE,
)
NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty"
)
# "two lead local authorities", "18 VRUs", "one Voluntary and Community Sector organisation"; years and sums count nothing.
GROUP = re.compile(
    rf"""(?<![\w£.,/-])(?P<count>{NUMBERS}|\d{{1,3}})\ (?P<kind>(?:[A-Za-z][\w’'-]*\ ){{0,6}}?)
        (?P<noun>(?:[Aa]uthorit(?:ies|y)|[Bb]oroughs?|[Cc]ouncils?|[Cc]harit(?:ies|y)|[Oo]rgani[sz]ations?|[Pp]roviders?|
        [Pp]artners?|[Pp]artnerships?|[Cc]entres?|[Ff]orces?|[Cc]onsorti(?:a|um|ums)|[Aa]genc(?:ies|y)|[Ss]uppliers?|
        [Cc]ontractors?|[Uu]niversit(?:ies|y)|[Ss]chools?|[Gg]roups?|[Aa]pplicants?|[Bb]idders?|[Cc]ompan(?:ies|y)|
        [Ff]irms?|[Hh]ospitals?|[Tt]rusts?|[Cc]lubs?|[Bb]odies|[Gg]rantees?|[Rr]ecipients?|[Pp]rojects?|VRUs|PCCs|CSPs|SNBs|BIDs|CICs))
        \b(?![-’'])""",
    re.VERBOSE,
)
# What a group's words may not hold: then it counts something else ("3 years of work by partners").
NO_GROUP = re.compile(r"\b(?:years?|months?|weeks?|days?|officers?|posts?|per|cent|to|by|from|with|for|in|at|is|are|will)\b")
LIST_AND = re.compile(r"\ (?:and|&)\ (?:the\ )?")
# "PCD371 and PCD815", "Appendix A", "Deputy Mayor", "Option 2"
NO_NAME = re.compile(
    r"(?:DM)?PCD\W?\d|(?:Appendix|Annex|Deputy|Chief|Schedule|Section|Article|Regulation) ?[\w-]|"
    r"(?:Option|Gate|Tranche|Part|Phase|Lot|Call|Tier|Stage|Year|Round)\b(?: ?\w{1,3})?$",
    re.IGNORECASE,
)
PLURAL_ACRONYM = re.compile(r"[A-Z]{2,8}[’']?s")
FIRST_LETTER = re.compile(r"[^\W_]")
FIRST_WORD = re.compile(r"[\w’'-]+")
TRAILING = re.compile(r"(?:\ (?:of|for|in|on|and|&|the|under|upon)|[\ ,.’'-])+$")


def names(text: str) -> Iterator[Name]:
    """Yield the names in a sentence by their grammar, in order; groups that are counted come as one name."""
    taken = 0
    groups = [match for match in GROUP.finditer(text) if not NO_GROUP.search(match["kind"])]
    spans = [Span(match.start(), match.end()) for match in groups]
    first = FIRST_LETTER.search(text)
    for match in NAME.finditer(text):
        opens = first is not None and match.start() <= first.start()
        for span in _parts(text, Span(match.start(), match.end()), at_start=opens):
            while taken < len(spans) and spans[taken].end <= span.start:
                yield Name(spans[taken], "group")
                taken += 1
            if taken < len(spans) and spans[taken].meets(span):
                continue
            certainty = judge(text[span.start : span.end])
            if certainty:
                yield Name(span, certainty)
    yield from (Name(span, "group") for span in spans[taken:])


def judge(name: str) -> Certainty | None:
    """Return whether the words of a name prove it a body, leave it open, or prove it something else."""
    words = re.sub(r"[.,’']", "", name.lower()).split()
    last = re.sub(r"[()]", "", words[-1])
    if NO_NAME.match(name):
        return None
    if _ends_body(name) or BODY_OPENING.match(name):
        return "body"
    if last in THING_ENDINGS or all(word in NO_BODIES for word in words) or PLURAL_ACRONYM.fullmatch(name):
        return None
    return "perhaps"


def _ends_body(name: str) -> bool:
    """Return whether a name of two words or more ends as a body's name ends."""
    words = re.sub(r"[.,’'()]", "", name.lower()).split()
    return len(words) > 1 and words[-1] in BODY_ENDINGS


def _parts(text: str, span: Span, *, at_start: bool) -> Iterator[Span]:
    """Yield a run of capitals without the words that only open a sentence, cut where one body ends and "and" follows."""
    start, end = span
    while at_start:
        first = FIRST_WORD.match(text, start, end)
        if first is None or first[0].lower() not in OPENERS:
            break
        start = first.end()
        while start < end and not text[start].isalnum():
            start += 1
    for joint in LIST_AND.finditer(text, start, end):
        if joint.start() > start and _ends_body(text[start : joint.start()]):
            yield from _trimmed(text, start, joint.start())
            start = joint.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    written = TRAILING.sub("", text[start:end])
    if written and any(letter.isalpha() or letter.isdigit() for letter in written):
        yield Span(start, start + len(written))
