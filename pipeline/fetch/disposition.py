"""Disposition: the name that a server gives a file (RFC 6266, RFC 5987). It is data, and never a path."""

from __future__ import annotations

from email.message import Message
from email.utils import collapse_rfc2231_value

LONGEST = 200


def file_name(header: str | None) -> str | None:
    """Return the name in a Content-Disposition header, without folders and controls; None where it gives none.

    >>> file_name('attachment; filename="../../PCD 898.pdf"')
    'PCD 898.pdf'
    """
    message = Message()
    message["Content-Disposition"] = header or ""
    found = message.get_param("filename", None, "content-disposition")
    if found is None:
        return None
    name = collapse_rfc2231_value(found).replace("\\", "/").rpartition("/")[2]
    printable = "".join(sign for sign in name if sign.isprintable()).strip(" .")
    return printable[:LONGEST] or None
