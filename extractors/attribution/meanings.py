"""Meanings: what a cue means in a decision whose own act is this or that."""

from __future__ import annotations

from extractors.attribution.votes import Vote

# By the act, "" any other: "the Home Office awarded £5m" tells of the money where that is accepted, and of the past
# elsewhere.
MEANINGS = {
    "award": {"contract": "contract", "settlement": "settlement", "": "awarded"},
    "grant": {"accepted": "accepted", "": "awarded"},
    "yield": {"accepted": "accepted", "": "income"},
    "buy": {"contract": "contract", "awarded": "contract", "": "budget"},
    "plan": {"contract": "context", "accepted": "context", "": "budget"},
    "given": {"accepted": "accepted", "": "context"},
    "onward": {"contract": "contract", "budget": "budget", "": "awarded"},
    "bid": {"contract": "context", "income": "income", "": "accepted"},
    "share": {"accepted": "accepted", "": "budget"},
    "receive": {"awarded": "awarded", "": "accepted"},
    "pot": {"accepted": "context", "": "budget"},
    "cost": {"contract": "contract", "awarded": "awarded", "none": "none", "": "budget"},
}


def meant(vote: Vote, act: str, *, is_bought: bool) -> Vote:
    """Return a vote with the role that its cue means where the act is `act`.

    `is_bought` tells that the sum's sentence speaks of a contract.
    """
    return vote._replace(role=_named(vote.role, _act_of(vote, act, is_bought=is_bought)))


def _act_of(vote: Vote, act: str, *, is_bought: bool) -> str:
    """Return the act that a cue is read in.

    Costs are a contract's only where words beside them tell of one: "a project at a total cost of £5" is a budget.
    """
    if vote.role != "cost" or is_bought is (act == "contract") or act not in ("budget", "contract"):
        return act
    return "contract" if is_bought else "budget" if vote.where == "before" else "none"


def _named(role: str, main: str) -> str:
    """Return the role that a cue means in a decision whose own act is `main`: what is awarded may be a contract."""
    if role == "this":
        return main or "none"
    meanings = MEANINGS.get(role)
    return meanings.get(main, meanings[""]) if meanings else role
