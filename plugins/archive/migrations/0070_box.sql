-- SPDX-License-Identifier: Apache-2.0
-- The box a dossier stands in, as the depot names it. Of what was placed before, the next move or new name tells it.
ALTER TABLE archive_dossier ADD COLUMN box TEXT NOT NULL DEFAULT '';
