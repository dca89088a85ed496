-- SPDX-License-Identifier: Apache-2.0
-- Text read from pictures stands apart from what a file says itself. Of what was read before, only where
-- every page was.
ALTER TABLE intake_arrival ADD COLUMN recognised TEXT NOT NULL DEFAULT '';
UPDATE intake_arrival SET recognised = body, body = '' WHERE read_pages >= pages;
