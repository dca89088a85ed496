-- Who is who: units, positions, persons and their appointments.
CREATE TABLE directory_unit (
    id {{uuid}} PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id {{uuid}} REFERENCES directory_unit (id) DEFERRABLE INITIALLY DEFERRED,
    letter_code TEXT NOT NULL DEFAULT '',
    short_name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    own_numbers {{bool}} NOT NULL DEFAULT 0,
    place {{integer}} NOT NULL
) {{table}};
CREATE INDEX directory_unit_parent ON directory_unit (parent_id);

-- roles: words between blanks, e.g. ' head staff '.
CREATE TABLE directory_position (
    id {{uuid}} PRIMARY KEY,
    unit_id {{uuid}} NOT NULL REFERENCES directory_unit (id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    superior_id {{uuid}} REFERENCES directory_position (id) DEFERRABLE INITIALLY DEFERRED,
    signs {{bool}} NOT NULL DEFAULT 0,
    roles TEXT NOT NULL DEFAULT '',
    place {{integer}} NOT NULL
) {{table}};
CREATE INDEX directory_position_unit ON directory_position (unit_id);
CREATE INDEX directory_position_superior ON directory_position (superior_id);

CREATE TABLE directory_person (
    id {{uuid}} PRIMARY KEY,
    nip TEXT UNIQUE,
    name TEXT NOT NULL,
    title_before TEXT NOT NULL DEFAULT '',
    title_after TEXT NOT NULL DEFAULT '',
    rank_name TEXT NOT NULL DEFAULT '',
    grade TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    login TEXT UNIQUE
) {{table}};

-- until_date is the last day, inclusive; null: until further notice.
CREATE TABLE directory_appointment (
    id {{uuid}} PRIMARY KEY,
    person_id {{uuid}} NOT NULL REFERENCES directory_person (id),
    position_id {{uuid}} NOT NULL REFERENCES directory_position (id),
    capacity TEXT NOT NULL,
    decree TEXT NOT NULL DEFAULT '',
    decree_date TEXT,
    from_date TEXT NOT NULL,
    until_date TEXT,
    UNIQUE (person_id, position_id, capacity, from_date)
) {{table}};
CREATE INDEX directory_appointment_position ON directory_appointment (position_id);

CREATE TABLE directory_group (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    unit_kinds TEXT NOT NULL DEFAULT '',
    place {{integer}} NOT NULL
) {{table}};

CREATE TABLE directory_group_member (
    group_code TEXT NOT NULL REFERENCES directory_group (code),
    position_id {{uuid}} NOT NULL REFERENCES directory_position (id),
    place {{integer}} NOT NULL,
    PRIMARY KEY (group_code, position_id)
) {{table}};

INSERT INTO directory_group (code, name, unit_kinds, place)
VALUES ('KEPALA-OPD', 'Seluruh Kepala Perangkat Daerah', 'dinas;badan;satuan;inspektorat;setwan', 1);

-- An upload between its dry run and its confirmation; removed by either, and after a day.
CREATE TABLE directory_import (
    id {{uuid}} PRIMARY KEY,
    person_id TEXT NOT NULL,
    made_at {{ms}} NOT NULL,
    outline TEXT NOT NULL,
    sheets {{bytes}} NOT NULL
) {{table}};
