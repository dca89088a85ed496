-- SPDX-License-Identifier: Apache-2.0
-- The access instrument in the columns of its official table: who may open what is filed under the code, whether the
-- public may, why, and the unit that keeps it.
ALTER TABLE classification_access ADD COLUMN access_rights TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_access ADD COLUMN public_access TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_access ADD COLUMN grounds TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_access ADD COLUMN unit TEXT NOT NULL DEFAULT '';
