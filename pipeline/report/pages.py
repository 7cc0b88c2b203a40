"""Pages: templates become HTML in which nothing of a document can execute.

Everything is escaped; the content security policy allows our own style and our one script, by their hashes, and
pictures. Characters that turn the direction of writing are taken out: they can make a figure look like another.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.report.words import printable


def render_page(template: str, **content: Any) -> str:
    """Return a page: a template filled with its content."""
    return _environment().get_template(template).render(policy=_policy(), **content) + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )


@cache
def _policy() -> str:
    style, script = (_hash(name) for name in ("report.css", "report.js"))
    return (
        f"default-src 'none'; img-src 'self' data: file:; style-src '{style}'; script-src '{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(template: str) -> str:
    content = _environment().get_template(template).render()
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    return printable(value) if type(value) is str else value
