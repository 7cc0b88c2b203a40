"""Past: what was decided or given before this paper, told with its date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.attribution.votes import Vote
from extractors.surroundings import FAR, Surroundings

# "In May 2022 MOPAC approved £5": a verb of the past and a date in one sentence.
DONE = frozenset(
    {"was", "were", "had", "approved", "agreed", "awarded", "accepted", "received", "granted", "extended", "announced"}
    | {"launched", "opened", "confirmed", "provided", "gave", "took", "paid", "made", "began", "started", "issued"}
    | {"allocated", "secured", "authorised", "let", "set", "raised", "gained", "won", "covered", "ran", "funded"}
)
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "spring", "summer", "autumn", "winter"}
)
FORMERLY = frozenset({"previously", "originally", "initially", "already", "earlier", "since"})
DASHES = frozenset({"-", "–", "/"})
PAST = 2.5
YEAR = 4  # digits


def past_vote(around: Surroundings) -> Iterator[Vote]:
    """Yield that a sum is context where its sentence tells what was done at a date."""
    texts, at = around.words.texts, around.at
    first, last = max(around.sentence.start, at - FAR), min(around.sentence.stop, at + FAR)
    first = max((place + 1 for place in range(first, at) if texts[place] == ";"), default=first)
    last = min((place for place in range(at, last) if texts[place] == ";"), default=last)
    done = next((word for word in texts[first:last] if word in DONE), None)
    if done and any(_is_date(texts, place) for place in range(first, last)):
        yield Vote("context", PAST, "past", f"'{done}' at a date")


def _is_date(texts: Sequence[str], at: int) -> bool:
    word, following = texts[at], texts[at + 1 : at + 2]
    if word in FORMERLY or word.startswith(("pcd", "dmpcd")):
        return True
    before = texts[at - 1] if at else ""
    is_year = len(word) == YEAR and word.startswith("20") and word.isdigit() and not DASHES & set(following)
    return is_year and (before in MONTHS or before in {"in", "since"})
