-- SPDX-License-Identifier: Apache-2.0
-- Dispositions as deep as the paper. instructions, task: of one receiver, beside those of the disposition.
-- informed: gets it for information only. taken_from: the branch that was forwarded to this one.
ALTER TABLE incoming_branch ADD COLUMN informed {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE incoming_branch ADD COLUMN place {{integer}} NOT NULL DEFAULT 0;
ALTER TABLE incoming_branch ADD COLUMN instructions TEXT NOT NULL DEFAULT '';
ALTER TABLE incoming_branch ADD COLUMN task TEXT NOT NULL DEFAULT '';
ALTER TABLE incoming_branch ADD COLUMN percent {{integer}} NOT NULL DEFAULT 0;
ALTER TABLE incoming_branch ADD COLUMN result_id {{uuid}};
ALTER TABLE incoming_branch ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE incoming_branch ADD COLUMN taken_from {{uuid}};
-- Of those told before, the report was the whole of it.
UPDATE incoming_branch SET percent = 100 WHERE report <> '';

-- press: of the form it was given with, so that the second press of it gives nothing.
ALTER TABLE incoming_disposition ADD COLUMN capacity TEXT NOT NULL DEFAULT 'definitif';
ALTER TABLE incoming_disposition ADD COLUMN access TEXT NOT NULL DEFAULT 'biasa';
ALTER TABLE incoming_disposition ADD COLUMN urgency TEXT NOT NULL DEFAULT 'biasa';
ALTER TABLE incoming_disposition ADD COLUMN prepared_by TEXT NOT NULL DEFAULT '';
ALTER TABLE incoming_disposition ADD COLUMN press {{uuid}};
CREATE UNIQUE INDEX incoming_disposition_by_press ON incoming_disposition (press);
UPDATE incoming_disposition SET
    access = (SELECT e.access FROM incoming_entry e WHERE e.id = incoming_disposition.entry_id),
    urgency = (SELECT e.urgency FROM incoming_entry e WHERE e.id = incoming_disposition.entry_id);

-- A wrong address: its row in the other book, and the row it came from.
ALTER TABLE incoming_entry ADD COLUMN moved_to {{uuid}};
ALTER TABLE incoming_entry ADD COLUMN moved_from {{uuid}};

-- What the secretary wrote for the addressed position to give; one at a time.
CREATE TABLE incoming_prepared (
    entry_id {{uuid}} PRIMARY KEY REFERENCES incoming_entry (id),
    position_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    person_name TEXT NOT NULL,
    prepared_at {{ms}} NOT NULL,
    wish {{json}} NOT NULL
) {{table}};

-- Files that go with a report; each belongs to the report of its round.
CREATE TABLE incoming_report_file (
    id {{uuid}} PRIMARY KEY,
    branch_id {{uuid}} NOT NULL REFERENCES incoming_branch (id),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes TEXT NOT NULL,
    size {{integer}} NOT NULL,
    added_at {{ms}} NOT NULL
) {{table}};
CREATE INDEX incoming_report_file_by_branch ON incoming_report_file (branch_id, added_at);

-- What a unit says otherwise than the list above it: another name, another place, retired, or one more.
CREATE TABLE incoming_unit_instruction (
    unit_id {{uuid}} NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    place {{integer}} NOT NULL,
    retired {{bool}} NOT NULL,
    PRIMARY KEY (unit_id, code)
) {{table}};

-- Pairs an agency allows or forbids beside the rule of rank (domain/chain.h); "" and null: any.
CREATE TABLE incoming_rule (
    id {{uuid}} PRIMARY KEY,
    giver_kind TEXT NOT NULL,
    giver_unit_id {{uuid}},
    receiver_kind TEXT NOT NULL,
    receiver_unit_id {{uuid}},
    allowed {{bool}} NOT NULL,
    note TEXT NOT NULL,
    made_at {{ms}} NOT NULL,
    made_by TEXT NOT NULL
) {{table}};
CREATE INDEX incoming_disposition_by_parent ON incoming_disposition (parent_id);
