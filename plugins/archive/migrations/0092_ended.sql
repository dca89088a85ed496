-- SPDX-License-Identifier: Apache-2.0
-- When a dossier was destroyed and by whom, as its stub tells. Of those destroyed before, the next night tells it by the trail.
ALTER TABLE archive_dossier ADD COLUMN ended_at {{ms}};
ALTER TABLE archive_dossier ADD COLUMN ended_by_name TEXT NOT NULL DEFAULT '';
