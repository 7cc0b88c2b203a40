"""Web page: a sample decision as a page of a site, in one of three kinds of markup."""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import groupby
from typing import Any

from tests.papers.markup import Block, parse

SITE = "https://decisions.example.org"
PART_ONE = "Non-confidential facts and advice to the Deputy Mayor for Policing and Crime (DMPC)"
FRAME = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Sample decisions</title>
<link rel="canonical" href="{address}"></head><body>
<a href="#main-content">Skip to main content</a>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/decisions">Decisions</a></li></ul></nav></header>
<main id="main-content"><h1>{title}</h1>
{key}
{body}
{signed}
<p>Share this page</p></main>
<footer><p>A sample, written for this project: nobody took this decision.</p></footer></body></html>
"""


def web_page(paper: dict[str, Any]) -> bytes:
    """Return the page of a sample decision, in UTF-8."""
    key = {"paragraphs": _paragraphs, "fields": _fields, "definitions": _definitions}[paper["page"]](_labels(paper))
    numbered_in_bold = paper["page"] == "paragraphs"
    body = "\n".join(
        _group(kind, list(group), numbered_in_bold) for kind, group in groupby(parse(paper["body"]), _kind)
    )
    page = FRAME.format(
        title=escape(paper["title"]), address=_address(paper), key=key, body=body, signed=_signed(paper)
    )
    return page.encode()


def _address(paper: dict[str, Any]) -> str:
    return f"{SITE}/decisions/{paper['reference'].lower().replace(' ', '-')}"


def _labels(paper: dict[str, Any]) -> list[tuple[str, str]]:
    signed: date = paper["signed"]
    shown = f'<time datetime="{signed:%Y-%m-%d}T12:00:00Z">{signed.day} {signed:%B %Y}</time>'
    return [("Reference code", paper["reference"]), ("Date signed", shown), ("Decision by", escape(paper["maker"]))]


def _paragraphs(labels: list[tuple[str, str]]) -> str:
    lines = [f"<p><strong>{label}:</strong> {value}</p>" for label, value in labels]
    return "\n".join(["<section><h2>Key information</h2>", *lines, "</section>"])


def _fields(labels: list[tuple[str, str]]) -> str:
    lines = [f"<div><div>{label}</div><div>{value}</div></div>" for label, value in labels]
    return "\n".join(["<section><h2>Key information</h2>", *lines, "</section>"])


def _definitions(labels: list[tuple[str, str]]) -> str:
    lines = [f"<dt>{label}:</dt><dd>{value}</dd>" for label, value in labels]
    return "\n".join(["<h2>Key information</h2>", "<dl>", *lines, "</dl>"])


def _kind(block: Block) -> str:
    if block.kind != "item" or block.label is None:
        return block.kind
    return "bullets" if block.label == "•" else "numbers" if block.label.count(".") == 1 else "paragraphs"


def _group(kind: str, blocks: list[Block], numbered_in_bold: bool) -> str:
    if kind in ("bullets", "numbers"):
        tag = "ul" if kind == "bullets" else "ol"
        return "\n".join([f"<{tag}>", *(f"<li>{escape(block.words)}</li>" for block in blocks), f"</{tag}>"])
    return "\n".join(_one(block, numbered_in_bold) for block in blocks)


def _one(block: Block, numbered_in_bold: bool) -> str:
    words = escape(block.words)
    if block.kind == "heading":
        in_bold = numbered_in_bold and block.words[0].isdigit()
        return f"<p><strong>{words}</strong></p>" if in_bold else f"<h2>{words}</h2>"
    if block.kind == "part one":
        return f"<h2>{PART_ONE}</h2>"
    return f"<p>{block.label} {words}</p>" if block.label else f"<p>{words}</p>"


def _signed(paper: dict[str, Any]) -> str:
    if "attachment" not in paper:
        return ""
    link = f'<a href="{paper["attachment"]}">{paper["reference"]} signed decision</a>'
    return f"<h2>Signed decision document</h2><p>{link} (PDF)</p>"
