-- How long the shelves of a place are, and of a box how wide it is: linear metres, kept in centimetres. 0: not told.
ALTER TABLE depot_place ADD COLUMN length_cm {{integer}} NOT NULL DEFAULT 0;
