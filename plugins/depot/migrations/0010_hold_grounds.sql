-- Why something is held, who asked for it, and the day of the letter it rests on.
ALTER TABLE depot_hold ADD COLUMN asked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE depot_hold ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE depot_hold ADD COLUMN mandate_on TEXT;
