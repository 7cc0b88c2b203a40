"""Content: the decisions that the stand-in site publishes, and the order in which its list names them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.sources.mopac.addresses import LIST_PATH

FIRST = 1001
GAP = 25  # every so many numbers one was never used
SUBJECTS = (
    "Rowing lessons",
    "Night buses",
    "Youth clubs",
    "Bicycle marking",
    "Radio masts",
    "Canal patrols",
    "Kennels",
)
PLACES = ("Alder Vale", "Quarry Green", "Fennel Wharf", "Saltmarsh", "Harrow Lees", "Copper Hill")
OLD = "/what-we-do/mayors-office-policing-and-crime-mopac/governance-and-decision-making/mopac-decisions"
NEW = "/programmes-strategies/mayors-office-policing-and-crime/governance-and-decision-making/mopac-decisions-0"


@dataclass(frozen=True)
class Decision:
    """One decision: its number tells its address family, its layout and the form of its attachments."""

    number: int
    version: int = 1

    @property
    def reference(self) -> str:
        return f"PCD {self.number}"

    @property
    def title(self) -> str:
        return f"{SUBJECTS[self.number % 7]} in {PLACES[self.number % 6]}, part {self.number - FIRST + 1}"

    @property
    def slug(self) -> str:
        return self.title.lower().replace(",", "").replace(" ", "-")

    @property
    def path(self) -> str:
        families = (f"{NEW}/{self.slug}", f"/pcd-{self.number}-{self.slug}", f"{OLD}-{self.number}")
        return (*families, f"{LIST_PATH}/pcd-{self.number}-{self.slug}")[self.number % 4]

    @property
    def alias(self) -> str:
        return f"/node/{20_000 + self.number}"

    @property
    def listed_path(self) -> str:
        """Return the path by which the list names it."""
        return self.alias if self.number % 6 == 1 else self.path

    @property
    def pounds(self) -> int:
        return 1000 * self.number + 10 * self.version

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        forms = (
            f"/sites/default/files/PCD_{self.number}_signed.pdf",
            f"/media/{self.number}/download",
            f"/media/{self.number}/download?attachment=",
        )
        signed = Attachment(forms[self.number % 3], f"{self.reference} signed decision", self)
        appendix = Attachment(f"/media/{self.number + 50_000}/download", f"Appendix to {self.reference}", self)
        return (signed, appendix) if self.number % 5 == 0 else (signed,)


@dataclass(frozen=True)
class Attachment:
    """A file of a decision, under the address that the page links to."""

    target: str
    label: str
    decision: Decision

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def file_name(self) -> str:
        return f"{self.label.replace(' ', '_')}.pdf"


@dataclass
class Content:
    """What the site publishes now; tests change it between requests."""

    decisions: dict[int, Decision] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    stated_total: int | None = None  # what the list says, where that is not the truth
    places: dict[str, Decision | Attachment] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.order) if self.stated_total is None else self.stated_total

    def listed(self, first: int, count: int) -> list[Decision]:
        return [self.decisions[number] for number in self.order[first : first + count]]

    def all(self) -> Iterator[Decision]:
        return (self.decisions[number] for number in self.order)

    def at(self, path: str) -> Decision | Attachment | None:
        """Return what stands under a path."""
        if not self.places:
            for decision in self.decisions.values():
                self.places |= {decision.path: decision, decision.alias: decision}
                self.places |= {attachment.path: attachment for attachment in decision.attachments}
        return self.places.get(path.rstrip("/"))

    def add(self, number: int | None = None, at: int = 0) -> Decision:
        """Publish a decision, at a place of the list."""
        number = number or max(self.decisions) + 1
        self.decisions[number] = Decision(number)
        self.order.insert(at, number)
        self.places.clear()
        return self.decisions[number]

    def change(self, number: int) -> None:
        """Let a decision's page and papers read differently."""
        self.decisions[number] = replace(self.decisions[number], version=self.decisions[number].version + 1)
        self.places.clear()

    def withdraw(self, number: int) -> None:
        """Take a decision off the list and off its addresses."""
        self.order.remove(number)
        del self.decisions[number]
        self.places.clear()

    def shuffle(self, seed: int) -> None:
        """Let the list name the same decisions in another order."""
        random.Random(seed).shuffle(self.order)  # noqa: S311  # the same for every test


def published(count: int) -> Content:
    """Return so many decisions, with gaps in their numbers, in an order that is not theirs."""
    numbers = [number for number in range(FIRST, FIRST + 2 * count) if number % GAP][:count]
    content = Content({number: Decision(number) for number in numbers}, numbers)
    content.shuffle(7)
    return content
