-- SPDX-License-Identifier: Apache-2.0
-- Where BSrE's service counts the places of visible signatures from: as its edition does, from below, from above.
ALTER TABLE signing_provider ADD COLUMN mark_origin TEXT NOT NULL DEFAULT 'usual';
