"""Rows in text: what the prose says of single grants, held against the rows of the table that lists them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.reconcile.digits import is_slip, telling_digits
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.tables.comparison import compared
from pipeline.reconcile.tables.ledger import Entry, Ledger
from pipeline.records import Check

LONGEST_NAME, LONGEST_LINE = 12, 60  # words
FEWEST = 2  # lines that agree with their rows make a list of the others, too
EXACT = 4  # digits before the zeros at its end: a figure that is a slip for another is no round one
BESIDE = 90  # characters beside a figure that say what it is
NEAR = 2  # paragraphs from one line of such a list to the next

# “The grant to Oak Trust is £1,634, for school workshops”: a slip for its row.
GRANT_TO = re.compile(r"(?:\(?[a-z\d.]{1,4}\)\s)?(?:the|an)\s(?:grant|award)\sto\s", re.IGNORECASE)
# “Oak Trust, which is recommended for £4,700, has asked for payment in advance”, “Oak Trust will receive £4,700”
AWARDED = re.compile(
    r"\b(?:(?:is|are|has\sbeen|have\sbeen)\s(?:now\s)?(?:recommended\s(?:for|to\sreceive)|awarded|offered|granted|allocated)"
    r"|(?:will|would|shall|should|is\sto|are\sto)\s(?:receive|get|be\s(?:awarded|paid|given|offered|granted)))"
    r"\s(?:(?:a|the)\s(?:grant|sum)\sof\s)?(?:up\sto\s)?$",
    re.IGNORECASE,
)
# “£4,700 is recommended for Oak Trust”
AWARDED_TO = re.compile(
    r"\s(?:is|are|has\sbeen|will\sbe|should\sbe)\s(?:recommended\sfor|awarded\sto|offered\sto|granted\sto|paid\sto|allocated\sto)\s",
    re.IGNORECASE,
)
# “Oak Trust is awarded £4,700 a year”, “last year Oak Trust has been awarded £4,700”, “a further £4,700”
OF_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous\w*|earlier|already|first|second|instead|original\w*|bids?|asked|requested|addition\w*|further|another|more)\b",
    re.IGNORECASE,
)
# “Oak Trust: weekly boxing”, “Oak Trust – youth club”: the body, and what its grant is for.
PROJECT = re.compile(r"(?::|\s[-–—])\s.*$", re.DOTALL)

Said = tuple[Prose, Sentence, Mention, Sequence[Entry]]


def check_rows(ledger: Ledger, prose: Sequence[Prose]) -> Iterator[Check]:
    """Yield the check of each row against the line of the text that tells of its grant: “Club: £500”.

    Where lines tell their grants in whole sentences (“£500 has been granted to the Club for kit”), those beside them
    must agree with their rows: else a sentence may speak of other money of the same body. One such line is enough where
    a figure is a slip for the row's, and so is a sentence that awards it: “is recommended for £500”.
    """
    paid = Counter(entry.amount.value for entry in ledger.entries if entry.amount is not None)
    said = list(_said(ledger, prose))
    agreeing = Counter(passage.number for passage, _, mention, entries in said if _agrees(mention, entries))
    for passage, sentence, mention, entries in said:
        is_bare = _name(sentence.masked) == _name(entries[0].label)
        entry = next((e for e in entries if e.amount and e.amount.value == mention.figure.value), entries[0])
        if entry.amount is None:
            continue
        is_beside = any(abs(number - passage.number) <= NEAR for number in agreeing)
        is_told = GRANT_TO.match(sentence.masked) and _is_exact_slip(mention, entry.amount)
        is_awarded = len(entries) == 1 and _is_awarded(mention) and is_slip(mention.figure.value, entry.amount.value)
        is_listed = is_beside and (agreeing.total() >= FEWEST or _is_exact_slip(mention, entry.amount))
        if not (is_bare or is_listed or is_told or is_awarded):
            continue
        check = compared(ledger, entry.amount, mention.figure, "its row in", f"gives “{entry.label}”")
        if check.verdict != "inconsistent" or mention.figure.value not in paid:
            yield check


def _is_exact_slip(mention: Mention, paid: Figure) -> bool:
    return is_slip(mention.figure.value, paid.value) and telling_digits(paid.value) >= EXACT


def _is_awarded(mention: Mention) -> bool:
    """Return whether the words beside a figure say that a body is awarded it, now and once."""
    says_so = AWARDED.search(mention.before[-BESIDE:]) or AWARDED_TO.match(mention.after[:BESIDE])
    behind = re.split(r"[,;]", mention.after[: BESIDE // 2])[0]
    is_other = mention.is_rate or OF_ANOTHER_TIME.search(f"{mention.before[-BESIDE:]} {behind}")
    return bool(says_so) and not is_other


def _agrees(mention: Mention, entries: Sequence[Entry]) -> bool:
    return any(entry.amount is not None and entry.amount.value == mention.figure.value for entry in entries)


def _said(ledger: Ledger, prose: Sequence[Prose]) -> Iterator[Said]:
    """Yield the sentences that tell of the body of one row, and one sum, with both and their paragraph."""
    called: dict[str, list[Entry]] = defaultdict(list)
    for entry in (entry for entry in ledger.entries if entry.label):
        for name in {_name(entry.label), _name(PROJECT.sub("", entry.label))}:
            called[name].append(entry)
    for passage in prose:
        for number, sentence in enumerate(passage.sentences):
            # What follows the first sentence is told of its body, unless it opens with another one's name.
            words = _name(sentence.masked).split()[:LONGEST_LINE] if len(sentence.mentions) == 1 else []
            names = _named(words, called)
            if len(names) == 1 and (number == 0 or words[: len(names[0].split())] == names[0].split()):
                yield passage, sentence, sentence.mentions[0], called[names[0]]


def _named(words: Sequence[str], called: Mapping[str, object]) -> Sequence[str]:
    """Return the names of rows that the words hold, the longest at each place."""
    found, at = [], 0
    while at < len(words):
        lengths = range(min(LONGEST_NAME, len(words) - at), 0, -1)
        name = next((name for n in lengths if (name := " ".join(words[at : at + n])) in called), None)
        found += [name] if name else []
        at += len(name.split()) if name else 1
    return found


def _name(words: str) -> str:
    """Return the words of a name without figures, numbers in front and marks: "5. Oak Trust : «0»" is "oak trust"."""
    words = re.sub(r"«\d{1,4}»|^\s?\d{1,2}[.)]\s", " ", words)
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", words.lower().replace("'", "").replace("’", "")).split()) or "-"
