-- SPDX-License-Identifier: Apache-2.0
-- What proves an event of a fiscal year: the number and the day of the regulation.
ALTER TABLE archive_event ADD COLUMN basis_number TEXT NOT NULL DEFAULT '';
ALTER TABLE archive_event ADD COLUMN basis_on TEXT;
