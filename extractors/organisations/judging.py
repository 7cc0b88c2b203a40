"""Judging: whether the words of a name prove it a body, leave it open, or prove it something else."""

from __future__ import annotations

import re

from extractors.lexicon.name_words import words_that
from extractors.organisations.name_context import Certainty

# The name begins so: "University of Kent", "Police and Crime Commissioner for Essex", "London Borough of Brent".
BODY_OPENING = re.compile(
    r"""(?:University|Institute|College|Corporation|Bank|Council|City|Archdiocese|Diocese|Society|Friends|Association|
        Federation|Confederation|Guild|Trustees|Governors)\ of\ |
        (?:Institute|Centre|Association|Campaign|Department|Ministry)\ for\ |(?:[A-Z]\w+\ ){0,3}Council\ for\ |
        (?:(?:London|Royal)\ )?Borough\ of\ |Chief\ Constable\ of\ |Commissioner\ of\ Police\ |
        (?:Office\ of\ the\ )?(?:Police(?:,\ Fire)?\ and\ Crime\ )Commissioner\ for\ |
        National\ (?:[A-Z]\w+\ ){1,6}(?:Bureau|Centre|Group|Hub|Network|Unit)$""",
    re.VERBOSE,
)
# The name ends so: "Kent Commissioning Support Unit", "Essex Fire and Rescue Service"
BODY_CLOSING = re.compile(
    r"\w (?:Commissioning (?:Group|Support Unit)|(?:Care|Health) Board|(?:Ambulance|Fire|Probation|Rescue) Service|"
    r"Credit Union|Housing Group|Law Centre)$"
)
# The name tells what its body does: "Kent Alliance Tackling Crime"
WITH_AIM = re.compile(
    r"(?<=\w )(?:Alliance|Association|Charity|Coalition|Foundation|Network|Partnership|Project|Society|Trust|Women|"
    r"Mothers|Parents) (?:Against|[A-Z][a-z]{2,12}ing) "
)
# "Provider 1": who is not to be known yet
UNNAMED = (
    r"(?:Supplier|Provider|Contractor|Bidder|Tenderer|Vendor|Company|Firm)\ "
    r"(?:\d{1,2}\b(?![.,/]\d)|(?:[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b(?!\ [A-Z]))"
)
UNNAMED_BODY = re.compile(UNNAMED, re.VERBOSE)
# Never a body: "PCD371 and PCD815", "Appendix A", "Deputy Mayor", "Option 2", "AB1234", "AB2/14/6", "FY25/26"; nor a
# kind: "PCCs", "Local Authorities", "Police and Crime Commissioner", "Major Trauma Centre", "Mutual Aid"; nor a person:
# "Dame Jane Brown", "Head of Boats"; nor a work: "Supply of Boats"; nor a meeting: "Boats Working Group".
NO_NAME = re.compile(
    r"(?:DM)?PCD\W?\d|FYs? ?\d|[A-Z]{1,4}(?:\d{3}|\d?/\d)|"
    r"(?:Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Dr|Mr|Mrs|Ms)\b\.? |"
    r"(?:Appendix|Annex|Deputy|Chief(?! (?:Police|Fire) Officers)|Schedule|Section|Article|Regulation) ?[\w-]|"
    r"(?:[A-Z]\w+ ){0,3}(?:Director|Head|Chair|Manager|Leader) of |"
    r"(?:Delivery|Maintenance|Management|Procurement|Provision|Purchase|Statement|Supply|Use) of |"
    r"[A-Z]{2,8}[’']?s(?: (?:and|&) [A-Z]{2,8}[’']?s)?$|"
    r"(?:[A-Z]\w+ ){1,3}(?:Authorities|Boroughs|Forces|Agencies|Providers|Charities|Organisations|Constabularies)$|"
    r"(?:Police(?:,? Fire)? (?:and|&) Crime Commissioner|"
    r"(?:Community Safety|Safer Neighbourhoods?) (?:Partnership|Board)|"
    r"(?:Call|Custody|Data|Major Trauma|Rape Crisis|Referral|Sexual Assault Referral) Cent(?:re|er)|"
    r"(?:First|Hearing|Legal|Mutual|State) Aid)s?$|"
    r"(?:Lead |Local |Host |Contracting |Policing )+(?:Authority|Council|Borough|Force)$|"
    r"(?:[A-Z][\w-]+ ){0,3}"
    r"(?:Advisory|Delivery|Finish|Focus|Oversight|Project|Reference|Steering|Task|User|Working) Groups?$|"
    r"(?i:Option|Gate|Tranche|Part|Phase|Lot|Call|Tier|Stage|Year|Round)\b(?: ?\w{1,3})?$"
)
PUNCTUATION = re.compile(r"[.,’'()]")


def judge(name: str) -> Certainty | None:
    """Return whether the words of a name prove it a body, leave it open, or prove it something else."""
    if NO_NAME.match(name):
        return None
    if UNNAMED_BODY.fullmatch(name) or any(shape.search(name) for shape in (WITH_AIM, BODY_CLOSING)):
        return "body"
    if ends_as_body(name) or BODY_OPENING.match(name):
        return "body"
    words = PUNCTUATION.sub("", name.lower()).split()
    if words[-1] in words_that("thing_endings") or all(word in words_that("no_bodies") for word in words):
        return None
    return "perhaps"


def ends_as_body(name: str) -> bool:
    """Return whether a name of two words or more ends as a body's name ends, before the one it trades as."""
    words = PUNCTUATION.sub("", name.partition(" t/a ")[0].lower()).split()
    return len(words) > 1 and words[-1] in words_that("body_endings")
