-- SPDX-License-Identifier: Apache-2.0
-- Who holds what until when. room, subject, step, part, holder_id: what it is; unit_id: of the holder.
-- height: of the access class, 0 ordinary to 3 top secret. due_at: the year 9999 stands for none.
-- next_at: when to look at it again. Lists and counters read what is open alone, by partial indexes.
CREATE TABLE deadlines_wait (
    id {{uuid}} PRIMARY KEY,
    room TEXT NOT NULL,
    subject TEXT NOT NULL,
    step TEXT NOT NULL,
    part TEXT NOT NULL,
    holder_id {{uuid}} NOT NULL,
    unit_id {{uuid}} NOT NULL,
    waiter_id {{uuid}},
    urgency TEXT NOT NULL,
    height {{integer}} NOT NULL,
    quiet {{bool}} NOT NULL,
    began_at {{ms}} NOT NULL,
    due_at {{ms}} NOT NULL,
    own_due {{bool}} NOT NULL,
    next_at {{ms}} NOT NULL,
    reminded {{bool}} NOT NULL DEFAULT 0,
    level {{integer}} NOT NULL DEFAULT 0,
    told_id {{uuid}},
    paused_at {{ms}},
    paused_until {{ms}},
    pause_reason TEXT NOT NULL DEFAULT '',
    paused_by TEXT NOT NULL DEFAULT '',
    paused_minutes {{integer}} NOT NULL DEFAULT 0,
    ended_at {{ms}},
    outcome TEXT NOT NULL DEFAULT ''
) {{table}};
CREATE UNIQUE INDEX deadlines_wait_once ON deadlines_wait (subject, room, step, part, holder_id) WHERE ended_at IS NULL;
CREATE INDEX deadlines_wait_by_holder ON deadlines_wait (holder_id, due_at, id) WHERE ended_at IS NULL;
CREATE INDEX deadlines_wait_by_waiter ON deadlines_wait (waiter_id, due_at, id) WHERE ended_at IS NULL;
CREATE INDEX deadlines_wait_by_unit ON deadlines_wait (unit_id, due_at, id) WHERE ended_at IS NULL;
CREATE INDEX deadlines_wait_by_told ON deadlines_wait (told_id, due_at, id) WHERE ended_at IS NULL;
CREATE INDEX deadlines_wait_by_next ON deadlines_wait (next_at) WHERE ended_at IS NULL;
CREATE INDEX deadlines_wait_by_pause ON deadlines_wait (due_at, id) WHERE ended_at IS NULL AND paused_at IS NOT NULL;
CREATE INDEX deadlines_wait_by_rule ON deadlines_wait (id) WHERE ended_at IS NULL AND own_due = 0;

-- Reminders and escalations given, once for each level. reminder: level 0.
CREATE TABLE deadlines_notice (
    wait_id {{uuid}} NOT NULL REFERENCES deadlines_wait (id),
    level {{integer}} NOT NULL,
    to_id {{uuid}} NOT NULL,
    given_at {{ms}} NOT NULL,
    PRIMARY KEY (wait_id, level)
) {{table}};

CREATE TABLE deadlines_pause (
    id {{uuid}} PRIMARY KEY,
    wait_id {{uuid}} NOT NULL REFERENCES deadlines_wait (id),
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    position TEXT NOT NULL,
    began_at {{ms}} NOT NULL,
    until_day TEXT NOT NULL,
    ended_at {{ms}}
) {{table}};
CREATE INDEX deadlines_pause_by_wait ON deadlines_pause (wait_id, began_at);

-- What keepers wrote, every version; where there is none the rule is as shipped.
CREATE TABLE deadlines_rule (
    step TEXT NOT NULL,
    urgency TEXT NOT NULL,
    version {{integer}} NOT NULL,
    measure TEXT NOT NULL,
    amount {{integer}} NOT NULL,
    remind_hours {{integer}} NOT NULL,
    escalate_hours {{integer}} NOT NULL,
    since_at {{ms}} NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (step, urgency, version)
) {{table}};

-- Days off beside those nobody works on: holiday, or cuti bersama. Fixed ones are shipped; movable ones are
-- added when the joint decree of the year is out.
CREATE TABLE deadlines_holiday (
    day TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
) {{table}};
INSERT INTO deadlines_holiday (day, name, kind) VALUES
    ('2026-12-25', 'Hari Raya Natal', 'holiday'),
    ('2027-01-01', 'Tahun Baru Masehi', 'holiday'), ('2027-05-01', 'Hari Buruh Internasional', 'holiday'),
    ('2027-06-01', 'Hari Lahir Pancasila', 'holiday'), ('2027-08-17', 'Hari Kemerdekaan', 'holiday'),
    ('2027-12-25', 'Hari Raya Natal', 'holiday'),
    ('2028-01-01', 'Tahun Baru Masehi', 'holiday'), ('2028-05-01', 'Hari Buruh Internasional', 'holiday'),
    ('2028-06-01', 'Hari Lahir Pancasila', 'holiday'), ('2028-08-17', 'Hari Kemerdekaan', 'holiday'),
    ('2028-12-25', 'Hari Raya Natal', 'holiday');

-- Working hours, minutes of the day. first_day '' is what holds when no dated period does; both days count.
-- monday: of Monday to Thursday; friday: of Friday.
CREATE TABLE deadlines_hours (
    first_day TEXT PRIMARY KEY,
    last_day TEXT NOT NULL,
    name TEXT NOT NULL,
    monday_opens {{integer}} NOT NULL,
    monday_breaks {{integer}} NOT NULL,
    monday_resumes {{integer}} NOT NULL,
    monday_closes {{integer}} NOT NULL,
    friday_opens {{integer}} NOT NULL,
    friday_breaks {{integer}} NOT NULL,
    friday_resumes {{integer}} NOT NULL,
    friday_closes {{integer}} NOT NULL
) {{table}};

CREATE TABLE deadlines_zone (
    unit_id {{uuid}} PRIMARY KEY,
    zone TEXT NOT NULL
) {{table}};

-- Figures of the dashboard by month ("2026-11"), kept as they come; secret letters are in none of them.
CREATE TABLE deadlines_spent (
    month TEXT NOT NULL,
    unit_id {{uuid}} NOT NULL,
    step TEXT NOT NULL,
    hours {{integer}} NOT NULL,
    waits {{integer}} NOT NULL,
    late {{integer}} NOT NULL,
    PRIMARY KEY (unit_id, month, step, hours)
) {{table}};
CREATE TABLE deadlines_flow (
    month TEXT NOT NULL,
    unit_id {{uuid}} NOT NULL,
    flow TEXT NOT NULL,
    letters {{integer}} NOT NULL,
    PRIMARY KEY (unit_id, month, flow)
) {{table}};

CREATE TABLE deadlines_first (
    what TEXT PRIMARY KEY,
    done_at {{ms}} NOT NULL
) {{table}};
