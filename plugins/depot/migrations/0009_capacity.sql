-- What the capacity of a place counts: dossiers, or boxes standing in it.
ALTER TABLE depot_place ADD COLUMN measure TEXT NOT NULL DEFAULT 'dossiers';
