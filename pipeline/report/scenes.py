"""Scenes: pictures of the places that one check speaks of, cut to those places, with their marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.records import Evidence
from pipeline.report.links import anchor
from pipeline.report.pictures import Picture, Pictures

ROOM = 2.0  # points between a figure and the line around it
ABOVE, BELOW = 64.0, 76.0  # points of the picture around the marked figures


@dataclass(frozen=True)
class Mark:
    """A marked box on a picture, in points from its corner; `title` says what it marks."""

    identifier: str
    title: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Scene:
    """A picture with marks; `view_box` cuts it to the stretch that matters."""

    picture: Picture
    view_box: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    caption: str
    alt: str


def picture_of(fact: Evidence, pictures: Pictures) -> Picture | None:
    """Return the picture that a fact stands on."""
    if fact.page is None or fact.top is None or fact.bottom is None:
        return None
    for picture in pictures.get((fact.sha256, fact.page), ()):
        if picture.top <= fact.top and fact.bottom <= picture.top + picture.height + 1:
            return picture
    return None


def scenes(facts: Sequence[tuple[str, Evidence]], pictures: Pictures, names: dict[str, str], alt: str) -> list[Scene]:
    """Return the scenes on which facts (given with their ids) stand, in the order in which they are first named."""
    stages: dict[str, tuple[Picture, list[tuple[str, Evidence]]]] = {}
    for identifier, fact in facts:
        picture = picture_of(fact, pictures)
        if picture is not None:
            stages.setdefault(picture.file, (picture, []))[1].append((identifier, fact))
    return [_scene(picture, shown, names, alt) for picture, shown in stages.values()]


def whole(picture: Picture, facts: Iterable[tuple[str, Evidence]], names: dict[str, str]) -> Scene:
    """Return a picture uncut, with the marks of all facts that stand on it."""
    shown = list(facts)
    document = names.get(shown[0][1].sha256, "document") if shown else "document"
    caption = f"{document}, page {picture.page}"
    quotes = ", ".join(dict.fromkeys(fact.quote for _, fact in shown))
    marks = tuple(_mark(identifier, fact, picture) for identifier, fact in shown)
    view_box = f"0 0 {picture.width:g} {picture.height:g}"
    return Scene(picture, view_box, picture.width, picture.height, marks, caption, f"{caption}. Marked: {quotes}")


def _scene(picture: Picture, shown: list[tuple[str, Evidence]], names: dict[str, str], alt: str) -> Scene:
    tops = [fact.top - picture.top for _, fact in shown if fact.top is not None]
    bottoms = [fact.bottom - picture.top for _, fact in shown if fact.bottom is not None]
    top, bottom = max(0.0, min(tops) - ABOVE), min(picture.height, max(bottoms) + BELOW)
    quotes = ", ".join(dict.fromkeys(fact.quote for _, fact in shown))
    caption = f"{quotes} · {names.get(shown[0][1].sha256, 'document')}, page {picture.page}"
    marks = tuple(_mark("", fact, picture) for _, fact in shown)
    height = round(bottom - top, 1)
    return Scene(
        picture, f"0 {top:g} {picture.width:g} {height:g}", picture.width, height, marks, caption, f"{caption}. {alt}"
    )


def _mark(identifier: str, fact: Evidence, picture: Picture) -> Mark:
    x0, top, x1, bottom = (edge or 0.0 for edge in (fact.x0, fact.top, fact.x1, fact.bottom))
    return Mark(
        identifier=anchor(identifier) if identifier else "",
        title=fact.quote,
        x=round(x0 - ROOM, 1),
        y=round(top - picture.top - ROOM, 1),
        width=round(x1 - x0 + 2 * ROOM, 1),
        height=round(bottom - top + 2 * ROOM, 1),
    )
