-- SPDX-License-Identifier: Apache-2.0
-- Of a definitive number that the heir of its records unit had given, too: which unit gave it. A number stays as it was given.
ALTER TABLE archive_dossier ADD COLUMN definitive_of TEXT NOT NULL DEFAULT '';
