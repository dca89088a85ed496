-- SPDX-License-Identifier: Apache-2.0
-- The digest of lists kept from now on is over their head, too: name, titles, columns, notes.
ALTER TABLE archive_list ADD COLUMN with_head {{bool}} NOT NULL DEFAULT 0;
