"""Signature: the day on which the Deputy Mayor signed a form, told apart from the days of the others who sign."""

from __future__ import annotations

import re
from datetime import date

from pipeline.dates import find_dates
from pipeline.document import Document, Span

LONGEST_ROLE, LONGEST_LINE = 90, 200
# "Deputy Mayor for Policing and Crime" above "The above request has my approval."; "Approval of the Deputy Mayor for
# Policing and Crime"; "DMPC approval"; "Signed (Deputy Mayor for Policing and Crime)"; a form, "Decision maker |
# Deputy Mayor for Policing and Crime"
DEPUTY_MAYOR = re.compile(
    r"(?:decision[\s-]maker\s?:?\s)?(?:signed(?:\sby)?[\s:(]{1,3})?(?:(?:[A-Z][a-z]{3,15}\s){1,2}(?:of|by)\s)?(?:[Tt]he\s)?(?:Deputy\sMayor(?:,|\sfor)?\sPolicing\s(?:and|&)\sCrime\b"
    r"|(?:Deputy\sMayor|DMPC)(?:['’]s)?\s(?:approval|decision|declaration|signature|authorisation)\b)",
    re.IGNORECASE,
)
# "Chief Executive Officer", "Director of Strategy", "Decision by Chief Finance Officer": who signs besides her
OTHERS = re.compile(
    r"(?:[A-Z][a-z]{3,15}\s(?:of|by)\s)?(?:the\s)?(?:Interim\s|Acting\s)?(?:Chief\s(?:Executive|Finance|Financial|Operating)|Director|Head\sof|Deputy\sCommissioner"
    r"|Commissioner|Originating\sOfficer|Treasurer)\b",
    re.IGNORECASE,
)
# "The above request has my approval.", "I approve the recommendation above.": she speaks, whatever stands above
HER_WORDS = re.compile(
    r"\bhas\smy\sapproval\b|\bI\s(?:hereby\s)?(?:approve|authorise|agree\sto)\sthe\s(?:above|recommend\w+|request|decision|proposal)",
    re.IGNORECASE,
)
# Before the day: Date 7/12/2020; Signature … Date: 2 December 2020; Signed … Dated 4.5.2031; Signed on 5 April 2019;
# Date: Tuesday, 3 June 2031; Signed: 4 June 2031; Signed and approved on 4th June 2031
DATED = re.compile(
    r"(?:^|[\s.…_])(?:Date|DATE|Dated|Signed(?:\sand\s(?:approved|agreed|authorised))?(?:\son)?)(?:\ssigned|\sof\ssignature)?[\s:._…]{0,30}"
    r"(?:(?:the|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?)\s{1,3}){0,2}$"
)
SIGNED = re.compile(r"\b(?:signature|signed|has\smy\sapproval)\b", re.IGNORECASE)
SIGNATURE = re.compile(r"\bsignature\b", re.IGNORECASE)
# "Date" above the day, also in the second cell of a row: "Signed (Deputy Mayor for Policing and Crime) | Date signed"
ONLY_DATE = re.compile(r"(?:|.{0,90}\t|Signed\s.{0,80}\s)(?:Date|DATE|Dated)(?:\ssigned)?\s?:?")
# "Approved and signed by the Deputy Mayor for Policing and Crime on 4/5/2031.", a line of no more words; not "Agreed by
# the DMPC on 4 May 2031, the first phase is over."
IN_WORDS = re.compile(
    r"(?:(?:decision|signed|approved|agreed|authorised|taken|and)\s){1,4}by\s(?:the\s)?"
    r"(?:Deputy\sMayor(?:,|\sfor)?\sPolicing\s(?:and|&)\sCrime|Deputy\sMayor|DMPC)\b(?:,?\s[A-Z][a-z’'-]{1,20}){0,4},?\s(?:on|dated)[\s:]{1,3}"
    r"(?:(?:the|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?)\s){0,2}(?=\d)",
    re.IGNORECASE,
)
NEAR = 6  # paragraphs


def signed_on(document: Document) -> date | None:
    """Return the day under the Deputy Mayor's signature, None where the form has none."""
    signatory: str | None = None
    since_signature, before = NEAR + 1, ""
    for paragraph in document.paragraphs:
        words = document[paragraph.span]
        if day := _in_words(words):
            return day
        if (len(words) <= LONGEST_ROLE and DEPUTY_MAYOR.match(words)) or HER_WORDS.search(words):
            signatory = "deputy mayor"
        elif len(words) <= LONGEST_ROLE and OTHERS.match(words):
            signatory = "other"
        since_signature = 0 if SIGNED.search(words) else since_signature + 1
        if signatory != "deputy mayor" or since_signature > NEAR:
            continue
        for mention in find_dates(words):
            if DATED.search(before + words[: mention.span.start]):
                return mention.day
        before = f"{words} " if ONLY_DATE.fullmatch(words.strip()) else ""
    return None


def _in_words(words: str) -> date | None:
    """Return the day on which a line says that the Deputy Mayor signed, None where it says nothing of the kind."""
    said = IN_WORDS.match(words) if len(words) <= LONGEST_LINE else None
    dates = find_dates(words) if said else ()
    return next(
        (d.day for d in dates if said and d.span.start == said.end() and not words[d.span.end :].strip(" .")), None
    )


def is_signature(document: Document, day: Span) -> bool:
    """Return whether a day stands under a signature, whosever it is, and not in the head of a page."""
    above = [document[paragraph.span] for paragraph in document.paragraphs if paragraph.span.end <= day.start]
    return any(SIGNATURE.search(words) for words in above[-NEAR:])
