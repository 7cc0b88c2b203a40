"""Damaged: copies of good PDFs as disks, networks and bad tools spoil them, the same in every run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from pipeline.integrity.codings import FLATE
from pipeline.integrity.streams import BEGIN, filters

Spoil = Callable[[Random, bytes, Sequence[bytes]], bytes]


def spoiled(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Return a copy of a file with one fault, which may come from other files."""
    return random.choice(FAULTS)(random, data, others)


def cut_short(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data))]


def cut_out(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + _length(random) :]


def flip_bits(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change up to five bits in compressed streams: in plain ones nothing tells a digit from another."""
    streams = list(compressed(data))
    if not streams:
        return cut_out(random, data, others)
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5))):
        start, end = random.choice(streams)
        found[random.randrange(start, end)] ^= 1 << random.randrange(8)
    return bytes(found)


def put_in(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + _piece(random, others) + data[at:]


def put_over(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Write a piece of some file over as many bytes of a compressed stream, as a bad sector of a disk does."""
    streams = list(compressed(data))
    if not streams:
        return put_in(random, data, others)
    at, piece = random.randrange(*random.choice(streams)), _piece(random, others)
    return data[:at] + piece + data[at + len(piece) :]


def splice(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    return data[: random.randrange(len(data))] + other[random.randrange(len(other)) :]


FAULTS: tuple[Spoil, ...] = (cut_short, cut_out, flip_bits, flip_bits, flip_bits, put_in, put_over, splice)


def compressed(data: bytes) -> list[tuple[int, int]]:
    """Return where the compressed streams of a file begin and end."""
    found = []
    for match in BEGIN.finditer(data):
        dictionary = data[max(0, match.start() - 600) : match.start()].rpartition(b"obj")[2]
        end = data.find(b"endstream", match.end())
        if FLATE & set(filters(data, dictionary)) and end > match.end():
            found.append((match.end(), end))
    return found


def _length(random: Random) -> int:
    return int(10 ** random.uniform(0, 4))


def _piece(random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    start = random.randrange(len(other))
    return other[start : start + _length(random)]
