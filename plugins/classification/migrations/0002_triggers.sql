-- The words of a retention rule that name an event, as read, by edition of the schedule. One phrase may name several.
CREATE TABLE classification_trigger (
    version_id {{uuid}} NOT NULL REFERENCES classification_version (id),
    phrase TEXT NOT NULL,
    part {{integer}} NOT NULL,
    event_key TEXT NOT NULL,
    event_name TEXT NOT NULL,
    mode TEXT NOT NULL,
    scope TEXT NOT NULL,
    logic TEXT NOT NULL,
    PRIMARY KEY (version_id, phrase, part)
) {{table}};
