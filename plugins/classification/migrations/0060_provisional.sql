-- SPDX-License-Identifier: Apache-2.0
-- A draft serves only where somebody chose it to, for the time being, and said why. The one that served until now by
-- being the newest goes on: it has no reason told.
ALTER TABLE classification_version ADD COLUMN provisional {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE classification_version ADD COLUMN provisional_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_version ADD COLUMN provisional_by TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_version ADD COLUMN provisional_at {{ms}};

UPDATE classification_version SET provisional = 1 WHERE state = 'draft' AND id = (
    SELECT o.id FROM classification_version o WHERE o.kind = classification_version.kind AND o.state <> 'withdrawn'
    ORDER BY CASE WHEN o.effective_from > CAST(CURRENT_DATE AS TEXT) THEN 2 WHEN o.state = 'published' THEN 0 ELSE 1 END,
    CASE WHEN o.effective_from <= CAST(CURRENT_DATE AS TEXT) THEN o.effective_from END DESC, o.effective_from,
    o.imported_at DESC LIMIT 1);

CREATE UNIQUE INDEX classification_version_provisional ON classification_version (kind) WHERE provisional = 1;
