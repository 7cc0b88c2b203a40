"""Asked: the clauses in which a paper asks for something, told apart from what it tells and what it only notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONGEST = 4000  # characters of a part: the act is named early
LONGEST_CLAUSE = 600
# A clause ends with its line, at a semicolon, at a full stop before a capital, at a colon before a capital or a sum.
ENDS = re.compile(r"\n|;|(?<=[a-z0-9)%”’]\.)\s{1,3}(?=[A-Z£(“])|(?<=[a-z]:)\s{1,3}(?=[A-Z£])")
# As in "This paper seeks approval to …", "Leave is sought for …", "The DMPC is asked to …", "The MPS would …"
ASKING = re.compile(
    r"""\b(?:
        (?:seeks?|seeking|requests?|requesting|asks?|asking|wants?|recommends|proposes|proposing)\b
          (?:\s(?:the|your|formal|commercial|DMPC|Deputy\sMayor|MOPAC|MPS)){0,3}
          (?:\s(?:approval|authority|authori[sz]ation|permission|agreement|leave|consent|endorsement)s?)?
      | (?:is|are)\s(?:therefore\s|now\s|hereby\s)?
          (?:sought|wanted|needed|required|requested|asked|recommended|invited|proposed)
      | sought | put\sforward | (?:this\s)?decision\sis | approves? | agrees? | authorises?
      | (?:MPS|MOPAC|VRU|force|police|Deputy\sMayor|DMPC|Mayor|it|they|we|paper|decision)\swould
      | (?:needs?|requires?)\s(?:the\s)?(?:approval|authority|permission|agreement|leave|consent)
    )\b(?:\s(?:for|to|of|that)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
# "An uplift of the contract is sought": the act stands before; but "It is proposed to".
WANTED = re.compile(
    r"(?P<act>(?!(?:It|This|That|Approval|Authority|Leave|Permission|Consent|Agreement|Endorsement|Authorisation)\b)"
    r"[^;:]{4,200}?)\s(?:is|are)\s(?:therefore\s|now\s|hereby\s|also\s)?"
    r"(?:sought|wanted|needed|required|requested|proposed|recommended|planned|put\sforward)\b(?!\s(?:to|that|for)\b)",
    re.IGNORECASE,
)
# "96 vans are to be bought", "Money should be released", "The tender may begin": the verb stands behind its object.
TURNED = re.compile(
    r"""(?P<object>[^;:]{2,160}?)\s(?:
        (?: (?:is|are)\s(?:now\s|also\s|therefore\s)?to | needs?\sto
          | (?:should|would|may|must|could)(?:\s(?:now|also|then))?
        )\sbe\s(?P<done>\w{3,20})
      | (?:(?:is|are)\sto|should|would|may|must|could)(?:\s(?:each|now|also|then))?\s
        (?P<does>begin|start|commence|end|continue|proceed|go\son|run\son|run|rise)
    )\b(?P<rest>.{0,400})""",
    re.VERBOSE | re.IGNORECASE,
)
# "It ran on so that the service could be reviewed" asks for nothing
PURPOSE = re.compile(r"\S\s(?:so\sthat|in\sorder\sthat)\b", re.IGNORECASE)
# What was decided before is not asked for: "was approved in March", "has previously agreed".
BEFORE = re.compile(
    r"\b(?:was|were|had|has|have)\s(?:been\s|also\s)?(?:previously\s|already\s|then\s)?"
    r"(?:approved|agreed|granted|given|authorised|sought|requested|accepted)\b"
    r"|\b(?:approved|agreed|granted|authorised)\s(?:in|by|on|under|within)\b",
    re.IGNORECASE,
)
# Who is asked, as in "The Deputy Mayor for Policing and Crime, via the monitoring meeting (IAM), is recommended to:",
# "The DMPC should"
WHO = re.compile(
    r"(?:(?:that|the)\s){0,2}(?:Deputy\sMayor|DMPC)\b[^.:;]{0,160}?"
    r"(?:\b(?:recommended|asked|requested|invited|should|required|to|needs)\b|$|:)(?:\s(?:to|that)\b)?",
    re.IGNORECASE,
)
# What opens a clause without telling the act: "approve the", "approval is given for", "agree that MOPAC", "let the MPS"
OPENING = re.compile(
    r"""(?:[\s:,;–-]
      | \b(?:approv(?:e|es|ed|ing|al)|agree[sd]?|authori[sz](?:e|es|ation)|authority|endorses?|supports?|confirms?
          |consider|permission|leave|consent|let|allow|permit|give|requests?|requested|propos(?:e|es|al|als)|formally)\b
        (?=\s(?:approval|for|to|of|that|the|a|an|is|given|MOPAC|MPS)\b|\s?:)
      | \bapprov(?:e|es|al)\b
      | \b(?:to|for|of|that|the|a|an|is|be|and|also|given|it|MOPAC|MPS|Metropolitan\sPolice(?:\sService)?|this
          |following|its|their|hereby)\b
    ){1,14}""",
    re.VERBOSE | re.IGNORECASE,
)
# "accept £5 of grant, and to award £4 to the clubs": two acts in one clause
AND_TO = re.compile(
    r",?\sand\s(?:(?:also\s)?to\s(?=[a-z])"
    r"|(?=(?:award|pay|pass|grant|give|allocate|distribute|disburse|spend|use|enter|sign|buy|procure)\b))"
)
# "It will last ten years": an item goes on to tell of what it asks for
GOES_ON = re.compile(
    r"\s{0,3}(?:The|This|It|That|These|They|Each|Its|Their|All|There|Of)\b(?![^.;]{0,80}\b(?:asked|recommended))"
)
# "Note the outturn", "Take note of it", "Be aware that it rose", "Take the results as read"
NOTED = re.compile(
    r"[\s:]{0,3}(?:(?:to|and|also|that|DMPC)\s){0,2}"
    r"(?:not(?:e|es|ed|ing)|tak(?:e|es|ing)\snote|be(?:ing)?\saware|take\s[^.;£]{1,80}\sas\sread)\b",
    re.IGNORECASE,
)
# A step on the way to what is asked for beside it: "the Full Business Case", "this project to proceed to Gate 4".
STEP = re.compile(
    r"[^.,;£]{0,60}?\b(?:business\scase|(?:outline|full|strategic)\scase|FBC|OBC|SOC|gate\s\d|proceed)\b", re.IGNORECASE
)
# Who carries it out: "delegate authority to the Director to sign it", "let the Chief Executive settle terms".
CARRIED_OUT = re.compile(
    r"(?:delegat\w{1,4}|(?:the\s)?(?:Chief|(?:Assistant\s|Commercial\s|Deputy\s)?Director|Head|Treasurer)\b)",
    re.IGNORECASE,
)
# The terms of a contract, not its extension: "with 2 x 1-year optional extensions"; "take up the option" is an act.
OPTION = re.compile(
    r"(?<!up the )(?<!up of the )(?<!exercise the )(?<!exercise of the )(?<!exercising the )"
    r"(?<!use the )(?<!use of the )"
    r"\b(?:options?|optional|possible|potential)\b[^.;,:]{0,30}?\bexten\w{1,8}",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """One clause: its words, and the same without what opens it, so that it begins with the act."""

    words: str
    act: str


class Asked(NamedTuple):
    """What a request asks for first and further, what a summary asks for, and what it tells."""

    chief: tuple[Clause, ...]
    further: tuple[Clause, ...]
    summary: tuple[Clause, ...]
    told: tuple[Clause, ...]


def asked(summary: str, request: str) -> Asked:
    """Return the clauses of summary and request by what they do; what is only to be noted is left out."""
    wanted = [clause for words in _clauses(request) if not NOTED.match(words) and (clause := _requested(words)).act]
    chief = next((clause for clause in wanted if not STEP.match(clause.act)), wanted[0] if wanted else None)
    further = [clause for clause in wanted if clause is not chief and not CARRIED_OUT.match(clause.act)]
    asking: list[Clause] = []
    told = [Clause(words, "") for words in _clauses(request) if CARRIED_OUT.match(_requested(words).act)]
    for words in _clauses(summary):
        sought = _sought(words)
        (asking if sought else told).append(sought or Clause(words, ""))
    return Asked((chief,) if chief else (), tuple(further), tuple(asking), tuple(told))


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of a passage begin and end, in order."""
    bounds = [0, *(bound for end in ENDS.finditer(text) for bound in end.span()), len(text)]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def clause_about(text: str, spans: Sequence[tuple[int, int]], place: int, *, is_request: bool) -> Clause | None:
    """Return the clause that a place stands in, if it asks for something; "… and to award £5" is a clause of its own.

    What an item of a request goes on to tell ("The new value will be £5") belongs to what the item asks for.
    """
    start, end = spans[max(0, bisect_right(spans, place, key=lambda span: span[0]) - 1)]
    if is_request and start and GOES_ON.match(text, start):
        start, end = spans[0]
    whole = text[start : min(end, start + LONGEST_CLAUSE)].strip()
    if NOTED.match(whole) or not (is_request or _sought(whole)):
        return None
    for cut in AND_TO.finditer(text, max(start, place - LONGEST_CLAUSE), min(end, place + LONGEST_CLAUSE)):
        if cut.end() > place:
            end = cut.start()
            break
        start = cut.end()
    words = text[start : min(end, start + LONGEST_CLAUSE)].strip()
    return _requested(words) if is_request else _sought(words) or Clause(words, _act(words))


def _clauses(text: str) -> Iterator[str]:
    text = OPTION.sub("", text[:LONGEST])
    start = 0
    for end in ENDS.finditer(text):
        yield text[start : end.start()].strip()[:LONGEST_CLAUSE]
        start = end.end()
    yield text[start:].strip()[:LONGEST_CLAUSE]


def _requested(words: str) -> Clause:
    who = WHO.match(words)
    return Clause(words, _act(words[who.end() :] if who else words))


def _sought(words: str) -> Clause | None:
    """Return the clause of a sentence that asks, from where it asks; None for one that tells."""
    before = BEFORE.search(words)
    if NOTED.match(words):
        return None
    if wanted := WANTED.match(words):
        return Clause(wanted["act"], _act(wanted["act"]))
    for ask in ASKING.finditer(words):
        if not (before and before.start() <= ask.start() < before.end()):
            return Clause(words, _act(words[ask.end() :]))
    turned = TURNED.match(words)
    if turned and not PURPOSE.search(turned["object"]):
        return Clause(words, _act(f"{turned['done'] or turned['does']} {turned['object']}{turned['rest']}"))
    return None


def _act(words: str) -> str:
    opening = OPENING.match(words)
    return words[opening.end() :] if opening else words
