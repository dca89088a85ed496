-- A reader at the table stands in a loan as numbers of his card and visit; the words are said where it is shown.
ALTER TABLE depot_loan ADD COLUMN card TEXT NOT NULL DEFAULT '';
ALTER TABLE depot_loan ADD COLUMN visit TEXT NOT NULL DEFAULT '';

-- Forgetting a reader looks at all his visits; lists go by unit, last day and name.
CREATE INDEX depot_visit_reader ON depot_visit (reader_id);
CREATE INDEX depot_visit_unit ON depot_visit (unit_id, came_at);
CREATE INDEX depot_reader_unit ON depot_reader (unit_id, last_on);
CREATE INDEX depot_reader_known ON depot_reader (last_on) WHERE forgotten_on IS NULL;
CREATE INDEX depot_request_unit ON depot_request (unit_id, state);
CREATE INDEX depot_request_known ON depot_request (ended_on) WHERE forgotten_on IS NULL;
