-- SPDX-License-Identifier: Apache-2.0
-- Trees that do not agree with the trail of acts, their leaves or their timestamp any more, until they do again.
-- why: missing, entry, root, token, ended; entry: the one of the trail the tree vouches for.
CREATE TABLE integrity_tree_fault (
    tree {{integer}} NOT NULL PRIMARY KEY,
    why TEXT NOT NULL,
    entry {{integer}},
    found_at {{ms}} NOT NULL
) {{table}};
