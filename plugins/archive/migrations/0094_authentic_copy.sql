-- SPDX-License-Identifier: Apache-2.0
-- A guarded record's authentic copy, handed to the national archives: when, and by which record of handing over.
ALTER TABLE archive_mark ADD COLUMN copied_on TEXT;
ALTER TABLE archive_mark ADD COLUMN copy_number TEXT NOT NULL DEFAULT '';
-- What was told of the report says nothing of the copy.
UPDATE archive_mark SET told = 100 WHERE kind = 'terjaga' AND reported_on IS NOT NULL;
