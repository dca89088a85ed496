-- SPDX-License-Identifier: Apache-2.0
-- When it was last tried to keep a file of others provable: who waited longest is next.
ALTER TABLE signing_foreign ADD COLUMN asked_at {{ms}} NOT NULL DEFAULT 0;
