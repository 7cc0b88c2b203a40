"""Misprints: a figure that is told only once, in the words of another one that the paper tells again and bears out.

“The award to the bodies is £951,000” where £915,000 stands in summary, recommendation and table; or a table's total of
£951,000, where the prose says £915,000 again and again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from pipeline.assemble import Dossier
from pipeline.reconcile.digits import TELLING, is_slip, telling_digits
from pipeline.reconcile.figures import Figure, figure_of
from pipeline.reconcile.finding import find
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.records import Amount, Check

MOST_FIGURES = 400  # of a decision: long budget papers repeat few of theirs
# “last year's grant of £402,300”, “an earlier phase cost”, “they bid for”: a figure of its own.
OF_ITS_OWN = re.compile(
    r"\b(?:last|previous\w*|earlier|prior|former\w*|original\w*|initial\w*|was|were|had|bids?\s(?:for|of|was)|asked\sfor|instead"
    r"|compar\w+|than|rise[sn]?|rose|increas\w+|reduc\w+|phase|revised)\b(?:(?!\bis\b)[^«»]){0,60}$|\b(?:from|up|down)\s$",
    re.IGNORECASE,
)
# “a grant of £143,000 was accepted for the same work (PCD 101)”, “The outturn for the year just closed was”: of another
# decision or another time.
OTHER_TIME = re.compile(
    r"\bPCD\b|\b(?:outturn|underspen\w+|overspen\w+|last\syear|previous\w*|earlier|prior|just\s(?:closed|ended)|compar\w+|pilot)\b",
    re.IGNORECASE,
)
# “the use of the £143,000 granted by the Home Office”: what the paper has told before, whatever a reader takes it for.
THE = re.compile(r"\bthe\s$", re.IGNORECASE)
GRANTED = re.compile(
    r"\s(?:granted|awarded|provided|given|offered|allocated|paid|approved|made\savailable)\sby\s|\sfrom\sthe\s", re.I
)
TOTAL_ROW = re.compile(r"\btotal\b|\bsum\sof\b", re.IGNORECASE)
NEAR = 90  # characters in front of a figure that tell what it is


Told = Mapping[int, Sequence[Amount]]


def check_misprints(
    dossier: Dossier,
    documents: Iterable[Sequence[Prose]],
    checks: Sequence[Check],
    of_chance: Container[tuple[int, ...]] = frozenset(),
) -> Iterator[Check]:
    """Yield the contradiction of each figure that is told once and is a slip for one that is told again.

    What takes part in a sum that holds is borne out, and no slip; what takes part in one that fails is told there. A
    sum whose figures are `of_chance` may hold by itself: what takes part in it is no slip, and nothing is borne out.
    """
    told: dict[int, list[Amount]] = defaultdict(list)
    for amount in dossier.amounts:
        told[amount.value_pence].append(amount)
    if len(told) > MOST_FIGURES:
        return
    holding = [check for check in checks if _bears_out(check)]
    held = {each.amount_id for check in holding if _values(check) not in of_chance for each in check.operands}
    failing = {each.amount_id for check in checks if check.verdict == "inconsistent" for each in check.operands}
    single = {own[0].amount_id for own in told.values() if len(own) == 1} - failing
    single -= {each.amount_id for check in holding for each in check.operands if each.amount_id}
    yield from _of_tables(dossier, told, single, held)
    for passage in (passage for document in documents for passage in document):
        for sentence in (sentence for sentence in passage.sentences if not OTHER_TIME.search(sentence.masked)):
            for mention in sentence.mentions:
                if mention.amount.amount_id in single and not _is_of_its_own(mention):
                    right = [others for others in told.values() if _is_meant(mention, passage, others, held)]
                    yield from (_contradiction(mention.figure, others) for others in right if len(right) == 1)


def _of_tables(dossier: Dossier, told: Told, single: Container[str], held: Container[str | None]) -> Iterator[Check]:
    """Yield the contradiction of each total of a table that is a slip for what the prose tells again."""
    texts = {paper.document.sha256: paper.document.text for paper in dossier.papers}
    prose = [own for own in told.values() if len(own) > 1 and all(other.table_number is None for other in own)]
    for amount in (each for each in dossier.amounts if each.table_number is not None and each.amount_id in single):
        text = texts[amount.sha256]
        if TOTAL_ROW.search(text[text.rfind("\n", 0, amount.char_start) + 1 : amount.char_start]):
            right = [own for own in prose if _is_borne_out(amount.value_pence, own, held)]
            yield from (_contradiction(figure_of(amount), others) for others in right if len(right) == 1)


def _bears_out(check: Check) -> bool:
    """Return whether a sum or a product holds, which a figure that is only told again does not."""
    is_computed = len(check.operands) > 2 or any(abs(each.factor) != 1 for each in check.operands)
    return check.verdict == "exact" and check.unit == "pence" and is_computed


def _values(check: Check) -> tuple[int, ...]:
    """Return the values of the figures of a check, as those of a relation are told."""
    return (*sorted(abs(each.value_pence or 0) for each in check.operands),)


def _is_of_its_own(mention: Mention) -> bool:
    """Return whether a figure is rounded, a limit, a price, or one that the words part from what is decided here."""
    is_known = THE.search(mention.before[-5:]) and GRANTED.match(mention.after[:NEAR])
    role = "" if is_known and mention.amount.role == "context" else mention.amount.role
    is_part = mention.is_rate or role in ("threshold", "context") or not mention.figure.interval.is_point
    return is_part or OF_ITS_OWN.search(mention.before[-NEAR:]) is not None


def _is_meant(mention: Mention, passage: Prose, others: Sequence[Amount], held: Container[str | None]) -> bool:
    """Return whether a figure may be a slip for another one: told in other paragraphs, again or in the same role."""
    if not _is_borne_out(mention.figure.value, others, held):
        return False
    span = passage.paragraph.span
    is_apart = all(
        other.sha256 != mention.figure.sha256 or not span.start <= other.char_start < span.end for other in others
    )
    is_alike = len(others) > 1 or others[0].role == mention.amount.role
    years = {other.first_year for other in others} - {None}
    is_of_year = not years or mention.amount.first_year is None or mention.amount.first_year in years
    return is_apart and is_alike and is_of_year


def _is_borne_out(value: int, others: Sequence[Amount], held: Container[str | None]) -> bool:
    """Return whether a value is a slip for a figure, and hardly so by chance, and a sum bears that figure out."""
    is_held = any(each.amount_id in held for each in others)
    right = others[0].value_pence
    return is_held and min(map(telling_digits, (value, right))) >= TELLING and is_slip(value, right)


def _contradiction(figure: Figure, others: Sequence[Amount]) -> Check:
    check = find("figure_restated", [figure_of(others[0], figure.grade)], figure, subject="")
    one, other = figure.written.strip(), others[0].as_written.strip()
    again = f"{len(others)} times" if len(others) > 1 else "elsewhere, in a sum that holds"
    statement = f"The figure {one} is told once; {other}, which nearly has the same digits, is told {again}."
    return check.model_copy(update={"statement": statement, "expression": f"{other} ≠ {one}"})
