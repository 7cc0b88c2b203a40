"""Shelf: the bytes of what was fetched, each file named by its sha256. No name from the network is ever a path."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.durable import write_whole
from pipeline.errors import StoreError

SHELF = "by-sha256"


class Shelf:
    """The folder `by-sha256/` of a source; what stands there is never written again, and never deleted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / SHELF

    def put(self, data: bytes, suffix: str) -> str:
        """Write bytes for good, unless they stand there already, and return their sha256. Raises StoreError."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.place(sha256, suffix)
        try:
            if not path.is_file() or path.read_bytes() != data:
                write_whole(path, data)
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error
        return sha256

    def place(self, sha256: str, suffix: str) -> Path:
        """Return where bytes stand, or would stand."""
        return self.folder / f"{sha256}{suffix}"

    def holds(self, sha256: str, suffix: str, size: int) -> bool:
        """Return whether a file is there, at its full length."""
        path = self.place(sha256, suffix)
        return path.is_file() and path.stat().st_size == size
