-- SPDX-License-Identifier: Apache-2.0
-- Received letters destroyed with their dossier, and by which act; nothing takes a row out again.
CREATE TABLE incoming_destroyed (
    entry_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES incoming_entry (id),
    act TEXT NOT NULL,
    destroyed_at {{ms}} NOT NULL
) {{table}};
