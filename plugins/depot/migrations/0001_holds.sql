-- A hold covers chosen dossiers (depot_hold_object), or all that match its query, those of later too. It reaches
-- the archive of its unit and of the units below. It ends by two persons, never by a date.
CREATE TABLE depot_hold (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  unit_name TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  mandate TEXT NOT NULL,
  state TEXT NOT NULL,
  by_query {{bool}} NOT NULL,
  code TEXT NOT NULL,
  of_unit {{uuid}},
  year_from {{integer}},
  year_until {{integer}},
  remind_on TEXT,
  reminded_on TEXT,
  opened_by {{uuid}} NOT NULL,
  opened_position {{uuid}} NOT NULL,
  opened_name TEXT NOT NULL,
  opened_at {{ms}} NOT NULL,
  proposed_by {{uuid}},
  proposed_position {{uuid}},
  proposed_name TEXT NOT NULL,
  proposed_at {{ms}},
  proposed_reason TEXT NOT NULL,
  closed_by {{uuid}},
  closed_name TEXT NOT NULL,
  closed_at {{ms}},
  closed_reason TEXT NOT NULL
){{table}};

CREATE INDEX depot_hold_unit ON depot_hold (unit_id, state);

CREATE TABLE depot_hold_object (
  hold_id {{uuid}} NOT NULL REFERENCES depot_hold (id),
  dossier_id {{uuid}} NOT NULL,
  added_at {{ms}} NOT NULL,
  added_name TEXT NOT NULL,
  PRIMARY KEY (hold_id, dossier_id)
){{table}};

CREATE INDEX depot_hold_object_dossier ON depot_hold_object (dossier_id);
