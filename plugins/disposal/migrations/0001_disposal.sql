-- SPDX-License-Identifier: Apache-2.0
-- Proposals to transfer, destroy, hand over or judge anew; snapshot: the dossier as it was frozen, without titles of
-- its letters. What is recorded of a finished disposal is kept for ever.
CREATE TABLE disposal_proposal (
    id {{uuid}} NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    number {{integer}} NOT NULL,
    year {{integer}} NOT NULL,
    unit_id {{uuid}} NOT NULL,
    unit_name TEXT NOT NULL,
    records_unit_id {{uuid}} NOT NULL,
    records_unit_name TEXT NOT NULL,
    route TEXT NOT NULL,
    proposer_id {{uuid}} NOT NULL,
    proposer_name TEXT NOT NULL,
    proposer_position_id {{uuid}} NOT NULL,
    proposer_position_name TEXT NOT NULL,
    created_at {{ms}} NOT NULL,
    note TEXT NOT NULL,
    method TEXT NOT NULL,
    place TEXT NOT NULL,
    hash TEXT NOT NULL,
    version {{integer}} NOT NULL,
    UNIQUE (records_unit_id, kind, year, number)
) {{table}};
CREATE INDEX disposal_proposal_by_unit ON disposal_proposal (unit_id, created_at);
CREATE INDEX disposal_proposal_by_state ON disposal_proposal (state, created_at);

CREATE TABLE disposal_line (
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    line_no {{integer}} NOT NULL,
    dossier_id {{uuid}} NOT NULL,
    snapshot {{json}} NOT NULL,
    hash TEXT NOT NULL,
    access {{integer}} NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    found TEXT NOT NULL,
    found_note TEXT NOT NULL,
    found_by TEXT NOT NULL,
    outcome TEXT NOT NULL,
    outcome_why {{json}} NOT NULL,
    definitive {{integer}} NOT NULL,
    PRIMARY KEY (proposal_id, line_no),
    UNIQUE (proposal_id, dossier_id)
) {{table}};
CREATE INDEX disposal_line_by_dossier ON disposal_line (dossier_id);

CREATE TABLE disposal_member (
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    part TEXT NOT NULL,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    position_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    PRIMARY KEY (proposal_id, part)
) {{table}};
CREATE INDEX disposal_member_by_position ON disposal_member (position_id);

-- subject: a letter of this house; else bytes is an uploaded file.
CREATE TABLE disposal_paper (
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    paper_date TEXT NOT NULL,
    subject TEXT NOT NULL,
    bytes TEXT NOT NULL,
    name TEXT NOT NULL,
    signers {{integer}} NOT NULL,
    added_by TEXT NOT NULL,
    added_at {{ms}} NOT NULL,
    PRIMARY KEY (proposal_id, kind)
) {{table}};
CREATE INDEX disposal_paper_by_subject ON disposal_paper (subject);
CREATE INDEX disposal_paper_by_bytes ON disposal_paper (bytes);

CREATE TABLE disposal_step (
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    step_no {{integer}} NOT NULL,
    act TEXT NOT NULL,
    state TEXT NOT NULL,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    position_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    acted_at {{ms}} NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (proposal_id, step_no)
) {{table}};

-- Numbers of dossiers in the records unit, without gaps; a dossier has one and keeps it.
CREATE TABLE disposal_definitive (
    dossier_id {{uuid}} NOT NULL PRIMARY KEY,
    records_unit_id {{uuid}} NOT NULL,
    number {{integer}} NOT NULL,
    UNIQUE (records_unit_id, number)
) {{table}};

-- Letters that went with a dossier, so that the act which destroyed them can be told of each.
CREATE TABLE disposal_gone (
    subject TEXT NOT NULL PRIMARY KEY,
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    dossier_id {{uuid}} NOT NULL
) {{table}};
CREATE INDEX disposal_gone_by_proposal ON disposal_gone (proposal_id, dossier_id);

-- Files nothing destroyed needs any more; they leave this table when they are gone or somebody else keeps them.
CREATE TABLE disposal_freed (
    bytes TEXT NOT NULL PRIMARY KEY,
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id)
) {{table}};
