"""Papers: the PDFs of the stand-in site's decisions, small and whole."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache

from tests.bombs import paper, stream
from tests.site.content import Attachment

LINEAR = b"%%PDF-1.7\n9 0 obj\n<< /Linearized 1 /L %08d >>\nendobj\nstartxref\n0\n%%%%EOF\n"


def linearised(whole: bytes) -> bytes:
    """Return a paper laid out for the web: its length first, and an end marker long before the end."""
    head = LINEAR % (len(LINEAR % 0) + len(whole))
    return head + whole


@lru_cache(maxsize=8192)
def signed_paper(attachment: Attachment) -> bytes:
    """Return the paper that an attachment is: a page that names its decision and its sum."""
    decision = attachment.decision
    lines = (f"DMPC Decision - {decision.reference}", f"Title: {decision.title}", attachment.label)
    body = f"The Deputy Mayor is asked to approve a grant of {decision.pounds:,} pounds."
    shown = b" T* ".join(b"(%s) Tj" % line.encode("ascii") for line in (*lines, body))
    return paper(stream(b"BT /F 12 Tf 16 TL 72 760 Td %s ET" % shown))


def office() -> bytes:
    """Return an office file, as some publishers send instead of a PDF."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return packed.getvalue()
