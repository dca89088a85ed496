-- SPDX-License-Identifier: Apache-2.0
-- Which members of the committee say yes to what it has decided, until it decides something anew; and why somebody trusts a
-- file whose signatures do not prove it.
CREATE TABLE disposal_assent (
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    part TEXT NOT NULL,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    position_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    given_at {{ms}} NOT NULL,
    PRIMARY KEY (proposal_id, part)
) {{table}};
ALTER TABLE disposal_paper ADD COLUMN confirmed_why TEXT NOT NULL DEFAULT '';
