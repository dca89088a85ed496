-- SPDX-License-Identifier: Apache-2.0
-- form: in whose columns the table is written, "" for the plain list; reached, reach_of: lines read so far, of all.
ALTER TABLE seeking_export ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE seeking_export ADD COLUMN reached {{integer}} NOT NULL DEFAULT 0;
ALTER TABLE seeking_export ADD COLUMN reach_of {{integer}} NOT NULL DEFAULT 0;
