-- Copies of one letter in several mailboxes, so that a search shows the letter once.

ALTER TABLE core_search ADD COLUMN original TEXT NOT NULL DEFAULT '';

CREATE TABLE core_search_copy (
    original TEXT NOT NULL,
    reader TEXT NOT NULL,
    rank TEXT NOT NULL,
    copy TEXT NOT NULL,
    place {{integer}} NOT NULL,
    PRIMARY KEY (original, reader, rank)
){{table}};
CREATE INDEX core_search_copy_copy ON core_search_copy (copy);
