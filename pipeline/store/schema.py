"""Schema: the ledger's tables. A change of them is one more step at the end of MIGRATIONS, never an edit of a step."""

from __future__ import annotations

import sqlite3

from pipeline.errors import StoreError

# Times are ISO 8601 in UTC with microseconds, so that they sort as text. An address is canonical, a url is as linked.
FIRST = """
CREATE TABLE fetches (
    fetch_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('nightly', 'full')),
    started_at TEXT NOT NULL,
    finished_at TEXT,
    outcome TEXT CHECK (outcome IN ('complete', 'limited', 'incomplete', 'stopped')),  -- null: under way, or killed
    stated INTEGER,          -- how many decisions the list says there are
    not_before TEXT,         -- when the source may be asked again, where it named a time
    message TEXT
) STRICT;

CREATE TABLE requests (
    request_id INTEGER PRIMARY KEY,
    fetch_id INTEGER NOT NULL REFERENCES fetches,
    address TEXT NOT NULL,
    url TEXT,                -- as it was asked for; null: the address
    asked_at TEXT NOT NULL,
    final_url TEXT,          -- where it was sent; null: nowhere else
    hops TEXT,               -- the addresses that it was sent through, as JSON; null: none
    status INTEGER,          -- null: no answer of use came
    headers TEXT,            -- as JSON; null beside a 304, which repeats what is known (a thousand of them each night)
    bytes INTEGER,
    became TEXT NOT NULL
        CHECK (became IN ('listed', 'new', 'changed', 'same', 'not_modified', 'quarantined', 'failed')),
    reason TEXT,
    message TEXT
) STRICT;
CREATE INDEX requests_of_fetch ON requests (fetch_id);

CREATE TABLE lists (         -- the last answer of each list page, read
    address TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    content TEXT NOT NULL    -- as JSON
) STRICT;

CREATE TABLE entries (       -- the decision pages that the list names, or named once
    address TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    listed_reference TEXT,   -- as the list says; a decision page may know better
    page_reference TEXT,
    place TEXT NOT NULL CHECK (place IN ('listed', 'moved', 'missing', 'withdrawn')),
    missing INTEGER NOT NULL DEFAULT 0,  -- complete walks in a row that did not show it
    settled_by INTEGER NOT NULL REFERENCES fetches,
    first_listed TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;

CREATE TABLE addresses (     -- what was asked for: decision pages and attachments
    address TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('page', 'attachment')),
    etag TEXT,
    last_modified TEXT,
    checked_at TEXT,         -- when it last gave good bytes, or said that they have not changed
    asked_at TEXT NOT NULL,
    became TEXT NOT NULL,
    reason TEXT,             -- why the last request gave nothing; null: it did
    message TEXT
) STRICT;

CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY,
    suffix TEXT NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE versions (
    address TEXT NOT NULL REFERENCES addresses,
    number INTEGER NOT NULL, -- from 1
    sha256 TEXT NOT NULL REFERENCES contents,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (address, number)
) STRICT;
CREATE INDEX versions_of_content ON versions (sha256);

CREATE TABLE links (         -- the attachments of the newest version of each page
    page TEXT NOT NULL,
    address TEXT NOT NULL,
    url TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (page, address)
) STRICT;

CREATE TABLE aliases (       -- addresses that were seen to lead to another
    alias TEXT NOT NULL,
    address TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (alias, address)
) STRICT;

CREATE TABLE events (        -- what changed, for people
    event_id INTEGER PRIMARY KEY,
    fetch_id INTEGER NOT NULL REFERENCES fetches,
    at TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('new', 'changed', 'moved', 'missing', 'withdrawn', 'returned')),
    address TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_fetch ON events (fetch_id);
"""

# A wait that the source asks for is known from the moment of its refusal, and not only from the end of a fetch.
SECOND = """
CREATE TABLE attempts (      -- requests that brought neither a list nor a document
    attempt_id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,             -- why it was refused, or is made again; null: a robots.txt that came
    headers TEXT,            -- as JSON; null: no answer
    not_before TEXT          -- when the source may be asked again, where it named a time
) STRICT;
INSERT INTO attempts (url, at, reason, not_before)
    SELECT '', coalesce(finished_at, started_at), 'stopped', not_before FROM fetches WHERE not_before IS NOT NULL;
ALTER TABLE fetches DROP COLUMN not_before;

ALTER TABLE addresses ADD COLUMN file_name TEXT;  -- as the source calls an attachment: data, and never a path
ALTER TABLE addresses ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0;  -- times in a row that it gave nothing
ALTER TABLE addresses ADD COLUMN refused_etag TEXT;  -- of bytes that were whole, and no good: they need not come again
ALTER TABLE addresses ADD COLUMN refused_last_modified TEXT;
"""

MIGRATIONS = (FIRST, SECOND)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a ledger to the newest schema, each step whole or not at all. Raises StoreError for one from the future."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise StoreError(f"the ledger has schema {version}, this program knows {len(MIGRATIONS)}: update the program")
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.executescript(f"BEGIN IMMEDIATE;\n{step}\nPRAGMA user_version = {number};\nCOMMIT;")
