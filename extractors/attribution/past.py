"""Past: what was decided or given before this paper, told with its date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.amounts.surroundings import FAR, Surroundings
from extractors.attribution.votes import Vote
from extractors.lexicon.cues import SUM

# "In May 2022 MOPAC approved £5": a verb of the past and a date in one sentence.
DONE = frozenset(
    {"was", "were", "had", "approved", "agreed", "awarded", "accepted", "received", "granted", "extended", "announced"}
    | {"launched", "opened", "confirmed", "provided", "gave", "took", "paid", "made", "began", "started", "issued"}
    | {"allocated", "secured", "authorised", "let", "set", "raised", "gained", "won", "covered", "ran", "funded"}
    | {"given", "distributed", "disbursed", "supported"}
)
PAYING = frozenset({"funded", "covered", "paid", "provided"})
FROM = (("from",), ("by",), ("through",), ("within",), ("via",), ("out",))
WAS = (("was",), ("were",), ("been",), ("had",))
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "spring", "summer", "autumn", "winter"}
)
FORMERLY = frozenset({"previously", "originally", "initially", "already", "earlier", "since", "ago"})
MORE = frozenset({"a", "an", "another", "additional", "further", "extra", "of"})
ARTICLES = frozenset({"the", "a", "an", "its", "than"})
DASHES = frozenset({"-", "–", "/"})
YEAR_WORDS = frozenset({"year", "financial", "month", "summer", "autumn", "spring", "winter", "time", "round"})
NOW = frozenset({"now", "will", "would", "seeks", "asks", "needs", "proposes", "has", "means"})
AT_A_DATE = "at a date"
PAST = 6.5
PAST_TAKEN = 4.5
YEAR = 4  # digits


def past_vote(around: Surroundings, *, is_taken: bool = False) -> Iterator[Vote]:
    """Yield that a sum is context where its sentence tells what was done at a date; less so of what is taken in."""
    texts, at = around.words.texts, around.at
    first, last = max(around.sentence.start, at - FAR), min(around.sentence.stop, at + FAR)
    first = max((place + 1 for place in range(first, at) if texts[place] == ";"), default=first)
    last = min((place for place in range(at, last) if texts[place] == ";"), default=last)
    done = next((place for place in range(first, last) if _is_done(texts, place, at)), None)
    between = texts[min(done or at, at) + 1 : max(done or at, at)]
    if NOW & set(between):
        return  # "Four clubs were chosen in May 2021, and MOPAC now has £5m"
    is_of_another = SUM in between and tuple(w for w in between[-3:] if w not in MORE)[-1:] != ("and",)
    if done is not None and not is_of_another and any(_is_date(texts, place, done) for place in range(first, last)):
        yield Vote("context", PAST_TAKEN if is_taken else PAST, "past", f"'{texts[done]}' {AT_A_DATE}")


def _is_done(texts: Sequence[str], place: int, at: int) -> bool:
    """Return whether a word tells what was done to a sum.

    Not so "£5m funded from the reserve", and "£5m more than the previously approved £9m" only of the sum behind it.
    """
    if texts[place] not in DONE:
        return False
    if (texts[place],) in WAS and place + 1 == at:
        return False  # "income was £5 in May 2022" tells how much, not what was done
    is_source = texts[place] in PAYING and texts[place + 1 : place + 2] in FROM and texts[place - 1 : place] not in WAS
    is_adjective = place > at and texts[place - 1] in FORMERLY and texts[place - 2] in ARTICLES
    return not is_source and not is_adjective


def _is_date(texts: Sequence[str], at: int, done: int) -> bool:
    """Return whether a word is a past day: "in May 2022", "previously"; a financial year is before the verb."""
    word, before, following = texts[at], texts[at - 1] if at else "", texts[at + 1 : at + 2]
    if word in FORMERLY or word.startswith(("pcd", "dmpcd")) or (word == "last" and YEAR_WORDS & set(following)):
        return True
    if not word.startswith("20") or len(word) < YEAR:
        return False
    if word.isdigit() and not DASHES & set(following):
        return before in MONTHS or before in {"in", "since"}
    return at < done and before == "in"
