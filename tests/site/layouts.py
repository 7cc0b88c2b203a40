"""Layouts: decisions and lists as pages, in the several kinds of markup that such a site has used."""

from __future__ import annotations

from html import escape

from tests.site.content import Content, Decision

ON_A_PAGE = 20
MAKER = "Morgan Ashdown, Deputy Mayor, Policing and Crime"
FRAME = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | London City Hall</title></head><body>
<a href="#main-content">Skip to main content</a>
<header><nav><a href="/">Home</a> <a href="/pcd-1-a-featured-decision">A featured decision</a></nav></header>
<main id="main-content"><h1>{title}</h1>
{main}
</main><footer><a href="/privacy">Privacy policy</a></footer></body></html>
"""


def decision_page(decision: Decision) -> str:
    """Return the page of a decision."""
    layout = (_fields, _lines, _definitions, _bare, _lost_code)[decision.number % 5]
    named = decision.number % 3 == 0 or layout in (_bare, _lost_code)
    title = f"{decision.reference} - {decision.title}" if named else decision.title
    return FRAME.format(title=escape(title), main=f"{layout(decision)}\n{_body(decision)}\n{_files(decision)}")


def _fields(decision: Decision) -> str:
    return f"""<h2>Key information</h2>
<div><div>Reference code</div><div>{decision.reference}</div></div>
<div><div>Date signed</div><div><time datetime="2031-05-14T12:00:00Z">14 May 2031</time></div></div>
<div><div>Decision by</div><div>{MAKER}</div></div>"""


def _lines(decision: Decision) -> str:
    return f"""<p>Reference code:<br>{decision.reference}</p>
<p>Date signed:<br>14 May 2031</p><p>Authorisation name:<br>{MAKER}</p>"""


def _definitions(decision: Decision) -> str:
    return f"""<h2>Key information</h2><dl><dt>Reference code:</dt><dd>{decision.reference}</dd>
<dt>Date signed:</dt><dd></dd><dt>Decision by:</dt><dd>{MAKER}</dd></dl>"""


def _bare(_: Decision) -> str:
    return "<h2>Key information</h2>"


def _lost_code(decision: Decision) -> str:
    """Return labels of which the code line names another decision: the title is right."""
    return f"<p><strong>Reference code:</strong> PCD {decision.number + 1}</p><p><strong>Date signed:</strong></p>"


def _body(decision: Decision) -> str:
    return f"""<h2>Executive summary</h2><p>A grant of £{decision.pounds:,} is asked for. It follows
<a href="/pcd-545-earlier-decision">PCD 545</a>.</p>
<h2>Recommendation</h2><p>Approve £{decision.pounds:,}.</p><h2>Financial Comments</h2><p>None.</p>"""


def _files(decision: Decision) -> str:
    links = (f'<p><a href="{one.target}">{one.label}</a> (PDF)</p>' for one in decision.attachments)
    return "<h2>Signed decision document</h2>" + "".join(links)


def list_page(content: Content, page: int) -> str:
    """Return a page of the list, counted from 0."""
    first = page * ON_A_PAGE
    listed = content.listed(first, ON_A_PAGE)
    showing = f"Showing {first + 1}-{first + len(listed)} of {content.total} results found" if listed else "No results"
    layout = (_entry, _card, _compact)[page % 3]
    entries = "\n".join(map(layout, listed))
    pager = f'<nav><ul><li><a href="?page={page + 1}">Next page</a></li></ul></nav>'
    return FRAME.format(title="MOPAC decisions", main=f"<p>{showing}</p>\n{entries}\n{pager}")


def _entry(decision: Decision) -> str:
    """Return an entry whose title is a link, and whose summary links to another decision."""
    return f"""<article><h3><a href="{decision.listed_path}">{_title(decision)}</a></h3><p>Page type: Decision</p>
<div>Date signed:</div><div>Date published:</div>{_code(decision)}
<p>A grant of £{decision.pounds:,} is asked for, as in <a href="/pcd-545-earlier-decision">PCD 545</a>.</p></article>"""


def _card(decision: Decision) -> str:
    """Return an entry that is a link as a whole."""
    return f"""<li><a href="{decision.listed_path}"><div><h3>{_title(decision)}</h3><dl><dt>Page type</dt><dd>
Decision</dd><dt>Date signed</dt><dd></dd></dl>
{_code(decision)}<p>£{decision.pounds:,} is asked for.</p></div></a></li>"""


def _compact(decision: Decision) -> str:
    """Return an entry without its type, its address in an older form."""
    address = f"http://London.gov.uk{decision.listed_path}/"
    return f"""<div><p><a href="{address}">{_title(decision)}</a></p><p>Date signed:</p>{_code(decision)}
<p>A grant of £{decision.pounds:,} is asked for.</p></div>"""


def _title(decision: Decision) -> str:
    named = decision.number % 3 == 0 or decision.number % 5 in (3, 4)
    return escape(f"{decision.reference} - {decision.title}" if named else decision.title)


def _code(decision: Decision) -> str:
    if decision.number % 5 == 3:
        return ""
    return f"<div><span>Reference code</span><span>: {decision.reference}</span></div>"
