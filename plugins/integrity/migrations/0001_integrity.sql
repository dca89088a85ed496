-- SPDX-License-Identifier: Apache-2.0
-- Every file of the house by its digest. state: good, damaged, missing, or gone (destroyed lawfully). checked_at: when
-- it was last read whole, 0 before that. tree, place: the leaf it is in a hash tree; null until the next night.
CREATE TABLE integrity_object (
    digest TEXT NOT NULL PRIMARY KEY,
    bytes {{integer}} NOT NULL,
    seen_at {{ms}} NOT NULL,
    checked_at {{ms}} NOT NULL,
    state TEXT NOT NULL,
    found_at {{ms}},
    tree {{integer}},
    place {{integer}}
) {{table}};
CREATE INDEX integrity_object_by_check ON integrity_object (checked_at, digest) WHERE state = 'good';
CREATE INDEX integrity_object_ill ON integrity_object (found_at, digest) WHERE state IN ('damaged', 'missing');
CREATE INDEX integrity_object_new ON integrity_object (seen_at, digest) WHERE tree IS NULL AND state = 'good';
CREATE UNIQUE INDEX integrity_object_leaf ON integrity_object (tree, place) WHERE tree IS NOT NULL;

-- The trees: root over their files, the head of the trail of acts and the tokens of older trees they renew; token:
-- the timestamp over the root (RFC 3161), null until it is given. renewed_in, renewed_place: the leaf this tree's
-- token is in a later tree.
CREATE TABLE integrity_tree (
    number {{integer}} NOT NULL PRIMARY KEY,
    made_at {{ms}} NOT NULL,
    leaves {{integer}} NOT NULL,
    root TEXT NOT NULL,
    audit_number {{integer}},
    audit_hash TEXT,
    token {{bytes}},
    stamped_at {{ms}},
    ends_at {{ms}},
    authority TEXT NOT NULL,
    renewed_in {{integer}},
    renewed_place {{integer}}
) {{table}};
CREATE INDEX integrity_tree_to_renew ON integrity_tree (ends_at) WHERE renewed_in IS NULL AND token IS NOT NULL;
CREATE UNIQUE INDEX integrity_tree_leaf ON integrity_tree (renewed_in, renewed_place) WHERE renewed_in IS NOT NULL;
