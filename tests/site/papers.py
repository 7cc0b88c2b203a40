"""Papers: the PDFs of the stand-in site's decisions, small and whole."""

from __future__ import annotations

from functools import lru_cache

from tests.bombs import paper, stream
from tests.site.content import Attachment


@lru_cache(maxsize=8192)
def signed_paper(attachment: Attachment) -> bytes:
    """Return the paper that an attachment is: a page that names its decision and its sum."""
    decision = attachment.decision
    lines = (f"DMPC Decision - {decision.reference}", f"Title: {decision.title}", attachment.label)
    body = f"The Deputy Mayor is asked to approve a grant of {decision.pounds:,} pounds."
    shown = b" T* ".join(b"(%s) Tj" % line.encode("ascii") for line in (*lines, body))
    return paper(stream(b"BT /F 12 Tf 16 TL 72 760 Td %s ET" % shown))
