-- SPDX-License-Identifier: Apache-2.0
-- The handover whose copies a removal is about.
ALTER TABLE disposal_proposal ADD COLUMN after_id {{uuid}};
CREATE INDEX disposal_proposal_after ON disposal_proposal (after_id);
