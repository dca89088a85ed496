-- SPDX-License-Identifier: Apache-2.0
-- Outages, and what they gave to deadlines. own_at: the day a person set, before pauses and outages moved it; NULL
-- of those moved before it was kept. runs_from: outages over by then are none of its. lost_minutes: of outages.
ALTER TABLE deadlines_wait ADD COLUMN own_at {{ms}};
ALTER TABLE deadlines_wait ADD COLUMN runs_from {{ms}} NOT NULL DEFAULT 0;
ALTER TABLE deadlines_wait ADD COLUMN lost_minutes {{integer}} NOT NULL DEFAULT 0;
CREATE INDEX deadlines_wait_counted ON deadlines_wait (id) WHERE ended_at IS NULL AND (own_due = 0 OR lost_minutes > 0);
UPDATE deadlines_wait SET runs_from = began_at;
UPDATE deadlines_wait SET own_at = due_at WHERE own_due = 1 AND paused_minutes = 0;
CREATE INDEX deadlines_wait_dated ON deadlines_wait (id) WHERE ended_at IS NULL AND due_at < 253402300799000;

-- touched: what failed, names with commas between. unit_id: where alone; NULL: everywhere. by_server: it proposed it.
-- person, position, at: who wrote it down; closed_*: who took it back, or put the proposal away.
CREATE TABLE deadlines_outage (
    id {{uuid}} PRIMARY KEY,
    state TEXT NOT NULL,
    by_server {{bool}} NOT NULL,
    from_at {{ms}} NOT NULL,
    until_at {{ms}} NOT NULL,
    touched TEXT NOT NULL,
    unit_id {{uuid}},
    reason TEXT NOT NULL,
    extends {{bool}} NOT NULL,
    deadlines {{integer}} NOT NULL,
    person TEXT NOT NULL,
    position TEXT NOT NULL,
    at {{ms}} NOT NULL,
    closed_person TEXT NOT NULL DEFAULT '',
    closed_position TEXT NOT NULL DEFAULT '',
    closed_at {{ms}},
    closed_reason TEXT NOT NULL DEFAULT ''
) {{table}};
CREATE INDEX deadlines_outage_by_time ON deadlines_outage (from_at, id);
CREATE INDEX deadlines_outage_by_state ON deadlines_outage (state, from_at);

CREATE TABLE deadlines_extension (
    wait_id {{uuid}} NOT NULL REFERENCES deadlines_wait (id),
    outage_id {{uuid}} NOT NULL REFERENCES deadlines_outage (id),
    minutes {{integer}} NOT NULL,
    PRIMARY KEY (wait_id, outage_id)
) {{table}};

-- When the serving process last said that it and the database are there.
CREATE TABLE deadlines_beat (
    what TEXT PRIMARY KEY,
    at {{ms}} NOT NULL
) {{table}};
