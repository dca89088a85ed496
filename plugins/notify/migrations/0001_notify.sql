-- SPDX-License-Identifier: Apache-2.0
-- What waits for whom. receiver: "position:<id>" or "person:<id>". object: "<room>:<id>"; nothing of its content is
-- ever kept here. told: how often it was told while unread; changed_at: when last.
CREATE TABLE notify_notice (
    id {{uuid}} PRIMARY KEY,
    receiver TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    link TEXT NOT NULL,
    told {{integer}} NOT NULL,
    made_at {{ms}} NOT NULL,
    changed_at {{ms}} NOT NULL,
    read_at {{ms}}
) {{table}};
CREATE UNIQUE INDEX notify_notice_unread ON notify_notice (receiver, object, kind) WHERE read_at IS NULL;
CREATE INDEX notify_notice_waiting ON notify_notice (receiver, changed_at, id) WHERE read_at IS NULL;
CREATE INDEX notify_notice_by_receiver ON notify_notice (receiver, changed_at, id);
CREATE INDEX notify_notice_by_change ON notify_notice (changed_at);

-- How somebody is told beside the pages of Naskah; of the house where person is the nil id. channel: "pages" too,
-- whose mode is now or never.
CREATE TABLE notify_wish (
    person {{uuid}} NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    mode TEXT NOT NULL,
    PRIMARY KEY (person, kind, channel)
) {{table}};

-- When. hours: "07:30,13:00"; quiet_from, quiet_until: minutes of the day, alike for no quiet hours.
CREATE TABLE notify_rhythm (
    person {{uuid}} PRIMARY KEY,
    hours TEXT NOT NULL,
    working_days {{bool}} NOT NULL,
    quiet_from {{integer}} NOT NULL,
    quiet_until {{integer}} NOT NULL,
    urgent_now {{bool}} NOT NULL
) {{table}};
INSERT INTO notify_rhythm (person, hours, working_days, quiet_from, quiet_until, urgent_now) VALUES
    ('00000000-0000-0000-0000-000000000000', '07:30,13:00', 1, 1140, 360, 0);

-- Where. reason: why the last message was refused for good; "" while it is well.
CREATE TABLE notify_address (
    person {{uuid}} NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_at {{ms}} NOT NULL,
    PRIMARY KEY (person, channel)
) {{table}};

-- Up to when a person's digest over a channel has told him.
CREATE TABLE notify_digest (
    person {{uuid}} NOT NULL,
    channel TEXT NOT NULL,
    upto {{ms}} NOT NULL,
    PRIMARY KEY (person, channel)
) {{table}};

-- One message to one person. notice_id: the one sent at once; null for a digest. cause: what makes it the same
-- message when it is asked for again.
CREATE TABLE notify_message (
    id {{uuid}} PRIMARY KEY,
    person {{uuid}} NOT NULL,
    channel TEXT NOT NULL,
    notice_id {{uuid}},
    cause TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    tries {{integer}} NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    made_at {{ms}} NOT NULL,
    ended_at {{ms}}
) {{table}};
CREATE INDEX notify_message_failed ON notify_message (made_at, id) WHERE state = 'failed';
CREATE INDEX notify_message_by_person ON notify_message (person, made_at, id);
CREATE INDEX notify_message_by_end ON notify_message (ended_at);

-- Services that pass a message on. body: JSON with places for address, text, link and id in its strings.
CREATE TABLE notify_gateway (
    channel TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    seconds {{integer}} NOT NULL,
    active {{bool}} NOT NULL
) {{table}};
