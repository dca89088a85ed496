-- SPDX-License-Identifier: Apache-2.0
-- What came to a mailroom and is not registered yet, and what became of it. mailroom_id: the unit whose clerk registers;
-- came_key: makes a file or message the same when it is taken twice; original, pdf: blobs; parent_id: what it was cut
-- out of; entry_id: the registered letter.
CREATE TABLE intake_arrival (
    id {{uuid}} PRIMARY KEY,
    mailroom_id {{uuid}} NOT NULL,
    source TEXT NOT NULL,
    origin TEXT NOT NULL,
    about TEXT NOT NULL,
    came_key TEXT UNIQUE,
    came_at {{ms}} NOT NULL,
    file_name TEXT NOT NULL,
    media TEXT NOT NULL,
    original TEXT NOT NULL,
    pdf TEXT NOT NULL,
    pages {{integer}} NOT NULL,
    state TEXT NOT NULL,
    waits TEXT NOT NULL,
    reason TEXT NOT NULL,
    parent_id {{uuid}},
    from_page {{integer}} NOT NULL,
    until_page {{integer}} NOT NULL,
    found {{json}} NOT NULL,
    body TEXT NOT NULL,
    read_pages {{integer}} NOT NULL,
    trouble TEXT NOT NULL,
    verdict {{json}} NOT NULL,
    separators {{json}} NOT NULL,
    title TEXT NOT NULL,
    entry_id {{uuid}},
    agenda TEXT NOT NULL,
    ended_at {{ms}},
    ended_by TEXT NOT NULL
) {{table}};
CREATE INDEX intake_arrival_by_mailroom ON intake_arrival (mailroom_id, state, came_at, id);
CREATE INDEX intake_arrival_by_time ON intake_arrival (mailroom_id, came_at, id);
CREATE INDEX intake_arrival_by_state ON intake_arrival (state, came_at, id);
CREATE INDEX intake_arrival_by_original ON intake_arrival (original);
CREATE INDEX intake_arrival_by_pdf ON intake_arrival (pdf);
CREATE INDEX intake_arrival_by_parent ON intake_arrival (parent_id);

-- What a folder or a mailbox held and could not be taken: told to the clerk until he has seen it. key, args: the
-- sentence of the refusal.
CREATE TABLE intake_fault (
    id {{uuid}} PRIMARY KEY,
    mailroom_id {{uuid}} NOT NULL,
    source TEXT NOT NULL,
    origin TEXT NOT NULL,
    came_key TEXT NOT NULL UNIQUE,
    came_at {{ms}} NOT NULL,
    file_name TEXT NOT NULL,
    word TEXT NOT NULL,
    args {{json}} NOT NULL,
    seen_at {{ms}}
) {{table}};
CREATE INDEX intake_fault_by_mailroom ON intake_fault (mailroom_id, seen_at, came_at);

-- Messages that were taken, and how far a mailbox was read. settled: marked or moved in the mailbox, too.
CREATE TABLE intake_message (
    mailbox TEXT NOT NULL,
    message TEXT NOT NULL,
    validity {{integer}} NOT NULL,
    uid {{integer}} NOT NULL,
    taken_at {{ms}} NOT NULL,
    settled {{bool}} NOT NULL,
    PRIMARY KEY (mailbox, message)
) {{table}};
CREATE INDEX intake_message_by_settled ON intake_message (mailbox, settled);
CREATE TABLE intake_mailbox (
    mailbox TEXT PRIMARY KEY,
    validity {{integer}} NOT NULL,
    last_uid {{integer}} NOT NULL
) {{table}};

-- How each folder and mailbox fared when it was last looked into; word: the sentence of what is wrong, "" for nothing.
CREATE TABLE intake_way (
    way TEXT PRIMARY KEY,
    mailroom_id {{uuid}} NOT NULL,
    looked_at {{ms}} NOT NULL,
    word TEXT NOT NULL,
    args {{json}} NOT NULL
) {{table}};

-- How a clerk wrote a sender that was read otherwise.
CREATE TABLE intake_sender (
    mailroom_id {{uuid}} NOT NULL,
    as_read TEXT NOT NULL,
    meant TEXT NOT NULL,
    PRIMARY KEY (mailroom_id, as_read)
) {{table}};
