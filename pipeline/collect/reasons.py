"""Reasons: what the reason of a refusal says of the next answer."""

# A web page in the place of what was asked for: one may be lost, many in a row are a challenge.
STRANGE = ("unexpected_page", "not_pdf:html")
# What comes in the place of a file for a night, perhaps under the file's own ETag: it says nothing of what comes next.
PASSING = (*STRANGE, "not_pdf:json", "not_pdf:empty")
# Refused by its head, before it came, and the same as long as its ETag is.
REFUSED_UNSEEN = ("too_large", "unexpected_encoding")
# A body that was cut or is too large comes at full length each time: it is asked for at growing distance.
HEAVY = (*REFUSED_UNSEEN, "truncated")


def is_hopeless(reason: str) -> bool:
    """Return whether an attachment is another thing than a PDF, as it will be tomorrow: an office file, a picture."""
    return reason.startswith("not_pdf:") and reason not in PASSING
