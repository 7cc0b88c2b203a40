"""Aliases: which printed forms of a document mean the same body, by its own definitions and by shortened names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.organisations.acronyms import ACRONYM, is_acronym
from extractors.organisations.defined_groups import defined_groups
from extractors.organisations.mentions import Mention

# What may follow a name: "(LBTH)", "(hereafter Alpha Partnership)", '("the Provider")', "(known as The Hub)"
DEFINITION = re.compile(
    r""",?\ ?\((?P<lead>(?:hereafter|hereinafter|known\ as|referred\ to\ as|also|or|the|now|trading\ as|t/a|\ ){0,6})
        (?P<quote>[“"‘']?)(?:[Tt]he\ )?(?P<alias>[^\W_][^()“”"\n]{1,60}?)[”"’']?(?:,[^()\n]{0,40})?\)""",
    re.VERBOSE,
)
# "Home Office (HO) Grip grant" makes "Grip" money of the Home Office for the rest of the document.
NAMED_FUND = re.compile(
    r"\)?(?:['’]s)?\ (?P<fund>[A-Z][\w-]{2,20}(?:\ [A-Z][\w-]{2,20}){0,3})\ (?:[Gg]rant|[Ff]und(?:ing)?|[Mm]oney)\b"
)
SUFFIX = re.compile(r"[\s,.]{1,3}(?:ltd|limited|plc|llp|cic)\b\.?|^the\s", re.IGNORECASE)
# "Alpha National Youth Help (NYH) Centre" is also called "Alpha NYH Centre"
INNER_ACRONYM = re.compile(r" \((?P<acronym>[A-Z]{2,8})\) ")
LONGEST_SHORT = 4  # words; what is longer is no shortened name
UNNAMED = ("perhaps", "group", "fund", "department", "own", "unit", "applicant")


@dataclass
class Aliases:
    """The names of one document while it is read, and what each of them means."""

    forms: dict[str, set[str]] = field(default_factory=dict)
    defined: dict[str, Mention] = field(default_factory=dict)
    shortened: dict[str, set[Mention]] = field(default_factory=dict)

    def read(self, text: str, named: Iterable[Mention]) -> None:
        """Write down the printed forms of the bodies of a passage, and the aliases defined behind them."""
        before: list[Mention] = []
        for mention in named:
            written = text[slice(*mention.span)]
            self.forms.setdefault(key(mention.name), set()).add(written)
            if mention.kind not in UNNAMED:
                self._shorten(mention)
            if inner := INNER_ACRONYM.search(written):
                self._abbreviate(mention, written, inner)
            if definition := DEFINITION.match(text, mention.span.end):
                self._define(definition, [mention, *before])
            if mention.kind == "department" and (fund := NAMED_FUND.match(text, mention.span.end)):
                self.defined.setdefault(fund["fund"], mention._replace(kind="fund"))
            before = [mention]

    def _shorten(self, mention: Mention) -> None:
        """Write down the parts of a body's name by which it may be called: "Lambeth" of "London Borough of Lambeth"."""
        words = key(mention.name).split()[:12]
        body = mention._replace(span=mention.span._replace(start=0, end=0))
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_SHORT, len(words)) + 1):
                if end - start < len(words):
                    self.shortened.setdefault(" ".join(words[start:end]), set()).add(body)

    def _abbreviate(self, mention: Mention, written: str, inner: re.Match[str]) -> None:
        """Write down a name in which its acronym stands for the words that it abbreviates, or that has no acronym."""
        words, behind, acronym = written[: inner.start()].split(), written[inner.end() :], inner["acronym"]
        for count in range(2, len(words) + 1):
            if words[-count][0] == acronym[0] and is_acronym(acronym, " ".join(words[-count:])):
                self.defined.setdefault(" ".join([*words[:-count], acronym, behind]), mention)
                self.defined.setdefault(" ".join([words[0], acronym, behind]), mention)
                self.defined.setdefault(" ".join([*words, behind]), mention)
                return

    def _define(self, definition: re.Match[str], candidates: list[Mention]) -> None:
        """Write down an alias: a term that is quoted or called so, or an acronym of what stands before it."""
        alias = definition["alias"]
        if definition["quote"] or definition["lead"].strip():
            if alias[0].isupper() and not (candidates[0].kind == "group" and next(defined_groups(definition[0]), None)):
                self.defined.setdefault(alias, candidates[0])
        elif ACRONYM.fullmatch(alias):
            meant = next((mention for mention in candidates if is_acronym(alias, mention.name)), None)
            if meant is not None:
                self.defined.setdefault(alias, meant)

    def completed(self, text: str, named: Iterable[Mention]) -> Iterator[Mention]:
        """Yield the mentions; what an alias or a shortened name stands for is named after its body."""
        for mention in named:
            written = text[slice(*mention.span)]
            meant = self.defined.get(written)
            if meant is None and (mention.kind == "perhaps" or (mention.kind == "body" and " " in written)):
                longer = self.shortened.get(key(written), set())
                meant = next(iter(longer)) if len(longer) == 1 else None
            yield mention if meant is None else meant._replace(span=mention.span)

    def fullest(self, name: str, written: str = "") -> str:
        """Return the longest form in which the document prints a name, or that of the branch of a firm as written."""
        forms = sorted(self.forms.get(key(name), {name}))
        branch = [form for form in forms if key(form).startswith(key(written))] if " " in key(written) else []
        return max(branch or forms, key=len)


def key(name: str) -> str:
    """Return a name without letter case, article and company suffix: two forms of one name have the same.

    >>> key("The Prince’s Trust Ltd.") == key("Prince's Trust")
    True
    """
    return SUFFIX.sub("", name).replace("’", "'").lower().strip(" .,")
