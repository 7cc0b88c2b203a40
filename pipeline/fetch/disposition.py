"""Disposition: the name that a server gives a file (RFC 6266, RFC 5987). It is data, and never a path."""

from __future__ import annotations

from email.message import Message
from email.utils import collapse_rfc2231_value

LONGEST = 200  # characters


def file_name(header: str | None) -> str | None:
    """Return the name in a Content-Disposition header, without folders and controls; None where it gives none.

    >>> file_name('attachment; filename="../../PCD 898.pdf"')
    'PCD 898.pdf'
    >>> file_name("inline; filename=form.pdf; filename*=UTF-8''PCD%20898%20%E2%80%93%20form.pdf")
    'PCD 898 – form.pdf'
    """
    message = Message()
    message["Content-Disposition"] = header or ""
    given = [value for key, value in message.get_params([], "content-disposition") if key.lower() == "filename"]
    if not given:
        return None
    encoded = [value for value in given if isinstance(value, tuple)]  # the form with a character set is the better one
    name = collapse_rfc2231_value((encoded or given)[0]).replace("\\", "/").rpartition("/")[2]
    printable = "".join(sign for sign in name if sign.isprintable()).strip(" .")
    return printable[:LONGEST] or None
