-- SPDX-License-Identifier: Apache-2.0
-- What the act of a proposal tells, by its letter or file: the digest over its list and its remarks, with their counts; and
-- what an institution found of a dossier handed over.
CREATE TABLE disposal_act_list (
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    act TEXT NOT NULL,
    digest TEXT NOT NULL,
    lines {{integer}} NOT NULL,
    notes {{integer}} NOT NULL,
    PRIMARY KEY (proposal_id, act)
) {{table}};
ALTER TABLE disposal_line ADD COLUMN arrived TEXT NOT NULL DEFAULT 'unchecked';
ALTER TABLE disposal_line ADD COLUMN arrived_note TEXT NOT NULL DEFAULT '';
ALTER TABLE disposal_line ADD COLUMN arrived_by TEXT NOT NULL DEFAULT '';
