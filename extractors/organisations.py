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
from extractors.names import FIRST_LETTER, names
from pipeline.document import Span
from pipeline.extract import Passage, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

SPANS = "organisations"
# Words in which a known name is no body.
DECOY = "no body"
DECOYS = ("Deputy Mayor", "Deputy Mayors", "Deputy Mayoral", "DEPUTY MAYOR", "Mayor's Question Time", "Mayoral Decision")
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
    matcher.add(DECOY, [language.make_doc(form) for form in DECOYS])
    return matcher


def extract(reading: Reading) -> None:
    """Write the mentions of bodies into the spans of each passage."""
    found = [tuple(mentions(passage.doc)) for passage in reading.passages]
    found = list(_without_mere_words(reading, found))
    register = Register()
    for passage, named in zip(reading.passages, found, strict=True):
        register.read(passage.doc.text, named)
    for passage, named in zip(reading.passages, found, strict=True):
        write(passage, register.completed(passage.doc.text, named), register)


def _without_mere_words(reading: Reading, found: list[tuple[Mention, ...]]) -> Iterator[tuple[Mention, ...]]:
    """Yield the mentions without lone words that only begin a sentence, unless capitals mark them elsewhere too."""
    marked: set[str] = set()
    openings: list[set[Mention]] = []
    for passage, named in zip(reading.passages, found, strict=True):
        starts = {FIRST_LETTER.search(passage.doc.text, s.start_char) for s in passage.doc.sents}
        begins = {match.start() for match in starts if match}
        openings.append({m for m in named if m.kind == "perhaps" and m.span.start in begins and m.name[1:].islower()})
        marked |= {mention.name for mention in named if mention not in openings[-1]}
    for named, opening in zip(found, openings, strict=True):
        yield tuple(mention for mention in named if mention not in opening or mention.name in marked)


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
            kind = "group" if tokens.label_ == DECOY else bodies()[tokens.label_].kind
            found.append(Mention(span, tokens.label_, kind))
    return [mention for mention in found if mention.name != DECOY]


def _merged(text: str, known: list[Mention], written: list[Mention]) -> Iterator[Mention]:
    """Yield both kinds of finds in order; a longer name that begins with a known one ("Redthread Youth Ltd") is that body."""
    queue = list(known)
    for mention in written:
        while queue and queue[0].span.end <= mention.span.start:
            yield queue.pop(0)
        inside = [other for other in queue if other.span.meets(mention.span)]
        if not inside:
            yield mention._replace(name=text[mention.span.start : mention.span.end])
        elif mention.kind == "body" and _is_longer(inside, mention):
            head = inside[0].span.start == mention.span.start
            queue = queue[len(inside) :]
            name, kind = (inside[0].name, inside[0].kind) if head else (text[slice(*mention.span)], mention.kind)
            yield Mention(mention.span, name, kind)
        elif mention.kind == "group":
            queue = queue[len(inside) :]
            yield mention._replace(name=text[slice(*mention.span)])
    yield from queue


def _is_longer(inside: list[Mention], mention: Mention) -> bool:
    """Return whether a name by grammar is more than the one known name in it."""
    (first, *more) = inside
    return not more and first.kind not in ("department", "fund", "own") and not first.span.covers(mention.span)


# "(LBTH)", "(hereafter Advance Partnership)", '("the Provider")', "(known as The Hub)"
DEFINITION = re.compile(
    r""",?\ ?\((?P<lead>(?:hereafter|hereinafter|known\ as|referred\ to\ as|also|or|the|now|trading\ as|t/a|\ ){0,6})
        (?P<quote>[“"‘']?)(?:[Tt]he\ )?(?P<alias>[^\W_][^()“”"\n]{1,60}?)[”"’']?(?:,[^()\n]{0,40})?\)""",
    re.VERBOSE,
)
ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/-]{0,9}[A-Z0-9]s?")
SUFFIX = re.compile(r"[\s,.]*\b(?:ltd|limited|plc|llp|cic)\b\.?|^the\s", re.IGNORECASE)
# "Home Office (HO) Grip grant" makes "Grip" money of the Home Office for the rest of the document
NAMED_FUND = re.compile(r"\)?(?:['’]s)?\ (?P<fund>[A-Z][\w-]{2,20}(?:\ [A-Z][\w-]{2,20}){0,3})\ (?:[Gg]rant|[Ff]und(?:ing)?|[Mm]oney)\b")


@dataclass
class Register:
    """The names of one document: which printed forms mean the same body."""

    forms: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, Mention] = field(default_factory=dict)
    bodies: dict[str, Mention] = field(default_factory=dict)

    def read(self, text: str, named: Iterable[Mention]) -> None:
        """Write down the forms of the mentions, and the aliases that are defined behind them."""
        before: list[Mention] = []
        for mention in named:
            self.forms.setdefault(key(mention.name), []).append(text[slice(*mention.span)])
            if mention.kind not in ("perhaps", "group", "fund", "department", "own"):
                self.bodies.setdefault(key(mention.name), mention)
            if definition := DEFINITION.match(text, mention.span.end):
                self._define(definition, [mention, *before[:1]])
            if mention.kind == "department" and (fund := NAMED_FUND.match(text, mention.span.end)):
                self.aliases.setdefault(fund["fund"], mention._replace(kind="fund"))
            before = [mention]

    def _define(self, definition: re.Match[str], candidates: list[Mention]) -> None:
        """Write down an alias: a term that is quoted or called so, or an acronym of what stands before it."""
        alias = definition["alias"]
        if definition["quote"] or definition["lead"].strip():
            if alias[0].isupper():
                self.aliases.setdefault(alias, candidates[0])
        elif ACRONYM.fullmatch(alias):
            meant = next((m for m in candidates if is_acronym(alias, m.name)), None)
            if meant is not None:
                self.aliases.setdefault(alias, meant)

    def completed(self, text: str, named: Iterable[Mention]) -> Iterator[Mention]:
        """Yield the mentions with those that an alias or a shortened name stands for named after their body."""
        for mention in named:
            written = text[slice(*mention.span)]
            meant = self.aliases.get(written)
            if meant is None and mention.kind == "perhaps":
                meant = self._longer(written)
            yield mention if meant is None else Mention(mention.span, meant.name, meant.kind)

    def _longer(self, written: str) -> Mention | None:
        """Return the one body whose name holds these words ("Lambeth" where "London Borough of Lambeth" is named too)."""
        words = f" {key(written)} "
        longer = [m for name, m in self.bodies.items() if words in f" {name} " and name != words.strip()]
        return longer[0] if len(longer) == 1 else None

    def fullest(self, name: str) -> str:
        """Return the longest form in which the document prints a name."""
        return max(self.forms.get(key(name), [name]), key=len)


def is_acronym(alias: str, name: str) -> bool:
    """Return whether the capitals of an alias stand, in their order, at the beginnings of a name's words."""
    initials = iter(word[0].upper() for word in re.findall(r"[A-Za-z]+", name))
    return all(capital in initials for capital in re.findall(r"[A-Z]", alias))


def key(name: str) -> str:
    """Return a name without letter case, article and company suffix: two forms of one name have the same."""
    return SUFFIX.sub("", name).replace("’", "'").lower().strip(" .,")
