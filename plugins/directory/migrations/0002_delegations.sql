-- Delegations of signature: who may sign in whose name, for which letters, from when until when.
-- kinds and kind_groups: codes between ';'; both empty: every kind the giver signs.
CREATE TABLE directory_delegation (
    id {{uuid}} PRIMARY KEY,
    giver_id {{uuid}} NOT NULL REFERENCES directory_position (id),
    receiver_id {{uuid}} NOT NULL REFERENCES directory_position (id),
    form TEXT NOT NULL,
    kinds TEXT NOT NULL DEFAULT '',
    kind_groups TEXT NOT NULL DEFAULT '',
    highest TEXT NOT NULL,
    from_date TEXT NOT NULL,
    until_date TEXT NOT NULL,
    basis TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    entered_at {{ms}} NOT NULL,
    revoked_at {{ms}},
    revoked_by TEXT NOT NULL DEFAULT '',
    revoke_reason TEXT NOT NULL DEFAULT ''
) {{table}};
CREATE INDEX directory_delegation_giver ON directory_delegation (giver_id, until_date);
CREATE INDEX directory_delegation_receiver ON directory_delegation (receiver_id, until_date);
CREATE INDEX directory_delegation_until ON directory_delegation (until_date, id);
