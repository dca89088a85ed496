-- SPDX-License-Identifier: Apache-2.0
-- Of a review: what the committee decided of the dossier ("", destroy, keep, extend), and by how many years.
ALTER TABLE disposal_line ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
ALTER TABLE disposal_line ADD COLUMN years {{integer}} NOT NULL DEFAULT 0;
