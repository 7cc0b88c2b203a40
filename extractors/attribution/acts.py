"""Acts: what the clause that a sum stands in asks for, so that each item of a request speaks for its own money.

One paper accepts a grant, passes some of it on and lets a contract: "Approve the payment of a grant to the college to
the value of £5" is an award, whatever kind of act the decision as a whole is. The clauses are told apart and judged
with the vocabulary that tells the kind of the decision (`lexicon/decision_types.csv`).
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.amounts.surroundings import Surroundings, Words
from extractors.attribution.votes import Vote
from extractors.decision.asked import Clause, clause_about, clause_spans
from extractors.decision.decision_type import kind_of
from extractors.decision.summary import opening
from pipeline.document import Span
from pipeline.extract import Reading

ROLES = {
    "grant_acceptance": "accepted",
    "grant_award": "awarded",
    "contract_award": "contract",
    "contract_variation": "contract",
    "budget": "budget",
    "disposal": "income",
    "legal": "settlement",
}
WEAK = 4  # weight up to which the words that begin a clause leave open what it asks for
SHARE = 0.15  # of a cue's weight for a decision's kind that it has for a sum's role
INTRODUCED = 0.7  # what is left of it for a sum in a list that the clause introduces


class Acts:
    """What the clauses of one document ask for."""

    def __init__(self, reading: Reading) -> None:
        self.request: Span | None = opening(reading.document).request
        self.spans: dict[int, list[tuple[int, int]]] = {}
        self.seen: dict[Clause, tuple[str, float, str] | None] = {}

    def asks(self, around: Surroundings) -> bool:
        """Return whether the clause of a sum, or one that introduces its list, asks for something."""
        return any(True for _ in self._clauses(around))

    def votes(self, around: Surroundings) -> Iterator[Vote]:
        """Yield what the clause of a sum, or the one that introduces its list, says that it is."""
        for number, clause in self._clauses(around):
            if spoken := self._spoken(clause):
                role, weight, example = spoken
                yield Vote(role, weight * (INTRODUCED if number else 1), "act", f"the act is as in '{example}'")
                return

    def _clauses(self, around: Surroundings) -> Iterator[tuple[int, Clause]]:
        for number, words in enumerate((around.words, *around.words.leads)):
            place = words.spans[around.at].start if number == 0 else words.spans[-1].start
            if clause := self._clause(words, place):
                yield number, clause

    def _clause(self, words: Words, place: int) -> Clause | None:
        start = words.passage.start
        if start not in self.spans:
            self.spans[start] = clause_spans(words.text)
        is_request = self.request is not None and self.request.covers(words.passage.paragraph.span)
        return clause_about(words.text, self.spans[start], place - start, is_request=is_request)

    def _spoken(self, clause: Clause) -> tuple[str, float, str] | None:
        if clause not in self.seen:
            found = kind_of(clause)
            role = ROLES.get(found.type) if found and found.where == "act" and found.weight > WEAK else None
            self.seen[clause] = (role, found.weight * SHARE, found.example) if found and role else None
        return self.seen[clause]
