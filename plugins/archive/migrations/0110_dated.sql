-- SPDX-License-Identifier: Apache-2.0
-- How exactly the date of an item is known, in EDTF ("1978", "1978-03", "2001/2003-05"; "XXXX": it bears none). '': to the day,
-- as letter_date and first_on say; those are else the days it may be at the latest and at the earliest.
ALTER TABLE archive_item ADD COLUMN dated TEXT NOT NULL DEFAULT '';
