"""Explain: one decision as text for a terminal: its facts, where each stands, and its checks as equations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.assemble import Dossier
from pipeline.records import Amount, Check, Evidence
from pipeline.release.findings import SPEAKING, Changes, ranked
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
        yield _amounts(dossier)
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
    text = _text(f"{sign} ", style=COLOURS[sign]) + _text(check.statement)
    text += _text(f"\n  {check.expression}", style="cyan")
    apart = words.difference(check)
    if apart and check.verdict == "inconsistent":
        text += _text(f"   {apart} apart", style="bold red")
    text += _text(f"\n  {words.CODES[check.code]}: {words.VERDICTS[check.verdict]}", style="dim")
    if check.grade:
        text += _text(f"; {check.grade}", style="dim")
    if places := _places(check, dossier):
        text += _text(f"; {places}", style="dim")
    if check.explanation:
        text += _text(f"\n  {check.explanation}", style="italic")
    if check.review:
        text += _text(f"\n  reviewed: {check.review}")
    return Padding(text, (0, 0, 0, 1))


def _places(check: Check, dossier: Dossier) -> str:
    facts: dict[str, Evidence] = {amount.amount_id: amount for amount in dossier.amounts}
    facts |= {citation.citation_id: citation for citation in dossier.legal_basis}
    operands = [facts.get(operand.amount_id or operand.citation_id or "") for operand in check.operands]
    rows: dict[str, list[str]] = {}
    for fact in operands:
        if fact:
            place, row = _where(fact).rpartition(", row ")[::2] if ", row " in _where(fact) else (_where(fact), "")
            rows.setdefault(place, []).append(row)
    return "; ".join(
        f"{place}, row {', '.join(dict.fromkeys(row))}" if row[0] else place for place, row in rows.items()
    )


def _amounts(dossier: Dossier) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 1), header_style="dim")
    table.add_column("figure", justify="right")
    for heading in ("what it is", "years", "from", "to", "where", "because"):
        table.add_column(heading)
    for amount in dossier.amounts:
        cells = (_role(amount), words.years(amount), amount.funder, amount.recipient, _where(amount), amount.because)
        table.add_row(_text(amount.as_written, style="bold"), *(_text(cell or "") for cell in cells))
    return table


def _role(amount: Amount) -> str:
    parts = (words.ROLES[amount.role], words.QUALIFIERS[amount.qualifier], words.RATES[amount.rate])
    return ", ".join(part for part in parts if part)


def _where(fact: Evidence) -> str:
    place = f"character {fact.char_start}" if fact.page is None else f"page {fact.page}"
    if isinstance(fact, Amount) and fact.row_number is not None:
        place += f", table {fact.table_number}, row {fact.row_number}"
    return place


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
