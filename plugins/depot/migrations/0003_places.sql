-- Places in each other: building, room, rack, row, cabinet, drawer, box, folder. `highest` is the access class up to
-- which dossiers may stand in it; capacity 0: not told.
CREATE TABLE depot_place (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  kind TEXT NOT NULL,
  parent_id {{uuid}} REFERENCES depot_place (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  capacity {{integer}} NOT NULL,
  highest {{integer}} NOT NULL,
  barcode TEXT NOT NULL UNIQUE,
  version {{integer}} NOT NULL
){{table}};

CREATE INDEX depot_place_unit ON depot_place (unit_id);
CREATE INDEX depot_place_parent ON depot_place (parent_id);

-- Where each dossier stands now; the last of its moves.
CREATE TABLE depot_shelved (
  dossier_id {{uuid}} NOT NULL PRIMARY KEY,
  place_id {{uuid}} NOT NULL REFERENCES depot_place (id),
  barcode TEXT NOT NULL UNIQUE,
  since {{ms}} NOT NULL
){{table}};

CREATE INDEX depot_shelved_place ON depot_shelved (place_id);

-- Every move of a dossier or of a place, with where it came from and went to (archive.md I17). No row ever changes.
CREATE TABLE depot_move (
  id {{uuid}} NOT NULL PRIMARY KEY,
  object TEXT NOT NULL,
  from_id {{uuid}},
  to_id {{uuid}},
  from_text TEXT NOT NULL,
  to_text TEXT NOT NULL,
  reason TEXT NOT NULL,
  moved_at {{ms}} NOT NULL,
  moved_by {{uuid}} NOT NULL,
  moved_name TEXT NOT NULL
){{table}};

CREATE INDEX depot_move_object ON depot_move (object, moved_at);

-- A stock-take (opname) of a place and all in it: what is written down against what was found.
CREATE TABLE depot_count (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  place_id {{uuid}} NOT NULL REFERENCES depot_place (id),
  place_text TEXT NOT NULL,
  counted_at {{ms}} NOT NULL,
  counted_name TEXT NOT NULL,
  note TEXT NOT NULL
){{table}};

CREATE INDEX depot_count_place ON depot_count (place_id);

CREATE TABLE depot_count_line (
  count_id {{uuid}} NOT NULL REFERENCES depot_count (id),
  line {{integer}} NOT NULL,
  dossier_id {{uuid}},
  code TEXT NOT NULL,
  outcome TEXT NOT NULL,
  recorded TEXT NOT NULL,
  PRIMARY KEY (count_id, line)
){{table}};

-- sqlite:
CREATE TRIGGER depot_move_no_update BEFORE UPDATE ON depot_move
BEGIN SELECT RAISE(ABORT, 'depot_move is append only'); END;
CREATE TRIGGER depot_move_no_delete BEFORE DELETE ON depot_move
BEGIN SELECT RAISE(ABORT, 'depot_move is append only'); END;
-- postgres:
CREATE FUNCTION depot_move_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'depot_move is append only';
END
$$;
CREATE TRIGGER depot_move_no_change BEFORE UPDATE OR DELETE ON depot_move
    FOR EACH ROW EXECUTE FUNCTION depot_move_refuse();
CREATE TRIGGER depot_move_no_truncate BEFORE TRUNCATE ON depot_move
    FOR EACH STATEMENT EXECUTE FUNCTION depot_move_refuse();
-- both:
