-- SPDX-License-Identifier: Apache-2.0
-- A paper that came as a file: who brought it, what its signatures are worth, and the second person who looked at it.
ALTER TABLE disposal_paper ADD COLUMN bringer_id {{uuid}};
ALTER TABLE disposal_paper ADD COLUMN judged {{json}} NOT NULL DEFAULT 'null';
ALTER TABLE disposal_paper ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT '';
