"""Embedding: pictures inside the page itself, so that one file can be sent to somebody and still shows its evidence."""

from __future__ import annotations

import base64
import re
from pathlib import Path

# What a picture of the report is called where a page shows it: `<image href="pictures/0a1b….png"`.
SHOWN = re.compile(r'href="(?P<file>pictures/[0-9a-f]{1,64}\.png)"')
MOST_BYTES = 950_000  # of a page with its pictures


def embed(page: str, folder: Path, most: int = MOST_BYTES) -> str:
    """Return the page with its first pictures as data: addresses, up to so many bytes in all; the rest stay beside."""
    left = most - len(page.encode())

    def address(match: re.Match[str]) -> str:
        nonlocal left
        data = (folder / match["file"]).read_bytes()
        picture = base64.b64encode(data).decode()
        left -= len(picture)
        return f'href="data:image/png;base64,{picture}"' if left >= 0 else match[0]

    return SHOWN.sub(address, page)
