-- SPDX-License-Identifier: Apache-2.0
-- Searches kept under a name. wanted: what is sought, as service/kept_wish.h writes it; fresh: hits its owner was told
-- of and has not looked at.
CREATE TABLE seeking_search (
    id {{uuid}} PRIMARY KEY,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    appointment_id {{uuid}} NOT NULL,
    unit_id {{uuid}} NOT NULL,
    name TEXT NOT NULL,
    wanted {{json}} NOT NULL,
    shared {{bool}} NOT NULL,
    alert {{bool}} NOT NULL,
    fresh {{integer}} NOT NULL,
    made_at {{ms}} NOT NULL
) {{table}};
CREATE INDEX seeking_search_by_person ON seeking_search (person_id, name);
CREATE INDEX seeking_search_by_unit ON seeking_search (unit_id, name);
CREATE INDEX seeking_search_by_alert ON seeking_search (alert, id);

-- Hits an alert knows already.
CREATE TABLE seeking_known (
    search_id {{uuid}} NOT NULL REFERENCES seeking_search (id),
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (search_id, kind, document)
) {{table}};

-- What somebody opened last, by the seat he opened it in.
CREATE TABLE seeking_opened (
    person_id {{uuid}} NOT NULL,
    appointment_id {{uuid}} NOT NULL,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    opened_at {{ms}} NOT NULL,
    PRIMARY KEY (person_id, appointment_id, kind, document)
) {{table}};
CREATE INDEX seeking_opened_by_time ON seeking_opened (person_id, appointment_id, opened_at);

-- All results of a search as they stood then.
CREATE TABLE seeking_selection (
    id {{uuid}} PRIMARY KEY,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    appointment_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    wanted {{json}} NOT NULL,
    total {{integer}} NOT NULL,
    cut {{bool}} NOT NULL,
    made_at {{ms}} NOT NULL,
    expires_at {{ms}} NOT NULL
) {{table}};
CREATE INDEX seeking_selection_by_end ON seeking_selection (expires_at);
CREATE TABLE seeking_selected (
    selection_id {{uuid}} NOT NULL REFERENCES seeking_selection (id),
    place {{integer}} NOT NULL,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (selection_id, place)
) {{table}};

-- A selection written as a table by a job. reached: the last place of it that was looked at; told: rows so far.
CREATE TABLE seeking_export (
    id {{uuid}} PRIMARY KEY,
    selection_id {{uuid}} NOT NULL REFERENCES seeking_selection (id),
    person_id {{uuid}} NOT NULL,
    appointment_id {{uuid}} NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    reached {{integer}} NOT NULL,
    told {{integer}} NOT NULL,
    asked_at {{ms}} NOT NULL,
    expires_at {{ms}} NOT NULL,
    xlsx {{bytes}},
    csv {{bytes}}
) {{table}};
CREATE INDEX seeking_export_by_person ON seeking_export (person_id, asked_at);
CREATE INDEX seeking_export_by_end ON seeking_export (expires_at);
CREATE TABLE seeking_export_row (
    export_id {{uuid}} NOT NULL REFERENCES seeking_export (id),
    place {{integer}} NOT NULL,
    cells {{json}} NOT NULL,
    PRIMARY KEY (export_id, place)
) {{table}};
