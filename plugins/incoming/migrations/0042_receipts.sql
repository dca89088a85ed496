-- SPDX-License-Identifier: Apache-2.0
-- The sender's mail address, where the letter came by mail, and what became of its receipt sent there. state: known
-- until somebody sends it, then waiting, sent or failed.
CREATE TABLE incoming_receipt (
    entry_id {{uuid}} PRIMARY KEY REFERENCES incoming_entry (id),
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    asked_by {{uuid}},
    asked_at {{ms}},
    ended_at {{ms}}
) {{table}};
