-- SPDX-License-Identifier: Apache-2.0
-- The data floor: gapless counters, jobs, the trail of acts, the search index.

CREATE TABLE core_counter (
    key TEXT NOT NULL PRIMARY KEY,
    last {{integer}} NOT NULL
){{table}};

CREATE TABLE core_job (
    seq {{identity}},
    id {{uuid}} NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    lane TEXT,
    key TEXT,
    payload {{json}} NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'dead')),
    run_at {{ms}} NOT NULL,
    tries {{integer}} NOT NULL DEFAULT 0,
    lease TEXT,
    locked_until {{ms}},
    error TEXT,
    ended_at {{ms}}
){{table}};
CREATE INDEX core_job_due ON core_job (state, run_at);
CREATE INDEX core_job_lane ON core_job (lane, seq) WHERE lane IS NOT NULL;
CREATE UNIQUE INDEX core_job_key ON core_job (key) WHERE state = 'waiting';

-- The last civil day each daily job was put up.
CREATE TABLE core_schedule (
    kind TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL
){{table}};

CREATE TABLE core_audit (
    number {{integer}} NOT NULL PRIMARY KEY,
    at {{ms}} NOT NULL,
    act TEXT NOT NULL,
    object TEXT NOT NULL,
    person TEXT NOT NULL,
    position TEXT NOT NULL,
    person_name TEXT NOT NULL,
    position_name TEXT NOT NULL,
    origin TEXT NOT NULL,
    data {{json}} NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
){{table}};
CREATE INDEX core_audit_object ON core_audit (object, number);
CREATE INDEX core_audit_person ON core_audit (person, number);
CREATE INDEX core_audit_at ON core_audit (at);

-- One row: who appends locks it, so the chain has one end.
CREATE TABLE core_audit_head (
    id {{integer}} NOT NULL PRIMARY KEY CHECK (id = 1),
    number {{integer}} NOT NULL,
    hash TEXT NOT NULL
){{table}};
INSERT INTO core_audit_head (id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- sqlite:
CREATE TRIGGER core_audit_no_update BEFORE UPDATE ON core_audit
BEGIN SELECT RAISE(ABORT, 'core_audit is append only'); END;
CREATE TRIGGER core_audit_no_delete BEFORE DELETE ON core_audit
BEGIN SELECT RAISE(ABORT, 'core_audit is append only'); END;
-- postgres:
CREATE FUNCTION core_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'core_audit is append only';
END
$$;
CREATE TRIGGER core_audit_no_change BEFORE UPDATE OR DELETE ON core_audit
    FOR EACH ROW EXECUTE FUNCTION core_audit_refuse();
CREATE TRIGGER core_audit_no_truncate BEFORE TRUNCATE ON core_audit
    FOR EACH STATEMENT EXECUTE FUNCTION core_audit_refuse();
-- both:

-- `place` sorts by day, then by when the document first came: newest first without a sort.
CREATE TABLE core_search (
    seq {{identity}},
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    body TEXT NOT NULL,
    summary TEXT NOT NULL,
    link TEXT NOT NULL,
    day {{integer}} NOT NULL,
    place {{integer}} GENERATED ALWAYS AS (day * 4294967296 + seq) STORED,
-- postgres:
    words TSVECTOR NOT NULL,
    readers TEXT[] NOT NULL,
-- both:
    UNIQUE (kind, id)
){{table}};
CREATE UNIQUE INDEX core_search_place ON core_search (place);

-- sqlite:
CREATE VIRTUAL TABLE core_search_words USING fts5(
    title, number, body, parts, kind, readers, tokenize = "ascii tokenchars '#-'");
-- postgres:
CREATE INDEX core_search_words ON core_search USING GIN (words);
CREATE INDEX core_search_readers ON core_search USING GIN (readers);
-- both:
