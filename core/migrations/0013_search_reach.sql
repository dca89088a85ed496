-- SPDX-License-Identifier: Apache-2.0
-- Spans know their kind: whether any of it reaches into the days sought is told without looking at documents.
ALTER TABLE core_search_span ADD COLUMN kind TEXT NOT NULL DEFAULT '';
UPDATE core_search_span SET kind = COALESCE((SELECT d.kind FROM core_search d WHERE d.place = core_search_span.place), '');
CREATE INDEX core_search_span_reach ON core_search_span (kind, last_day, place);
