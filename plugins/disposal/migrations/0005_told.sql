-- SPDX-License-Identifier: Apache-2.0
-- Definitive numbers the archive was told: each is told once.
ALTER TABLE disposal_definitive ADD COLUMN told {{integer}} NOT NULL DEFAULT 0;
CREATE INDEX disposal_definitive_untold ON disposal_definitive (dossier_id) WHERE told = 0;
