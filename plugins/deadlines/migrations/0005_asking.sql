-- SPDX-License-Identifier: Apache-2.0
-- Who urged the holder, and what he asked of who set the day. by_id: the seat; person, position: names as they were.
CREATE TABLE deadlines_urge (
    id {{uuid}} PRIMARY KEY,
    wait_id {{uuid}} NOT NULL REFERENCES deadlines_wait (id),
    by_id {{uuid}} NOT NULL,
    person TEXT NOT NULL,
    position TEXT NOT NULL,
    at {{ms}} NOT NULL
) {{table}};
CREATE INDEX deadlines_urge_by_wait ON deadlines_urge (wait_id, at);

-- granted: NULL until it is answered; what ended unanswered has answered_at alone.
CREATE TABLE deadlines_request (
    id {{uuid}} PRIMARY KEY,
    wait_id {{uuid}} NOT NULL REFERENCES deadlines_wait (id),
    reason TEXT NOT NULL,
    until_day TEXT NOT NULL,
    person TEXT NOT NULL,
    position TEXT NOT NULL,
    at {{ms}} NOT NULL,
    granted {{bool}},
    answer TEXT NOT NULL DEFAULT '',
    answered_person TEXT NOT NULL DEFAULT '',
    answered_position TEXT NOT NULL DEFAULT '',
    answered_at {{ms}}
) {{table}};
CREATE UNIQUE INDEX deadlines_request_once ON deadlines_request (wait_id) WHERE answered_at IS NULL;
CREATE INDEX deadlines_request_by_wait ON deadlines_request (wait_id, at);
CREATE INDEX deadlines_notice_by_to ON deadlines_notice (to_id, wait_id);
