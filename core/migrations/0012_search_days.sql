-- SPDX-License-Identifier: Apache-2.0
-- Words that are found but never shown, and marks that hold from one day to another (of others both are null).
ALTER TABLE core_search ADD COLUMN unshown TEXT NOT NULL DEFAULT '';
ALTER TABLE core_search_mark ADD COLUMN first_day INTEGER;
ALTER TABLE core_search_mark ADD COLUMN last_day INTEGER;
