-- SPDX-License-Identifier: Apache-2.0
-- Fingerprint of the results its person saw when it was made: once he sees others, it is made anew before it is handed out.
ALTER TABLE seeking_export ADD COLUMN seen TEXT NOT NULL DEFAULT '';
