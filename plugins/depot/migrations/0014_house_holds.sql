-- A hold of the records unit over the archive of every unit (a lawsuit, an audit of the whole house).
ALTER TABLE depot_hold ADD COLUMN house {{bool}} NOT NULL DEFAULT 0;
