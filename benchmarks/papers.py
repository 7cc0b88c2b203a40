"""Papers: decisions of about 8 to 14 pages with known tables; the prose, names and figures are of this project."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.papers_generated import BODIES, FUNDERS, PLACES, compose, pounds

WORDS = 400  # on a page of prose
EVERY = 4  # pages: one of them has a table
SUBJECTS = (
    "The delivery board",
    "The {place} partnership",
    "The steering group of the {place} {body}",
    "Each borough that takes part",
    "The Coordinator",
    "The {funder}",
    "The finance team",
    "A panel of residents from {place}",
)
VERBS = (
    "has asked for a review of the work that was begun in {year}",
    "will report every quarter on how the {sum} is spent",
    "expects about {count} young people to take part before the end of {year}",
    "noted that {share}% of those who finished the course found work or training",
    "agreed to share the cost of the premises, which stand at {sum} a year",
    "has set aside {sum} for equipment, travel and the training of volunteers",
    "considered three other ways of reaching the same ends, and found each of them dearer",
    "keeps a register of risks, and brings those marked red to the next meeting",
    "commissioned an independent evaluation, whose first findings are due in spring",
    "will publish the minutes of its meetings once they have been approved",
)
ENDINGS = (
    "",
    ", as it did in the year before",
    "; the figures for {place} are kept apart because that site opened late",
    ", and no further funding is sought from the Deputy Mayor for this purpose",
    " (see the table of this section)",
    ", subject to a break clause after {count} weeks",
    "; where fewer than {count} people come forward, the money returns to the common pot",
)
HEADINGS = (
    "Background",
    "Issues for consideration",
    "Delivery in the boroughs",
    "Contributes to the Police and Crime Plan",
    "Financial, procurement and value for money comments",
    "Risks and how they are met",
    "Equality comments",
    "Evaluation",
    "Next steps",
)


@dataclass(frozen=True)
class Grid:
    """A table as it is meant: its first row is the header; all columns behind the first few, of words, hold figures."""

    rows: tuple[tuple[str, ...], ...]
    is_ruled: bool
    widths: tuple[int, ...]  # in hundredths of the text's width
    of_words: int = 1


Block = str | Grid  # "# " begins a heading


def paper(seed: int) -> list[Block]:
    """Return the blocks of a decision: what is decided, and then its sections with their prose and tables."""
    random = Random(seed)  # noqa: S311 - the same papers in every run
    blocks: list[Block] = [block for block in compose(seed).blocks if isinstance(block, str)]
    pages = random.randint(7, 12)
    tables = [_grid(random, is_ruled=number % 2 == 0) for number in range(pages // EVERY)]
    for number in range(1, pages):
        blocks.append(f"# {number + 4}. {random.choice(HEADINGS)}")
        words = 0
        while words < WORDS:
            paragraph = _prose(random)
            blocks.append(f"{number + 4}.{len(blocks)}. {paragraph}")
            words += len(paragraph.split())
        if number % EVERY == 1 and tables:
            blocks.append(tables.pop())
    return blocks


def _prose(random: Random) -> str:
    return " ".join(_sentence(random) for _ in range(random.randint(3, 6)))


def _sentence(random: Random) -> str:
    words = f"{random.choice(SUBJECTS)} {random.choice(VERBS)}{random.choice(ENDINGS)}."
    return words.format(
        place=random.choice(PLACES),
        body=random.choice(BODIES).split(" - ")[0],
        funder=random.choice(FUNDERS),
        year=f"20{random.randint(21, 24)}/{random.randint(25, 29)}",
        sum=pounds(random.randint(1, 900) * 250),
        share=random.randint(11, 96),
        count=random.randint(12, 480),
    )


def _grid(random: Random, *, is_ruled: bool) -> Grid:
    return random.choice((_grants, _budget, _counts))(random, is_ruled)


def _names(random: Random) -> list[str]:
    return random.sample([f"{place} {body}" for place in PLACES for body in BODIES], random.randint(6, 14))


def _grants(random: Random, is_ruled: bool) -> Grid:
    names = _names(random)
    sums = [random.randint(205, 49_995) for _ in names]
    budget = sum(sums) + 5_000 * random.randint(1, 9)
    rows = [
        (name, random.choice(("North", "East", "South", "West")), pounds(value), pounds(budget - sum(sums[: n + 1])))
        for n, (name, value) in enumerate(zip(names, sums, strict=True))
    ]
    head = ("Recipient", "Area", "Award", "Remaining")
    total = ("Total", "", pounds(sum(sums)), pounds(budget - sum(sums)))
    return Grid((head, *rows, total), is_ruled, (52, 14, 17, 17), of_words=2)


def _budget(random: Random, is_ruled: bool) -> Grid:
    items = random.sample(("Salaries", "Premises", "Training", "Travel", "Evaluation", "Equipment", "Insurance"), 6)
    years = [[random.randint(2, 400) * 125 for _ in range(3)] for _ in items]
    rows = [(item, *map(pounds, of_item), pounds(sum(of_item))) for item, of_item in zip(items, years, strict=True)]
    sums = [sum(of_item[n] for of_item in years) for n in range(3)]
    total = ("Total", *map(pounds, sums), pounds(sum(sums)))
    return Grid((("Item", "2024/25", "2025/26", "2026/27", "Total"), *rows, total), is_ruled, (32, 17, 17, 17, 17))


def _counts(random: Random, is_ruled: bool) -> Grid:
    rows = [
        (place, f"{random.randint(300, 9_800):,}", f"{random.uniform(-20, 20):.1f}%", f"{random.uniform(3, 90):.1f}")
        for place in random.sample(PLACES, random.randint(5, len(PLACES)))
    ]
    return Grid((("Borough", "Offences", "Change", "Rate per 1,000"), *rows), is_ruled, (40, 20, 18, 22))
