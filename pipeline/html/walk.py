"""Walk: a page's tree in reading order, without recursion, and not into what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import UnreadableError
from pipeline.html.elements import is_unseen, tags

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])")
NEVER_CLOSED = tags(
    """area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track
    wbr"""
)
DEEPEST = 4000  # the parser's time grows with the square of the nesting: 100,000 levels take half a minute


class Step(NamedTuple):
    """An element that opens or closes, or a text (which only opens)."""

    node: LexborNode
    opens: bool


def walk(root: LexborNode, is_leaf: Callable[[LexborNode], bool]) -> Iterator[Step]:
    """Yield each element below the root as it opens and as it closes; what is a leaf is not entered."""
    pending = [Step(child, opens=True) for child in _children(root)]
    while pending:
        step = pending.pop()
        if not step.opens or step.node.tag == "-text":
            yield step
        elif step.node.is_element_node and not is_unseen(step.node):
            yield step
            pending.append(Step(step.node, opens=False))
            if not is_leaf(step.node):
                pending.extend(Step(child, opens=True) for child in _children(step.node))


def _children(node: LexborNode) -> list[LexborNode]:
    """Return the children of a node, the last one first."""
    children = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children


def refuse_deep_nesting(markup: str) -> None:
    """Raise UnreadableError for markup nested deeper than any page that people write."""
    depth = 0
    for tag in TAG.finditer(markup):
        if tag["name"].lower() in NEVER_CLOSED:
            continue
        depth = max(depth - 1, 0) if tag["closing"] else depth + 1
        if depth > DEEPEST:
            raise UnreadableError("malformed", f"the page nests its elements more than {DEEPEST:,} deep")
