-- SPDX-License-Identifier: Apache-2.0
-- One act one person asked for over many subjects, and the true result of each.
CREATE TABLE core_batch (
    id {{uuid}} NOT NULL PRIMARY KEY,
    act TEXT NOT NULL,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    appointment_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    shared {{json}} NOT NULL,
    origin TEXT NOT NULL,
    request_id TEXT NOT NULL,
    asked_at {{ms}} NOT NULL,
    ended_at {{ms}},
    again_id {{uuid}},
    cleared {{bool}} NOT NULL
){{table}};
CREATE INDEX core_batch_person ON core_batch (person_id, id);
CREATE INDEX core_batch_ended ON core_batch (ended_at);

CREATE TABLE core_batch_item (
    batch_id {{uuid}} NOT NULL REFERENCES core_batch (id),
    place {{integer}} NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    payload {{json}} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'refused', 'failed')),
    tries {{integer}} NOT NULL,
    not_before {{ms}} NOT NULL,
    refusal {{json}},
    ended_at {{ms}},
    PRIMARY KEY (batch_id, place)
){{table}};
CREATE INDEX core_batch_item_state ON core_batch_item (batch_id, state, place);
