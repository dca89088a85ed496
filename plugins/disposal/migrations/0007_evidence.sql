-- SPDX-License-Identifier: Apache-2.0
-- The dossier the papers of a proposal that is over were filed in.
CREATE TABLE disposal_evidence (
    proposal_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES disposal_proposal (id),
    dossier_id {{uuid}} NOT NULL,
    filed_by TEXT NOT NULL,
    filed_at {{ms}} NOT NULL
) {{table}};
