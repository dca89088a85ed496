-- SPDX-License-Identifier: Apache-2.0
-- Series of numbers, where each stands, every number ever given out, and what was asked to be inserted.
-- kinds, kind_groups, accesses: words between blanks, e.g. ' nota_dinas undangan '; blank = all.
CREATE TABLE numbering_series (
    id {{uuid}} PRIMARY KEY,
    unit_id {{uuid}} NOT NULL,
    name TEXT NOT NULL,
    kinds TEXT NOT NULL,
    kind_groups TEXT NOT NULL,
    accesses TEXT NOT NULL,
    reset TEXT NOT NULL CHECK (reset IN ('yearly', 'monthly', 'never')),
    pattern TEXT NOT NULL,
    width {{integer}} NOT NULL,
    first_no {{integer}} NOT NULL CHECK (first_no >= 1),
    suffix TEXT NOT NULL CHECK (suffix IN ('letters', 'digits')),
    from_date TEXT NOT NULL,
    until_date TEXT,
    version {{integer}} NOT NULL,
    UNIQUE (unit_id, name)
) {{table}};

-- The counter of a period is core's; here stands where it began and the date of its last number.
CREATE TABLE numbering_period (
    series_id {{uuid}} NOT NULL REFERENCES numbering_series (id),
    period TEXT NOT NULL,
    first_no {{integer}} NOT NULL,
    last_date TEXT NOT NULL,
    PRIMARY KEY (series_id, period)
) {{table}};

-- given_at: since when it is held for the sealing of its subject; null while it is only promised.
CREATE TABLE numbering_number (
    id {{uuid}} PRIMARY KEY,
    series_id {{uuid}} NOT NULL REFERENCES numbering_series (id),
    unit_id {{uuid}} NOT NULL,
    period TEXT NOT NULL,
    no {{integer}} NOT NULL CHECK (no >= 1),
    suffix_no {{integer}} NOT NULL CHECK (suffix_no >= 0),
    suffix TEXT NOT NULL,
    printed TEXT NOT NULL,
    number_date TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'used', 'void')),
    path TEXT NOT NULL CHECK (path IN ('automatic', 'reserved', 'inserted')),
    subject TEXT,
    party {{integer}} NOT NULL,
    classification TEXT NOT NULL,
    owner_person_id {{uuid}},
    owner_person TEXT NOT NULL,
    owner_position_id {{uuid}},
    owner_position TEXT NOT NULL,
    purpose TEXT NOT NULL,
    expires_at {{ms}},
    given_at {{ms}},
    reason TEXT NOT NULL,
    made_at {{ms}} NOT NULL,
    UNIQUE (series_id, period, no, suffix),
    UNIQUE (unit_id, printed, period),
    CHECK (state <> 'void' OR reason <> ''),
    CHECK (state <> 'used' OR (subject IS NOT NULL AND given_at IS NOT NULL)),
    CHECK ((suffix_no > 0) = (path = 'inserted'))
) {{table}};

-- One live number per subject, one subject per number.
CREATE UNIQUE INDEX numbering_number_live ON numbering_number (subject, party) WHERE state <> 'void';
CREATE INDEX numbering_number_subject ON numbering_number (subject);
CREATE INDEX numbering_number_book ON numbering_number (series_id, period, no, suffix_no);
CREATE INDEX numbering_number_expiry ON numbering_number (expires_at) WHERE state = 'reserved';

CREATE TABLE numbering_insertion (
    id {{uuid}} PRIMARY KEY,
    series_id {{uuid}} NOT NULL REFERENCES numbering_series (id),
    unit_id {{uuid}} NOT NULL,
    period TEXT NOT NULL,
    number_date TEXT NOT NULL,
    classification TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    asked_person_id {{uuid}} NOT NULL,
    asked_person TEXT NOT NULL,
    asked_position_id {{uuid}} NOT NULL,
    asked_position TEXT NOT NULL,
    asked_at {{ms}} NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('waiting', 'approved', 'refused', 'withdrawn')),
    decided_person_id {{uuid}},
    decided_person TEXT NOT NULL,
    decided_position_id {{uuid}},
    decided_position TEXT NOT NULL,
    decided_at {{ms}},
    note TEXT NOT NULL,
    number_id {{uuid}} REFERENCES numbering_number (id),
    CHECK (decision NOT IN ('approved', 'refused') OR decided_person_id <> asked_person_id),
    CHECK ((decision = 'approved') = (number_id IS NOT NULL))
) {{table}};
CREATE INDEX numbering_insertion_by_unit ON numbering_insertion (unit_id, asked_at);

-- Letters signed by such positions, or by positions of such units, are numbered by this unit.
CREATE TABLE numbering_central (
    signer_kind TEXT PRIMARY KEY,
    unit_id {{uuid}} NOT NULL
) {{table}};

-- What the last check of all books found.
CREATE TABLE numbering_check (
    id {{integer}} PRIMARY KEY CHECK (id = 1),
    checked_at {{ms}} NOT NULL,
    gaps {{integer}} NOT NULL,
    flaws {{integer}} NOT NULL
) {{table}};

-- A number given out is never taken out of the book, moved, or given another end.
-- sqlite:
CREATE TRIGGER numbering_number_stays BEFORE DELETE ON numbering_number
BEGIN SELECT RAISE(ABORT, 'a number stays in its book'); END;
CREATE TRIGGER numbering_number_settled BEFORE UPDATE ON numbering_number
WHEN OLD.state <> 'reserved' OR NEW.series_id <> OLD.series_id OR NEW.unit_id <> OLD.unit_id
    OR NEW.period <> OLD.period OR NEW.no <> OLD.no OR NEW.suffix <> OLD.suffix
    OR NEW.number_date <> OLD.number_date
BEGIN SELECT RAISE(ABORT, 'a number given out does not change'); END;
-- postgres:
CREATE FUNCTION numbering_number_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'a number stays in its book';
    END IF;
    IF OLD.state <> 'reserved' OR NEW.series_id <> OLD.series_id OR NEW.unit_id <> OLD.unit_id
        OR NEW.period <> OLD.period OR NEW.no <> OLD.no OR NEW.suffix <> OLD.suffix
        OR NEW.number_date <> OLD.number_date THEN
        RAISE EXCEPTION 'a number given out does not change';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER numbering_number_settled BEFORE UPDATE OR DELETE ON numbering_number
    FOR EACH ROW EXECUTE FUNCTION numbering_number_refuse();
CREATE TRIGGER numbering_number_no_truncate BEFORE TRUNCATE ON numbering_number
    FOR EACH STATEMENT EXECUTE FUNCTION numbering_number_refuse();
-- both:
