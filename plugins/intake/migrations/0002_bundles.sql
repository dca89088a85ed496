-- SPDX-License-Identifier: Apache-2.0
-- bundle: the files of a letter that came in one ZIP, and which of them is the letter; null for one that came alone.
ALTER TABLE intake_arrival ADD COLUMN bundle {{json}} NOT NULL DEFAULT 'null';
