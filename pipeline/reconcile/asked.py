"""Asked: the sum that a paper asks for, in its summary and in its recommendation: in one of them it may have a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pipeline.reconcile.digits import is_slip
from pipeline.reconcile.finding import find
from pipeline.reconcile.prose.approved import GRANTS_OUT, LIMIT
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.records import Check

SUMMARY, ASKED = "executive summary", "recommend"
KINDS: tuple[tuple[str, Callable[[Mention], bool]], ...] = (
    ("to be accepted", lambda mention: mention.amount.role == "accepted"),
    ("of the grants to be awarded", lambda mention: GRANTS_OUT.search(mention.before[-120:]) is not None),
)


def check_asked(document: Sequence[Prose]) -> Iterator[Check]:
    """Yield the contradiction of a summary and a recommendation that give one sum each, one of them a slip.

    A slip is told only once, the right figure again and again.
    """
    mentions = [mention for passage in document for mention in passage.mentions]
    told = Counter(mention.figure.value for mention in mentions)
    for said, is_it in KINDS:
        ours, theirs = (_sums(mentions, section, is_it) for section in (SUMMARY, ASKED))
        if len(ours) != 1 or len(theirs) != 1:
            continue
        (one,), (other,) = ours.values(), theirs.values()
        counts = sorted((told[one.figure.value], told[other.figure.value]))
        if counts[0] == 1 < counts[1] and is_slip(one.figure.value, other.figure.value):
            yield _contradiction(one, other, said)


def _sums(mentions: Sequence[Mention], section: str, is_it: Callable[[Mention], bool]) -> dict[int, Mention]:
    """Return the different sums of a kind in a section, each with its first mention; parts and limits are none."""
    return {
        mention.figure.value: mention
        for mention in reversed(mentions)
        if section in (mention.amount.section or "").lower()
        and mention.amount.rate == "total"
        and is_it(mention)
        and not LIMIT.search(f"{mention.before[-120:]} {mention.after[:40]}")
    }


def _contradiction(one: Mention, other: Mention, said: str) -> Check:
    check = find("figure_restated", [one.figure], other.figure, subject="")
    mine, yours = one.figure.written.strip(), other.figure.written.strip()
    statement = f"The sum {said} is {mine} in the summary, but {yours} in the recommendation."
    return check.model_copy(update={"statement": statement, "expression": f"{mine} ≠ {yours}"})
