"""Explain: one decision as text for a terminal: its facts, where each stands, and its checks as equations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.assemble import Dossier
from pipeline.records import Amount, Check, Evidence
from pipeline.release.findings import SPEAKING, Changes, ranked
from pipeline.release.unclaimed import unclaimed_amounts
from pipeline.report import words

SIGNS = {"exact": "✓", "consistent": "✓", "inconsistent": "✗", "ambiguous": "?", "question": "?", "blocked": "–"}
COLOURS = {"✓": "green", "✗": "bold red", "?": "yellow", "–": "dim", " ": "dim"}


def explain(dossier: Dossier, console: Console | None = None) -> str:
    """Return a decision as text: findings first; in colour and as wide as the console, which is stdout by default."""
    console = console or Console()
    with console.capture() as captured:
        for part in _parts(dossier):
            console.print(part)
    return captured.get()


def _text(words_of_paper: str, style: str = "") -> Text:
    # A paper's own control characters must not reach the terminal.
    return Text(words.printable(words_of_paper), style=style)


def _parts(dossier: Dossier) -> Iterator[RenderableType]:
    decision = dossier.decision
    yield Rule(_text(f"{decision.reference or 'no reference'}  {decision.title or ''}"), align="left")
    yield _decision(dossier)
    findings = [finding.check for finding in ranked([dossier], Changes())]
    others = [check for check in dossier.checks if check.verdict not in SPEAKING]
    for title, checks in (("Findings", findings), ("Checks", others)):
        if checks:
            yield _text(f"\n{title}", style="bold")
            yield from (_check(check, dossier) for check in checks)
    if dossier.amounts:
        yield _text("\nMoney", style="bold")
        yield _amounts(dossier.amounts)
    if unclaimed := unclaimed_amounts(dossier):
        yield _text("\nMoney that nothing accounts for", style="bold")
        yield _amounts(unclaimed)
    yield from _listing("Grants to recipients", [(row.recipient, row.quote, row) for row in dossier.sub_grants])
    yield from _listing("Organisations", [(row.name, row.role, row) for row in dossier.organisations])
    law = [(row.instrument, _law(row.provision, row.role, row.status), row) for row in dossier.legal_basis]
    yield from _listing("Legal basis", law)
    related = [(row.related_reference, row.as_written, row) for row in dossier.related_decisions]
    yield from _listing("Other decisions named", related)
    if dossier.issues:
        yield _text("\nNot understood", style="bold")
        yield from (_text(f"  {issue.code}: {issue.message}") for issue in dossier.issues)


def _decision(dossier: Dossier) -> Table:
    decision = dossier.decision
    yes = {True: "yes", False: "no", None: None}
    facts = [
        ("Kind", words.DECISIONS.get(decision.decision_type or "")),
        ("Decision by", decision.decision_maker),
        ("Signed", words.day(decision.date_signed)),
        ("Published", words.day(decision.date_published)),
        ("Deferred", yes[decision.is_deferred]),
        ("Part 2", yes[decision.has_part_2]),
        ("Summary", decision.executive_summary),
    ]
    grid = Table.grid(padding=(0, 2))
    for label, text in facts:
        if text:
            grid.add_row(_text(label, style="dim"), _text(text))
    return grid


def _check(check: Check, dossier: Dossier) -> RenderableType:
    sign = SIGNS.get(check.verdict, " ")
    text = _text(check.statement) + _text(f"\n{check.expression}", style="cyan")
    apart = words.difference(check)
    if apart and check.verdict == "inconsistent":
        text += _text(f"   {apart} apart", style="bold red")
    text += _text(f"\n{words.CODES[check.code]}: {words.VERDICTS[check.verdict]}", style="dim")
    if check.grade:
        text += _text(f"; {check.grade}", style="dim")
    if places := _places(check, dossier):
        text += _text(f"; {places}", style="dim")
    if check.verdict in SPEAKING:
        text += _text(f"; fingerprint {check.fingerprint}", style="dim")
    if check.explanation:
        text += _text(f"\n{check.explanation}", style="italic")
    if check.review:
        text += _text(f"\nreviewed: {check.review}")
    return _grid([(_text(sign, style=COLOURS[sign]), text)])


def _grid(rows: Iterable[Sequence[Text]]) -> Table:
    """Return rows whose cells wrap below themselves, a little set in."""
    grid = Table.grid(padding=(0, 1))
    for row in rows:
        grid.add_row(Text(), *row)
    return grid


def _places(check: Check, dossier: Dossier) -> str:
    facts: dict[str, Evidence] = {amount.amount_id: amount for amount in dossier.amounts}
    facts |= {citation.citation_id: citation for citation in dossier.legal_basis}
    rows: dict[str, list[int]] = {}
    for operand in check.operands:
        if fact := facts.get(operand.amount_id or operand.citation_id or ""):
            rows.setdefault(_spot(fact), []).extend(_row(fact))
    return "; ".join(_with_rows(spot, list(dict.fromkeys(numbers))) for spot, numbers in rows.items())


def _with_rows(spot: str, rows: Sequence[int]) -> str:
    return f"{spot}, {'row' if len(rows) == 1 else 'rows'} {', '.join(map(str, rows))}" if rows else spot


def _amounts(amounts: Sequence[Amount]) -> Table:
    return _grid((_text(amount.as_written, style="bold"), _told(amount)) for amount in amounts)


def _told(amount: Amount) -> Text:
    """Return what an amount is and where it stands, with the reason below it."""
    parties = [f"{word} {name}" for word, name in (("from", amount.funder), ("to", amount.recipient)) if name]
    told = ", ".join(part for part in (_role(amount), words.years(amount), *parties) if part)
    text = _text(told) + _text(f"; {_where(amount)}", style="dim")
    return text + _text(f"\n{amount.because}", style="dim italic") if amount.because else text


def _role(amount: Amount) -> str:
    parts = (words.ROLES[amount.role], words.QUALIFIERS[amount.qualifier], words.RATES[amount.rate])
    return ", ".join(part for part in parts if part)


def _where(fact: Evidence) -> str:
    return _with_rows(_spot(fact), _row(fact))


def _spot(fact: Evidence) -> str:
    """Return the page of a fact, with its table or its section."""
    page = "web page" if fact.page is None else f"page {fact.page}"
    if not isinstance(fact, Amount):
        return page
    if fact.row_number is not None:
        return f"{page}, table {fact.table_number}"
    return f"{page}, “{fact.section}”" if fact.section else page


def _row(fact: Evidence) -> list[int]:
    """Return the row of a table that a fact stands in, if it does."""
    return [fact.row_number] if isinstance(fact, Amount) and fact.row_number is not None else []


def _law(provision: str | None, role: str, status: str) -> str:
    parts = (provision, role, None if status == "ok" else status.replace("_", " "))
    return ", ".join(part for part in parts if part)


def _listing(title: str, rows: Sequence[tuple[str, str, Evidence]]) -> Iterator[RenderableType]:
    if not rows:
        return
    yield _text(f"\n{title}", style="bold")
    grid = Table.grid(padding=(0, 2, 0, 1))
    for name, more, fact in rows:
        grid.add_row(_text(name), _text(more), _text(_where(fact), style="dim"), _text(f"“{fact.quote}”", style="dim"))
    yield grid
