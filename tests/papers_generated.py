"""Papers generated: whole decisions with known figures and at most one planted error, for the tests of reconciliation.

`compose` writes the text and the table of a decision from a seed and plants an error; `papers_drawn` lays it out as
PDF. The prose, names and figures are of this project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

ERRORS = (
    "digit",
    "dropped",
    "doubled",
    "total",
    "balance",
    "remainder",
    "text against table",
    "parts against whole",
    "statute year",
)
LAYOUTS = ("ruled", "unruled", "wrapped", "striped", "shaded", "centred")
FUNDERS = ("Home Office", "Ministry of Justice")
PLACES = (
    "Thornbury",
    "Alderwick",
    "Millbrook",
    "Castlegate",
    "Oakridge",
    "Fenwick",
    "Harrowby",
    "Silverdale",
    "Kingsmere",
    "Larkfield",
)
BODIES = (
    "Boxing Club",
    "Youth Trust",
    "Mentoring Project",
    "Community Theatre",
    "Football Foundation",
    "Women's Centre",
    "Digital Skills Hub - weekend sessions for school leavers and their families",
    "Detached Youth Work - Outreach, 1-2-1 support and school visits",
    "Sewing Circle",
    "Canal Rowers",
)
HEADS = (
    ("Expenditure - Committed", "Lead", "Area", "Amount", "Remaining Funds"),
    ("Project", "Lead", "Borough", "Grant", "Balance"),
    ("Recipient", "Contact", "Area", "Amount awarded", "Funds remaining"),
    ("Organisation", "Lead officer", "Ward", "Award", "Left to allocate"),
)
PARTS = (
    "The grant will be used to fund the costs of the Coordinator for {year}, estimated at {post}, and for the provision"
    " of grants up to a total value of {approved}.",
    "The grant for {year} is {accepted}. {post} of which is to cover the salary of a Coordinator and an intervention"
    " budget of {approved}.",
    "Of the {accepted}, {post} pays for the Coordinator and {approved} is for grants to local projects.",
    "The funding of {accepted} comprises {post} for the Coordinator and {approved} for grants to local projects.",
    "The {accepted} is made up of {post} for the post of Coordinator and {approved} for the projects.",
    "The funding of {accepted} is split as follows: {post} for the Coordinator and {approved} for projects.",
    "The grant of {accepted} will fund the Coordinator ({post}) and the local projects ({approved}).",
    "Some {post} of the {accepted} meets the cost of the Coordinator; the remaining {approved} is for projects.",
    "The Coordinator costs {post} and the projects {approved}, a total of {accepted}.",
    "{post} for the Coordinator plus {approved} for projects makes {accepted}.",
    "The Coordinator ({post}) and grants to projects ({approved}) together account for the full {accepted}.",
    "Taken together, the Coordinator at {post} and the grants at {approved} use all of the {accepted}.",
)
APPROVES = (
    "Approve payment of grants out totalling {approved} to selected partners.",
    "Approve the award of grants to a total value of {approved} to local projects.",
    "Approve the payment of grants of up to {approved} in total to the projects below.",
    "Delegate to the Chief Executive the award of up to {approved} of grants to local projects.",
    "Agree the onward grant of {approved} to the projects in the table.",
)
STATUTES = (
    ("Criminal Justice and Public Order Act", 1994, "section/169", "s.169"),
    ("Domestic Violence, Crime and Victims Act", 2004, "section/56", "Section 56"),
    ("Crime and Disorder Act", 1998, "section/17", "section 17"),
    ("Police Act", 1996, "section/93", "section 93"),
    ("Local Government Act", 1972, "section/111", "section 111"),
    ("Anti-social Behaviour, Crime and Policing Act", 2014, "section/143", "section 143"),
)


@dataclass
class Composed:
    """A decision: its blocks (headings "# …", paragraphs, one table as rows) and what is true of it."""

    blocks: list[Any] = field(default_factory=list)
    truth: dict[str, Any] = field(default_factory=dict)


@dataclass
class Rows:
    """The grants of a table and what each leaves."""

    budget: int
    grants: list[tuple[str, int]]
    balances: list[int]
    total: int
    remainder: int

    @property
    def sub_grants(self) -> list[list[Any]]:
        """Return how each name begins, and its grant and what it leaves in pence."""
        return [
            [name[:24], value * 100, left * 100] for (name, value), left in zip(self.grants, self.balances, strict=True)
        ]


def pounds(value: int) -> str:
    """Return whole pounds as printed."""
    return f"£{value:,}"


def changed(random: Random, value: int) -> int:
    """Return the value with one digit changed, not its first."""
    digits = list(str(value))
    at = random.randrange(1, len(digits))
    digits[at] = random.choice([digit for digit in "0123456789" if digit != digits[at]])
    return int("".join(digits))


def grants(random: Random) -> Rows:
    """Return four to nine grants that add up."""
    names = random.sample([f"{place} {body}" for place in PLACES for body in BODIES], random.randint(4, 9))
    values = [random.choice((random.randint(205, 9_999), random.randint(10_000, 49_995))) for _ in names]
    total = sum(values)
    budget = round((total + random.randint(20_000, 120_000)) / 5_000) * 5_000
    balances = [budget - sum(values[: n + 1]) for n in range(len(values))]
    return Rows(budget, list(zip(names, values, strict=True)), balances, total, budget - total)


def plant(random: Random, error: str | None, rows: Rows) -> list[tuple[str, int | None]]:
    """Change the rows by an error; return the checks that may find it, with their differences in pounds."""
    at = random.randrange(len(rows.grants))
    name, value = rows.grants[at]
    if error == "digit":
        wrong = changed(random, value)
        rows.grants[at] = (name, wrong)
        return [("rows_sum_to_total", wrong - value), ("running_balance", wrong - value)]
    if error == "dropped":
        del rows.grants[at], rows.balances[at]
        return [("rows_sum_to_total", value), ("running_balance", value)]
    if error == "doubled":
        rows.grants.insert(at, rows.grants[at])
        rows.balances.insert(at, rows.balances[at])
        return [("rows_sum_to_total", value), ("running_balance", value)]
    if error == "total":
        wrong = changed(random, rows.total)
        difference, rows.total = wrong - rows.total, wrong
        return [("rows_sum_to_total", difference), ("committed_plus_remaining", difference)]
    if error == "balance":
        wrong = changed(random, rows.balances[at])
        difference, rows.balances[at] = wrong - rows.balances[at], wrong
        return [("running_balance", difference)]
    if error == "remainder":
        wrong = changed(random, rows.remainder)
        difference, rows.remainder = wrong - rows.remainder, wrong
        return [("committed_plus_remaining", difference)]
    return []


def table(random: Random, rows: Rows, layout: str) -> list[list[str]]:
    """Return the printed rows of the table, in one of several orders of its header and budget lines."""
    name, lead, area, amount, left = random.choice(HEADS)
    opening = random.choice(("Budget", "Budget", "Total budget", "Opening balance"))
    budget = ["", "", "", opening, pounds(rows.budget), pounds(rows.remainder)]
    head = ["", name, lead, area, amount, left]
    over = ["", "", "", "", "Local Grant", "Local Grant Remaining"]
    top = [over, budget, head] if random.random() < 0.6 else [head, budget]
    leads = ("A. Officer", "B. Sergeant", "C. Inspector")
    body = [
        [str(n), words, random.choice(leads), random.choice(("NA", "YE", "NA YE")), pounds(value), pounds(balance)]
        for n, ((words, value), balance) in enumerate(zip(rows.grants, rows.balances, strict=True), 1)
    ]
    last = random.choice(("Total", "Total", "TOTAL", "Total committed"))
    total = [last, "", "", "", pounds(rows.total), pounds(rows.remainder)]
    printed = [*top, *body, total]
    if random.random() < 0.3:  # rows without numbers
        printed = [row[1:] for row in printed[:-1]] + [[last, *total[2:]]]
    return printed


def compose(seed: int, error: str | None = None, layout: str = "ruled") -> Composed:
    """Return the decision of a seed, with the planted error and what is true of it."""
    random = Random(seed)  # noqa: S311 - a test's own papers, the same in every run
    rows = grants(random)
    approved, post = rows.budget, random.randint(6, 24) * 5_000
    accepted = approved + post
    statute = random.choice(STATUTES)
    funder, day = random.choice(FUNDERS), random.randint(1, 28)
    expected = plant(random, error, rows)
    if error == "text against table":
        shift = random.choice((5_000, 15_000, 25_000))
        approved, accepted = approved + shift, accepted + shift
        expected = [("table_agrees_with_text", -shift)]
    if error == "parts against whole":
        shift = random.choice((5_000, 10_000, -5_000))
        post, expected = post + shift, [("parts_sum_to_whole", shift)]
    if error == "statute year":
        expected = [("statute_year", None)]
    act, year, provision, section = statute
    sums = {"accepted": accepted, "approved": approved, "post": post}
    say = {name: pounds(value) for name, value in sums.items()} | {
        "year": "2024/25",
        "funder": funder,
        "number": str(90_100 + seed % 800),
        "day": str(day),
        "law": f"{section} of the {act} {year - 10 if error == 'statute year' else year}",
    }
    truth = sums | {
        "reference": f"PCD {say['number']}",
        "date_signed": f"2024-03-{day:02d}",
        "funder": funder,
        "act": f"{act} {year}",
        "provision": provision,
        "sub_grants": rows.sub_grants,
        "error": error,
        "expected": [list(pair) for pair in expected],
    }
    return Composed(text(random, say, rows, layout), truth)


def text(random: Random, say: dict[str, str], rows: Rows, layout: str) -> list[Any]:
    """Return the blocks of a decision; `say` fills in its figures and names."""
    return [
        block if isinstance(block, list) else block.format(**say)
        for block in (
            "DMPC Decision – PCD {number}",
            "Title: Local Coordinator and Grants to Projects",
            "# Executive Summary:",
            "This paper seeks approval for the acceptance of {funder} grant funding of {accepted} for {year} to fund a"
            " coordinator and local projects. It also seeks approval for the payment of grants to these projects.",
            "# Recommendation:",
            "The Deputy Mayor for Policing and Crime is recommended to:",
            "1. Approve the acceptance of a grant totalling {accepted} from the {funder} for {year}.",
            f"2. {random.choice(APPROVES)}",
            "The above request has my approval.",
            "Signature",
            "Date {day}/3/2024",
            "# PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC",
            "# 1. Introduction and background",
            f"1.1. {random.choice(PARTS)}",
            "1.2. The MPS has a standing delegation to award grants up to a value of £50,000.",
            "# 2. Financial Comments",
            "2.1. The proposal is for the acceptance of grant funding of {accepted} for {year}.",
            "# 3. Legal Comments",
            "3.1. The grant is offered under {law}.",
            "# 4. Progress to date",
            "The delivery board has agreed to the following expenditure.",
            table(random, rows, layout),
            f"Total funding agreed to date = {pounds(rows.total)}",
            f"Remaining funding to be allocated = {pounds(rows.remainder)}",
            "Further applications are being reviewed.",
        )
    ]
