"""Organisations: where bodies are named in a document, by the vocabulary, by their grammar and by the document's own aliases.

The mentions stand in `passage.doc.spans["organisations"]`: `label_` is the kind of body, `kb_id_` its canonical name,
`id_` the fullest form that the document prints. What a body does with the money is told by `attribution.parties`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, SpanGroup

from extractors.language import pipeline
from extractors.names import names
from pipeline.document import Span
from pipeline.extract import Passage, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

SPANS = "organisations"
Kind = Literal[
    "own", "mayoral", "department", "agency", "health", "national", "police", "borough", "local", "charity", "company",
    "fund", "body", "perhaps", "group",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A row of the vocabulary: a body, or a fund that stands for its owner."""

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    owner: str | None
    org_id: str | None
    example: str


class Mention(NamedTuple):
    """A body named at one place of a passage: offsets in the passage, canonical name, kind."""

    span: Span
    name: str
    kind: Kind


@cache
def bodies() -> dict[str, Body]:
    """Return the vocabulary by canonical name."""
    source = files("extractors.lexicon").joinpath("organisations.csv").read_text(encoding="utf8")
    rows = csv.DictReader(source.splitlines())
    return {
        row["name"]: Body(
            row["name"],
            tuple(filter(None, row["aliases"].split("|"))),
            cast(Kind, row["kind"]),
            row["owner"] or None,
            row["org_id"] or None,
            row["example"],
        )
        for row in rows
    }


@cache
def _matcher() -> PhraseMatcher:
    """Return the matcher of all names and aliases; departments in any letter case, the others as they are written."""
    language = pipeline()
    matcher = PhraseMatcher(language.vocab, attr="ORTH")
    for body in bodies().values():
        forms = {form.replace("’", "'") for form in (body.name, *body.aliases)}
        if body.kind in ("department", "own", "agency"):
            forms |= {form.lower() for form in forms if " " in form}
        forms |= {form.upper() for form in forms if " " in form}
        forms |= {form.replace("'", "’") for form in forms}
        matcher.add(body.name, [language.make_doc(form) for form in sorted(forms)])
    return matcher


def extract(reading: Reading) -> None:
    """Write the mentions of bodies into the spans of each passage."""
    found = [tuple(mentions(passage.doc)) for passage in reading.passages]
    register = Register()
    for passage, named in zip(reading.passages, found, strict=True):
        register.read(passage.doc.text, named)
    for passage, named in zip(reading.passages, found, strict=True):
        write(passage, register.completed(passage.doc.text, named), register)


def write(passage: Passage, named: Iterable[Mention], register: Register) -> None:
    """Write the mentions of one passage into its spans, with the fullest form of each name."""
    doc = passage.doc
    spans = [
        doc.char_span(*named_.span, label=named_.kind, kb_id=named_.name, span_id=register.fullest(named_.name))
        for named_ in named
    ]
    doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=[span for span in spans if span is not None])


def mentions(doc: Doc) -> Iterator[Mention]:
    """Yield the bodies that a passage names, in order, by vocabulary and grammar; none overlaps another."""
    known = _known(doc)
    for sentence in doc.sents:
        start = sentence.start_char
        written = [Mention(Span(n.span.start + start, n.span.end + start), "", n.certainty) for n in names(sentence.text)]
        here = [mention for mention in known if start <= mention.span.start < sentence.end_char]
        yield from _merged(doc.text, here, written)


def _known(doc: Doc) -> list[Mention]:
    """Return what the vocabulary finds, of overlapping finds the longest."""
    found: list[Mention] = []
    for tokens in sorted(_matcher()(doc, as_spans=True), key=lambda tokens: (tokens.start, -tokens.end)):
        span = Span(tokens.start_char, tokens.end_char)
        if not found or span.start >= found[-1].span.end:
            found.append(Mention(span, tokens.label_, bodies()[tokens.label_].kind))
    return found


def _merged(text: str, known: list[Mention], written: list[Mention]) -> Iterator[Mention]:
    """Yield both kinds of finds in order; a longer name that begins with a known one ("Redthread Youth Ltd") is that body."""
    queue = list(known)
    for mention in written:
        while queue and queue[0].span.end <= mention.span.start:
            yield queue.pop(0)
        inside = [other for other in queue if other.span.meets(mention.span)]
        if not inside:
            yield mention._replace(name=text[mention.span.start : mention.span.end])
        elif mention.kind == "body" and inside[0].kind not in ("department", "fund", "own"):
            head = inside[0].span.start == mention.span.start
            queue = queue[len(inside) :]
            name, kind = (inside[0].name, inside[0].kind) if head else (text[slice(*mention.span)], mention.kind)
            yield Mention(mention.span, name, kind)
        elif mention.kind == "group":
            queue = queue[len(inside) :]
            yield mention._replace(name=text[slice(*mention.span)])
    yield from queue


# "(LBTH)", "(hereafter Advance Partnership)", '("the Provider")', "(known as The Hub)"
DEFINITION = re.compile(
    r"""\ ?\((?P<lead>(?:hereafter|hereinafter|known\ as|referred\ to\ as|also|or|the|now|trading\ as|t/a|\ ){0,6})
        (?P<quote>[“"‘']?)(?:[Tt]he\ )?(?P<alias>[^\W_][^()“”"\n]{1,60}?)[”"’']?(?:,[^()\n]{0,40})?\)""",
    re.VERBOSE,
)
ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/-]{0,9}[A-Z0-9]s?")
SUFFIX = re.compile(r"[\s,.]*\b(?:ltd|limited|plc|llp|cic)\b\.?|^the\s", re.IGNORECASE)


@dataclass
class Register:
    """The names of one document: which printed forms mean the same body."""

    forms: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, Mention] = field(default_factory=dict)

    def read(self, text: str, named: Iterable[Mention]) -> None:
        """Write down the forms of the mentions, and the aliases that are defined behind them."""
        for mention in named:
            self.forms.setdefault(key(mention.name), []).append(text[slice(*mention.span)])
            definition = DEFINITION.match(text, mention.span.end)
            if definition and self._defines(definition):
                self.aliases.setdefault(definition["alias"], mention)

    def _defines(self, definition: re.Match[str]) -> bool:
        alias = definition["alias"]
        is_term = alias[0].isupper() and bool(definition["quote"] or definition["lead"].strip())
        return is_term or bool(ACRONYM.fullmatch(alias))

    def completed(self, text: str, named: Iterable[Mention]) -> Iterator[Mention]:
        """Yield the mentions with those that an alias or a shortened name stands for named after their body."""
        for mention in named:
            written = text[slice(*mention.span)]
            meant = self.aliases.get(written)
            if meant is None and mention.kind == "perhaps":
                meant = self._longer(written)
            yield mention if meant is None else Mention(mention.span, meant.name, meant.kind)

    def _longer(self, written: str) -> Mention | None:
        return None

    def fullest(self, name: str) -> str:
        """Return the longest form in which the document prints a name; of a fund, its owner."""
        return max(self.forms.get(key(name), [name]), key=len)


def key(name: str) -> str:
    """Return a name without letter case, article and company suffix: two forms of one name have the same."""
    return SUFFIX.sub("", name).replace("’", "'").lower().strip(" .,")
