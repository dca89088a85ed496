-- External partners (mitra luar): whom letters go to outside the agency, and which were one and the same.
-- folded: the name as it is compared and sorted; grams: how many trigrams it has.
CREATE TABLE directory_partner (
    id {{uuid}} PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    grams {{integer}} NOT NULL,
    official TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    revision {{integer}} NOT NULL,
    merged_into {{uuid}} REFERENCES directory_partner (id)
) {{table}};
CREATE INDEX directory_partner_order ON directory_partner (folded, id);
CREATE INDEX directory_partner_merged ON directory_partner (merged_into);

CREATE TABLE directory_partner_gram (
    gram TEXT NOT NULL,
    partner_id {{uuid}} NOT NULL REFERENCES directory_partner (id),
    PRIMARY KEY (gram, partner_id)
) {{table}};
CREATE INDEX directory_partner_gram_partner ON directory_partner_gram (partner_id);

-- before: the survivor as it was, for taking the merge back.
CREATE TABLE directory_partner_merge (
    id {{uuid}} PRIMARY KEY,
    survivor_id {{uuid}} NOT NULL REFERENCES directory_partner (id),
    merged_id {{uuid}} NOT NULL REFERENCES directory_partner (id),
    merged_at {{ms}} NOT NULL,
    merged_by TEXT NOT NULL,
    before {{json}} NOT NULL,
    undone_at {{ms}},
    undone_by TEXT NOT NULL DEFAULT ''
) {{table}};
CREATE INDEX directory_partner_merge_merged ON directory_partner_merge (merged_id);
CREATE INDEX directory_partner_merge_survivor ON directory_partner_merge (survivor_id);
