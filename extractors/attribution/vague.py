"""Vague: sums that go to nobody in particular, or to a supplier who is still to be found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extractors.attribution.sketch import Sketch

# "£5m in grants to outside bodies", "£5m in May and £6m in June to outside bodies"
VAGUE = re.compile(
    r"""§(?:[^.;:§¤◊◇◆]{0,40}\ and\ §)?[^.;:§¤◊◇◆]{0,100}\ (?:to|with|among|amongst|between|across)\ (?P<the>the\ )?
        (?:(?!for\b)[\w-]{1,30}\ ){0,3}(?P<kind>(?i:authorities|councils|bodies|organisations|groups|charities|
        partners|providers|boroughs|suppliers|contractors|applicants|projects|schools|forces|agencies|firms|
        companies))\b""",
    re.VERBOSE,
)
# "£5m towards a competitive grant process"
COMPETED = re.compile(
    r"§[^.;:§¤◊◇◆]{0,60}\b(?:towards|for|to|through|via|by) (?:an? |the )?(?:[a-z]+ )?"
    r"(?:competiti(?:on|ve)|open call|grants? rounds?|bidding (?:round|process)|call for [a-z]+)\b",
    re.IGNORECASE,
)
# "professional fees of £5m", "and a contingency of £5m": whoever has the contract does not get these, unless the
# contract's sum "includes contingency of £5m"
ASIDE = re.compile(
    r"(?:(?:\b(?:and|plus|with|by|to|for)|,)(?: an?| the)?(?: additional| further| separate)? contingenc(?:y|ies)|"
    r"\b(?:professional|consultancy|internal|project|management|legal) (?:fees|costs))"
    r"(?: (?:sum|budget|provision))? (?:of|at) (?:up to |about |approximately )?(?P<sum>§)",
    re.IGNORECASE,
)
# "start the procurement of vans at £5m": the supplier is still to be found
OPEN = re.compile(
    r"\b(?:re-?)?procur(?:e|es|ed|ing|ements?)\b|\bre-?(?:provid|provision|let|tender)\w{0,6}\b|"
    r"(?<!single )\btender(?:s|ed|ing)?\b|\bcompetiti(?:on|ve)\b",
    re.IGNORECASE,
)
# "Following a competitive tender ¤ was chosen": the supplier is found
CLOSED = re.compile(
    r"\b(?:following|after|result of|outcome of|by way of)(?: an?| the| its| this)?(?: [a-z-]{2,15}){0,3} "
    r"(?:procurement|competition|tender)\b",
    re.IGNORECASE,
)
# "extend it at £5m, so that the tender can be run again"
GOES_ON = re.compile(r"\b(?:exten[ds]\w*|stretch\w*|renew\w*|continu\w*)\b[^.;]{0,120}§", re.IGNORECASE)
# "£7m for the VRU": the body's mark follows
FOR_BODY = re.compile(r"§[^.;:§¤◊◇◆]{0,40}\b(?:to|for) (?:the )?$")
# "approve the initiation of a procurement process to award a contract. Its value is £5m"
STARTED = re.compile(
    r"\b(?:initiat\w+|start\w*|commenc\w+|undertak\w+|begin\w*|run\w*|launch\w*) (?:of )?(?:an? |the )?(?:[a-z]+ ){0,2}"
    r"(?:procurement|tender|competition)\b|"
    r"\b(?:procurement|tender|competition)(?: (?:process|exercise))?(?: (?:to|be|is|may|should|can|must)){0,2} "
    r"(?:begin|begins|begun|start|starts|started|run|launched|initiated|undertaken|held|opened)\b",
    re.IGNORECASE,
)
# "a tender would have cost £5m", "£5m is set aside for it": what a paper tells beside the contract, nobody was paid
NEVER_PAID = re.compile(
    r"\b(?:would (?:otherwise )?have|set aside|re-?tender\w*|sav(?:e|es|ed|ings?)|budget(?:ed)?)\b", re.IGNORECASE
)
# "a new contract with ¤ and, until then, the existing arrangements at £5m"
EXISTING = re.compile(
    r"\b(?:existing|current) (?:arrangements|suppliers|providers|contractors)\b[^.;§¤◊◇◆]{0,60}(?P<sum>§)",
    re.IGNORECASE,
)
EXTENDED = re.compile(r"\b(?:exten[ds]\w*|renew\w*|existing|current|interim)\b", re.IGNORECASE)
# "The extension is worth £5m and the new framework £9m", "six new contracts"; not "The new contract is worth £5m"
NEXT = re.compile(
    r"(?:(?:\b(?:exten[ds]|existing|current|interim|present)|§)[^;]{0,160}\bnew|\b(?:future|next|replacement)) "
    r"(?:frameworks?|contracts?|procurements?|tenders?|agreements?)\b|\bnew contracts\b|\bsuccessors?\b",
    re.IGNORECASE,
)
BOUGHT = frozenset({"contract", "budget"})
NEAR = 300  # characters before the house's mark


def vague_sums(sketch: Sketch, groups: Collection[str], *, is_told: bool, is_tender: bool) -> set[str]:
    """Return the sums by amount_id that go to nobody who is named.

    `groups` are the kinds of the counted groups that are paid so far; `is_told` says whether a payee is named,
    `is_tender` whether the sentences before in the paragraph speak of a tender.
    """
    given = {*_for_house(sketch), *_for_a_kind(sketch, groups), *_never_paid(sketch)}
    if is_tender and not is_told:
        return given | {one.amount_id for one in sketch.sums.values() if one.role in BOUGHT}
    return given | _still_open(sketch, is_told=is_told)


def is_tender(sketch: Sketch) -> bool:
    """Return whether a sentence without sums speaks of a contract whose supplier is still to be found."""
    is_started = not sketch.sums and STARTED.search(sketch.text) is not None
    return is_started and not EXTENDED.search(sketch.text)


def _for_house(sketch: Sketch) -> Iterator[str]:
    for at, body in sketch.bodies.items():
        if body.label_ in ("own", "unit") and (given := FOR_BODY.search(sketch.text, max(0, at - NEAR), at)):
            yield sketch.sums[given.start()].amount_id


def _for_a_kind(sketch: Sketch, groups: Collection[str]) -> Iterator[str]:
    for match in VAGUE.finditer(sketch.text):
        if not (match["the"] and match["kind"].lower() in groups):  # "the providers" are the five providers
            yield from (sketch.sums[at].amount_id for at in range(*match.span()) if at in sketch.sums)
    for pattern, mark in ((COMPETED, 0), (ASIDE, "sum")):
        for match in pattern.finditer(sketch.text):
            yield sketch.sums[match.start(mark)].amount_id


def _never_paid(sketch: Sketch) -> Iterator[str]:
    if NEVER_PAID.search(sketch.text):
        yield from (one.amount_id for one in sketch.sums.values() if one.role == "context")
    for match in EXISTING.finditer(sketch.text):
        yield sketch.sums[match.start("sum")].amount_id


def _still_open(sketch: Sketch, *, is_told: bool) -> set[str]:
    """Return the sums behind a tender, or else all of its sentence, and those behind a new contract.

    What is extended until the tender has a supplier, and so has what stands before it where one is named.
    """
    bought = {at: one for at, one in sketch.sums.items() if one.role in BOUGHT}
    closed, new = CLOSED.search(sketch.text), NEXT.search(sketch.text)
    still_open = OPEN.search(sketch.text, closed.end() if closed else 0)
    start = still_open.start() if still_open else new.end() if new else len(sketch.text)
    behind = {one.amount_id for at, one in bought.items() if at > start}
    is_all = still_open and not behind and not is_told and not GOES_ON.search(sketch.text, 0, start)
    return {one.amount_id for one in bought.values()} if is_all else behind
