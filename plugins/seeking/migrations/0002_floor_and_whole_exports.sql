-- SPDX-License-Identifier: Apache-2.0
-- floor_day: an alert that found more than it compares watches from this day on, so that what lay beyond the end is no
-- news when one before it goes.
ALTER TABLE seeking_search ADD COLUMN floor_day TEXT;

-- An export is read in one unit of work, so no rows lie between. turn: how often what it held was taken away, so that
-- files read before are not kept after.
DROP TABLE seeking_export_row;
UPDATE seeking_export SET state = 'waiting', told = 0 WHERE state = 'running';
ALTER TABLE seeking_export DROP COLUMN reached;
ALTER TABLE seeking_export ADD COLUMN turn {{integer}} NOT NULL DEFAULT 0;
CREATE INDEX seeking_selection_by_person ON seeking_selection (person_id, made_at);
