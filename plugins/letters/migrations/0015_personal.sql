-- SPDX-License-Identifier: Apache-2.0
-- A letter to a named person: he who held the position when the letter was sent, whatever position he holds later.
ALTER TABLE letters_addressee ADD COLUMN personal {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE letters_addressee ADD COLUMN person_id {{uuid}};
