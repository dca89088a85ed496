-- SPDX-License-Identifier: Apache-2.0
-- A draft may be begun of the act and of the report; the report may come after the other papers were filed.
CREATE TABLE disposal_draft (
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    paper TEXT NOT NULL,
    subject TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at {{ms}} NOT NULL,
    PRIMARY KEY (proposal_id, paper)
) {{table}};
INSERT INTO disposal_draft (proposal_id, paper, subject, begun_by, begun_at)
SELECT proposal_id, 'act', subject, begun_by, begun_at FROM disposal_act_draft;
DROP TABLE disposal_act_draft;
ALTER TABLE disposal_evidence ADD COLUMN report_dossier_id {{uuid}};
